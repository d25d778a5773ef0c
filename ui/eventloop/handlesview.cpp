// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/eventloop/handlesview.h"

#include "core/debugger/scripturl.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/eventloop/looptexts.h"

#include <QEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>

namespace boucle {

namespace {

constexpr qint64 newNs = 3'000'000'000;

struct Place
{
    QString path;
    int line = 0;
    int column = 0;
};

/// Of "path:line:column".
Place placeOf(const QString &origin)
{
    const QString file = origin.section(u':', 0, -3);
    return {file.startsWith(QLatin1String("file:")) ? pathOfScriptUrl(file) : file,
            origin.section(u':', -2, -2).toInt(), origin.section(u':', -1).toInt()};
}

} // namespace

HandleRows::HandleRows(const Theme &theme, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_theme(theme)
{
}

QVariant HandleRows::groupData(const QModelIndex &index, int role) const
{
    if (index.column() != HandlesModel::Name)
        return {};
    const auto group = HandlesModel::Group(index.data(HandlesModel::GroupRole).toInt());
    if (role == Qt::DisplayRole)
        return QStringLiteral("%1 · %2")
            .arg(looptexts::group(group))
            .arg(index.data(HandlesModel::CountRole).toInt());
    if (role == Qt::ForegroundRole)
        return m_theme.colour(ColourRole::Dim);
    return {};
}

QVariant HandleRows::data(const QModelIndex &index, int role) const
{
    if (role >= Qt::UserRole)
        return QIdentityProxyModel::data(index, role);
    if (!index.parent().isValid())
        return groupData(index, role);
    const auto record = index.data(HandlesModel::RecordRole).value<HandleRecord>();
    const bool isHolding = record.isActive && record.isRef;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        if (index.column() == HandlesModel::Name)
            return isHolding ? looptexts::handleName(record)
                             : tr("%1 (unref)").arg(looptexts::handleName(record));
        if (index.column() == HandlesModel::Where)
            return looptexts::handlePlace(record);
        if (!record.origin.isEmpty()) {
            const Place place = placeOf(record.origin);
            return QStringLiteral("%1:%2").arg(QFileInfo(place.path).fileName()).arg(place.line);
        }
        return {};
    case Qt::ForegroundRole: {
        const qint64 age = index.data(HandlesModel::AgeRole).toLongLong();
        if (index.column() == HandlesModel::Origin)
            return m_theme.colour(ColourRole::Accent);
        if (age >= 0 && age < newNs)
            return m_theme.colour(ColourRole::Run);
        return m_theme.colour(isHolding ? ColourRole::Text : ColourRole::Dim);
    }
    case Qt::ToolTipRole: {
        QStringList lines{looptexts::handleName(record), looptexts::handlePlace(record)};
        if (record.fd >= 0)
            lines.append(tr("descriptor %1").arg(record.fd));
        if (record.queuedBytes > 0)
            lines.append(tr("%1 wait to be sent").arg(looptexts::bytes(record.queuedBytes)));
        lines.append(isHolding ? tr("keeps the server alive") : tr("does not keep the server alive"));
        if (!record.origin.isEmpty())
            lines.append(tr("made at %1").arg(record.origin));
        lines.removeAll(QString());
        return lines.join(u'\n');
    }
    default:
        return {};
    }
}

QVariant HandleRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case HandlesModel::Name:
        return tr("Handle");
    case HandlesModel::Where:
        return tr("Where");
    default:
        return tr("Origin");
    }
}

HandlesView::HandlesView(const Theme &theme, QWidget *parent)
    : QTreeView(parent)
    , m_theme(theme)
    , m_rows(new HandleRows(theme, this))
{
    setModel(m_rows);
    setHeaderHidden(true); // its rows need the room
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setIndentation(Theme::grid * 3);
    setTextElideMode(Qt::ElideRight);
    header()->setStretchLastSection(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_rows, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &index) {
        // The last news of a snapshot are those of its last group.
        if (!index.parent().isValid() && index.row() == m_rows->rowCount() - 1)
            arrange();
    });
    connect(m_rows, &QAbstractItemModel::modelReset, this, &HandlesView::arrange);
    connect(this, &QTreeView::activated, this, [this](const QModelIndex &index) {
        openOrigin(index.data(HandlesModel::RecordRole).value<HandleRecord>());
    });
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(this, &QWidget::customContextMenuRequested, this, &HandlesView::openMenu);
    setAccessibleName(tr("Handles"));
}

