// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/valuecolours.h"

#include "ui/editor/scriptscanner.h"

namespace boucle {

namespace {

ColourRole colourOf(ScriptToken token)
{
    switch (token) {
    case ScriptToken::Keyword:
    case ScriptToken::Constant:
        return ColourRole::Keyword;
    case ScriptToken::String:
    case ScriptToken::Escape:
    case ScriptToken::Regex:
        return ColourRole::String;
    case ScriptToken::Number:
        return ColourRole::Number;
    default:
        return ColourRole::Dim;
    }
}

} // namespace

QList<ValueSpan> valueSpans(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    QByteArray tokens(utf8.size(), '\0');
    ScriptScanner scanner(Language::JavaScript);
    scanner.scan(std::string_view(utf8.constData(), size_t(utf8.size())), ScriptScanner::initialState,
                 tokens.data());
    QList<ValueSpan> spans;
    int start = 0;
    for (qsizetype from = 0; from < utf8.size();) {
        qsizetype to = from + 1;
        while (to < utf8.size() && tokens[to] == tokens[from])
            ++to;
        const int length = int(QString::fromUtf8(utf8.mid(from, to - from)).size());
        spans.append({start, length, colourOf(ScriptToken(tokens[from]))});
        start += length;
        from = to;
    }
    return spans;
}

ColourRole colourOf(DebugValue::Kind kind)
{
    switch (kind) {
    case DebugValue::Kind::String:
        return ColourRole::String;
    case DebugValue::Kind::Number:
    case DebugValue::Kind::BigInt:
    case DebugValue::Kind::Date:
        return ColourRole::Number;
    case DebugValue::Kind::Boolean:
    case DebugValue::Kind::Symbol:
        return ColourRole::Keyword;
    case DebugValue::Kind::RegExp:
        return ColourRole::String;
    case DebugValue::Kind::Function:
        return ColourRole::Function;
    case DebugValue::Kind::Error:
        return ColourRole::Stop;
    case DebugValue::Kind::Accessor:
        return ColourRole::Accent;
    default:
        return ColourRole::Dim;
    }
}

} // namespace boucle
