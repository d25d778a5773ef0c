// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packages/scriptsview.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace boucle {

namespace {

constexpr int nameWidth = 160;

} // namespace

ScriptsView::ScriptsView(const Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    rebuild();
}

void ScriptsView::setRows(const QList<Row> &rows)
{
    if (m_rows == rows)
        return;
    m_rows = rows;
    rebuild();
}

QWidget *ScriptsView::makeRow(const Row &row)
{
    auto *widget = new QWidget;
    auto *run = new QToolButton(widget);
    const QString words = (row.isRunning ? tr("Stop %1") : tr("Run %1")).arg(row.script.name);
    run->setIcon(icon(m_theme, QLatin1String(row.isRunning ? "square" : "play"),
                      row.isRunning ? ColourRole::Stop : ColourRole::Run));
    run->setAccessibleName(words);
    run->setToolTip(!row.isRunnable ? tr("Runs with other scripts only")
                    : row.isRunning ? words
                                    : tr("%1, in the debugger: breakpoints hold").arg(words));
    run->setEnabled(row.isRunnable);
    connect(run, &QToolButton::clicked, this, [this, name = row.script.name, stops = row.isRunning] {
        if (stops)
            emit stopRequested(name);
        else
            emit runRequested(name);
    });
    auto *name = new QLabel(row.script.name, widget);
    name->setTextFormat(Qt::PlainText);
    name->setMinimumWidth(nameWidth);
    name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *command = new QLabel(row.script.command, widget);
    command->setTextFormat(Qt::PlainText);
    command->setFont(m_theme.codeFont());
    command->setProperty("look", QStringLiteral("dim"));
    command->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    command->setToolTip(row.script.command);
    command->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QHBoxLayout(widget);
    layout->setContentsMargins(Theme::grid * 3, 0, Theme::grid * 3, 0);
    layout->setSpacing(Theme::grid * 2);
    layout->addWidget(run);
    layout->addWidget(name);
    layout->addWidget(command, 1);
    return widget;
}

void ScriptsView::rebuild()
{
    auto *page = new QWidget;
    page->setObjectName(QStringLiteral("packageScripts"));
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (const Row &row : m_rows)
        column->addWidget(makeRow(row));
    if (m_rows.isEmpty()) {
        auto *empty = new QLabel(tr("package.json has no scripts."), page);
        empty->setProperty("look", QStringLiteral("dim"));
        empty->setAlignment(Qt::AlignHCenter);
        column->addSpacing(Theme::grid * 6);
        column->addWidget(empty);
    }
    column->addStretch(1);
    // The button that was pressed may be in the old one.
    if (QWidget *const old = takeWidget())
        old->deleteLater();
    setWidget(page);
    setAccessibleName(tr("Scripts"));
}

void ScriptsView::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rebuild();
}

} // namespace boucle
