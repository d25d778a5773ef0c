// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/debugger/breakpointbindings.h"
#include "core/debugger/breakpointexplanation.h"
#include "core/debugger/breakpointsmodel.h"
#include "core/debugger/breakpointstore.h"
#include "core/debugger/callstackmodel.h"
#include "core/debugger/debugcontext.h"
#include "core/debugger/debugsettings.h"
#include "core/debugger/debugtarget.h"
#include "core/debugger/inlinevalue.h"
#include "core/debugger/variablesmodel.h"
#include "core/debugger/watchmodel.h"
#include "core/session/launchspec.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace boucle {

class ConsoleRepl;
class DebugSession;
class InlineValues;
class LiveEditor;
class ServerSession;

/// The debugger of a window: which server, target and frame the user looks at, the commands that act on them,
/// and the models that show them. Lives on the UI thread.
class Debugger : public QObject
{
    Q_OBJECT
public:
    explicit Debugger(QObject *parent = nullptr);
    ~Debugger() override;

    /// What is kept with the project at `folder` (absolute) is in a folder of its own in `dataFolder`. Empty
    /// names: no project, nothing is kept. Errors are those of BreakpointStore::open().
    Result<void> setProject(const QString &folder, const QString &dataFolder);
    /// Used at once by what runs.
    void setSettings(const DebugSettings &settings);
    const DebugSettings &settings() const { return m_context.settings; }

    /// From now on each of its runs is debugged. It must stay alive until it is removed.
    void addSession(ServerSession &session);
    void removeSession(ServerSession &session);
    /// Null for a session that was not added.
    ConsoleRepl *repl(const ServerSession &session) const;

    BreakpointStore &breakpoints();
    const BreakpointBindings &bindings() const;
    CallStackModel &callStack();
    VariablesModel &variables();
    WatchModel &watch();
    BreakpointsModel &breakpointsModel();

    /// The target that commands go to: the one that the user chose or that paused last; null when nothing
    /// runs.
    DebugTarget *currentTarget() const { return m_target; }
    /// What of that server commands would go to: the current target, if it is of that server, or the main
    /// thread of the generation that serves; null when it does not run.
    DebugTarget *targetOf(const ServerSession &session);
    /// The frame that variables, watch and the console are of; -1 when the current target is not paused.
    int currentFrame() const { return m_frame; }
    /// Where it stands; invalid when not paused.
    SourcePlace currentPlace() const;
    void selectFrame(DebugTarget &target, int frame);
    void selectTarget(DebugTarget &target);
    /// Also when its run has not begun; commands go to its main thread, or to what of it is paused.
    void selectSession(const ServerSession &session);

    // On the current target; ignored when there is none, or in another state.
    void resume();
    void pause();
    void stepOver();
    void stepInto();
    void stepInto(const StepTarget &target);
    void stepOut();
    void restartFrame();
    /// Goes on until that line is reached, by a breakpoint that is gone afterwards. Works while running as
    /// well.
    void runTo(const QString &path, int line);

    /// The calls on the line of the current frame that are still to come, for a step into one of them.
    void stepTargets(QObject *guard, std::function<void(QList<StepTarget>)> done);
    /// The columns of that line at which a breakpoint can stand; empty when nothing has loaded the file.
    void breakpointColumns(const QString &path, int line, QObject *guard,
                           std::function<void(QList<int>)> done);
    void explain(BreakpointId id, QObject *guard, std::function<void(BreakpointExplanation)> done);

    /// Side-effect free, in the current frame. Error "not-paused", or why it has no value. The tree shows the
    /// value as its first row; it is the caller's.
    void evaluateForHover(const QString &expression, QObject *guard,
                          std::function<void(Result<std::shared_ptr<ValueModel>>)> done);
    /// Of the current frame, for the source that it stands in; in the order of the lines.
    const QList<InlineValue> &inlineValues() const { return m_inlineValues; }

    /// The text of a script that is no file: node internals, eval. Error "source-gone" when no target has it.
    void readSource(const QString &path, QObject *guard, std::function<void(Result<QString>)> done);

    /// An editor shows another text of that file than before: after each edit (or a moment later), and when
    /// it was loaded.
    void setCurrentText(const QString &path, const QString &text);
    /// A server runs an older text of it.
    bool isEditedSinceLoaded(const QString &path) const;

signals:
    /// The debugger of a generation, before any line of its code has run.
    void generationAttached(boucle::ServerSession &session, boucle::ServerId id, boucle::LiveEditor &editor);
    /// The current target or its state: what commands are possible.
    void stateChanged();
    /// The current frame, or where it stands. Invalid: nothing is paused.
    void placeChanged(const boucle::SourcePlace &place);
    void inlineValuesChanged();
    /// isEditedSinceLoaded() of that file.
    void editedChanged(const QString &path);
    /// Something paused: the window may want to come to the front.
    void paused(boucle::DebugTarget &target);
    /// Asynchronous stacks were switched on or off, which costs speed: for the console of that server.
    void asyncStacksChanged(const boucle::ServerSession &session, bool on);
    /// Worth a word to the user: a broken source map (once each), a peer that sent garbage.
    void problemFound(const boucle::Error &error);

private:
    /// A server that was added.
    struct Server
    {
        ServerSession *session = nullptr;
        std::vector<std::unique_ptr<DebugSession>> runs; ///< generations that run and can be debugged
        std::unique_ptr<ConsoleRepl> repl;
    };

    Server *find(const ServerSession &session);
    const Server *find(const ServerSession &session) const;
    Server *serverOf(const DebugTarget &target);
    void attach(Server &server, ServerId id);
    void detach(Server &server, ServerId id);
    void detachAll(Server &server);
    /// Commands and the console go to the generation that serves.
    void follow(Server &server);
    static QList<DebugTarget *> targetsOf(const Server &server);
    void addTarget(DebugTarget &target, DebugTarget *parent);
    void removeTarget(DebugTarget &target);
    void takeState(DebugTarget &target);
    /// Makes it the current one, in its innermost frame.
    void show(DebugTarget *target, int frame);
    void tellAsyncStacks(DebugTarget &target, bool on);
    QList<DebugTarget *> targets() const;
    QList<DebugTarget *> engagedTargets() const;
    const StackFrame *currentStackFrame() const;
    /// Null in an asynchronous part, which has no variables.
    const StackFrame *synchronousFrame() const;
    void updateInlineValues();
    void loadWatch();
    void saveWatch();

    DebugContext m_context;
    BreakpointsModel m_breakpointsModel;
    CallStackModel m_callStack;
    VariablesModel m_variables;
    WatchModel m_watch;
    QString m_watchFile; ///< empty: nothing is kept
    std::vector<std::unique_ptr<Server>> m_servers;
    DebugTarget *m_target = nullptr;
    int m_frame = -1;
    QList<InlineValue> m_inlineValues;
    std::unique_ptr<InlineValues> m_inlineReader; ///< of the current frame
};

} // namespace boucle
