// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <array>

class QAction;
class QGridLayout;
class QLabel;
class QPushButton;

namespace boucle {

class ActionRegistry;
class Theme;

/// What stands where no file is open: the few commands to begin with, and their keys. Clicking one does it.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    /// `theme` and `actions` must outlive the widget.
    EmptyState(const Theme &theme, const ActionRegistry &actions, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Row
    {
        QAction *action = nullptr; ///< none as long as no part of the window has added it
        QPushButton *button = nullptr;
        QLabel *keys = nullptr;
    };

    void connectRow(Row &row, QAction *action);
    static void updateRow(const Row &row);

    const Theme &m_theme;
    const ActionRegistry &m_actions;
    std::array<Row, 4> m_rows;
};

} // namespace boucle
