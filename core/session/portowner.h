// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace boucle {

/// The process that listens on a TCP port.
struct PortOwner
{
    qint64 pid = 0;
    QString program; ///< "nginx"
};

/// Looks in /proc, which takes milliseconds on a machine with many processes: not for the UI thread. Nothing
/// when no process that this user may look into listens there. `procRoot` is for tests.
std::optional<PortOwner> findPortOwner(int port, const QString &procRoot = QStringLiteral("/proc"));

/// A sentence that names the owner and says what to do, translated.
QString describePortInUse(int port, const std::optional<PortOwner> &owner);

} // namespace boucle
