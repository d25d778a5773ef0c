// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiling/cpupanel.h"

#include "ui/common/combobox.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/eventloop/looptexts.h"
#include "ui/profiling/profileview.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace boucle {

CpuPanel::CpuPanel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_record(new QToolButton(this))
    , m_open(new QToolButton(this))
    , m_save(new QToolButton(this))
    , m_close(new QToolButton(this))
    , m_summary(new QLabel(this))
    , m_view(new ProfileView(theme, this))
{
    setObjectName(QStringLiteral("cpuPanel"));
    setAttribute(Qt::WA_StyledBackground);
    m_record->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    for (QToolButton *button : {m_record, m_open, m_save, m_close}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    m_open->setIcon(icon(theme, QLatin1String("folder-open"), ColourRole::Dim));
    m_save->setIcon(icon(theme, QLatin1String("save"), ColourRole::Dim));
    m_close->setIcon(icon(theme, QLatin1String("x"), ColourRole::Dim));
    m_summary->setProperty("look", QStringLiteral("dim"));
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_summary->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(Theme::grid * 3, Theme::grid, Theme::grid * 2, Theme::grid);
    bar->setSpacing(Theme::grid * 2);
    bar->addWidget(m_record);
    bar->addWidget(&m_view->wayBox());
    bar->addWidget(&m_view->filterEdit(), 1);
    bar->addWidget(m_summary, 1);
    bar->addWidget(m_open);
    bar->addWidget(m_save);
    bar->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_view, 1);
    setFocusProxy(m_record);

    constexpr int tickMs = 250;
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, &CpuPanel::updateState);
    connect(m_record, &QToolButton::clicked, this, [this] {
        if (m_recorder && m_recorder->isRecording())
            emit stopRequested();
        else
            emit recordRequested();
    });
    connect(m_open, &QToolButton::clicked, this, &CpuPanel::openRequested);
    connect(m_save, &QToolButton::clicked, this, &CpuPanel::saveRequested);
    connect(m_close, &QToolButton::clicked, this, &CpuPanel::closeRequested);
    retranslateUi();
}

void CpuPanel::setRecorder(ProfileRecorder &recorder)
{
    m_recorder = &recorder;
    connect(&recorder, &ProfileRecorder::stateChanged, this, &CpuPanel::updateState);
    updateState();
}

void CpuPanel::setCanRecord(bool can)
{
    m_canRecord = can;
    updateState();
}

void CpuPanel::setProfile(CallProfilePtr profile, const QString &title)
{
    m_title = title;
    m_view->setProfile(std::move(profile));
    updateState();
}

void CpuPanel::updateState()
{
    const ProfileRecorder::State state = m_recorder ? m_recorder->state() : ProfileRecorder::State::Idle;
    const bool isRecording = m_recorder && m_recorder->isRecording();
    if (isRecording != m_tick.isActive())
        isRecording ? m_tick.start() : m_tick.stop();
    m_record->setIcon(isRecording ? icon(m_theme, QLatin1String("square"), ColourRole::Stop)
                                  : icon(m_theme, QLatin1String("circle-dot"), ColourRole::Stop));
    m_record->setText(isRecording ? tr("Stop Recording") : tr("Record"));
    m_record->setAccessibleName(m_record->text());
    m_record->setToolTip(isRecording ? tr("Stop, and show what the time went into")
                                     : tr("Record what the server spends its time on"));
    m_record->setEnabled(isRecording || (m_canRecord && state == ProfileRecorder::State::Idle));
    const CallProfilePtr &profile = m_view->profile();
    m_save->setEnabled(profile != nullptr);
    m_close->setEnabled(profile != nullptr);
    QString words;
    if (isRecording)
        words = tr("records for %1")
                    .arg(looptexts::duration(std::chrono::nanoseconds(m_recorder->duration()).count()));
    else if (state == ProfileRecorder::State::Stopping)
        words = tr("reads the profile…");
    else if (profile)
        words =
            QStringLiteral("%1 · %2").arg(m_title, tr("busy %1 of %2")
                                                       .arg(looptexts::duration(qint64(profile->busy())),
                                                            looptexts::duration(qint64(profile->length()))));
    m_summary->setText(words);
    m_view->setEmptyText(
        isRecording   ? tr("Recording. Use the server, then stop.")
        : m_canRecord ? tr("Record what the server spends its time on, or open a .cpuprofile file.")
                      : tr("Run a server to record what it spends its time on, or open a .cpuprofile file."));
}

void CpuPanel::retranslateUi()
{
    for (const auto &[button, words] :
         {std::pair(m_open, tr("Open Profile…")), std::pair(m_save, tr("Save Profile…")),
          std::pair(m_close, tr("Close Profile"))}) {
        button->setToolTip(words);
        button->setAccessibleName(words);
    }
    updateState();
}

void CpuPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace boucle
