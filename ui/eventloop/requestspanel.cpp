// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/eventloop/requestspanel.h"

#include "ui/common/combobox.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/eventloop/looptexts.h"
#include "ui/eventloop/requestrows.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QScrollBar>
#include <QTreeView>
#include <QVBoxLayout>

namespace boucle {

namespace {

constexpr int filterWidth = 260;
constexpr std::array widths{76, 300, 84, 84, 112, 112, 84};

} // namespace

RequestsPanel::RequestsPanel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_rows(new RequestRows(theme, this))
    , m_waterfall(new WaterfallDelegate(theme, this))
    , m_filter(new QLineEdit(this))
    , m_which(new ComboBox(theme, this))
    , m_summary(new QLabel(this))
    , m_table(new QTreeView(this))
    , m_empty(new QLabel(m_table->viewport()))
{
    setObjectName(QStringLiteral("requestsPanel"));
    setAttribute(Qt::WA_StyledBackground);
    m_filter->setFixedWidth(filterWidth);
    m_filter->setClearButtonEnabled(true);
    m_summary->setProperty("look", QStringLiteral("dim"));
    for (int i = 0; i <= int(RequestRows::Which::Outgoing); ++i)
        m_which->addItem(QString());

    m_table->setModel(m_rows);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(RequestsModel::Waterfall, Qt::AscendingOrder);
    m_table->setItemDelegateForColumn(RequestsModel::Waterfall, m_waterfall);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->header()->setStretchLastSection(true);
    m_empty->setProperty("look", QStringLiteral("dim"));
    m_empty->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_empty->setWordWrap(true);
    auto *overTable = new QVBoxLayout(m_table->viewport());
    overTable->setContentsMargins(Theme::grid * 6, Theme::grid * 6, Theme::grid * 6, 0);
    overTable->addWidget(m_empty);
    overTable->addStretch(1);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(Theme::grid * 3, Theme::grid, Theme::grid * 3, Theme::grid);
    bar->setSpacing(Theme::grid * 2);
    bar->addWidget(m_filter);
    bar->addWidget(m_which);
    bar->addStretch(1);
    bar->addWidget(m_summary);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_table, 1);
    setFocusProxy(m_table);

