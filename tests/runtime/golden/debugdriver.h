// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/debugger.h"
#include "core/session/serversession.h"
#include "tests/runtime/golden/scenario.h"
#include "tests/support/httpclient.h"

#include <QHash>
#include <QSet>
#include <QTemporaryDir>

#include <functional>
#include <future>

namespace boucle {

class ValueModel;

/// Plays a scenario as the window would, by the debugger's facade and the session, and writes down what they
/// show. What differs from run to run is replaced: folders, ports, numbers of processes and threads.
class DebugDriver
{
public:
    /// All must outlive it.
    DebugDriver(ServerRuntime &runtime, LaunchSpec::Placement placement, const Scenario &scenario);
    ~DebugDriver();

    /// Ends with a line "timeout: …" or "error: …" at the step that went wrong.
    QStringList play();

private:
    using Step = void (DebugDriver::*)(const QString &rest);

    void write(const QString &line);
    bool wait(const std::function<bool()> &isDone, const QString &what);
    QString normalised(QString text) const;
    QString pathOf(const QString &name) const;
    QString placeText(const SourcePlace &place) const;
    Breakpoint breakpointOf(const QString &text) const;
    BreakpointId idOf(const QString &number) const;

    // The steps, by their names in debugdriver.cpp; each takes the rest of its line.
    void breakAt(const QString &rest);
    void catchExceptions(const QString &rest);
    void setEnabled(bool enabled, const QString &rest);
    void run(const QString &rest);
    void stop(const QString &rest);
    void awaitEnd(const QString &rest);
    void awaitBound(const QString &rest);
    void awaitPending(const QString &rest);
    void awaitPause(const QString &rest);
    void awaitRunning(const QString &rest);
    void awaitConsole(const QString &rest);
    void request(const QString &rest);
    void response(const QString &rest);
    void stepIntoCall(const QString &rest);
    void runTo(const QString &rest);
    void selectFrame(const QString &rest);
    void columns(const QString &rest);
    void showStack(const QString &rest);
    void showTargets(const QString &rest);
    void showScopes(const QString &rest);
    void expand(const QString &rest);
    void askGetter(const QString &rest);
    void setValue(const QString &rest);
    void copyJson(const QString &rest);
    void evaluate(const QString &rest);
    void preview(const QString &rest);
    void complete(const QString &rest);
    void watch(const QString &rest);
    void hover(const QString &rest);
    void explain(const QString &rest);
    void edit(const QString &rest);
    void showSource(const QString &rest);

    static const QHash<QString, std::function<void(DebugDriver &, const QString &)>> &steps();

    void writeFrames(const QList<StackFrame> &frames);
    void writeRows(ValueModel &model, const QModelIndex &parent);
    bool read(ValueModel &model, const QModelIndex &parent);
    /// Of the variable, or what is inside of it: "req/headers".
    QModelIndex find(const QString &path);
    void writeStreams();

    const Scenario &m_scenario;
    QTemporaryDir m_folder;
    QTemporaryDir m_data;
    Debugger m_debugger;
    ServerSession m_session;
    QList<BreakpointId> m_breakpoints;          ///< by the order in which they were made; the first one is 1
    QSet<QPair<quint64, quint64>> m_seenPauses; ///< target and generation
    std::future<HttpResponse> m_response;
    QStringList m_transcript;
    bool m_failed = false;
};

} // namespace boucle
