// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/eventloop/looptexts.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

namespace boucle::looptexts {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(LoopTexts)
};

/// With as many digits as mean something.
QString number(double value)
{
    constexpr double oneDigit = 9.95;
    return QLocale().toString(value, 'f', value < oneDigit ? 1 : 0);
}

QString link(const BlockedPlace &place)
{
    return QStringLiteral("<a href=\"place\">%1</a>").arg(looptexts::place(place).toHtmlEscaped());
}

QString blockSentence(const Diagnosis &diagnosis)
{
    const BlockedPlace &place = diagnosis.place;
    const QString time = duration(diagnosis.durationNs);
    const QString where = looptexts::place(place);
    QString sentence;
    if (place.isNative || where.isEmpty())
        sentence = place.isNow ? Words::tr("Native code holds the loop: %1 so far").arg(time)
                               : Words::tr("Native code held the loop: %1").arg(time);
    else if (place.function.isEmpty())
        sentence = place.isNow ? Words::tr("The loop is blocked at %2: %1 so far").arg(time, link(place))
                               : Words::tr("The loop was blocked at %2: %1").arg(time, link(place));
    else
        sentence = place.isNow ? Words::tr("<b>%1</b> blocks the loop: %2 so far in %3")
                                     .arg(place.function.toHtmlEscaped(), time, link(place))
                               : Words::tr("<b>%1</b> blocks the loop: %2 in %3")
                                     .arg(place.function.toHtmlEscaped(), time, link(place));
    if (diagnosis.count > 0)
        sentence += Words::tr(", %n request(s) waited behind it", nullptr, diagnosis.count);
    return sentence + u'.';
}

} // namespace

QString duration(qint64 ns)
{
    constexpr double us = 1e3;
    constexpr double ms = 1e6;
    constexpr double s = 1e9;
    constexpr double firstMs = 0.0995 * ms;
    const auto value = double(ns);
    if (value < firstMs)
        return Words::tr("%1 µs").arg(number(value / us));
    if (value < 999.5 * ms)
        return Words::tr("%1 ms").arg(number(value / ms));
    return Words::tr("%1 s").arg(number(value / s));
}

QString bytes(qint64 count)
{
    return QLocale().formattedDataSize(count, 1, QLocale::DataSizeSIFormat);
}

QString percent(double share)
{
    return Words::tr("%1 %").arg(qRound(share * 100));
}

QString place(const BlockedPlace &place)
{
    if (place.file.isEmpty())
        return {};
    return QStringLiteral("%1:%2").arg(QFileInfo(place.file).fileName()).arg(place.line);
}

QString blockNote(const BlockedPlace &place)
{
    if (place.isNow)
        return Words::tr("blocks the loop, %1 so far").arg(duration(place.longestNs));
    const QString time = Words::tr("blocked the loop %1").arg(duration(place.longestNs));
    return place.count > 1 ? time + QStringLiteral(" · ") + Words::tr("%n times", nullptr, place.count)
                           : time;
}

QString outside()
{
    return Words::tr(
        "This server runs in a process of its own, where its event loop cannot be watched. Run it in the IDE "
        "to see it.");
}

QString sentence(const Diagnosis &diagnosis)
{
    switch (diagnosis.kind) {
    case Diagnosis::Kind::Nothing:
        return {};
    case Diagnosis::Kind::Healthy:
        return Words::tr("The loop is free: nothing holds it.");
    case Diagnosis::Kind::Blocked:
    case Diagnosis::Kind::BlockedNow:
        return blockSentence(diagnosis);
    case Diagnosis::Kind::Collector:
        return Words::tr("The garbage collector takes %1 of the time: too much is allocated, or kept.")
            .arg(percent(diagnosis.share));
    case Diagnosis::Kind::ThreadPool:
        return Words::tr(
                   "The thread pool is full: files, DNS and crypto wait %1 for a thread. All servers of this "
                   "window share it.")
            .arg(duration(diagnosis.durationNs));
    case Diagnosis::Kind::SlowUpstream:
        return Words::
            tr("<b>%1</b> is slow: its answers take %2, and requests spend %3 of their time waiting for it.")
                .arg(diagnosis.subject.toHtmlEscaped(), duration(diagnosis.durationNs),
                     percent(diagnosis.share));
    case Diagnosis::Kind::HandleLeak:
        return Words::tr(
                   "What keeps the server alive grows and grows: %n more in ten seconds, most of them: %1.",
                   nullptr, diagnosis.count)
            .arg(handleName({0, diagnosis.subject}));
    case Diagnosis::Kind::ListenerLeak:
        return Words::tr(
                   "%n listeners wait for <b>%1</b> of one %2: they are added again and again, and never "
                   "removed.",
                   nullptr, diagnosis.count)
            .arg(diagnosis.event.toHtmlEscaped(), diagnosis.subject.toHtmlEscaped());
    case Diagnosis::Kind::Busy:
        return Words::tr("The loop works %1 of the time: new requests wait for their turn.")
            .arg(percent(diagnosis.share));
    }
    return {};
}

