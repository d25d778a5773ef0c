// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/runplacement.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QRadioButton;
class QVBoxLayout;

namespace boucle {

class Theme;

/// Asks where a configuration runs: in the IDE, in a process of its own, or in one that is there already.
class PlacementDialog : public QDialog
{
    Q_OBJECT
public:
    /// `name` is the configuration's. `theme` must outlive the dialog.
    PlacementDialog(const Theme &theme, const QString &name, const RunPlacement &placement, QWidget *parent);

signals:
    /// Accepted by the user, and complete.
    void chosen(const boucle::RunPlacement &placement);

private:
    QRadioButton *addPlace(const QString &label, const QString &explanation);
    QLineEdit *addField(const QString &label, const QString &text, const QString &placeholder);
    void addNodeFields(const RunPlacement &placement);
    void browse();
    void updateFields();
    void takeAnswer();
    void complain(const QString &text);

    const Theme &m_theme;
    QVBoxLayout *m_column;
    QRadioButton *m_inIde;
    QRadioButton *m_separate;
    QRadioButton *m_attach;
    QLineEdit *m_node;
    QLineEdit *m_flags;
    QLineEdit *m_address;
    QWidget *m_nodeFields;
    QWidget *m_addressFields;
    QLabel *m_complaint = nullptr;
};

} // namespace boucle
