// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/breakpointcondition.h"

#include "debugger_conditions.h"
#include "debugger_modules.h"
#include "debugger_requests.h"

#include <nlohmann/json.hpp>

namespace boucle {

namespace {

QString helper()
{
    static const QString text = u'(' + QString::fromUtf8(debugger_conditions) + u')';
    return text;
}

const QString builtinModules =
    QStringLiteral("(name) => globalThis.process.getBuiltinModule?.(name) ?? require(name)");

QString quotedId(BreakpointId id)
{
    return scriptString(QString::number(quint64(id)));
}

/// Behind the expression a new line, so that a comment in it ends.
QString lazily(const QString &expression)
{
    return QStringLiteral("() => (%1\n)").arg(expression);
}

/// The index behind the string, template or bracket that begins at `from`; -1 when it is not closed.
qsizetype skip(const QString &text, qsizetype from)
{
    const QChar open = text.at(from);
    const bool isBracket = open == u'{';
    for (qsizetype i = from + 1; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (!isBracket && c == u'\\') {
            ++i;
        } else if (isBracket ? c == u'}' : c == open) {
            return i + 1;
        } else if (isBracket && (c == u'{' || c == u'"' || c == u'\'' || c == u'`')) {
            i = skip(text, i) - 1;
            if (i < 0)
                return -1;
        }
    }
    return -1;
}

QString logCall(const Breakpoint &breakpoint)
{
    QStringList parts;
    for (const LogPart &part : parseLogMessage(breakpoint.logMessage))
        parts.append(part.isExpression ? lazily(part.text) : scriptString(part.text));
    return QStringLiteral("$boucle.log(%1, [%2])")
        .arg(quotedId(breakpoint.id), parts.join(QLatin1String(", ")));
}

QString requestCall(const Breakpoint &breakpoint)
{
    const RequestFilter &filter = breakpoint.request;
    return QStringLiteral(
               "$boucle.request(%1, { method: %2, path: %3, header: %4, contained: %5, next: %6 })")
        .arg(quotedId(breakpoint.id), scriptString(filter.method.toUpper()), scriptString(filter.path),
             scriptString(filter.header.toLower()), scriptString(filter.headerValue.toLower()),
             filter.nextOnly ? QStringLiteral("true") : QStringLiteral("false"));
}

/// A name that nobody has: the expressions see it among the variables of the frame.
QString withHelper(const QString &steps)
{
    return QStringLiteral("(($boucle) => %2)(%1)").arg(helper(), steps);
}

QString countCall(const Breakpoint &breakpoint, const HitCondition &condition)
{
    static constexpr QLatin1String names[] = {QLatin1String("from"), QLatin1String("exactly"),
                                              QLatin1String("every")};
    return QStringLiteral("$boucle.count(%1, '%2', %3)")
        .arg(quotedId(breakpoint.id), names[int(condition.kind)])
        .arg(condition.count);
}

} // namespace

QString scriptString(const QString &text)
{
    // JSON is JavaScript; what is no UTF-16 becomes a replacement character.
    return QString::fromStdString(
        nlohmann::json(text.toStdString()).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

QList<LogPart> parseLogMessage(const QString &message)
{
    QList<LogPart> parts;
    QString text;
    for (qsizetype i = 0; i < message.size(); ++i) {
        const bool isEscaped = message.at(i) == u'\\' && i + 1 < message.size() &&
                               (message.at(i + 1) == u'{' || message.at(i + 1) == u'}');
        const qsizetype end = message.at(i) == u'{' ? skip(message, i) : -1;
        const QString inside = end < 0 ? QString() : message.mid(i + 1, end - i - 2);
        if (inside.trimmed().isEmpty()) {
            text += message.at(isEscaped ? ++i : i);
            continue;
        }
        if (!text.isEmpty())
            parts.append({false, std::exchange(text, {})});
        parts.append({true, inside});
        i = end - 1;
    }
    if (!text.isEmpty())
        parts.append({false, text});
    return parts;
}

QString engineCondition(const Breakpoint &breakpoint)
{
    const Result<std::optional<HitCondition>> hits = parseHitCondition(breakpoint.hitCondition);
    const bool counts = hits && hits->has_value();
    if (breakpoint.condition.trimmed().isEmpty() && !counts && !breakpoint.isLogpoint() &&
        breakpoint.request.isEmpty())
        return {};
    const QString id = quotedId(breakpoint.id);
    QStringList steps{QStringLiteral("$boucle.reach(%1)").arg(id)};
    if (!breakpoint.request.isEmpty())
        steps.append(requestCall(breakpoint));
    if (!breakpoint.condition.trimmed().isEmpty())
        steps.append(QStringLiteral("$boucle.test(%1, %2)").arg(id, lazily(breakpoint.condition)));
    if (counts)
        steps.append(countCall(breakpoint, **hits));
    if (breakpoint.isLogpoint())
        steps.append(logCall(breakpoint));
    return withHelper(steps.join(QLatin1String(" && ")));
}

QString requestCondition(const Breakpoint &breakpoint)
{
    return withHelper(requestCall(breakpoint));
}

QString watchRequestsExpression(bool on)
{
    if (!on)
        return QStringLiteral("globalThis[Symbol.for('boucle.breakpoints')]?.requests?.watch(false)");
    // As one of node's own, which steps pass by: its functions stand in the stacks of what a request calls.
    return QStringLiteral("(%1)(%2, %3).watch(true)\n//# sourceURL=node:boucle/requests")
        .arg(QString::fromUtf8(debugger_requests), helper(), builtinModules);
}

QString holdModulesExpression(bool on)
{
    if (!on)
        return QStringLiteral("globalThis[Symbol.for('boucle.breakpoints')]?.modules?.hold(false)");
    // On lines of their own, so that the passage's line is the file's.
    return QStringLiteral("(%1)(%2, %3).hold(true)\n//# sourceURL=%4")
        .arg(QString::fromUtf8(debugger_modules), helper(), builtinModules, modulePassage().url);
}

const ModulePassage &modulePassage()
{
    static const ModulePassage passage = [] {
        const QByteArray text(debugger_modules);
        // As one of node's own: nobody wants to step into it.
        return ModulePassage{QStringLiteral("node:boucle/modules"),
                             int(text.left(text.indexOf("// the engine waits here")).count('\n'))};
    }();
    return passage;
}

QString awaitNextRequestExpression(BreakpointId id)
{
    return QStringLiteral("globalThis[Symbol.for('boucle.breakpoints')]?.requests?.rearm(%1)")
        .arg(quotedId(id));
}

QString recordExpression(BreakpointId id)
{
    return QStringLiteral("globalThis[Symbol.for('boucle.breakpoints')]?.recordOf(%1)").arg(quotedId(id));
}

QStringList userExpressions(const Breakpoint &breakpoint)
{
    QStringList expressions;
    if (!breakpoint.condition.trimmed().isEmpty())
        expressions.append(breakpoint.condition);
    for (const LogPart &part : parseLogMessage(breakpoint.logMessage)) {
        if (part.isExpression)
            expressions.append(part.text);
    }
    return expressions;
}

QString syntaxCheckExpression(const QString &expression)
{
    // Not Runtime.compileScript, which wants the Runtime domain on: that makes every console.log of the
    // program dearer.
    return QStringLiteral("void new Function(%1)")
        .arg(scriptString(QStringLiteral("return (%1\n)").arg(expression)));
}

} // namespace boucle
