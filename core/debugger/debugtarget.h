// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/debugger/breakpointbindings.h"
#include "core/debugger/pause.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace boucle::cdp {
class Session;
namespace debugger {
struct Paused;
}
} // namespace boucle::cdp

namespace boucle {

class BreakpointBinder;
class LiveEditor;
class ScriptHold;
class ScriptRegistry;
struct DebugContext;

/// A possible target of a step into: a call on the line.
struct StepTarget
{
    QString name; ///< "db.findOrder"
    SourcePlace place;
    QString scriptId;
    int scriptLine = 0; ///< 0-based, in the script that runs
    int scriptColumn = 0;
};

/// One thread of JavaScript that can be paused: the main thread of a server, a worker thread, a child
/// process. Costs its program nothing before a breakpoint is there or a pause is asked for: only then the
/// engine's debugger is switched on. Lives on the UI thread.
class DebugTarget : public QObject
{
    Q_OBJECT
public:
    enum class Kind { Main, Worker, Child };
    Q_ENUM(Kind)
    enum class State {
        Starting, ///< its first line waits for the breakpoints to be set
        Running,
        Pausing, ///< asked to; stops at the next line that runs
        Paused,
        Closed
    };
    Q_ENUM(State)

    /// `session` and `context` must outlive it.
    DebugTarget(cdp::Session &session, DebugContext &context, Kind kind, QString title,
                QObject *parent = nullptr);
    ~DebugTarget() override;

    /// Sets the breakpoints, then lets its first line run.
    void begin();

    TargetId id() const { return m_id; }
    Kind kind() const { return m_kind; }
    /// "api", "worker 3 · resize.js"
    QString title() const { return m_title; }
    State state() const { return m_state; }
    /// Null unless paused.
    const Pause *pause() const { return m_state == State::Paused ? &m_pause : nullptr; }
    cdp::Session &session() { return m_session; }
    /// Other texts for its scripts. Null for worker threads.
    LiveEditor *editor() const { return m_editor.get(); }
    /// Null before the debugger is on.
    ScriptRegistry *scripts() const { return m_scripts.get(); }
    BreakpointBinder *binder() const { return m_binder.get(); }
    bool hasAsyncStacks() const { return m_asyncDepth > 0; }
    /// Its program is about to go on without the debugger: nothing of Boucle's stays in it.
    void release();
    /// The settings of the context are others.
    void applySettings();

    // Ignored in states in which they make no sense: a pause that is over takes no more commands.
    void resume();
    void requestPause();
    void stepOver();
    void stepInto();
    void stepInto(const StepTarget &target);
    void stepOut();
    /// `frame` is its number within the pause.
    void restartFrame(int frame);

signals:
    void stateChanged(boucle::DebugTarget::State state);
    /// scripts() are known from now on.
    void learned();
    /// The engine's debugger was switched on, and may pause.
    void engaged();
    /// A logpoint was reached.
    void logged(boucle::BreakpointId id, const QString &text);
    void asyncStacksChanged(bool on);
    void problemFound(const boucle::Error &error);

private:
    enum class Step { None, Over, Into, Out };

    void learnScripts();
    void takeEdit(const QStringList &paths);
    void engage();
    void engageWhenNeeded();
    void updateNeeds();
    void setAsyncDepth(int depth);
    void takePaused(const cdp::debugger::Paused &event);
    void checkException(const cdp::debugger::Paused &event);
    void showPause(const cdp::debugger::Paused &event, Step step);
    bool goesOnStepping(Step step);
    bool goesOnToTarget(const Pause &pause);
    void takeLog(const QString &payload);
    void step(Step step);
    void leavePauseOfWorker();
    void askForPause();
    void setState(State state);

    cdp::Session &m_session;
    DebugContext &m_context;
    const TargetId m_id;
    const Kind m_kind;
    const QString m_title;
    State m_state = State::Starting;
    Pause m_pause;
    quint64 m_generation = 0;
    Step m_step = Step::None;    ///< under way
    bool m_thenStepInto = false; ///< at the place of a step target
    std::optional<StepTarget>
        m_stepTarget;          ///< whose call was not reached yet, for those of its arguments come first
    qsizetype m_stepDepth = 0; ///< frames where that step began
    QTimer m_pauseAgain; ///< while a pause that was asked for does not come
    int m_pausesAsked = 0;
    int m_automaticSteps = 0;  ///< since the user's own
    int m_asyncDepth = 0;
    std::unique_ptr<LiveEditor> m_editor;
    std::unique_ptr<ScriptRegistry> m_scripts;
    std::unique_ptr<BreakpointBinder> m_binder;
    std::unique_ptr<ScriptHold> m_hold;
};

} // namespace boucle
