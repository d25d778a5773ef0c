// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/expressionat.h"

#include "core/debugger/scripttokens.h"

#include <algorithm>

namespace boucle {

PointedExpression expressionAt(const QString &line, int column)
{
    const QList<ScriptToken> tokens = ScriptTokens::of(line).tokens;
    const auto textOf = [&](int at) {
        return at < 0 ? QStringView() : QStringView(line).mid(tokens.at(at).start, tokens.at(at).length);
    };
    const auto pointed = std::find_if(tokens.cbegin(), tokens.cend(), [column](const ScriptToken &token) {
        return token.start <= column && column < token.end();
    });
    if (pointed == tokens.cend() || pointed->kind != ScriptToken::Kind::Word)
        return {};
    const int last = int(pointed - tokens.cbegin());
    const auto isMember = [&](int at) {
        const QStringView before = textOf(at - 1);
        return before == QLatin1String(".") || before == QLatin1String("?.");
    };
    int first = last;
    while (isMember(first)) {
        first -= 2;
        // "rows[0].id"
        while (first >= 0 && textOf(first) == QLatin1String("]") && tokens.at(first).pair > 0)
            first = tokens.at(first).pair - 1;
        // What is called would run.
        if (first < 0 || tokens.at(first).kind != ScriptToken::Kind::Word)
            return {};
    }
    const QStringView name = textOf(first);
    if (isScriptKeyword(name) && name != QLatin1String("this"))
        return {};
    const int start = int(tokens.at(first).start);
    const int length = int(tokens.at(last).end()) - start;
    return {line.mid(start, length), start, length};
}

} // namespace boucle
