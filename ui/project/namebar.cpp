// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/project/namebar.h"

#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace boucle {

NameBar::NameBar(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_input(new QLineEdit(this))
    , m_problem(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::grid * 3, 0, Theme::grid * 3, Theme::grid * 2);
    layout->setSpacing(Theme::grid);
    layout->addWidget(m_title);
    layout->addWidget(m_input);
    layout->addWidget(m_problem);
    m_title->setProperty("look", QStringLiteral("dim"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setBuddy(m_input);
    m_problem->setProperty("look", QStringLiteral("error"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_input->installEventFilter(this);
    connect(m_input, &QLineEdit::textEdited, m_problem, &QWidget::hide);
    hide();
}

void NameBar::ask(const QString &title, const QString &text, int selection,
                  std::function<Result<void>(const QString &)> accept)
{
    m_accept = std::move(accept);
    m_title->setText(title);
    m_input->setAccessibleName(title);
    m_input->setText(text);
    m_problem->hide();
    show();
    m_input->setFocus(Qt::ShortcutFocusReason);
    m_input->setSelection(0, selection);
}

void NameBar::take()
{
    const Result<void> done = m_accept(m_input->text().trimmed());
    if (done) {
        finish();
        return;
    }
    m_problem->setText(done.error().message);
    m_problem->show();
}

void NameBar::finish()
{
    if (!isVisible())
        return;
    hide();
    m_accept = nullptr;
    emit finished();
}

bool NameBar::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            take();
            return true;
        case Qt::Key_Escape:
            finish();
            return true;
        default:
            return false;
        }
    }
    if (event->type() == QEvent::FocusOut) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            finish();
    }
    return false;
}

} // namespace boucle
