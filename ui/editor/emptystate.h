// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

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
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();

    const Theme &m_theme;
    const ActionRegistry &m_actions;
};

} // namespace boucle
