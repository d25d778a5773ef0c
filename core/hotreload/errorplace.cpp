// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hotreload/errorplace.h"

#include "core/debugger/scripturl.h"

#include <QRegularExpression>
#include <QUrl>

namespace boucle {

std::optional<SourcePlace> findErrorPlace(const QString &stack)
{
    static const QRegularExpression place(
        QStringLiteral(R"((?:^|[\s(])((?:file://)?/[^\n()]*?):(\d+)(?::(\d+))?\)?$)"),
        QRegularExpression::MultilineOption);
    for (auto it = place.globalMatch(stack); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString path = pathOfScriptUrl(match.captured(1));
        if (!isInNodeModules(path))
            return SourcePlace{path, match.captured(2).toInt(), match.captured(3).toInt()};
    }
    return std::nullopt;
}

} // namespace boucle
