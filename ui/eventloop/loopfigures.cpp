// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/eventloop/loopfigures.h"

#include "core/eventloop/diagnosis.h"
#include "core/eventloop/loopmonitor.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/eventloop/looptexts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

namespace boucle {

namespace {

constexpr int rowHeight = 56;
constexpr int valuePixels = 18;
constexpr int namePixels = 11;

QString none()
{
    return QStringLiteral("–");
}

} // namespace

LoopFigures::LoopFigures(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_break(new QToolButton(this))
{
    setFixedHeight(rowHeight);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, Theme::grid * 3, 0);
    row->setSpacing(0);
    for (Tile &tile : m_tiles) {
        tile.frame = new QWidget(this);
        tile.frame->setObjectName(QStringLiteral("loopFigure"));
        tile.frame->setAttribute(Qt::WA_StyledBackground);
        auto *column = new QVBoxLayout(tile.frame);
        column->setContentsMargins(Theme::grid * 3 + 2, Theme::grid * 2, Theme::grid * 3 + 2,
                                   Theme::grid * 2);
        column->setSpacing(0);
        tile.value = new QLabel(tile.frame);
        tile.name = new QLabel(tile.frame);
        tile.name->setProperty("look", QStringLiteral("dim"));
        QFont font = theme.uiFont();
        font.setPixelSize(valuePixels);
        tile.value->setFont(font);
        font.setPixelSize(namePixels);
        tile.name->setFont(font);
        column->addWidget(tile.value);
        column->addWidget(tile.name);
        row->addWidget(tile.frame);
    }
    row->addSpacing(Theme::grid * 3);
    row->addWidget(m_icon);
    row->addSpacing(Theme::grid * 2);
    m_sentence->setTextFormat(Qt::RichText);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_sentence, &QLabel::linkActivated, this, &LoopFigures::placeActivated);
    row->addWidget(m_sentence, 1);
    connect(m_break, &QToolButton::clicked, this, &LoopFigures::breakRequested);
    row->addWidget(m_break);
    m_break->hide();
    connect(&theme, &Theme::changed, this, &LoopFigures::updateLook);
    retranslateUi();
    updateLook();
    setFacts(nullptr, {});
}

void LoopFigures::set(Figure figure, const QString &value, bool isAlert)
{
    Tile &tile = m_tiles.at(figure);
    if (tile.value->text() != value) {
        tile.value->setText(value);
        tile.value->setAccessibleName(QStringLiteral("%1: %2").arg(tile.name->text(), value));
    }
    if (tile.value->property("alert").toBool() == isAlert && tile.value->property("alert").isValid())
        return;
    tile.value->setProperty("alert", isAlert);
    QPalette colours = tile.value->palette();
    colours.setColor(QPalette::WindowText, m_theme.colour(isAlert ? ColourRole::Blocked : ColourRole::Text));
    tile.value->setPalette(colours);
}

void LoopFigures::setFacts(const LoopMonitor *monitor, const Diagnosis &diagnosis)
{
    if (!monitor || monitor->history().isEmpty()) {
        for (int i = 0; i < FigureCount; ++i)
            set(Figure(i), none());
    } else {
        const LoopStatistics::Figures figures = monitor->statistics().figures();
        constexpr double muchUtilisation = 0.9;
        set(Utilisation, looptexts::percent(figures.utilisation), figures.utilisation > muchUtilisation);
        set(Turns, QLocale().toString(qRound64(figures.turnsPerSecond)));
        set(Median, looptexts::duration(figures.delay.percentileNs(0.5)));
        set(Slowest, looptexts::duration(figures.delay.percentileNs(0.99)));
        const qint64 working =
            monitor->workingSinceNs() > 0 ? monitor->nowNs() - monitor->workingSinceNs() : 0;
        const qint64 longest = std::max(figures.delay.longestNs(), working);
        set(Longest, looptexts::duration(longest), longest >= monitor->history().threshold());
        set(Handles, monitor->handles().snapshot().timeNs > 0
                         ? QString::number(monitor->handles().activeCount())
                         : none());
        constexpr qint64 muchDelay = 20'000'000;
        set(Pool, monitor->poolDelayNs() >= 0 ? looptexts::duration(monitor->poolDelayNs()) : none(),
            monitor->poolDelayNs() > muchDelay);
    }
    const QString sentence = looptexts::sentence(diagnosis);
    if (m_sentence->text() != sentence) {
        m_sentence->setText(sentence);
        m_sentence->setToolTip(sentence);
    }
    m_icon->setVisible(!sentence.isEmpty());
    m_break->setVisible(diagnosis.kind == Diagnosis::Kind::BlockedNow && !diagnosis.place.isNative);
    const bool isHealthy = diagnosis.kind == Diagnosis::Kind::Healthy;
    if (m_icon->property("healthy").toBool() != isHealthy || m_icon->pixmap().isNull()) {
        m_icon->setProperty("healthy", isHealthy);
        m_icon->setPixmap(iconPixmap(m_theme, QLatin1String("stethoscope"),
                                     isHealthy ? ColourRole::Dim : ColourRole::Pause, Theme::iconSize,
                                     devicePixelRatioF()));
    }
}

/// In a narrow window the sentence says more than the last figures.
void LoopFigures::fitTiles()
{
    constexpr int sentenceWidth = 300;
    int room = width() - sentenceWidth;
    for (const Figure figure : {Utilisation, Slowest, Longest, Turns, Handles, Median, Pool}) {
        QWidget *frame = m_tiles.at(figure).frame;
        room -= frame->sizeHint().width();
        frame->setVisible(room >= 0 || figure == Utilisation);
    }
}

void LoopFigures::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitTiles();
}

void LoopFigures::updateLook()
{
    for (Tile &tile : m_tiles)
        tile.value->setProperty("alert", QVariant());
    QPalette colours = m_sentence->palette();
    colours.setColor(QPalette::Link, m_theme.colour(ColourRole::Accent));
    m_sentence->setPalette(colours);
    m_icon->setPixmap({});
}

void LoopFigures::retranslateUi()
{
    const std::array<QString, FigureCount> names{
        tr("utilisation"),  tr("turns / s"),      tr("delay p50"),       tr("delay p99"),
        tr("longest turn"), tr("active handles"), tr("thread pool wait")};
    const std::array<QString, FigureCount> tips{
        tr("How much of the last second the loop has worked"),
        tr("Turns of the loop in the last second"),
        tr("How long half of the turns of the last ten seconds have kept everything else waiting, at most"),
        tr("How long 99 of 100 turns of the last ten seconds have kept everything else waiting, at most"),
        tr("The turn of the last ten seconds that has worked the longest"),
        tr("What keeps the server alive: servers, connections, timers, watchers, child processes"),
        tr("How long files, DNS and crypto wait for a thread of the pool. All servers of this window share "
           "it.")};
    for (size_t i = 0; i < m_tiles.size(); ++i) {
        m_tiles.at(i).name->setText(names.at(i));
        m_tiles.at(i).frame->setToolTip(tips.at(i));
    }

    fitTiles();
    m_break->setText(tr("Break Here"));
    m_break->setToolTip(tr("Pause the program where it holds the loop"));
}

void LoopFigures::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace boucle
