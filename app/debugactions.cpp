// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/debugactions.h"

#include "ui/common/actionregistry.h"
#include "ui/common/noticearea.h"
#include "ui/debugger/breakpointcommands.h"
#include "ui/debugger/breakpointsdock.h"
#include "ui/debugger/debugdocks.h"
#include "ui/debugger/debugeditors.h"
#include "ui/debugger/placename.h"
#include "ui/debugger/variablesdock.h"
#include "ui/debugger/watchdock.h"
#include "ui/editor/codeeditor.h"
#include "ui/main/debugcommands.h"
#include "ui/main/mainwindow.h"
#include "ui/main/statusbar.h"
#include "ui/server/consolepanel.h"

#include <QApplication>
#include <QMenu>

namespace boucle {

DebugActions::DebugActions(Debugger &debugger, RunControl &runs, Settings &settings, const Theme &theme,
                           ActionRegistry &actions, MainWindow &window)
    : m_debugger(debugger)
    , m_runs(runs)
    , m_settings(settings)
    , m_actions(actions)
    , m_window(window)
    , m_editors(std::make_unique<DebugEditors>(theme, actions, debugger, window.editors()))
    , m_breakpoints(std::make_unique<BreakpointCommands>(theme, actions, debugger, window.editors()))
{
    m_window.debugDocks().setDebugger(debugger);
    connectCommands();
    connectSwitches();
    connectPanels();
    connect(&debugger, &Debugger::stateChanged, this, &DebugActions::updateState);
    connect(&debugger, &Debugger::placeChanged, this, &DebugActions::showPlace);
    connect(&debugger, &Debugger::paused, this, &DebugActions::takePause);
    connect(&debugger, &Debugger::asyncStacksChanged, this, &DebugActions::sayAsyncStacks);
    connect(&debugger, &Debugger::problemFound, this, &DebugActions::showError);
    connect(&debugger.breakpoints(), &BreakpointStore::saveFailed, this, &DebugActions::showError);
    updateState();
}

DebugActions::~DebugActions() = default;

void DebugActions::connectCommands()
{
    const auto on = [this](QStringView id, auto &&slot) {
        connect(m_actions.action(id), &QAction::triggered, this, slot);
    };
    on(u"debug.continue", [this] { m_debugger.resume(); });
    on(u"debug.pause", [this] { m_debugger.pause(); });
    on(u"debug.stepOver", [this] { m_debugger.stepOver(); });
    on(u"debug.stepInto", [this] { m_debugger.stepInto(); });
    on(u"debug.stepIntoTarget", [this] { chooseStepTarget(); });
    on(u"debug.stepOut", [this] { m_debugger.stepOut(); });
    on(u"debug.restartFrame", [this] { m_debugger.restartFrame(); });
    on(u"debug.runToCursor", [this] {
        if (const CodeEditor *editor = m_window.editors().currentEditor())
            m_debugger.runTo(m_window.editors().currentSource(), editor->cursorLine());
    });
    on(u"debug.showValue", [this] { m_editors->showValueAtCursor(); });
    on(u"debug.addToWatch", [this] {
        m_editors->watchAtCursor();
        if (QAction *view = m_actions.action(u"view.watch"); !view->isChecked())
            view->trigger();
    });
}

void DebugActions::connectSwitches()
{
    const DebugSettings settings = m_settings.debugging();
    const auto bind = [this](QStringView id, bool on, auto &&change) {
        QAction *action = m_actions.action(id);
        action->setChecked(on);
        connect(action, &QAction::triggered, this, [this, change](bool checked) {
            DebugSettings changed = m_settings.debugging();
            change(changed, checked);
            m_settings.setDebugging(changed);
            m_debugger.setSettings(changed);
            m_runs.setDebuggableChildren(changed.attachToChildren);
        });
    };
    bind(u"debug.skipNodeModules", settings.skipNodeModules,
         [](DebugSettings &changed, bool on) { changed.skipNodeModules = on; });
    bind(u"debug.attachToChildren", settings.attachToChildren,
         [](DebugSettings &changed, bool on) { changed.attachToChildren = on; });
    bind(u"debug.asyncStacks", settings.asyncStackDepth > 0, [](DebugSettings &changed, bool on) {
        changed.asyncStackDepth = on ? DebugSettings().asyncStackDepth : 0;
    });
    m_debugger.setSettings(settings);
    m_runs.setDebuggableChildren(settings.attachToChildren);
}

void DebugActions::connectPanels()
{
    DebugDocks &docks = m_window.debugDocks();
    const auto show = [this](const SourcePlace &place) { m_editors->show(place, EditorArea::Focus::Take); };
    connect(m_editors.get(), &DebugEditors::breakpointToggled, m_breakpoints.get(),
            &BreakpointCommands::toggle);
    connect(m_editors.get(), &DebugEditors::menuRequested, m_breakpoints.get(),
            &BreakpointCommands::showMenu);
    connect(m_editors.get(), &DebugEditors::errorOccurred, this, &DebugActions::showError);
    connect(m_breakpoints.get(), &BreakpointCommands::placeChosen, this, show);
    connect(&docks.breakpoints(), &BreakpointsDock::placeChosen, this, show);
    connect(&docks.breakpoints(), &BreakpointsDock::editRequested, this,
            [this](const Breakpoint &breakpoint, const QRect &anchor) {
                m_breakpoints->edit(breakpoint, BreakpointEditor::Field::Condition, anchor);
            });
    connect(&docks.breakpoints(), &BreakpointsDock::explanationRequested, m_breakpoints.get(),
            &BreakpointCommands::explain);
    connect(&docks.variables(), &VariablesDock::errorOccurred, this, &DebugActions::showError);
    connect(&docks.watch(), &WatchDock::errorOccurred, this, &DebugActions::showError);
    connect(&m_window.console(), &ConsolePanel::errorOccurred, this, &DebugActions::showError);
    connect(&m_window.console(), &ConsolePanel::addToWatchRequested, this,
            [this](const QString &expression) { m_debugger.watch().add(expression); });
    connect(&m_window.status(), &StatusBar::pausedClicked, this, [this, show] {
        if (DebugTarget *target = m_debugger.currentTarget(); target && target->pause())
            show(target->pause()->frames.first().place);
    });
    connect(&m_runs, &RunControl::configurationsChanged, this, [this] {
        if (const ServerSession *session = m_runs.currentSession())
            m_debugger.selectSession(*session);
    });
}

void DebugActions::setProject(const QString &folder, const QString &dataFolder)
{
    if (const Result<void> opened = m_debugger.setProject(folder, dataFolder); !opened)
        showError(opened.error());
}

void DebugActions::restoreDocks()
{
    m_window.debugDocks().setHiddenByUser(m_settings.hiddenDebugDocks());
    m_window.debugDocks().setWereShown(m_settings.debugDocksShown());
}

void DebugActions::rememberDocks()
{
    m_settings.setHiddenDebugDocks(m_window.debugDocks().hiddenByUser());
    m_settings.setDebugDocksShown(m_window.debugDocks().wereShown());
}

void DebugActions::updateState()
{
    const DebugTarget *target = m_debugger.currentTarget();
    const bool paused = target && target->pause();
    const bool canPause = target && target->state() == DebugTarget::State::Running;
    m_window.setDebugMode(paused ? DebugMode::Paused : canPause ? DebugMode::Running : DebugMode::Nothing);
    m_window.status().setPausedAt(paused ? shortPlace(target->pause()->frames.first().place) : QString());
}

void DebugActions::showPlace()
{
    updateState();
    // The text comes to the front, the keys stay where they are: who evaluates while stepping goes on doing
    // so.
    if (const SourcePlace place = m_debugger.currentPlace(); place.isValid())
        m_editors->show(place, EditorArea::Focus::Leave);
}

void DebugActions::takePause(DebugTarget &)
{
    m_window.debugDocks().showForPause();
    QApplication::alert(&m_window);
}

void DebugActions::chooseStepTarget()
{
    m_debugger.stepTargets(this, [this](const QList<StepTarget> &targets) {
        if (targets.size() < 2) {
            m_debugger.stepInto();
            return;
        }
        auto *menu = new QMenu(&m_window);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (const StepTarget &target : targets)
            menu->addAction(tr("Step into %1").arg(target.name), this,
                            [this, target] { m_debugger.stepInto(target); });
        const CodeEditor *editor = m_window.editors().currentEditor();
        const QRect line =
            editor ? editor->lineRect(m_debugger.currentPlace().line) : QRect(QCursor::pos(), QSize(1, 1));
        menu->popup(line.bottomLeft());
        menu->setActiveAction(menu->actions().first());
    });
}

void DebugActions::sayAsyncStacks(const ServerSession &session, bool on)
{
    for (ServerSession *each : m_runs.sessions()) {
        if (each == &session)
            each->log().appendOwn(OutputLog::Kind::Info,
                                  on ? tr("Asynchronous calls are recorded, which makes this server slower, "
                                          "until no breakpoint is "
                                          "enabled.")
                                     : tr("Asynchronous calls are no longer recorded."));
    }
}

void DebugActions::showError(const Error &error)
{
    m_window.notices().showError(error);
}

} // namespace boucle
