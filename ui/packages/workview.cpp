// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packages/workview.h"

#include "ui/common/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace boucle {

namespace {

constexpr int barHeight = 4;
constexpr double msPerSecond = 1000;

} // namespace

WorkView::WorkView(QWidget *parent)
    : QWidget(parent)
    , m_what(new QLabel(this))
    , m_how(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_slow(new QLabel(this))
    , m_cancel(new QPushButton(this))
    , m_log(new QPushButton(this))
{
    m_what->setTextFormat(Qt::PlainText);
    m_what->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_how->setProperty("look", QStringLiteral("dim"));
    m_slow->setTextFormat(Qt::PlainText);
    m_slow->setProperty("look", QStringLiteral("dim"));
    m_slow->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(barHeight);
    m_cancel->setProperty("look", QStringLiteral("link"));
    m_log->setProperty("look", QStringLiteral("quiet"));
    auto *words = new QHBoxLayout;
    words->addWidget(m_what, 1);
    words->addWidget(m_how);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(0);
    buttons->addStretch(1);
    buttons->addWidget(m_log);
    buttons->addWidget(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::grid);
    column->addLayout(words);
    column->addWidget(m_bar);
    column->addWidget(m_slow);
    column->addLayout(buttons);
    connect(m_cancel, &QPushButton::clicked, this, &WorkView::cancelRequested);
    connect(m_log, &QPushButton::clicked, this, &WorkView::logRequested);
    retranslateUi();
    hide();
}

void WorkView::setWork(const ProjectPackages::Work *work)
{
    setVisible(work != nullptr);
    if (!work)
        return;
    const PackageProgress &progress = work->progress;
    const QLocale locale;
    QString what;
    QString how;
    bool isCounted = false;
    switch (progress.phase) {
    case PackageProgress::Phase::None:
        what = work->isUndo ? tr("Taking the last change back") : tr("Beginning");
        break;
    case PackageProgress::Phase::Resolving:
        what = progress.name.isEmpty() ? tr("Looking up packages") : tr("Looking up %1").arg(progress.name);
        how = progress.resolved > 0 ? tr("%n looked up", nullptr, progress.resolved) : QString();
        break;
    case PackageProgress::Phase::Unpacking:
        isCounted = progress.total > 0;
        what = isCounted ? tr("Unpacking %1 of %2")
                               .arg(locale.toString(progress.done), locale.toString(progress.total))
                         : tr("Working");
        how = progress.bytes > 0 ? locale.formattedDataSize(progress.bytes) : QString();
        break;
    case PackageProgress::Phase::RunningScripts:
        what = tr("Running install scripts");
        break;
    }
    QStringList slow;
    for (const auto &[name, milliseconds] : progress.slow)
        slow.append(tr("%1 · for %2 s").arg(name, locale.toString(milliseconds / msPerSecond, 'f', 1)));
    m_slow->setText(slow.join(u'\n'));
    m_slow->setVisible(!slow.isEmpty());
    if (work->isCancelling)
        what = tr("Putting everything back");
    m_what->setText(what);
    m_what->setToolTip(what);
    m_how->setText(how);
    m_bar->setRange(0, isCounted ? progress.total : 0);
    m_bar->setValue(isCounted ? progress.done : -1);
    m_bar->setAccessibleName(what);
    m_cancel->setEnabled(!work->isCancelling && !work->isUndo);
    m_log->setEnabled(!work->log.isEmpty());
}

void WorkView::retranslateUi()
{
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Everything will be as it was"));
    m_log->setText(tr("Log"));
}

void WorkView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
}

} // namespace boucle
