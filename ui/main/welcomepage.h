// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace boucle {

class ActionRegistry;
class Theme;

/// What stands in the middle while no folder and no file is open: ways in, and the folders of the last days.
class WelcomePage : public QWidget
{
    Q_OBJECT
public:
    /// Both must outlive the page.
    WelcomePage(const Theme &theme, ActionRegistry &actions, QWidget *parent = nullptr);

    /// Absolute, the latest first.
    void setRecentFolders(const QStringList &folders);

signals:
    void folderChosen(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void rebuildRecent();
    void updateLogo();

    const Theme &m_theme;
    ActionRegistry &m_actions;
    QStringList m_recentFolders;
    QLabel *m_logo;
    QLabel *m_title;
    QLabel *m_tagline;
    QPushButton *m_openFolder;
    QPushButton *m_openFile;
    QLabel *m_recentTitle;
    QVBoxLayout *m_recent;
    QLabel *m_hint;
};

} // namespace boucle
