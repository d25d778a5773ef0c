// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace boucle {

/// The bytes of a regular file: pipes and devices, which could block or act, are not opened. Blocks; any
/// thread. Errors: "file-missing", "file-unreadable", "not-a-file", "file-too-large".
Result<QByteArray> readFile(const QString &path, qint64 limitBytes);

} // namespace boucle
