// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/eventloop/looppanel.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/eventloop/delaychart.h"
#include "ui/eventloop/handlesview.h"
#include "ui/eventloop/loopfigures.h"
#include "ui/eventloop/looplegend.h"
#include "ui/eventloop/looptexts.h"
#include "ui/eventloop/looptimeline.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QToolButton>

namespace boucle {

namespace {

constexpr int sideWidth = 400;
constexpr int leastSide = 200;
constexpr int leastChart = 0;
constexpr qint64 figuresNs = 250'000'000;

QFrame *separator(QWidget *parent)
{
    auto *frame = new QFrame(parent);
    frame->setFrameShape(QFrame::HLine);
    frame->setFrameShadow(QFrame::Plain);
    frame->setObjectName(QStringLiteral("loopLine"));
    frame->setFixedHeight(1);
    return frame;
}

} // namespace

LoopPanel::LoopPanel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_figures(new LoopFigures(theme, this))
    , m_timeline(new LoopTimeline(theme, this))
    , m_legend(new LoopLegend(theme, this))
    , m_details(new QLabel(this))
    , m_notice(new QLabel(this))
    , m_follow(new QToolButton(this))
    , m_keep(new QToolButton(this))
    , m_export(new QToolButton(this))
{
    setObjectName(QStringLiteral("loopPanel"));
    setAttribute(Qt::WA_StyledBackground);
    auto *main = new QWidget(this);
    auto *mainColumn = new QVBoxLayout(main);
    mainColumn->setContentsMargins(0, 0, 0, 0);
    mainColumn->setSpacing(0);
    mainColumn->addWidget(m_timeline, 1);
    mainColumn->addWidget(makeFoot());

    auto *split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(main);
    m_side = makeSide();
    split->addWidget(m_side);
    split->setStretchFactor(0, 1);
    split->setSizes({QWIDGETSIZE_MAX / 4, sideWidth});
    split->setChildrenCollapsible(false);
    split->setHandleWidth(1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_figures);
    column->addWidget(separator(this));
    column->addWidget(split, 1);
    setFocusProxy(m_timeline);

    connect(m_figures, &LoopFigures::placeActivated, this, &LoopPanel::openPlace);
    connect(m_figures, &LoopFigures::breakRequested, this, &LoopPanel::breakRequested);
    connect(m_timeline, &LoopTimeline::followingChanged, this, &LoopPanel::updateFollowing);
    connect(m_timeline, &LoopTimeline::selectionChanged, this, &LoopPanel::describeSelection);
    connect(m_timeline, &LoopTimeline::activated, this, [this] {
        const LoopTimeline::Selection &selection = m_timeline->selection();
        if (selection.request > 0)
            emit requestActivated(selection.request);
        else if (const BlockedPlace *place = selection.turn ? placeOf(*selection.turn) : nullptr)
            emit placeActivated(place->file, place->line, 0);
    });
    connect(m_follow, &QToolButton::clicked, this,
            [this] { m_timeline->setFollowing(!m_timeline->isFollowing()); });
    connect(m_keep, &QToolButton::clicked, this, &LoopPanel::keepRequested);
    connect(m_export, &QToolButton::clicked, this, &LoopPanel::exportRequested);
    connect(m_details, &QLabel::linkActivated, this, [this] {
        const auto &turn = m_timeline->selection().turn;
        if (const BlockedPlace *place = turn ? placeOf(*turn) : nullptr)
            emit placeActivated(place->file, place->line, 0);
    });
    connect(m_filter, &QLineEdit::textChanged, m_handles, &HandlesView::setFilter);
    connect(m_handles, &HandlesView::originActivated, this, &LoopPanel::placeActivated);
    connect(m_handles, &HandlesView::changeRequested, this, &LoopPanel::handleChangeRequested);
    retranslateUi();
    refresh();
}

QWidget *LoopPanel::makeSide()
{
    auto *side = new QWidget(this);
    side->setMinimumWidth(leastSide);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, Theme::grid * 2, 0, 0);
    column->setSpacing(Theme::grid);
    m_delayTitle = new QLabel(side);
    m_delayTitle->setFont(m_theme.headerFont());
    m_delayTitle->setProperty("look", QStringLiteral("dim"));
    m_delayTitle->setContentsMargins(Theme::grid * 3, 0, 0, 0);
    m_delay = new DelayChart(m_theme, side);
    // In a low window both give way.
    m_delay->setMinimumHeight(leastChart);
    m_delay->setMaximumHeight(m_delay->sizeHint().height());
    auto *chart = new QHBoxLayout;
    chart->setContentsMargins(Theme::grid * 3, 0, Theme::grid * 3, 0);
    chart->addWidget(m_delay);
    m_filter = new QLineEdit(side);
    m_filter->setClearButtonEnabled(true);
    m_handles = new HandlesView(m_theme, side);
    m_handles->setMinimumHeight(0);
    m_handlesTitle = new QLabel(side);
    m_handlesTitle->setFont(m_theme.headerFont());
    m_handlesTitle->setProperty("look", QStringLiteral("dim"));
    auto *filter = new QHBoxLayout;
    filter->setContentsMargins(Theme::grid * 3, 0, Theme::grid * 3, 0);
    filter->setSpacing(Theme::grid * 3);
    filter->addWidget(m_handlesTitle);
    filter->addWidget(m_filter, 1);
    column->addWidget(m_delayTitle);
    column->addLayout(chart);
    column->addLayout(filter);
    column->addWidget(m_handles, 1);
    m_underWay = new QLabel(side);
    m_underWay->setTextFormat(Qt::PlainText);
    m_underWay->setProperty("look", QStringLiteral("dim"));
    m_underWay->setContentsMargins(Theme::grid * 3, 0, Theme::grid * 3, Theme::grid);
    m_underWay->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_underWay->hide();
    column->addWidget(m_underWay);
    return side;
}

