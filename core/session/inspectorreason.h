// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace boucle {

// Why there is no line to an inspector, or no longer: for the user, translated, without a full stop.

/// The debugger let go.
QString describeInspectorRelease();
/// The hub has failed; `detail` is technical.
QString describeInspectorLoss(const QString &detail);
/// The other process closed the line.
QString describeInspectorGone();
/// "localhost:9229"
QString describeNoAnswer(const QString &address);
QString describeNoInspector(const QString &address);
QString describeBadAddress(const QString &address);

/// A separate process has not reported.
QString describeSilentProcess();

} // namespace boucle
