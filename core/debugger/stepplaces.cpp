// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/stepplaces.h"

#include "core/cdp/protocol/debugger.h"
#include "core/cdp/session.h"
#include "core/debugger/scriptregistry.h"

#include <QRegularExpression>

#include <algorithm>

namespace boucle {

namespace {

namespace protocol = cdp::debugger;
using Possible = protocol::GetPossibleBreakpoints;

/// "db.findOrder" where the call of it stands at `column` of the line: before its arguments, or at its last
/// name.
QString calledAt(const QString &line, int column)
{
    static const QRegularExpression chain(QStringLiteral("(?:new\\s+)?[\\w$#]+(?:\\s*\\??\\.\\s*[\\w$#]+)*"));
    QRegularExpressionMatchIterator matches = chain.globalMatch(line);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (match.capturedStart() <= column && column <= match.capturedEnd())
            return match.captured();
    }
    return {};
}

} // namespace

void findStepTargets(DebugTarget &target, const StackFrame &frame, QObject *guard,
                     std::function<void(QList<StepTarget>)> done)
{
    const SourcePlace here = frame.generated;
    const protocol::Location start{frame.scriptId, here.line - 1, here.column - 1};
    const protocol::Location end{frame.scriptId, here.line, 0};
    ScriptRegistry *scripts = target.scripts();
    const auto withText = [scripts, done, frame](const QList<protocol::BreakLocation> &calls,
                                                 const QString &text) {
        const QStringList lines = text.split(u'\n');
        QList<StepTarget> targets;
        for (const protocol::BreakLocation &call : calls) {
            const int column = call.columnNumber.value_or(0);
            const QString name = calledAt(lines.value(call.lineNumber), column);
            if (!name.isEmpty())
                targets.append({name, scripts->sourcePlace({call.scriptId, call.lineNumber, column}),
                                call.scriptId, call.lineNumber, column});
        }
        done(targets);
    };
    target.session().call<Possible>(
        {.start = start, .end = end, .restrictToFunction = true}, guard,
        [scripts, guard, done, frame, withText](const Result<Possible::Result> &possible) {
            QList<protocol::BreakLocation> calls;
            for (const protocol::BreakLocation &each :
                 possible ? possible->locations : QList<protocol::BreakLocation>()) {
                if (each.type == QString(protocol::BreakLocation::Type::call))
                    calls.append(each);
            }
            // With one call there is nothing to choose.
            if (calls.size() < 2) {
                done({});
                return;
            }
            scripts->readScript(frame.scriptId, guard, [calls, withText, done](const Result<QString> &text) {
                if (text)
                    withText(calls, *text);
                else
                    done({});
            });
        });
}

void findBreakpointColumns(DebugTarget &target, const Script &script, int line, QObject *guard,
                           std::function<void(QList<int>)> done)
{
    const int loaded = ScriptRegistry::loadedLine(script, {script.path, line, 0});
    if (loaded == 0) {
        done({});
        return;
    }
    target.session().call<Possible>(
        {.start = {script.id, loaded - 1, 0}, .end = protocol::Location{script.id, loaded, 0}}, guard,
        [done = std::move(done)](const Result<Possible::Result> &possible) {
            QList<int> columns;
            if (possible) {
                for (const protocol::BreakLocation &each : possible->locations)
                    columns.append(each.columnNumber.value_or(0) + 1);
            }
            std::sort(columns.begin(), columns.end());
            columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
            done(columns);
        });
}

} // namespace boucle
