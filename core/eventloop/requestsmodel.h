// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventloop/looprecord.h"

#include <QAbstractTableModel>
#include <QHash>

#include <deque>

namespace boucle {

/// A request, as far as it has come.
struct RequestEntry
{
    quint64 number = 0; ///< in the order of their beginnings, from 1
    QString method;
    QString target; ///< "/path?query"; of an outgoing one "http://host/path"
    QString route;  ///< "/orders/:id"; empty: unknown
    bool isOutgoing = false;
    quint64 parent = 0; ///< number of the one that it is done for; 0: none, or unknown
    int status = 0;     ///< 0: none has been sent
    bool isAborted = false;
    qint64 beginNs = 0;
    qint64 firstByteNs = 0;   ///< 0: not yet
    qint64 endNs = 0;         ///< 0: under way
    qint64 synchronousNs = 0; ///< until its handler first gave the loop back
    qint64 bytes = 0;
    int outgoing = 0; ///< requests that it has made itself

    qint64 durationNs(qint64 nowNs) const { return (endNs > 0 ? endNs : nowNs) - beginNs; }
};

/// The requests of a server, the last hundred thousand of them, in the order of their beginnings. Carries
/// numbers; what they look like is the view's.
class RequestsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Method, Target, Status, Duration, FirstByte, Synchronous, Size, Waterfall, ColumnCount };
    enum Role {
        EntryRole = Qt::UserRole, ///< RequestEntry
        SortRole                  ///< a number, or a text
    };
    static constexpr qsizetype capacity = 100'000;

    using QAbstractTableModel::QAbstractTableModel;

    /// `generation` tells the ids of one run from those of another.
    void take(quint64 generation, const QList<RequestEvent> &events);
    /// That generation has ended: what was under way ends with it, at that time.
    void endGeneration(quint64 generation, qint64 timeNs);
    void clear();
    /// The time that durations of what is under way are up to.
    void setNow(qint64 nowNs);
    qint64 now() const { return m_nowNs; }

    const std::deque<RequestEntry> &entries() const { return m_entries; }
    const RequestEntry &entry(int row) const { return m_entries[size_t(row)]; }
    /// -1: it is gone, or there was none.
    int rowOf(quint64 number) const;
    quint64 begun() const { return m_last; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

signals:
    /// That row's request was answered, or given up.
    void ended(int row);

private:
    void begin(quint64 generation, const RequestEvent &event);
    void end(quint64 generation, const RequestEvent &event);
    void trim();

    std::deque<RequestEntry> m_entries;
    QHash<quint64, quint64> m_pending; ///< number by generation and id
    quint64 m_last = 0;
    qint64 m_nowNs = 0;
};

} // namespace boucle

Q_DECLARE_METATYPE(boucle::RequestEntry)
