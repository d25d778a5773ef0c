// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/launchspec.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QRadioButton;
class QSpinBox;
class QVBoxLayout;

namespace boucle {

class Theme;

/// Asks what becomes of a running server when its files are saved.
class HotReloadDialog : public QDialog
{
    Q_OBJECT
public:
    /// `name` is the configuration's; files are shown relative to `root`. `theme` must outlive the dialog.
    HotReloadDialog(const Theme &theme, const QString &name, const QString &root,
                    const HotReloadOptions &options, QWidget *parent);

signals:
    /// Accepted by the user.
    void chosen(const boucle::HotReloadOptions &options);

private:
    template <class Button>
    Button *addChoice(const QString &label, const QString &explanation);
    QSpinBox *addSeconds(const QString &label, int milliseconds);
    void updateFields();
    void takeAnswer();

    const Theme &m_theme;
    const QString m_root;
    QVBoxLayout *m_column;
    QCheckBox *m_enabled;
    QRadioButton *m_sideBySide;
    QRadioButton *m_oneByOne;
    QCheckBox *m_prefersState;
    QCheckBox *m_packages;
    QCheckBox *m_all;
    QSpinBox *m_pause;
    QSpinBox *m_start;
    QSpinBox *m_grace;
    QLineEdit *m_files;
    QWidget *m_details;
};

} // namespace boucle

Q_DECLARE_METATYPE(boucle::HotReloadOptions)
