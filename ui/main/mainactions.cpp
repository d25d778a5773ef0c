// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/mainactions.h"

#include "ui/common/actionregistry.h"
#include "ui/main/debugcommands.h"

namespace boucle {

namespace {

void addFileActions(ActionRegistry &actions)
{
    actions.add({.id = QStringLiteral("file.openFile"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Open File…"),
                 .shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_O)},
                 .menu = MenuId::File,
                 .order = 100});
    actions.add({.id = QStringLiteral("file.openFolder"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Open Folder…"),
                 .icon = QLatin1String("folder-open"),
                 .shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_K, Qt::CTRL | Qt::Key_O)},
                 .menu = MenuId::File,
                 .order = 110});
    actions.add({.id = QStringLiteral("file.openRecent"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Open Recent"),
                 .menu = MenuId::File,
                 .order = 120,
                 .inPalette = false});
    actions.add({.id = QStringLiteral("file.closeFolder"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Close Folder"),
                 .menu = MenuId::File,
                 .order = 390});
    actions.add({.id = QStringLiteral("app.quit"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Quit"),
                 .shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_Q)},
                 .menu = MenuId::File,
                 .order = 900});
}

void addViewActions(ActionRegistry &actions)
{
    actions.add({.id = QStringLiteral("view.commandPalette"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Command Palette…"),
                 .shortcuts = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), QKeySequence(Qt::Key_F1)},
                 .menu = MenuId::View,
                 .order = 100,
                 .inPalette = false});
    actions.add({.id = QStringLiteral("view.project"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Project"),
                 .shortcuts = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)},
                 .menu = MenuId::View,
                 .order = 200,
                 .checkable = true});
    actions.add({.id = QStringLiteral("view.console"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Console"),
                 .shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_QuoteLeft)},
                 .menu = MenuId::View,
                 .order = 210,
                 .checkable = true});
    actions.add({.id = QStringLiteral("view.eventLoop"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Event Loop"),
                 .icon = QLatin1String("activity"),
                 .shortcuts = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)},
                 .menu = MenuId::View,
                 .order = 212,
                 .checkable = true});
    actions.add({.id = QStringLiteral("view.requests"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Requests"),
                 .icon = QLatin1String("arrow-left-right"),
                 .menu = MenuId::View,
                 .order = 214,
                 .checkable = true});
    actions.add({.id = QStringLiteral("view.packages"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Packages"),
                 .icon = QLatin1String("package"),
                 .menu = MenuId::View,
                 .order = 215,
                 .checkable = true});
    actions.add({.id = QStringLiteral("view.cpu"),
                 .text = QT_TRANSLATE_NOOP("Actions", "CPU"),
                 .icon = QLatin1String("flame"),
                 .menu = MenuId::View,
                 .order = 216,
                 .checkable = true});
    actions.add({.id = QStringLiteral("view.memory"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Memory"),
                 .icon = QLatin1String("memory-stick"),
                 .menu = MenuId::View,
                 .order = 218,
                 .checkable = true});
    actions.add({.id = QStringLiteral("view.resetLayout"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Reset Layout"),
                 .menu = MenuId::View,
                 .order = 290});

    actions.add({.id = QStringLiteral("view.theme"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Theme"),
                 .menu = MenuId::View,
                 .order = 300,
                 .inPalette = false});
    actions.add({.id = QStringLiteral("view.theme.system"),
                 .text = QT_TRANSLATE_NOOP("Actions", "System Theme"),
                 .checkable = true});
    actions.add({.id = QStringLiteral("view.theme.light"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Light Theme"),
                 .checkable = true});
    actions.add({.id = QStringLiteral("view.theme.dark"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Dark Theme"),
                 .checkable = true});
    actions.add({.id = QStringLiteral("view.language"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Language"),
                 .menu = MenuId::View,
                 .order = 310,
                 .inPalette = false});
    actions.add({.id = QStringLiteral("view.language.system"),
                 .text = QT_TRANSLATE_NOOP("Actions", "System Language"),
                 .checkable = true});
    // The languages name themselves: they are found by those who cannot read the other one.
    actions.add({.id = QStringLiteral("view.language.english"),
                 .text = QT_TRANSLATE_NOOP("Actions", "English"),
                 .checkable = true});
    actions.add({.id = QStringLiteral("view.language.french"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Français"),
                 .checkable = true});
}

void addRunActions(ActionRegistry &actions)
{
    actions.add({.id = QStringLiteral("server.run"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Run"),
                 .icon = QLatin1String("play"),
                 .iconRole = ColourRole::Run,
                 .shortcuts = {QKeySequence(Qt::Key_F5)},
                 .menu = MenuId::Run,
                 .order = 100});
    actions.add({.id = QStringLiteral("server.stop"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Stop"),
                 .icon = QLatin1String("square"),
                 .iconRole = ColourRole::Stop,
                 .shortcuts = {QKeySequence(Qt::SHIFT | Qt::Key_F5)},
                 .menu = MenuId::Run,
                 .order = 110});
    actions.add({.id = QStringLiteral("server.restart"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Restart"),
                 .icon = QLatin1String("rotate-cw"),
                 .iconRole = ColourRole::Dim,
                 .shortcuts = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F5)},
                 .menu = MenuId::Run,
                 .order = 120});
    addDebugCommands(actions);
    actions.add({.id = QStringLiteral("run.file"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Run This File"),
                 .icon = QLatin1String("play"),
                 .iconRole = ColourRole::Run,
                 .shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_F5)},
                 .menu = MenuId::Run,
                 .order = 400});
    actions.add({.id = QStringLiteral("server.openBrowser"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Open in Browser"),
                 .icon = QLatin1String("globe"),
                 .menu = MenuId::Run,
                 .order = 410});
    actions.add({.id = QStringLiteral("run.placement"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Runs In…"),
                 .menu = MenuId::Run,
                 .order = 420});
    actions.add({.id = QStringLiteral("run.hotReload"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Hot Reload"),
                 .menu = MenuId::Run,
                 .order = 422,
                 .checkable = true});
    actions.add({.id = QStringLiteral("run.hotReloadOptions"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Hot Reload Options…"),
                 .menu = MenuId::Run,
                 .order = 424});
    actions.add({.id = QStringLiteral("run.reloadHistory"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Reload History"),
                 .icon = QLatin1String("history"),
                 .menu = MenuId::Run,
                 .order = 426});
    actions.add({.id = QStringLiteral("run.traceOrigins"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Trace Origins of Handles"),
                 .menu = MenuId::Run,
                 .order = 427,
                 .checkable = true});
    actions.add({.id = QStringLiteral("run.blockThreshold"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Loop Counts as Blocked After…"),
                 .icon = QLatin1String("timer"),
                 .menu = MenuId::Run,
                 .order = 429});
    actions.add({.id = QStringLiteral("run.keepFlight"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Keep the Last Minute of the Event Loop"),
                 .icon = QLatin1String("save"),
                 .menu = MenuId::Run,
                 .order = 425});
    actions.add({.id = QStringLiteral("run.exportLoop"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Export Event Loop…"),
                 .icon = QLatin1String("share"),
                 .menu = MenuId::Run,
                 .order = 428});
    actions.add({.id = QStringLiteral("run.recordCpu"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Record CPU Profile"),
                 .icon = QLatin1String("flame"),
                 .menu = MenuId::Run,
                 .order = 440,
                 .checkable = true});
    actions.add({.id = QStringLiteral("run.heapSnapshot"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Take Heap Snapshot"),
                 .icon = QLatin1String("camera"),
                 .menu = MenuId::Run,
                 .order = 442});
    actions.add({.id = QStringLiteral("debug.attach"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Attach to Process…"),
                 .menu = MenuId::Run,
                 .order = 430});
    actions.add({.id = QStringLiteral("packages.search"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Search Packages…"),
                 .icon = QLatin1String("package"),
                 .menu = MenuId::Run,
                 .order = 550});
    actions.add({.id = QStringLiteral("packages.install"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Install All Packages"),
                 .menu = MenuId::Run,
                 .order = 552});
    actions.add({.id = QStringLiteral("packages.undo"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Undo Change of Packages"),
                 .menu = MenuId::Run,
                 .order = 554});
    actions.add({.id = QStringLiteral("project.trust"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Folder Trust…"),
                 .icon = QLatin1String("shield-check"),
                 .menu = MenuId::Run,
                 .order = 600});
}

} // namespace

void addMainActions(ActionRegistry &actions)
{
    addFileActions(actions);
    addViewActions(actions);
    actions.add({.id = QStringLiteral("go.import"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Go to Import"),
                 .shortcuts = {QKeySequence(Qt::Key_F12)},
                 .menu = MenuId::Go,
                 .order = 215});
    actions.add({.id = QStringLiteral("go.file"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Go to File…"),
                 .icon = QLatin1String("search"),
                 .shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_P)},
                 .menu = MenuId::Go,
                 .order = 100});
    addRunActions(actions);
    actions.add({.id = QStringLiteral("help.about"),
                 .text = QT_TRANSLATE_NOOP("Actions", "About Boucle"),
                 .menu = MenuId::Help,
                 .order = 900});
}

} // namespace boucle