    connect(m_filter, &QLineEdit::textChanged, this, &RequestsPanel::applyFilter);
    connect(m_which, &QComboBox::currentIndexChanged, this, &RequestsPanel::applyFilter);
    connect(m_table, &QTreeView::activated, this, [this] {
        if (const RequestEntry entry = current(); entry.number > 0)
            emit requestActivated(entry.number);
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, &RequestsPanel::openMenu);
    retranslateUi();
}

void RequestsPanel::setMonitor(LoopMonitor *monitor)
{
    if (m_monitor == monitor)
        return;
    if (m_monitor)
        m_monitor->disconnect(this);
    m_monitor = monitor;
    attach();
    if (monitor) {
        connect(monitor, &LoopMonitor::updated, this, &RequestsPanel::refresh);
        connect(monitor, &LoopMonitor::cleared, this, &RequestsPanel::refresh);
    }
    refresh();
}

void RequestsPanel::refresh()
{
    if (!m_isInSight)
        return;
    // The bars stand in the time of the rows that are seen.
    qint64 from = 0;
    qint64 to = m_monitor ? m_monitor->nowNs() : 1;
    const QModelIndex top = m_table->indexAt({0, 0});
    const QModelIndex bottom = m_table->indexAt({0, m_table->viewport()->height() - 1});
    const int last = bottom.isValid() ? bottom.row() : m_rows->rowCount() - 1;
    for (int row = std::max(0, top.row()); row <= last; ++row) {
        const auto entry = m_rows->index(row, 0).data(RequestsModel::EntryRole).value<RequestEntry>();
        from = from == 0 ? entry.beginNs : std::min(from, entry.beginNs);
        const qint64 end = entry.endNs > 0 ? entry.endNs : m_monitor->nowNs();
        to = row == std::max(0, top.row()) ? end : std::max(to, end);
    }
    m_waterfall->setStretch(from, to);
    m_table->viewport()->update();
    m_empty->setVisible(m_rows->rowCount() == 0);
    m_empty->setText(
        m_monitor && m_monitor->isOutside() && isAlive(m_monitor->session().state()) ? looptexts::outside()
        : !m_monitor || m_monitor->requests().rowCount() == 0
            ? tr("Requests to a running server stand here as they come, and those that it makes itself.")
            : tr("No request is like that."));
    QString words;
    if (m_monitor) {
        const LoopStatistics::Figures figures = m_monitor->statistics().figures();
        words = tr("%1 requests · %2 / s")
                    .arg(QLocale().toString(figures.requests),
                         QLocale().toString(qRound64(figures.requestsPerSecond)));
        if (m_monitor->isSampling())
            words += QStringLiteral(" · ") + tr("only some are shown, for they are many");
    }
    m_summary->setText(words);
    // Who looks at the end sees what comes.
    const bool isInOrder = m_table->header()->sortIndicatorSection() == RequestsModel::Waterfall &&
                           m_table->header()->sortIndicatorOrder() == Qt::AscendingOrder;
    const QScrollBar *bar = m_table->verticalScrollBar();
    if (isInOrder && !m_table->selectionModel()->hasSelection() && !bar->isSliderDown())
        m_table->scrollToBottom();
}

void RequestsPanel::applyFilter()
{
    m_rows->setFilter(m_filter->text(), RequestRows::Which(std::max(0, m_which->currentIndex())));
    refresh();
}

RequestEntry RequestsPanel::current() const
{
    return m_table->currentIndex().data(RequestsModel::EntryRole).value<RequestEntry>();
}

void RequestsPanel::select(quint64 number)
{
    m_isInSight = true;
    attach();
    const int row = m_monitor ? m_monitor->requests().rowOf(number) : -1;
    if (row < 0)
        return;
    const QModelIndex index = m_rows->mapFromSource(m_monitor->requests().index(row, 0));
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
}

QString RequestsPanel::curlCommand(const RequestEntry &entry, const QString &base)
{
    const auto quoted = [](QString word) {
        return u'\'' + word.replace(u'\'', QLatin1String("'\\''")) + u'\'';
    };
    QString command = QStringLiteral("curl -i");
    if (entry.method != QLatin1String("GET"))
        command += QStringLiteral(" -X ") + entry.method;
    return command + u' ' + quoted(entry.isOutgoing ? entry.target : base + entry.target);
}

/// Where the server answers.
QString RequestsPanel::baseUrl() const
{
    for (const ListenAddress &address : m_monitor->session().addresses()) {
        if (const QString url = address.url(); !url.isEmpty())
            return url;
    }
    return QStringLiteral("http://localhost");
}

void RequestsPanel::copyCurl()
{
    const RequestEntry entry = current();
    if (entry.number != 0 && m_monitor)
        QApplication::clipboard()->setText(curlCommand(entry, baseUrl()));
}

void RequestsPanel::sendAgain()
{
    const RequestEntry entry = current();
    if (entry.number != 0 && !entry.isOutgoing && m_monitor)
        emit sendRequested(entry.method, baseUrl() + entry.target);
}

void RequestsPanel::openMenu(const QPoint &point)
{
    if (current().number == 0)
        return;
    QMenu menu(this);
    menu.addAction(icon(m_theme, QLatin1String("activity"), ColourRole::Dim), tr("Show on the Timeline"),
                   this, [this] { emit requestActivated(current().number); });
    menu.addAction(icon(m_theme, QLatin1String("copy"), ColourRole::Dim), tr("Copy as curl"), this,
                   &RequestsPanel::copyCurl);
    QAction *const again = menu.addAction(icon(m_theme, QLatin1String("repeat"), ColourRole::Dim),
                                          tr("Send Again"), this, &RequestsPanel::sendAgain);
    again->setEnabled(!current().isOutgoing && m_monitor && !m_monitor->session().addresses().isEmpty());
    menu.setToolTipsVisible(true);
    again->setToolTip(tr("Method and address; what its headers and its body were is not kept"));
    menu.exec(m_table->viewport()->mapToGlobal(point));
}

void RequestsPanel::setInSight(bool inSight)
{
    if (m_isInSight == inSight)
        return;
    m_isInSight = inSight;
    attach();
    refresh();
}

/// A table that nobody sees sorts and filters nothing.
void RequestsPanel::attach()
{
    RequestsModel *const wanted = m_isInSight && m_monitor ? &m_monitor->requests() : nullptr;
    if (m_rows->sourceModel() == wanted)
        return;
    if (m_rows->sourceModel())
        m_columns = m_table->header()->saveState();
    m_rows->setSourceModel(wanted);
    if (!wanted)
        return;
    if (!m_columns.isEmpty()) {
        m_table->header()->restoreState(m_columns);
        return;
    }
    for (size_t i = 0; i < widths.size(); ++i)
        m_table->setColumnWidth(int(i), widths.at(i));
}

void RequestsPanel::retranslateUi()
{
    m_table->setAccessibleName(tr("Requests"));
    m_filter->setPlaceholderText(tr("Filter by method, path or status"));
    m_filter->setAccessibleName(tr("Filter by method, path or status"));
    m_which->setAccessibleName(tr("Which requests"));
    m_which->setItemText(int(RequestRows::Which::All), tr("All"));
    m_which->setItemText(int(RequestRows::Which::Slow),
                         tr("Slower than %1").arg(looptexts::duration(RequestRows::slowNs)));
    m_which->setItemText(int(RequestRows::Which::Failed), tr("Failed"));
    m_which->setItemText(int(RequestRows::Which::Outgoing), tr("Made by the server"));
    refresh();
}

void RequestsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace boucle
