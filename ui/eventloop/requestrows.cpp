// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/eventloop/requestrows.h"

#include "ui/common/theme.h"
#include "ui/eventloop/looptexts.h"

#include <QPainter>

#include <algorithm>

namespace boucle {

namespace {

constexpr int firstClientError = 400;
constexpr int firstServerError = 500;

bool isFailed(const RequestEntry &entry)
{
    return entry.isAborted || entry.status >= firstServerError;
}

} // namespace

RequestRows::RequestRows(const Theme &theme, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_theme(theme)
{
    setSortRole(RequestsModel::SortRole);
    setDynamicSortFilter(true);
}

void RequestRows::setFilter(const QString &words, Which which)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    m_which = which;
    invalidateFilter();
}

bool RequestRows::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (parent.isValid())
        return false;
    const auto *model = qobject_cast<const RequestsModel *>(sourceModel());
    const RequestEntry &entry = model->entry(row);
    switch (m_which) {
    case Which::Slow:
        if (entry.durationNs(model->now()) < slowNs)
            return false;
        break;
    case Which::Failed:
        if (!isFailed(entry))
            return false;
        break;
    case Which::Outgoing:
        if (!entry.isOutgoing)
            return false;
        break;
    case Which::All:
        break;
    }
    return std::all_of(m_words.begin(), m_words.end(), [&entry](const QString &word) {
        return entry.target.contains(word, Qt::CaseInsensitive) ||
               entry.method.startsWith(word, Qt::CaseInsensitive) ||
               QString::number(entry.status).startsWith(word);
    });
}

QString RequestRows::text(const RequestEntry &entry, int column) const
{
    const auto *model = qobject_cast<const RequestsModel *>(sourceModel());
    switch (RequestsModel::Column(column)) {
    case RequestsModel::Method:
        return entry.isOutgoing ? QStringLiteral("↗ ") + entry.method : entry.method;
    case RequestsModel::Target:
        return entry.target;
    case RequestsModel::Status:
        if (entry.isAborted)
            return entry.status > 0 ? tr("%1, aborted").arg(entry.status) : tr("aborted");
        return entry.status > 0 ? QString::number(entry.status) : QStringLiteral("…");
    case RequestsModel::Duration:
        return looptexts::duration(entry.durationNs(model->now()));
    case RequestsModel::FirstByte:
        return entry.firstByteNs > 0 ? looptexts::duration(entry.firstByteNs - entry.beginNs) : QString();
    case RequestsModel::Synchronous:
        return entry.synchronousNs > 0 ? looptexts::duration(entry.synchronousNs) : QString();
    case RequestsModel::Size:
        return entry.bytes > 0 ? looptexts::bytes(entry.bytes) : QString();
    case RequestsModel::Waterfall:
    case RequestsModel::ColumnCount:
        break;
    }
    return {};
}

QVariant RequestRows::data(const QModelIndex &index, int role) const
{
    if (role >= Qt::UserRole)
        return QSortFilterProxyModel::data(index, role);
    const auto entry = index.data(RequestsModel::EntryRole).value<RequestEntry>();
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, index.column());
    case Qt::TextAlignmentRole: {
        const bool isNumber =
            index.column() >= RequestsModel::Duration && index.column() <= RequestsModel::Size;
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft)));
    }
    case Qt::ForegroundRole:
        if (index.column() == RequestsModel::Status) {
            const ColourRole role2 = isFailed(entry)                    ? ColourRole::Stop
                                     : entry.status >= firstClientError ? ColourRole::Pause
                                     : entry.endNs == 0                 ? ColourRole::Dim
                                                                        : ColourRole::Run;
            return m_theme.colour(role2);
        }
        if (index.column() == RequestsModel::Duration && !entry.isOutgoing && entry.endNs > 0 &&
            entry.endNs - entry.beginNs >= slowNs)
            return m_theme.colour(ColourRole::Pause);
        return m_theme.colour(entry.isOutgoing ? ColourRole::Dim : ColourRole::Text);
    case Qt::ToolTipRole: {
        QStringList lines{QStringLiteral("%1 %2").arg(entry.method, entry.target)};
        if (!entry.route.isEmpty())
            lines.append(tr("route %1").arg(entry.route));
        if (entry.outgoing > 0)
            lines.append(tr("has made %n request(s) itself", nullptr, entry.outgoing));
        return lines.join(u'\n');
    }
    default:
        return {};
    }
}

QVariant RequestRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = section >= RequestsModel::Duration && section <= RequestsModel::Size;
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft)));
    }
    if (role == Qt::ToolTipRole && section == RequestsModel::Synchronous)
        return tr("How long its handler kept the loop at first, before it gave it back");
    if (role != Qt::DisplayRole)
        return {};
    switch (RequestsModel::Column(section)) {
    case RequestsModel::Method:
        return tr("Method");
    case RequestsModel::Target:
        return tr("Path");
    case RequestsModel::Status:
        return tr("Status");
    case RequestsModel::Duration:
        return tr("Time");
    case RequestsModel::FirstByte:
        return tr("First byte");
    case RequestsModel::Synchronous:
        return tr("On the loop");
    case RequestsModel::Size:
        return tr("Size");
    case RequestsModel::Waterfall:
        return tr("Waterfall");
    case RequestsModel::ColumnCount:
        break;
    }
    return {};
}

WaterfallDelegate::WaterfallDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void WaterfallDelegate::setStretch(qint64 fromNs, qint64 toNs)
{
    m_fromNs = fromNs;
    m_toNs = std::max(toNs, fromNs + 1);
}

void WaterfallDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const auto entry = index.data(RequestsModel::EntryRole).value<RequestEntry>();
    constexpr int margin = 8;
    constexpr int barHeight = 8;
    const QRect room = option.rect.adjusted(margin, 0, -margin, 0);
    const auto x = [&](qint64 time) {
        const double share = double(time - m_fromNs) / double(m_toNs - m_fromNs);
        return room.left() + std::clamp(share, 0.0, 1.0) * room.width();
    };
    const qint64 end = entry.endNs > 0 ? entry.endNs : m_toNs;
    const qint64 firstByte = entry.firstByteNs > 0 ? entry.firstByteNs : end;
    const double top = room.center().y() - barHeight / 2.0;
    const ColourRole role = isFailed(entry)    ? ColourRole::Blocked
                            : entry.isOutgoing ? ColourRole::Check
                                               : ColourRole::Timers;
    QColor waiting = m_theme.colour(role);
    waiting.setAlphaF(0.45F);
    const double left = x(entry.beginNs);
    const double middle = x(firstByte);
    const double right = std::max(x(end), left + 2);
    painter->fillRect(QRectF(left, top, std::max(1.0, middle - left), barHeight), waiting);
    painter->fillRect(QRectF(middle, top, std::max(1.0, right - middle), barHeight), m_theme.colour(role));
}

} // namespace boucle
