// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventloop/diagnosis.h"
#include "core/eventloop/handlesmodel.h"

#include <QString>

namespace boucle {

/// The words of the event-loop panels, in the language of the window.
namespace looptexts {

/// "84 ms", "1.8 ms", "320 µs", "2.4 s".
QString duration(qint64 ns);
/// "12.4 kB"
QString bytes(qint64 count);
/// "37 %"
QString percent(double share);
/// "orders.js:16"; empty for a place in nobody's file.
QString place(const BlockedPlace &place);
/// "blocked the loop 84 ms · 3 times"
QString blockNote(const BlockedPlace &place);

/// What to say of the loop of a server in a process of its own.
QString outside();

/// One sentence. Its place, when it has one, is a link with the target "place".
QString sentence(const Diagnosis &diagnosis);

QString group(HandlesModel::Group group);
/// "TCP server", "Timer, every 5 s"
QString handleName(const HandleRecord &record);
/// "127.0.0.1:3000", "due in 12.4 s"
QString handlePlace(const HandleRecord &record);
/// "3 file operations · 1 DNS lookup": of kinds of requests as node calls them, and numbers.
QString underWay(const QList<QPair<QString, int>> &requests);

} // namespace looptexts

} // namespace boucle
