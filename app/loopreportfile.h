// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventloop/loopmonitor.h"

#include <QString>

namespace boucle {

/// The file of `boucle exec --loop-report`: watches a session, and writes the summary when it is told to.
class LoopReportFile
{
public:
    /// `path` may be relative to the working directory of now. `session` must outlive it.
    LoopReportFile(ServerSession &session, const QString &path);

    /// An Error says why it cannot be written.
    Result<void> write();

private:
    LoopMonitor m_monitor;
    const QString m_path;
};

} // namespace boucle
