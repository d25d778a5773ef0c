// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packages/projectpackages.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace boucle {

class Theme;

/// What a change of packages has come to: what it does now, how far it is, a bar, and a way to end it.
class WorkView : public QWidget
{
    Q_OBJECT
public:
    explicit WorkView(QWidget *parent = nullptr);

    /// Null: nothing goes on.
    void setWork(const ProjectPackages::Work *work);

signals:
    void cancelRequested();
    void logRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();

    QLabel *m_what;
    QLabel *m_how;
    QProgressBar *m_bar;
    QLabel *m_slow; ///< what the registry is asked for, the slowest first
    QPushButton *m_cancel;
    QPushButton *m_log;
};

} // namespace boucle
