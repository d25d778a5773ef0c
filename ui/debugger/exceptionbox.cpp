// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/exceptionbox.h"

#include "core/debugger/breakpointstore.h"
#include "ui/common/headerbutton.h"
#include "ui/common/icons.h"
#include "ui/debugger/breakpointrows.h"

#include <QCheckBox>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

namespace boucle {

namespace {
constexpr int edge = 12;
constexpr int checkGap = 6;
} // namespace

ExceptionBox::ExceptionBox(const Theme &theme, Breakpoint::Exceptions exceptions, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_exceptions(exceptions)
    , m_check(new QCheckBox(this))
{
    auto *button = new HeaderButton(this);
    button->setQuiet(true);
    button->setIcon(icon(theme, QLatin1String("pencil"), ColourRole::Dim));
    button->setFocusPolicy(Qt::TabFocus);
    m_edit = button;
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(edge, 0, Theme::grid, 0);
    layout->setSpacing(0);
    layout->addWidget(m_check);
    layout->addStretch(1);
    layout->addWidget(m_edit);
    setFixedHeight(qMax(Theme::rowHeight, fontMetrics().height() + Theme::grid));
    connect(m_check, &QCheckBox::clicked, this, &ExceptionBox::setOn);
    connect(m_edit, &QToolButton::clicked, this, &ExceptionBox::edit);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    retranslateUi();
}

void ExceptionBox::setStore(BreakpointStore &store)
{
    m_store = &store;
    connect(&store, &BreakpointStore::added, this, &ExceptionBox::update);
    connect(&store, &BreakpointStore::changed, this, &ExceptionBox::update);
    connect(&store, &BreakpointStore::removed, this, &ExceptionBox::update);
    connect(&store, &BreakpointStore::reset, this, &ExceptionBox::update);
    update();
}

const Breakpoint *ExceptionBox::find() const
{
    const QList<Breakpoint> &all = m_store->all();
    const auto found = std::find_if(all.begin(), all.end(), [this](const Breakpoint &breakpoint) {
        return breakpoint.kind == Breakpoint::Kind::Exception && breakpoint.exceptions == m_exceptions;
    });
    return found == all.end() ? nullptr : &*found;
}

void ExceptionBox::setOn(bool on)
{
    if (const Breakpoint *known = find()) {
        m_store->setEnabled(known->id, on);
        return;
    }
    Breakpoint breakpoint;
    breakpoint.kind = Breakpoint::Kind::Exception;
    breakpoint.exceptions = m_exceptions;
    breakpoint.enabled = on;
    m_store->add(breakpoint);
}

void ExceptionBox::edit()
{
    if (!find())
        setOn(true);
    emit editRequested(*find(), QRect(mapToGlobal(QPoint(edge, 0)), size()));
}

void ExceptionBox::update()
{
    const Breakpoint *known = find();
    m_check->setChecked(known && known->enabled);
    QStringList parts;
    if (known) {
        for (const QString &part : {requestText(known->request), conditionText(*known)}) {
            if (!part.isEmpty())
                parts << part;
        }
    }
    m_condition = parts.join(QStringLiteral(" · "));
    m_check->setAccessibleDescription(m_condition);
    setToolTip(m_condition);
    QWidget::update();
}

void ExceptionBox::retranslateUi()
{
    m_check->setText(m_exceptions == Breakpoint::Exceptions::All ? tr("All exceptions")
                                                                 : tr("Uncaught exceptions"));
    const QString name = tr("Condition of %1").arg(m_check->text());
    m_edit->setAccessibleName(name);
    m_edit->setToolTip(tr("Edit Condition…"));
}

void ExceptionBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void ExceptionBox::contextMenuEvent(QContextMenuEvent *event)
{
    event->accept();
    edit();
}

void ExceptionBox::enterEvent(QEnterEvent *event)
{
    QWidget::enterEvent(event);
    m_edit->update();
}

void ExceptionBox::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_edit->update();
}

void ExceptionBox::paintEvent(QPaintEvent *)
{
    if (m_condition.isEmpty())
        return;
    QPainter painter(this);
    painter.setPen(m_theme.colour(ColourRole::Dim));
    const int left = m_check->geometry().right() + checkGap;
    const QRect room(left, 0, m_edit->geometry().left() - left, height());
    painter.drawText(
        room, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(QStringLiteral("— ") + m_condition, Qt::ElideRight, room.width()));
}

} // namespace boucle
