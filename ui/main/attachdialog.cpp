// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/attachdialog.h"

#include "ui/common/theme.h"

#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <utility>

namespace boucle {

namespace {

constexpr QSize smallest{640, 380};
constexpr int folderWidth = 180;
enum Column { PidColumn, CommandColumn, FolderColumn, InspectorColumn, ColumnCount };

/// What tells processes apart is what node runs, not where node is.
QString shortCommand(const QString &command)
{
    const qsizetype end = command.indexOf(u' ');
    const QString program = command.left(end < 0 ? command.size() : end);
    return program.section(u'/', -1) + (end < 0 ? QString() : command.mid(end));
}

} // namespace

AttachDialog::AttachDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_list(new QTreeWidget(this))
    , m_empty(new QLabel(m_list))
    , m_address(new QLineEdit(this))
    , m_complaint(new QLabel(this))
    , m_attach(new QPushButton(tr("Attach"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Attach to Process"));
    setMinimumSize(smallest);

    auto *title = new QLabel(tr("Node processes of this machine"), this);
    title->setProperty("look", QStringLiteral("title"));
    m_list->setAccessibleName(tr("Processes"));
    m_list->setColumnCount(ColumnCount);
    m_list->setHeaderLabels({tr("PID"), tr("Command"), tr("Folder"), tr("Inspector")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setColumnWidth(FolderColumn, folderWidth);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(CommandColumn, QHeaderView::Stretch);
    for (const int column : {PidColumn, InspectorColumn})
        m_list->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_empty->setProperty("look", QStringLiteral("dim"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    auto *overList = new QVBoxLayout(m_list->viewport());
    overList->addWidget(m_empty);

    m_address->setFont(theme.codeFont());
    m_address->setAccessibleName(tr("Address"));
    m_address->setPlaceholderText(QStringLiteral("127.0.0.1:9229"));
    auto *addressLabel = new QLabel(tr("Or the address of an inspector"), this);
    auto *address = new QHBoxLayout;
    address->setSpacing(Theme::grid * 3);
    address->addWidget(addressLabel);
    address->addWidget(m_address, 1);

    m_complaint->setProperty("look", QStringLiteral("error"));
    m_complaint->setWordWrap(true);
    m_complaint->setTextFormat(Qt::PlainText);
    m_complaint->hide();

    auto *refresh = new QPushButton(tr("Refresh"), this);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    refresh->setAutoDefault(false);
    cancel->setAutoDefault(false);
    m_attach->setDefault(true);
    m_attach->setProperty("look", QStringLiteral("primary"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::grid * 2);
    buttons->addWidget(refresh);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_attach);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid * 5, Theme::grid * 5, Theme::grid * 5, Theme::grid * 4);
    column->setSpacing(Theme::grid * 3);
    column->addWidget(title);
    column->addWidget(m_list, 1);
    column->addLayout(address);
    column->addWidget(m_complaint);
    column->addLayout(buttons);

    connect(refresh, &QPushButton::clicked, this, &AttachDialog::refreshRequested);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_attach, &QPushButton::clicked, this, &AttachDialog::takeAnswer);
    connect(m_list, &QTreeWidget::itemDoubleClicked, this, &AttachDialog::takeAnswer);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &AttachDialog::updateButton);
    connect(m_address, &QLineEdit::textChanged, this, &AttachDialog::updateButton);
    m_empty->setText(tr("Looking for processes…"));
    updateButton();
}

void AttachDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (!std::exchange(m_asked, true))
        emit refreshRequested();
}

void AttachDialog::setProcesses(const QList<NodeProcess> &processes)
{
    m_processes = processes;
    m_list->clear();
    for (const NodeProcess &process : processes) {
        auto *row = new QTreeWidgetItem(m_list);
        row->setText(PidColumn, QString::number(process.pid));
        row->setTextAlignment(PidColumn, Qt::AlignRight | Qt::AlignVCenter);
        row->setText(CommandColumn, shortCommand(process.command));
        row->setToolTip(CommandColumn, process.command);
        QString folder = process.workingDirectory;
        if (const QString home = QDir::homePath(); folder.startsWith(home + QLatin1Char('/')))
            folder.replace(0, home.size(), QStringLiteral("~"));
        row->setText(FolderColumn, folder);
        row->setToolTip(FolderColumn, process.workingDirectory);
        row->setForeground(FolderColumn, m_theme.colour(ColourRole::Dim));
        row->setText(InspectorColumn,
                     process.inspectorPort > 0 ? tr("port %1").arg(process.inspectorPort) : tr("when asked"));
        row->setForeground(InspectorColumn, m_theme.colour(ColourRole::Dim));
    }
    m_empty->setText(
        tr("No node process runs that could be attached to.\nStart one with --inspect, or enter an "
           "address."));
    m_empty->setVisible(processes.isEmpty());
    if (!processes.isEmpty()) {
        m_list->setCurrentItem(m_list->topLevelItem(0));
        m_list->setFocus();
    }
    updateButton();
}

void AttachDialog::complain(const QString &text)
{
    m_complaint->setText(text);
    m_complaint->setVisible(!text.isEmpty());
    m_attach->setEnabled(true);
}

void AttachDialog::updateButton()
{
    m_complaint->hide();
    m_attach->setEnabled(!m_address->text().trimmed().isEmpty() || m_list->currentItem());
}

void AttachDialog::takeAnswer()
{
    // What is written is meant, whatever row was current before.
    if (const QString address = m_address->text().trimmed(); !address.isEmpty()) {
        emit addressChosen(address);
        return;
    }
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (row >= 0) {
        // Until the answer comes.
        m_attach->setEnabled(false);
        emit processChosen(m_processes.at(row));
    }
}

} // namespace boucle
