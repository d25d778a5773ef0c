// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/debugcommands.h"

#include "ui/common/actionregistry.h"

namespace boucle {

namespace {

void addSteps(ActionRegistry &actions)
{
    actions.add({.id = QStringLiteral("debug.continue"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Continue"),
                 .icon = QLatin1String("play"),
                 .iconRole = ColourRole::Run,
                 .menu = MenuId::Run,
                 .order = 105});
    actions.add({.id = QStringLiteral("debug.pause"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Pause"),
                 .icon = QLatin1String("pause"),
                 .iconRole = ColourRole::Pause,
                 .shortcuts = {QKeySequence(Qt::Key_F6)},
                 .menu = MenuId::Run,
                 .order = 200});
    actions.add({.id = QStringLiteral("debug.stepOver"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Step Over"),
                 .icon = QLatin1String("redo-dot"),
                 .iconRole = ColourRole::Accent,
                 .shortcuts = {QKeySequence(Qt::Key_F10)},
                 .menu = MenuId::Run,
                 .order = 210});
    actions.add({.id = QStringLiteral("debug.stepInto"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Step Into"),
                 .icon = QLatin1String("arrow-down-to-dot"),
                 .iconRole = ColourRole::Accent,
                 .shortcuts = {QKeySequence(Qt::Key_F11)},
                 .menu = MenuId::Run,
                 .order = 220});
    actions.add({.id = QStringLiteral("debug.stepIntoTarget"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Step Into Call…"),
                 .shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_F11)},
                 .menu = MenuId::Run,
                 .order = 225});
    actions.add({.id = QStringLiteral("debug.stepOut"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Step Out"),
                 .icon = QLatin1String("arrow-up-from-dot"),
                 .iconRole = ColourRole::Accent,
                 .shortcuts = {QKeySequence(Qt::SHIFT | Qt::Key_F11)},
                 .menu = MenuId::Run,
                 .order = 230});
    actions.add({.id = QStringLiteral("debug.restartFrame"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Restart Frame"),
                 .menu = MenuId::Run,
                 .order = 240});
    actions.add({.id = QStringLiteral("debug.runToCursor"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Run to Cursor"),
                 .shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_F10)},
                 .menu = MenuId::Run,
                 .order = 250});
}

void addValues(ActionRegistry &actions)
{
    actions.add({.id = QStringLiteral("debug.showValue"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Show Value at Cursor"),
                 .shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_K, Qt::CTRL | Qt::Key_I)},
                 .menu = MenuId::Run,
                 .order = 260});
    actions.add({.id = QStringLiteral("debug.addToWatch"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Add to Watch"),
                 .menu = MenuId::Run,
                 .order = 270});
}

void addBreakpoints(ActionRegistry &actions)
{
    actions.add({.id = QStringLiteral("debug.toggleBreakpoint"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Toggle Breakpoint"),
                 .shortcuts = {QKeySequence(Qt::Key_F9)},
                 .menu = MenuId::Run,
                 .order = 300});
    actions.add({.id = QStringLiteral("debug.columnBreakpoint"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Toggle Breakpoint at Cursor"),
                 .shortcuts = {QKeySequence(Qt::SHIFT | Qt::Key_F9)},
                 .menu = MenuId::Run,
                 .order = 305});
    actions.add({.id = QStringLiteral("debug.conditionalBreakpoint"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Add Conditional Breakpoint…"),
                 .shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_F9)},
                 .menu = MenuId::Run,
                 .order = 310});
    actions.add({.id = QStringLiteral("debug.logpoint"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Add Logpoint…"),
                 .menu = MenuId::Run,
                 .order = 320});
    actions.add({.id = QStringLiteral("debug.functionBreakpoint"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Add Function Breakpoint…"),
                 .icon = QLatin1String("plus"),
                 .iconRole = ColourRole::Dim,
                 .menu = MenuId::Run,
                 .order = 330});
    actions.add({.id = QStringLiteral("debug.enableAllBreakpoints"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Enable All Breakpoints"),
                 .menu = MenuId::Run,
                 .order = 340});
    actions.add({.id = QStringLiteral("debug.disableAllBreakpoints"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Disable All Breakpoints"),
                 .icon = QLatin1String("circle-slash"),
                 .iconRole = ColourRole::Dim,
                 .menu = MenuId::Run,
                 .order = 350});
    actions.add({.id = QStringLiteral("debug.removeAllBreakpoints"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Remove All Breakpoints"),
                 .icon = QLatin1String("list-x"),
                 .iconRole = ColourRole::Dim,
                 .menu = MenuId::Run,
                 .order = 360});
}

void addSwitches(ActionRegistry &actions)
{
    actions.add({.id = QStringLiteral("debug.skipNodeModules"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Skip node_modules in Steps"),
                 .menu = MenuId::Run,
                 .order = 500,
                 .checkable = true});
    actions.add({.id = QStringLiteral("debug.attachToChildren"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Debug Child Processes"),
                 .menu = MenuId::Run,
                 .order = 510,
                 .checkable = true});
    actions.add({.id = QStringLiteral("debug.asyncStacks"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Show Asynchronous Calls"),
                 .menu = MenuId::Run,
                 .order = 520,
                 .checkable = true});
}

void addViews(ActionRegistry &actions)
{
    actions.add({.id = QStringLiteral("view.callStack"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Call Stack"),
                 .menu = MenuId::View,
                 .order = 220,
                 .checkable = true});
    actions.add({.id = QStringLiteral("view.variables"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Variables"),
                 .menu = MenuId::View,
                 .order = 230,
                 .checkable = true});
    actions.add({.id = QStringLiteral("view.watch"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Watch"),
                 .menu = MenuId::View,
                 .order = 240,
                 .checkable = true});
    actions.add({.id = QStringLiteral("view.breakpoints"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Breakpoints"),
                 .menu = MenuId::View,
                 .order = 250,
                 .checkable = true});
}

} // namespace

void addDebugCommands(ActionRegistry &actions)
{
    addSteps(actions);
    addValues(actions);
    addBreakpoints(actions);
    addSwitches(actions);
    addViews(actions);
    setDebugMode(actions, DebugMode::Nothing);
}

void setDebugMode(ActionRegistry &actions, DebugMode mode)
{
    const bool paused = mode == DebugMode::Paused;
    const QList<QKeySequence> key{QKeySequence(Qt::Key_F5)};
    actions.setShortcuts(u"server.run", paused ? QList<QKeySequence>() : key);
    actions.setShortcuts(u"debug.continue", paused ? key : QList<QKeySequence>());
    for (const char16_t *id :
         {u"debug.continue", u"debug.stepOver", u"debug.stepInto", u"debug.stepIntoTarget", u"debug.stepOut",
          u"debug.restartFrame", u"debug.showValue"})
        actions.action(id)->setEnabled(paused);
    actions.action(u"debug.pause")->setEnabled(mode == DebugMode::Running);
    actions.action(u"debug.runToCursor")->setEnabled(mode != DebugMode::Nothing);
}

} // namespace boucle
