// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/reloadhistory.h"

#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace boucle {

namespace {

constexpr QSize smallest{960, 360};
constexpr int filesWidth = 170;
enum Column { TimeColumn, FilesColumn, OutcomeColumn, ReasonColumn, MsColumn, RequestsColumn, ColumnCount };
constexpr int placeRole = Qt::UserRole;

bool isLive(const ReloadRecord &record)
{
    return record.outcome == ReloadRecord::Outcome::LiveEdit ||
           record.outcome == ReloadRecord::Outcome::NewGeneration;
}

ColourRole colourOf(ReloadRecord::Outcome outcome)
{
    switch (outcome) {
    case ReloadRecord::Outcome::LiveEdit:
        return ColourRole::Run;
    case ReloadRecord::Outcome::NewGeneration:
        return ColourRole::Accent;
    case ReloadRecord::Outcome::Kept:
        return ColourRole::Stop;
    case ReloadRecord::Outcome::Waiting:
        return ColourRole::Pause;
    case ReloadRecord::Outcome::Unchanged:
        break;
    }
    return ColourRole::Dim;
}

} // namespace

ReloadHistory::ReloadHistory(const Theme &theme, const QString &name, const QString &root, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_root(root)
    , m_list(new QTreeWidget(this))
    , m_empty(new QLabel(tr("Nothing has been saved since the server runs."), m_list))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Reload History"));
    setMinimumSize(smallest);
    auto *title = new QLabel(tr("What became of the saves of “%1”").arg(name), this);
    title->setProperty("look", QStringLiteral("title"));
    title->setTextFormat(Qt::PlainText);

    m_list->setAccessibleName(tr("Saves"));
    m_list->setColumnCount(ColumnCount);
    m_list->setHeaderLabels({tr("Time"), tr("Files"), tr("What"), tr("Why"), tr("Live in"), tr("Requests")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setColumnWidth(FilesColumn, filesWidth);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(ReasonColumn, QHeaderView::Stretch);
    for (const int column : {TimeColumn, OutcomeColumn, MsColumn, RequestsColumn})
        m_list->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_empty->setProperty("look", QStringLiteral("dim"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    auto *overList = new QVBoxLayout(m_list->viewport());
    overList->addWidget(m_empty);

    auto *close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid * 5, Theme::grid * 5, Theme::grid * 5, Theme::grid * 4);
    column->setSpacing(Theme::grid * 3);
    column->addWidget(title);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_list, &QTreeWidget::itemActivated, this, &ReloadHistory::choose);
}

void ReloadHistory::setRecords(const QList<ReloadRecord> &records)
{
    m_list->clear();
    for (const ReloadRecord &record : records)
        insert(record);
}

void ReloadHistory::add(const ReloadRecord &record)
{
    insert(record);
}

void ReloadHistory::insert(const ReloadRecord &record)
{
    m_empty->hide();
    auto *item = new QTreeWidgetItem;
    item->setText(TimeColumn,
                  QLocale().toString(record.time.time(), QLocale::LongFormat).section(u' ', 0, 0));
    item->setText(FilesColumn, filesOf(record, m_root));
    item->setToolTip(FilesColumn, record.files.mid(0, 40).join(u'\n'));
    item->setText(OutcomeColumn, nameOf(record.outcome));
    item->setForeground(OutcomeColumn, m_theme.colour(colourOf(record.outcome)));
    item->setText(ReasonColumn, record.reason);
    item->setToolTip(ReasonColumn, record.reason);
    if (isLive(record)) {
        item->setText(MsColumn, tr("%1 ms").arg(qRound(record.liveMs)));
        item->setText(RequestsColumn, QString::number(record.servedByOld + record.servedByNew));
    }
    for (const int column : {MsColumn, RequestsColumn})
        item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    const SourcePlace place =
        record.place ? *record.place : SourcePlace{record.files.value(0), record.files.isEmpty() ? 0 : 1, 0};
    item->setData(TimeColumn, placeRole, QVariant::fromValue(place));
    m_list->insertTopLevelItem(0, item);
}

void ReloadHistory::choose(QTreeWidgetItem *item)
{
    if (const auto place = item->data(TimeColumn, placeRole).value<SourcePlace>(); place.isValid())
        emit placeChosen(place);
}

} // namespace boucle
