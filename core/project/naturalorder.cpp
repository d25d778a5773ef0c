// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/naturalorder.h"

namespace boucle {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// The digits from `at` on, without leading zeros; moves `at` behind them.
QStringView takeNumber(QStringView text, qsizetype &at)
{
    while (at < text.size() && text[at] == u'0')
        ++at;
    const qsizetype start = at;
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return text.mid(start, at - start);
}

} // namespace

int compareNaturally(QStringView a, QStringView b)
{
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            const QStringView first = takeNumber(a, i);
            const QStringView second = takeNumber(b, j);
            if (first.size() != second.size())
                return first.size() < second.size() ? -1 : 1;
            if (const int order = first.compare(second); order != 0)
                return order;
            continue;
        }
        const char16_t first = a[i++].toCaseFolded().unicode();
        const char16_t second = b[j++].toCaseFolded().unicode();
        if (first != second)
            return first < second ? -1 : 1;
    }
    if (i < a.size() || j < b.size())
        return i < a.size() ? 1 : -1;
    return a.compare(b);
}

} // namespace boucle
