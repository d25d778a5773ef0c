// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace boucle {

/// The JavaScript file behind node_modules/.bin/`tool`, looked for in `folder` and its parents, then in the
/// folders of `searchPath` (as PATH). Symbolic links are resolved and the shell shims of npm, pnpm and yarn
/// are read. Errors: "tool-missing" when it is not installed, "tool-not-javascript" when another kind of
/// program stands there.
Result<QString> findInstalledTool(const QString &tool, const QString &folder, const QString &searchPath = {});

/// The JavaScript file that `path` (absolute) is or leads to. Error "tool-not-javascript".
Result<QString> javaScriptBehind(const QString &path);

} // namespace boucle
