// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiling/memorypanel.h"

#include "core/eventloop/loopmonitor.h"
#include "ui/common/combobox.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/eventloop/looptexts.h"
#include "ui/profiling/heapview.h"
#include "ui/profiling/memorychart.h"
#include "ui/profiling/profileview.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace boucle {

namespace {

constexpr int findingsWidth = 300;
constexpr int filterWidth = 220;
constexpr int wideEnough = 640;
constexpr int leastWidth = 90; ///< of what stands above the trees
constexpr int tickMs = 250;

} // namespace

MemoryPanel::MemoryPanel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_take(new QToolButton(this))
    , m_record(new QToolButton(this))
    , m_open(new QToolButton(this))
    , m_save(new QToolButton(this))
    , m_remove(new QToolButton(this))
    , m_summary(new QLabel(this))
    , m_chart(new MemoryChart(theme, this))
    , m_list(new QListWidget(this))
    , m_classFilter(new QLineEdit(this))
    , m_comparison(new ComboBox(theme, this))
    , m_tools(new QStackedWidget(this))
    , m_content(new QStackedWidget(this))
    , m_heap(new HeapView(theme, this))
    , m_allocations(new ProfileView(theme, this))
    , m_empty(new QLabel(this))
{
    setObjectName(QStringLiteral("memoryPanel"));
    setAttribute(Qt::WA_StyledBackground);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(buildFindings());
    m_right = buildContent();
    splitter->addWidget(m_right);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({findingsWidth, 3 * findingsWidth});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildBar());
    column->addWidget(splitter, 1);
    setFocusProxy(m_take);

    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, &MemoryPanel::updateState);
    connect(m_take, &QToolButton::clicked, this, &MemoryPanel::snapshotRequested);
    connect(m_record, &QToolButton::clicked, this, [this] {
        if (m_recorder && m_recorder->isRecording())
            emit stopRequested();
        else
            emit recordRequested();
    });
    connect(m_open, &QToolButton::clicked, this, &MemoryPanel::openRequested);
    connect(m_save, &QToolButton::clicked, this, &MemoryPanel::saveRequested);
    connect(m_remove, &QToolButton::clicked, this, &MemoryPanel::removeCurrent);
    connect(m_list, &QListWidget::currentRowChanged, this, &MemoryPanel::showCurrent);
    connect(m_classFilter, &QLineEdit::textChanged, m_heap, &HeapView::setFilter);
    connect(m_comparison, &QComboBox::activated, this, &MemoryPanel::chooseComparison);
    connect(m_allocations, &ProfileView::placeActivated, this, &MemoryPanel::placeActivated);
    retranslateUi();
    showCurrent();
}

MemoryPanel::~MemoryPanel() = default;

QWidget *MemoryPanel::buildBar()
{
    auto *row = new QWidget(this);
    auto *bar = new QHBoxLayout(row);
    bar->setContentsMargins(Theme::grid * 3, Theme::grid, Theme::grid * 2, Theme::grid);
    bar->setSpacing(Theme::grid * 2);
    for (QToolButton *button : {m_take, m_record}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        bar->addWidget(button);
    }
    m_take->setIcon(icon(m_theme, QLatin1String("camera")));
    m_open->setIcon(icon(m_theme, QLatin1String("folder-open"), ColourRole::Dim));
    m_save->setIcon(icon(m_theme, QLatin1String("save"), ColourRole::Dim));
    m_remove->setIcon(icon(m_theme, QLatin1String("trash-2"), ColourRole::Dim));
    m_summary->setProperty("look", QStringLiteral("dim"));
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_summary->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    bar->addWidget(m_summary, 1);
    for (QToolButton *button : {m_open, m_save, m_remove})
        bar->addWidget(button);
    for (QToolButton *button : {m_take, m_record, m_open, m_save, m_remove}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    return row;
}

QWidget *MemoryPanel::buildFindings()
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_list->setMinimumHeight(Theme::rowHeight);
    column->addWidget(m_chart);
    column->addWidget(m_list, 1);
    return part;
}

