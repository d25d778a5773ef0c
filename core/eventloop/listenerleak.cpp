// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eventloop/listenerleak.h"

#include <QRegularExpression>

namespace boucle {

std::optional<ListenerLeak> listenerLeakIn(const QByteArray &line)
{
    // Most lines are something else.
    if (!line.contains("MaxListenersExceededWarning"))
        return std::nullopt;
    static const QRegularExpression words(
        QStringLiteral("(\\d+) (.+) listeners added to (?:\\[([^\\]]+)\\]|(\\S+))"));
    const QRegularExpressionMatch match = words.match(QString::fromUtf8(line));
    if (!match.hasMatch())
        return std::nullopt;
    const QString emitter = match.captured(3).isEmpty() ? match.captured(4) : match.captured(3);
    return ListenerLeak{match.captured(1).toInt(), match.captured(2), emitter};
}

} // namespace boucle
