// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packages/projectpackages.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace boucle {

class Theme;

/// "libpq wants to run an install script": shows it, and asks.
class ConsentCard : public QFrame
{
    Q_OBJECT
public:
    /// `theme` must outlive it.
    ConsentCard(const Theme &theme, PackageScripts scripts, QWidget *parent = nullptr);

signals:
    void answered(const QString &name, boucle::ProjectPackages::Consent consent);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslateUi();
    void updateIcon();

    const Theme &m_theme;
    const PackageScripts m_scripts;
    QLabel *m_icon;
    QLabel *m_words;
    QLabel *m_commands;
    QPushButton *m_show;
    QPushButton *m_once;
    QPushButton *m_always;
    QPushButton *m_never;
};

} // namespace boucle
