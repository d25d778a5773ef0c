// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/logging.h"

namespace boucle {

Q_LOGGING_CATEGORY(logApp, "boucle.app", QtWarningMsg)
Q_LOGGING_CATEGORY(logProject, "boucle.project", QtWarningMsg)
Q_LOGGING_CATEGORY(logSession, "boucle.session", QtWarningMsg)
Q_LOGGING_CATEGORY(logRuntime, "boucle.runtime", QtWarningMsg)
Q_LOGGING_CATEGORY(logEditing, "boucle.editing", QtWarningMsg)
Q_LOGGING_CATEGORY(logCdp, "boucle.cdp", QtWarningMsg)
Q_LOGGING_CATEGORY(logDebugger, "boucle.debugger", QtWarningMsg)
Q_LOGGING_CATEGORY(logUi, "boucle.ui", QtWarningMsg)

} // namespace boucle
