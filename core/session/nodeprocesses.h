// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QMetaType>
#include <QString>

namespace boucle {

/// A node process of this machine and user, for a debugger to attach to.
struct NodeProcess
{
    qint64 pid = 0;
    QString command; ///< as it was started: "node server.js --port 3000"
    QString workingDirectory;
    int inspectorPort = 0;   ///< of 127.0.0.1; 0: nothing of it listens that looks like an inspector
    bool canBeAsked = false; ///< openInspector() makes it listen

    friend bool operator==(const NodeProcess &, const NodeProcess &) = default;
};

/// Those that have an inspector or can be asked for one, without this process, the newest first. Reads /proc,
/// which takes milliseconds on a machine with many processes; any thread. `procRoot` is for tests.
QList<NodeProcess> findNodeProcesses(const QString &procRoot = QStringLiteral("/proc"));

/// Sends SIGUSR1, which node takes as a request to listen to debuggers, soon: it is found by
/// findNodeProcesses() then. A process that does not expect the signal would end by it, and is refused: Error
/// "inspector-refused".
Result<void> openInspector(qint64 pid, const QString &procRoot = QStringLiteral("/proc"));

} // namespace boucle

Q_DECLARE_METATYPE(boucle::NodeProcess)
