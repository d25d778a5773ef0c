// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolBar>

class QFrame;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace boucle {

class ActionRegistry;
class AddressChip;
class ConfigurationButton;
class SearchField;
class Theme;
enum class DebugMode;

/// The window's one row of tools: project, run configuration, Run, Stop, Restart, then Pause, or the steps
/// while paused, where the server listens, the search field and the settings.
class ToolBar : public QToolBar
{
    Q_OBJECT
public:
    /// The actions of mainactions.h must be registered. Both must outlive the bar.
    ToolBar(const Theme &theme, ActionRegistry &actions, QWidget *parent = nullptr);

    /// Empty: no project is open, the program's own name stands there.
    void setProject(const QString &name, const QString &folder);

    /// While paused Run is Continue.
    void setDebugMode(DebugMode mode);

    ConfigurationButton &configurations() { return *m_configurations; }
    AddressChip &addresses() { return *m_addresses; }
    SearchField &search() { return *m_search; }

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslateUi();
    QToolButton *addActionButton(ActionRegistry &actions, QStringView id, QHBoxLayout &layout);
    void updateLogo();
    void fitSearchField();

    const Theme &m_theme;
    ActionRegistry &m_actions;
    QString m_projectName;
    QString m_projectFolder;
    QWidget *m_row;
    QLabel *m_logo;
    QLabel *m_project;
    ConfigurationButton *m_configurations;
    QToolButton *m_run = nullptr;
    QFrame *m_divider;
    QToolButton *m_pause = nullptr;
    QList<QToolButton *> m_steps;
    AddressChip *m_addresses;
    SearchField *m_search;
    QToolButton *m_settings;
};

} // namespace boucle