QWidget *LoopPanel::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(Theme::grid * 3, 0, Theme::grid * 2, 0);
    row->setSpacing(Theme::grid * 2);
    row->addWidget(m_legend);
    m_details->setTextFormat(Qt::RichText);
    m_details->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_details->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_details, 1);
    m_notice->setProperty("look", QStringLiteral("dim"));
    row->addWidget(m_notice);
    for (QToolButton *button : {m_follow, m_keep, m_export}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    return foot;
}

void LoopPanel::setMonitor(LoopMonitor *monitor)
{
    if (m_monitor == monitor)
        return;
    if (m_monitor)
        m_monitor->disconnect(this);
    m_monitor = monitor;
    m_timeline->setMonitor(monitor);
    m_handles->setHandles(monitor ? &monitor->handles() : nullptr);
    m_refreshedNs = 0;
    if (monitor) {
        connect(monitor, &LoopMonitor::updated, this, &LoopPanel::refresh);
        connect(monitor, &LoopMonitor::blockedChanged, this, [this] {
            m_refreshedNs = 0;
            refresh();
        });
        connect(monitor, &LoopMonitor::cleared, this, [this] {
            m_refreshedNs = 0;
            refresh();
        });
    }
    refresh();
}

void LoopPanel::refresh()
{
    if (!m_isInSight)
        return;
    m_timeline->update();
    // Figures that change thirty times a second cannot be read.
    const qint64 now = m_monitor ? m_monitor->nowNs() : 0;
    if (m_refreshedNs != 0 && now - m_refreshedNs < figuresNs && now >= m_refreshedNs)
        return;
    m_refreshedNs = now;
    m_diagnosis = m_monitor ? diagnose(*m_monitor) : Diagnosis();
    m_figures->setFacts(m_monitor, m_diagnosis);
    const QString underWay =
        m_monitor ? looptexts::underWay(m_monitor->handles().snapshot().requests) : QString();
    m_underWay->setText(tr("Under way: %1").arg(underWay));
    m_underWay->setToolTip(m_underWay->text());
    m_underWay->setVisible(!underWay.isEmpty());
    if (m_monitor)
        m_delay->setDelay(m_monitor->statistics().figures().delay, m_monitor->history().threshold());
    else
        m_delay->setDelay({}, 0);
    QString notice;
    if (m_monitor && m_monitor->isSampling())
        notice = tr("some requests only");
    if (m_monitor && m_monitor->droppedTurns() > 0)
        notice = tr("%n turn(s) not recorded", nullptr, int(m_monitor->droppedTurns()));
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
    m_export->setEnabled(m_monitor && !m_monitor->history().isEmpty());
    m_keep->setEnabled(m_export->isEnabled());
}

