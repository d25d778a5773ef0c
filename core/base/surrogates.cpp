// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/surrogates.h"

#include <QChar>

#include <optional>

namespace boucle {

namespace {

constexpr qsizetype escapeLength = 6; // \u and four digits

/// The number of the escape at `at`, or nothing.
std::optional<uint> escapedUnit(const QByteArray &text, qsizetype at)
{
    if (at + escapeLength > text.size() || text[at] != '\\' || text[at + 1] != 'u')
        return std::nullopt;
    bool ok = false;
    const uint unit = text.mid(at + 2, 4).toUInt(&ok, 16);
    return ok ? std::optional(unit) : std::nullopt;
}

} // namespace

bool mendLoneSurrogates(QByteArray &json)
{
    bool mended = false;
    for (qsizetype i = json.indexOf('\\'); i >= 0; i = json.indexOf('\\', i)) {
        const std::optional<uint> unit = escapedUnit(json, i);
        if (!unit) {
            i += 2;
            continue;
        }
        const uint next = escapedUnit(json, i + escapeLength).value_or(0);
        if (QChar::isHighSurrogate(*unit) && QChar::isLowSurrogate(next)) {
            i += 2 * escapeLength;
            continue;
        }
        if (QChar::isSurrogate(*unit)) {
            json.replace(i + 2, 4, "fffd");
            mended = true;
        }
        i += escapeLength;
    }
    return mended;
}

} // namespace boucle
