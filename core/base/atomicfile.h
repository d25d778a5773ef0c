// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace boucle {

enum class Durability {
    Process, ///< survives the end of this process
    Machine  ///< also a power cut: waits for the disk
};

/// Replaces the content of a file in one step: whoever reads it sees the old bytes or the new ones, and after
/// a failure the old file is as it was. Symbolic links are followed; mode, and owner as far as allowed, are
/// kept; a new file gets 0666 less the umask. Blocks. Any thread. Errors: "file-read-only", "disk-full",
/// "file-not-saved".
Result<void> saveAtomically(const QString &path, const QByteArray &bytes,
                            Durability durability = Durability::Machine);

} // namespace boucle