const BlockedPlace *LoopPanel::placeOf(const TurnRecord &turn) const
{
    if (!m_monitor)
        return nullptr;
    for (const BlockedPlace &place : m_monitor->blocked().places()) {
        if (place.lastNs >= turn.beginNs && place.lastNs <= turn.endNs() && !place.file.isEmpty())
            return &place;
    }
    return nullptr;
}

void LoopPanel::describeSelection()
{
    const LoopTimeline::Selection &selection = m_timeline->selection();
    QStringList parts;
    if (selection.turn) {
        const TurnRecord &turn = *selection.turn;
        parts.append(tr("Turn: %1 of work").arg(looptexts::duration(turn.busyNs())));
        if (turn.callbacksNs > 0)
            parts.append(tr("callbacks %1").arg(looptexts::duration(turn.callbacksNs)));
        if (turn.timersNs > 0)
            parts.append(tr("timers %1").arg(looptexts::duration(turn.timersNs)));
        if (turn.checkNs > 0)
            parts.append(tr("check %1").arg(looptexts::duration(turn.checkNs)));
        if (turn.gcNs > 0)
            parts.append(tr("collector %1").arg(looptexts::duration(turn.gcNs)));
        if (const BlockedPlace *place = placeOf(turn))
            parts.append(
                QStringLiteral("<a href=\"place\">%1</a>").arg(looptexts::place(*place).toHtmlEscaped()));
    } else if (const int row =
                   m_monitor && selection.request > 0 ? m_monitor->requests().rowOf(selection.request) : -1;
               row >= 0) {
        const RequestEntry &request = m_monitor->requests().entry(row);
        parts.append(QStringLiteral("%1 %2").arg(request.method, request.target).toHtmlEscaped());
        parts.append(looptexts::duration(request.durationNs(m_monitor->nowNs())));
    }
    m_details->setText(parts.join(QStringLiteral(" · ")));
}

void LoopPanel::openPlace()
{
    if (!m_diagnosis.place.file.isEmpty())
        emit placeActivated(m_diagnosis.place.file, m_diagnosis.place.line, 0);
}

void LoopPanel::updateFollowing()
{
    const bool follows = m_timeline->isFollowing();
    m_follow->setIcon(
        icon(m_theme, follows ? QLatin1String("pause") : QLatin1String("play"), ColourRole::Dim));
    m_follow->setText(follows ? tr("Pause Timeline") : tr("Follow the Present"));
    m_follow->setToolTip(m_follow->text());
    m_follow->setAccessibleName(m_follow->text());
}

void LoopPanel::setInSight(bool inSight)
{
    m_isInSight = inSight;
    refresh();
}

void LoopPanel::retranslateUi()
{
    m_timeline->setAccessibleName(tr("Timeline"));
    m_timeline->setToolTip({});
    m_delayTitle->setText(tr("Delay").toUpper());
    m_handlesTitle->setText(tr("Handles").toUpper());
    m_filter->setPlaceholderText(tr("Filter handles"));
    m_filter->setAccessibleName(tr("Filter handles"));
    m_export->setIcon(icon(m_theme, QLatin1String("share"), ColourRole::Dim));
    m_keep->setIcon(icon(m_theme, QLatin1String("save"), ColourRole::Dim));
    m_keep->setText(tr("Keep the Last Minute"));
    m_keep->setToolTip(tr("Keep what the server has done in the last minute: turns, requests, collections, "
                          "console, and where its code was"));
    m_keep->setAccessibleName(m_keep->text());
    m_export->setText(tr("Export…"));
    m_export->setToolTip(tr("Save what was recorded as a trace for Chrome or Perfetto, or as a table"));
    m_export->setAccessibleName(tr("Export…"));
    updateFollowing();
    describeSelection();
}

void LoopPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    constexpr int leastHeight = 190; // of the panel, for what is beside the timeline
    m_side->setVisible(height() >= leastHeight);
}

void LoopPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace boucle
