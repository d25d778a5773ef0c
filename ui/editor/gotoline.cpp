// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/gotoline.h"

#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

namespace boucle {

namespace {
constexpr int promptWidth = 320;
}

GoToLine::GoToLine(QWidget *parent)
    : QFrame(parent)
    , m_field(new QLineEdit(this))
    , m_hint(new QLabel(this))
{
    hide();
    setObjectName(QStringLiteral("popup"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_hint->setProperty("look", QStringLiteral("dim"));
    m_field->setValidator(new QRegularExpressionValidator(
        QRegularExpression(QStringLiteral("\\d{1,9}([:,]\\d{0,9})?")), m_field));
    m_field->installEventFilter(this);
    parent->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * Theme::grid, 2 * Theme::grid, 2 * Theme::grid, 2 * Theme::grid);
    layout->setSpacing(Theme::grid);
    layout->addWidget(m_field);
    layout->addWidget(m_hint);
    connect(m_field, &QLineEdit::returnPressed, this, &GoToLine::accept);
    retranslate();
}

void GoToLine::retranslate()
{
    m_field->setAccessibleName(tr("Go to line"));
    m_field->setPlaceholderText(tr("Line, or line:column"));
    m_hint->setText(tr("Line %1 of %2").arg(m_current).arg(m_count));
}

void GoToLine::open(int currentLine, int lineCount)
{
    m_current = currentLine;
    m_count = lineCount;
    retranslate();
    m_field->clear();
    place();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void GoToLine::place()
{
    const int width = std::min(promptWidth, parentWidget()->width() - 4 * Theme::grid);
    resize(width, sizeHint().height());
    move((parentWidget()->width() - width) / 2, Theme::tabHeight + Theme::grid);
}

void GoToLine::accept()
{
    const QStringList parts = m_field->text().split(QRegularExpression(QStringLiteral("[:,]")));
    hide();
    if (const int line = parts.value(0).toInt(); line > 0)
        emit chosen(line, parts.value(1).toInt());
    else
        emit cancelled();
}

void GoToLine::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape) {
        QFrame::keyPressEvent(event);
        return;
    }
    hide();
    emit cancelled();
}

bool GoToLine::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::FocusOut && isVisible())
        hide();
    else if (watched == parent() && event->type() == QEvent::Resize && isVisible())
        place();
    return false;
}

void GoToLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace boucle