QString group(HandlesModel::Group group)
{
    switch (group) {
    case HandlesModel::Group::Listening:
        return Words::tr("Servers");
    case HandlesModel::Group::Connection:
        return Words::tr("Connections");
    case HandlesModel::Group::Timer:
        return Words::tr("Timers");
    case HandlesModel::Group::Watcher:
        return Words::tr("Watchers and signals");
    case HandlesModel::Group::Child:
        return Words::tr("Child processes");
    case HandlesModel::Group::Other:
        return Words::tr("Others");
    case HandlesModel::Group::Node:
        return Words::tr("Node's own");
    }
    return {};
}

QString handleName(const HandleRecord &record)
{
    const QString &kind = record.kind;
    if (kind == QLatin1String("tcp"))
        return record.isListening ? Words::tr("TCP server") : Words::tr("TCP connection");
    if (kind == QLatin1String("pipe"))
        return record.isListening ? Words::tr("Pipe server") : Words::tr("Pipe");
    if (kind == QLatin1String("udp"))
        return Words::tr("UDP socket");
    if (kind == QLatin1String("tty"))
        return Words::tr("Terminal");
    if (kind == QLatin1String("timer")) {
        constexpr qint64 nsPerMs = 1'000'000;
        return record.repeatMs > 0 ? Words::tr("Timer, every %1").arg(duration(record.repeatMs * nsPerMs))
                                   : Words::tr("Timer");
    }
    if (kind == QLatin1String("fs_event") || kind == QLatin1String("fs_poll"))
        return Words::tr("File watcher");
    if (kind == QLatin1String("signal"))
        return Words::tr("Signal");
    if (kind == QLatin1String("process"))
        return Words::tr("Child process");
    return kind;
}

QString underWay(const QList<QPair<QString, int>> &requests)
{
    int files = 0;
    int lookups = 0;
    int connections = 0;
    int writes = 0;
    QStringList others;
    for (const auto &[kind, count] : requests) {
        if (kind.startsWith(QLatin1String("FSReq")))
            files += count;
        else if (kind.startsWith(QLatin1String("GetAddrInfo")) ||
                 kind.startsWith(QLatin1String("GetNameInfo")) || kind.startsWith(QLatin1String("QueryReq")))
            lookups += count;
        else if (kind.endsWith(QLatin1String("ConnectWrap")))
            connections += count;
        else if (kind == QLatin1String("WriteWrap") || kind == QLatin1String("ShutdownWrap"))
            writes += count;
        else
            others.append(QStringLiteral("%1 %2").arg(kind).arg(count));
    }
    QStringList words;
    if (files > 0)
        words.append(Words::tr("%n file operations", nullptr, files));
    if (lookups > 0)
        words.append(Words::tr("%n DNS lookups", nullptr, lookups));
    if (connections > 0)
        words.append(Words::tr("%n connections being made", nullptr, connections));
    if (writes > 0)
        words.append(Words::tr("%n writes", nullptr, writes));
    return (words + others).join(QStringLiteral(" · "));
}

QString handlePlace(const HandleRecord &record)
{
    constexpr qint64 nsPerMs = 1'000'000;
    if (record.dueMs >= 0)
        return Words::tr("due in %1").arg(duration(record.dueMs * nsPerMs));
    if (record.pid > 0)
        return QString::number(record.pid);
    if (!record.peer.isEmpty())
        return QStringLiteral("%1 → %2").arg(record.local, record.peer);
    return record.local;
}

} // namespace boucle::looptexts