QWidget *MemoryPanel::buildContent()
{
    m_classFilter->setClearButtonEnabled(true);
    m_classFilter->setMaximumWidth(filterWidth);
    m_classFilter->setMinimumWidth(leastWidth);
    m_comparison->setMinimumWidth(leastWidth);
    m_empty->setProperty("look", QStringLiteral("dim"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(Theme::grid * 6, 0, Theme::grid * 6, 0);
    const auto addTools = [this](std::initializer_list<QWidget *> widgets) {
        auto *tools = new QWidget(m_tools);
        auto *row = new QHBoxLayout(tools);
        row->setContentsMargins(Theme::grid * 3, 0, Theme::grid * 3, Theme::grid);
        row->setSpacing(Theme::grid * 2);
        for (QWidget *widget : widgets)
            row->addWidget(widget, qobject_cast<QLineEdit *>(widget) ? 1 : 0);
        row->addStretch(1);
        m_tools->addWidget(tools);
    };
    addTools({m_classFilter, m_comparison});
    addTools({&m_allocations->wayBox(), &m_allocations->filterEdit()});
    m_tools->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    for (QWidget *page : std::initializer_list<QWidget *>{m_heap, m_allocations, m_empty})
        m_content->addWidget(page);
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tools);
    column->addWidget(m_content, 1);
    return part;
}

/// Where there is no room for what says that there is nothing, the chart has all of it.
void MemoryPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_right->setVisible(current() || width() >= wideEnough);
}

void MemoryPanel::setSources(SnapshotTaker &taker, ProfileRecorder &recorder)
{
    m_taker = &taker;
    m_recorder = &recorder;
    connect(&taker, &SnapshotTaker::stateChanged, this, &MemoryPanel::updateState);
    connect(&recorder, &ProfileRecorder::stateChanged, this, &MemoryPanel::updateState);
    updateState();
}

void MemoryPanel::setMonitor(LoopMonitor *monitor)
{
    if (m_monitor == monitor)
        return;
    if (m_monitor)
        m_monitor->disconnect(this);
    m_monitor = monitor;
    if (monitor) {
        connect(monitor, &LoopMonitor::updated, this, &MemoryPanel::updateChart);
        connect(monitor, &LoopMonitor::cleared, this, &MemoryPanel::updateChart);
    }
    updateChart();
}

LoopMonitor *MemoryPanel::monitor() const
{
    return m_monitor;
}

/// Hidden, it costs nothing.
void MemoryPanel::updateChart()
{
    static const std::deque<MemoryRecord> noRecords;
    static const std::deque<GcRecord> noCollections;
    if (!m_monitor)
        m_chart->setRecords(noRecords, noCollections, 0);
    else if (!m_chart->visibleRegion().isEmpty())
        m_chart->setRecords(m_monitor->memory(), m_monitor->collections(), m_monitor->nowNs());
}

void MemoryPanel::setCanRecord(bool can)
{
    m_canRecord = can;
    updateState();
}

void MemoryPanel::addAllocations(CallProfilePtr profile, const QString &title)
{
    add({title, nullptr, std::move(profile), {}, nullptr});
}

void MemoryPanel::add(Finding finding)
{
    const qint64 size =
        finding.snapshot ? finding.snapshot->totalSize() : qint64(finding.allocations->busy());
    auto *item = new QListWidgetItem(
        icon(m_theme, QLatin1String(finding.snapshot ? "camera" : "flame"), ColourRole::Dim),
        QStringLiteral("%1 · %2").arg(finding.title, looptexts::bytes(size)));
    item->setToolTip(item->text());
    m_findings.push_back(std::move(finding));
    m_list->addItem(item);
    m_list->setCurrentItem(item);
}

const MemoryPanel::Finding *MemoryPanel::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < int(m_findings.size()) ? &m_findings[size_t(row)] : nullptr;
}

void MemoryPanel::removeCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    m_heap->clear();
    m_allocations->setProfile(nullptr);
    m_findings.erase(m_findings.begin() + row);
    delete m_list->takeItem(row);
    showCurrent();
}

void MemoryPanel::showCurrent()
{
    const Finding *const finding = current();
    m_tools->setVisible(finding != nullptr);
    m_right->setVisible(finding || width() >= wideEnough);
    if (!finding) {
        m_content->setCurrentWidget(m_empty);
    } else if (finding->snapshot) {
        m_tools->setCurrentIndex(0);
        m_content->setCurrentWidget(m_heap);
        m_heap->setSnapshot(finding->snapshot);
        fillComparisons();
    } else {
        m_tools->setCurrentIndex(1);
        m_content->setCurrentWidget(m_allocations);
        m_allocations->setProfile(finding->allocations);
    }
    updateState();
}

