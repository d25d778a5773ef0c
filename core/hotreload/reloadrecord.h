// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/sourceplace.h"

#include <QDateTime>
#include <QStringList>

#include <optional>

namespace boucle {

/// What became of one save: a line of the ledger.
struct ReloadRecord
{
    enum class Outcome {
        Unchanged,     ///< the program is the same
        LiveEdit,      ///< it was given other function bodies; its state stays
        NewGeneration, ///< another one took over
        Kept,          ///< the old one goes on, `reason` says why
        Waiting        ///< it cannot be replaced yet, `reason` says why
    };

    QDateTime time;    ///< when the save was noticed
    QStringList files; ///< absolute, sorted
    Outcome outcome = Outcome::Unchanged;
    QString reason;          ///< translated, without a full stop
    double liveMs = 0;       ///< from the save to the new code
    double pauseMs = 0;      ///< LiveEdit: for which the server stood still
    quint64 servedByOld = 0; ///< requests that were begun meanwhile
    quint64 servedByNew = 0;
    std::optional<SourcePlace> place; ///< Kept: of the error, as far as it is known
};

/// The files of a record: "server.js, routes/orders.js", relative to `root` where they are in it, few of
/// many.
QString filesOf(const ReloadRecord &record, const QString &root);
/// "live edit", "new generation" …, translated.
QString nameOf(ReloadRecord::Outcome outcome);
/// One line: "db.js · live edit · function bodies: list · live in 21 ms · 4 requests meanwhile".
QString describe(const ReloadRecord &record, const QString &root);

} // namespace boucle

Q_DECLARE_METATYPE(boucle::ReloadRecord)