void HandlesView::setHandles(HandlesModel *model)
{
    m_opened.clear();
    m_rows->setSourceModel(model);
    arrange();
    constexpr int nameWidth = 160;
    constexpr int whereWidth = 130;
    setColumnWidth(HandlesModel::Name, nameWidth);
    setColumnWidth(HandlesModel::Where, whereWidth);
}

void HandlesView::setFilter(const QString &words)
{
    m_filter = words;
    arrange();
}

bool HandlesView::isWanted(const QModelIndex &index) const
{
    if (m_filter.isEmpty())
        return true;
    const auto record = index.data(HandlesModel::RecordRole).value<HandleRecord>();
    const QString all =
        looptexts::handleName(record) + u' ' + looptexts::handlePlace(record) + u' ' + record.origin;
    return all.contains(m_filter, Qt::CaseInsensitive);
}

void HandlesView::openOrigin(const HandleRecord &handle)
{
    if (handle.origin.isEmpty())
        return;
    const Place place = placeOf(handle.origin);
    emit originActivated(place.path, place.line, place.column);
}

void HandlesView::openMenu(const QPoint &point)
{
    const QModelIndex index = indexAt(point);
    if (!index.parent().isValid())
        return;
    const auto handle = index.data(HandlesModel::RecordRole).value<HandleRecord>();
    auto *menu = new QMenu(this); // the rows go on changing while it is open
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *const origin = menu->addAction(icon(m_theme, QLatin1String("locate"), ColourRole::Dim),
                                            tr("Go to Origin"), this, [this, handle] { openOrigin(handle); });
    origin->setEnabled(!handle.origin.isEmpty());
    menu->addSeparator();
    // Only what can be told from others of its kind can be found again in the program.
    const bool canChange = handle.kind == QLatin1String("timer") || handle.fd >= 0 || handle.pid > 0;
    QAction *const hold =
        handle.isRef
            ? menu->addAction(tr("Do Not Keep the Server Alive (unref)"), this,
                              [this, handle] { emit changeRequested(handle, HandleAction::Release); })
            : menu->addAction(tr("Keep the Server Alive (ref)"), this,
                              [this, handle] { emit changeRequested(handle, HandleAction::Hold); });
    QAction *const close = menu->addAction(icon(m_theme, QLatin1String("circle-x"), ColourRole::Dim),
                                           handle.pid > 0 ? tr("End Process…") : tr("Close…"), this,
                                           [this, handle] { askClose(handle); });
    hold->setEnabled(canChange);
    close->setEnabled(canChange);
    menu->popup(viewport()->mapToGlobal(point));
}

void HandlesView::askClose(const HandleRecord &handle)
{
    const QString place = looptexts::handlePlace(handle);
    const QString name = looptexts::handleName(handle);
    auto *question = new QMessageBox(
        QMessageBox::NoIcon, tr("Close"),
        tr("Close “%1”?").arg(place.isEmpty() ? name : QStringLiteral("%1 %2").arg(name, place)),
        QMessageBox::Cancel, window());
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr("The program does not expect it, and may fail."));
    QPushButton *const close = question->addButton(tr("Close It"), QMessageBox::DestructiveRole);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(question, &QMessageBox::finished, this, [this, question, close, handle] {
        if (question->clickedButton() == close)
            emit changeRequested(handle, HandleAction::Close);
    });
    question->open();
}

void HandlesView::arrange()
{
    // A long group would push the others out of sight.
    constexpr int shortGroup = 12;
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        const QModelIndex group = m_rows->index(row, 0);
        const bool isNode = group.data(HandlesModel::GroupRole).toInt() == int(HandlesModel::Group::Node);
        const int count = m_rows->rowCount(group);
        setRowHidden(row, {}, isNode || count == 0);
        for (int child = 0; child < count && !isNode; ++child) {
            const bool hides = !isWanted(m_rows->index(child, 0, group));
            if (isRowHidden(child, group) != hides)
                setRowHidden(child, group, hides);
        }
        if (count > 0 && count <= shortGroup && !m_opened.contains(row)) {
            m_opened.insert(row);
            expand(group);
        }
    }
}

void HandlesView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (m_rows->sourceModel() && indexAt({0, 0}).isValid())
        return;
    QPainter painter(viewport());
    painter.setPen(m_theme.colour(ColourRole::Dim));
    painter.drawText(viewport()->rect().adjusted(8, 8, -8, -8),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                     tr("What keeps a running server alive stands here."));
}

void HandlesView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Handles"));
        viewport()->update();
    }
    QTreeView::changeEvent(event);
}

} // namespace boucle