/// With every other snapshot, the latest first.
void MemoryPanel::fillComparisons()
{
    m_comparison->clear();
    m_comparison->addItem(tr("All objects"), -1);
    for (int row = int(m_findings.size()) - 1; row >= 0; --row) {
        if (m_findings[size_t(row)].snapshot && row != m_list->currentRow())
            m_comparison->addItem(tr("Changes since %1").arg(m_findings[size_t(row)].title), row);
    }
    m_comparison->setEnabled(m_comparison->count() > 1);
}

void MemoryPanel::chooseComparison()
{
    const Finding *const finding = current();
    if (!finding || !finding->snapshot)
        return;
    const int row = m_comparison->currentData().toInt();
    if (row < 0)
        m_heap->setSnapshot(finding->snapshot);
    else
        emit comparisonRequested(m_findings[size_t(row)].snapshot, finding->snapshot);
}

void MemoryPanel::setChanges(const HeapComparisonPtr &changes)
{
    const Finding *const finding = current();
    const int row = m_comparison->currentData().toInt();
    // The choice may be another one by now.
    if (finding && finding->snapshot == changes->after() && row >= 0 && row < int(m_findings.size()) &&
        m_findings[size_t(row)].snapshot == changes->before())
        m_heap->setChanges(changes);
}

QString MemoryPanel::stateWords() const
{
    if (m_recorder && m_recorder->state() == ProfileRecorder::State::Stopping)
        return tr("reads the recording…");
    if (m_recorder && m_recorder->isRecording())
        return tr("records allocations for %1")
            .arg(looptexts::duration(std::chrono::nanoseconds(m_recorder->duration()).count()));
    switch (m_taker ? m_taker->state() : SnapshotTaker::State::Idle) {
    case SnapshotTaker::State::Taking:
        return tr("goes through the heap, the server stands still: %1")
            .arg(looptexts::percent(m_taker->progress()));
    case SnapshotTaker::State::Writing:
        return tr("writes the snapshot…");
    case SnapshotTaker::State::Reading:
        return tr("reads the snapshot: %1").arg(looptexts::percent(m_taker->progress()));
    case SnapshotTaker::State::Idle:
        break;
    }
    const Finding *const finding = current();
    return finding ? finding->title : QString();
}

void MemoryPanel::updateState()
{
    const bool isRecording = m_recorder && m_recorder->isRecording();
    const bool isBusy = (m_taker && m_taker->state() != SnapshotTaker::State::Idle) ||
                        (m_recorder && m_recorder->state() == ProfileRecorder::State::Stopping);
    if (isRecording != m_tick.isActive())
        isRecording ? m_tick.start() : m_tick.stop();
    m_take->setEnabled(m_canRecord && !isBusy);
    m_record->setIcon(icon(m_theme, QLatin1String(isRecording ? "square" : "circle-dot"), ColourRole::Stop));
    m_record->setText(isRecording ? tr("Stop Recording") : tr("Record Allocations"));
    m_record->setAccessibleName(m_record->text());
    m_record->setToolTip(isRecording ? tr("Stop, and show who has allocated")
                                     : tr("Record which functions allocate memory"));
    m_record->setEnabled(isRecording || (m_canRecord && !isBusy));
    m_open->setEnabled(!isBusy);
    m_save->setEnabled(current() != nullptr);
    m_remove->setEnabled(current() != nullptr);
    m_summary->setText(stateWords());
    m_empty->setText(m_canRecord
                         ? tr("Take a snapshot to see what is in memory and what keeps it there. A second "
                              "one can be compared with it.")
                         : tr("Run a server to look into its memory, or open a .heapsnapshot file."));
}

void MemoryPanel::retranslateUi()
{
    m_take->setText(tr("Take Snapshot"));
    m_take->setAccessibleName(m_take->text());
    m_take->setToolTip(tr("Everything that is in the server's memory, at this moment"));
    for (const auto &[button, words] :
         {std::pair(m_open, tr("Open Snapshot…")), std::pair(m_save, tr("Save Snapshot…")),
          std::pair(m_remove, tr("Remove from List"))}) {
        button->setToolTip(words);
        button->setAccessibleName(words);
    }
    m_list->setAccessibleName(tr("Snapshots"));
    m_classFilter->setPlaceholderText(tr("Filter by class"));
    m_classFilter->setAccessibleName(tr("Filter by class"));
    m_comparison->setAccessibleName(tr("Compared with"));
    const int chosen = m_comparison->currentIndex();
    fillComparisons();
    m_comparison->setCurrentIndex(std::max(0, chosen));
    updateState();
}

void MemoryPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace boucle
