// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/launchconfiguration.h"

#include <QByteArray>

namespace boucle {

/// The node configurations of a launch.json (comments and trailing commas are allowed) whose request is
/// "launch". Those that depend on the file shown in the editor are left out; those that cannot run in the IDE
/// have a refusal. `folder` is what ${workspaceFolder} stands for, `shownName` stands in messages.
Launches parseLaunchJson(const QByteArray &utf8, const QString &folder,
                         const QMap<QString, QString> &environment,
                         const QString &shownName = QStringLiteral("launch.json"));

/// Reads .vscode/launch.json of the folder; empty when there is none.
Launches readLaunchJson(const QString &folder, const QMap<QString, QString> &environment);

} // namespace boucle
