// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qsci/qsciscintillabase.h>

#include <bit>
#include <string_view>

namespace boucle {

/// The UTF-8 between two positions, without a copy; valid until the text changes.
inline std::string_view textRange(const QsciScintillaBase &editor, long from, long to)
{
    if (to <= from)
        return {};
    // The call for pointers takes no arguments in QScintilla.
    static_assert(sizeof(long) == sizeof(const char *));
    const long address = editor.SendScintilla(QsciScintillaBase::SCI_GETRANGEPOINTER,
                                              static_cast<unsigned long>(from), to - from);
    return {std::bit_cast<const char *>(address), size_t(to - from)};
}

} // namespace boucle
