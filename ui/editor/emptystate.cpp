// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/emptystate.h"

#include "ui/common/actionregistry.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace boucle {

namespace {
// Those that the window has, in this order.
constexpr std::array commands{u"file.openFolder", u"go.file", u"server.run", u"view.commandPalette"};
} // namespace

EmptyState::EmptyState(const Theme &theme, const ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_actions(actions)
{
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    connect(&m_actions, &ActionRegistry::retranslated, this, &EmptyState::build);
}

// The window's other parts add their actions after this one was made.
void EmptyState::showEvent(QShowEvent *event)
{
    build();
    QWidget::showEvent(event);
}

void EmptyState::build()
{
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    delete layout();
    auto *grid = new QGridLayout(this);
    grid->setHorizontalSpacing(4 * Theme::grid);
    grid->setVerticalSpacing(Theme::grid);
    int row = 1;
    for (const char16_t *id : commands) {
        QAction *action = m_actions.action(id);
        if (!action)
            continue;
        auto *button = new QPushButton(action->text(), this);
        button->setProperty("look", QStringLiteral("quiet"));
        button->setEnabled(action->isEnabled());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, button,
                [button, action] { button->setEnabled(action->isEnabled()); });
        auto *keys = new QLabel(action->shortcut().toString(QKeySequence::NativeText), this);
        keys->setProperty("look", QStringLiteral("dim"));
        grid->addWidget(button, row, 1, Qt::AlignRight);
        grid->addWidget(keys, row, 2, Qt::AlignLeft);
        ++row;
    }
    grid->setRowStretch(0, 1);
    grid->setRowStretch(row, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(3, 1);
}

void EmptyState::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_theme.colour(ColourRole::Editor));
}

} // namespace boucle
