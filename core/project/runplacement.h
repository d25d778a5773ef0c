// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/session/launchspec.h"

#include <QByteArray>
#include <QMap>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace boucle {

/// Where a configuration runs: a thread of the IDE, a process of its own, or a process that is there already.
struct RunPlacement
{
    using Place = LaunchSpec::Placement;

    Place place = Place::InIde;
    QString nodeExecutable;   ///< SeparateProcess: absolute; empty: the bundled one
    QStringList nodeFlags;    ///< SeparateProcess: before those that the configuration names itself
    QString inspectorAddress; ///< Attach: see LaunchSpec

    friend bool operator==(const RunPlacement &, const RunPlacement &) = default;
};

/// By the key of a configuration, as it is kept between starts. Reading takes what it understands and drops
/// the rest: what it cannot read runs in the IDE, as everything does at first.
QByteArray writePlacements(const QMap<QString, RunPlacement> &placements);
QMap<QString, RunPlacement> readPlacements(const QByteArray &json);

/// The flags of node in a text, split as a shell does; those for watching and inspecting are Boucle's own
/// business and left out. Errors "not-a-simple-command", and "node-flags-script" when something stands there
/// that is no flag, or one that runs no script ("--version").
Result<QStringList> splitNodeFlags(const QString &text);

} // namespace boucle

Q_DECLARE_METATYPE(boucle::RunPlacement)
