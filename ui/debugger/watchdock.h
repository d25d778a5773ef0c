// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDockWidget>

class QLineEdit;

namespace boucle {

class Debugger;
class Theme;
class ValueTree;

/// The dock Watch: expressions that the user keeps an eye on, and a field for the next one.
class WatchDock : public QDockWidget
{
    Q_OBJECT
public:
    /// `theme` must outlive the dock.
    explicit WatchDock(const Theme &theme, QWidget *parent = nullptr);

    /// Shows its expressions; it must outlive the dock. Called once.
    void setDebugger(Debugger &debugger);
    ValueTree &tree() { return *m_tree; }

    /// Opens the field.
    void askExpression();

signals:
    void errorOccurred(const boucle::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslateUi();
    void takeExpression();
    void closeField();

    ValueTree *m_tree;
    QLineEdit *m_field;
    QAction *m_add;
    QAction *m_removeAll;
    Debugger *m_debugger = nullptr;
};

} // namespace boucle
