// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace boucle {

/// A place in a text that the user can see: a file, or a script of node's own.
struct SourcePlace
{
    QString path;   ///< absolute; for what is no file the script's own name: "node:events",
                    ///< "evalmachine.<anonymous>"
    int line = 0;   ///< 1-based; 0: none
    int column = 0; ///< 1-based, in UTF-16 units; 0: the first place of the line

    bool isValid() const { return !path.isEmpty() && line > 0; }
    bool isFile() const { return path.startsWith(u'/'); }
    friend bool operator==(const SourcePlace &, const SourcePlace &) = default;
};

} // namespace boucle

Q_DECLARE_METATYPE(boucle::SourcePlace)
