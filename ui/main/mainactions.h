// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace boucle {

class ActionRegistry;

/// Adds the window's own actions: folders, views, run, help, and those of debugcommands.h. Those of the
/// editor, the console and the project tree are added by their widgets.
///
/// file.openFolder file.openFile file.openRecent file.closeFolder app.quit
/// view.commandPalette view.project view.console view.theme[.system|.light|.dark]
/// view.language[.system|.english|.french] view.resetLayout
/// go.file
/// server.run server.stop server.restart run.file server.openBrowser project.trust
/// help.about
void addMainActions(ActionRegistry &actions);

} // namespace boucle
