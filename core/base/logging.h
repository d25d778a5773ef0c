// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

// Quiet by default: debug output of a category is turned on with
// QT_LOGGING_RULES="boucle.session.debug=true".
namespace boucle {

Q_DECLARE_LOGGING_CATEGORY(logApp)
Q_DECLARE_LOGGING_CATEGORY(logProject)
Q_DECLARE_LOGGING_CATEGORY(logSession)
Q_DECLARE_LOGGING_CATEGORY(logRuntime)
Q_DECLARE_LOGGING_CATEGORY(logEditing)
Q_DECLARE_LOGGING_CATEGORY(logCdp)
Q_DECLARE_LOGGING_CATEGORY(logDebugger)
Q_DECLARE_LOGGING_CATEGORY(logUi)

} // namespace boucle
