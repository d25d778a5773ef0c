// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDockWidget>

namespace boucle {

class Debugger;
class Theme;
class ValueTree;

/// The dock Variables: the scopes of the frame that is looked at.
class VariablesDock : public QDockWidget
{
    Q_OBJECT
public:
    /// `theme` must outlive the dock.
    explicit VariablesDock(const Theme &theme, QWidget *parent = nullptr);

    /// Shows its variables; it must outlive the dock. Called once.
    void setDebugger(Debugger &debugger);
    ValueTree &tree() { return *m_tree; }

signals:
    void errorOccurred(const boucle::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();

    ValueTree *m_tree;
    QAction *m_collapse;
};

} // namespace boucle
