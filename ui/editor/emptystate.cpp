// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/emptystate.h"

#include "ui/common/actionregistry.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace boucle {

namespace {
constexpr std::array commands{u"file.openFolder", u"go.file", u"server.run", u"view.commandPalette"};
} // namespace

EmptyState::EmptyState(const Theme &theme, const ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_actions(actions)
{
    auto *grid = new QGridLayout(this);
    grid->setHorizontalSpacing(4 * Theme::grid);
    grid->setVerticalSpacing(Theme::grid);
    grid->setRowStretch(0, 1);
    grid->setRowStretch(int(m_rows.size()) + 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(3, 1);
    for (size_t i = 0; i < m_rows.size(); ++i) {
        Row &row = m_rows[i];
        row.button = new QPushButton(this);
        row.button->setProperty("look", QStringLiteral("quiet"));
        row.button->hide();
        row.keys = new QLabel(this);
        row.keys->setProperty("look", QStringLiteral("dim"));
        grid->addWidget(row.button, int(i) + 1, 1, Qt::AlignRight);
        grid->addWidget(row.keys, int(i) + 1, 2, Qt::AlignLeft);
        connectRow(row, m_actions.action(commands[i]));
    }
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    connect(&m_actions, &ActionRegistry::added, this, [this](QAction *action) {
        for (size_t i = 0; i < m_rows.size(); ++i) {
            if (action->objectName() == commands[i])
                connectRow(m_rows[i], action);
        }
    });
}

void EmptyState::connectRow(Row &row, QAction *action)
{
    if (!action)
        return;
    row.action = action;
    connect(row.button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, this, [&row] { updateRow(row); });
    updateRow(row);
}

void EmptyState::updateRow(const Row &row)
{
    row.button->setText(row.action->text());
    row.button->setEnabled(row.action->isEnabled());
    row.button->show();
    row.keys->setText(row.action->shortcut().toString(QKeySequence::NativeText));
}

void EmptyState::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_theme.colour(ColourRole::Editor));
}

} // namespace boucle
