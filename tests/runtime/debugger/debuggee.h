// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cdp/session.h"
#include "core/debugger/debugcontext.h"
#include "core/debugger/debugsession.h"
#include "core/debugger/evaluator.h"
#include "core/debugger/valuetext.h"
#include "core/session/serversession.h"
#include "tests/support/runtimeprobe.h"

#include <QTest>

#include <functional>
#include <memory>
#include <optional>

namespace boucle {

/// A server under the debugger.
class Debuggee
{
public:
    Debuggee(ServerRuntime &runtime, const LaunchSpec &spec)
        : m_server(runtime, spec)
    {
        QObject::connect(&m_server, &ServerSession::inspectorReady, &m_server, [this](ServerId id) {
            run = std::make_unique<DebugSession>(m_server, id, m_server.connectInspector(), context);
            run->begin();
        });
    }
    ~Debuggee()
    {
        m_server.stop();
        RuntimeProbe::waitForState(m_server, ServerState::Exited);
        run.reset();
    }

    bool start() { return bool(m_server.start()); }
    ServerSession &server() { return m_server; }
    DebugTarget &main() { return *run->targets().first(); }
    BreakpointId breakAt(const QString &path, int line, const std::function<void(Breakpoint &)> &change = {})
    {
        Breakpoint breakpoint;
        breakpoint.place = {path, line, 0};
        if (change)
            change(breakpoint);
        return context.store.add(breakpoint);
    }
    bool waitForBinding(BreakpointId id)
    {
        return QTest::qWaitFor(
            [&] { return std::holds_alternative<BoundBreakpoint>(context.bindings.binding(id)); },
            RuntimeProbe::limitMs);
    }
    DebugTarget *waitForPause(quint64 after = 0)
    {
        DebugTarget *paused = nullptr;
        const auto isPaused = [&] {
            for (DebugTarget *target : run ? run->targets() : QList<DebugTarget *>()) {
                if (target->pause() && target->pause()->generation > after)
                    paused = target;
            }
            return paused != nullptr;
        };
        return QTest::qWaitFor(isPaused, RuntimeProbe::limitMs) ? paused : nullptr;
    }
    /// "orders.js:24 (async handler)" of the innermost frame; what is wrong otherwise.
    QString whereItStands(quint64 after = 0)
    {
        DebugTarget *target = waitForPause(after);
        if (!target)
            return QStringLiteral("not paused\n") + m_server.log().plainText();
        const StackFrame &frame = target->pause()->frames.first();
        return frame.place.path.section(u'/', -1) + u':' + QString::number(frame.place.line);
    }
    QString evaluate(const QString &expression)
    {
        DebugTarget *target = waitForPause();
        Evaluator evaluator(target->session());
        QObject guard;
        std::optional<QString> text;
        evaluator.evaluate(expression, {.frameId = target->pause()->frames.first().id}, &guard,
                           [&text](const Result<Evaluator::Object> &value) {
                               text = value ? debugValueOf(*value).text : value.error().message;
                           });
        return QTest::qWaitFor([&] { return text.has_value(); }, RuntimeProbe::limitMs)
                   ? *text
                   : QStringLiteral("no answer");
    }

    DebugContext context;
    std::unique_ptr<DebugSession> run;

private:
    ServerSession m_server;
};

} // namespace boucle
