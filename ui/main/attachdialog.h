// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/nodeprocesses.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace boucle {

class Theme;

/// The node processes of this machine, to choose the one that the debugger goes to, and a field for the
/// address of any other inspector. It reads nothing itself: see refreshRequested().
class AttachDialog : public QDialog
{
    Q_OBJECT
public:
    /// `theme` must outlive the dialog.
    AttachDialog(const Theme &theme, QWidget *parent);

    void setProcesses(const QList<NodeProcess> &processes);
    /// It could not be attached to: the dialog stays and says why.
    void complain(const QString &text);

signals:
    /// Also once when the dialog opens: setProcesses() is the answer.
    void refreshRequested();
    void processChosen(const boucle::NodeProcess &process);
    void addressChosen(const QString &address);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void updateButton();
    void takeAnswer();

    const Theme &m_theme;
    QList<NodeProcess> m_processes;
    QTreeWidget *m_list;
    QLabel *m_empty;
    QLineEdit *m_address;
    QLabel *m_complaint;
    QPushButton *m_attach;
    bool m_asked = false; ///< for processes
};

} // namespace boucle
