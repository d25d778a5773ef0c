// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDockWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace boucle {

class ActionRegistry;
class FileTreeModel;
class NameBar;
class Theme;

/// The Project dock: the folder's files as a tree. A click opens a file; files are made, renamed and deleted
/// from its header, its menu and the keyboard.
class ProjectDock : public QDockWidget
{
    Q_OBJECT
public:
    /// Adds project.newFile, project.newFolder, project.rename, project.delete, project.copyPath. Both must
    /// outlive the dock.
    ProjectDock(const Theme &theme, ActionRegistry &actions, QWidget *parent = nullptr);
    ~ProjectDock() override;

    /// Empty: no folder is open.
    void setRoot(const QString &folder);
    /// Selects the file and shows its row, without opening it.
    void reveal(const QString &path);

    FileTreeModel &model() { return *m_model; }
    QTreeView &tree() { return *m_tree; }

signals:
    /// Chosen to be looked at.
    void fileActivated(const QString &path);
    void runFileRequested(const QString &path);
    void errorOccurred(const boucle::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void addActions(ActionRegistry &actions);
    void updateActions();
    void activate(const QModelIndex &index);
    void showMenu(const QPoint &position);
    /// The selected folder, or the one of the selected file; the root when nothing is selected.
    QString targetFolder() const;
    QString selectedPath() const;
    QString shownFolder(const QString &folder) const;
    void askNewFile();
    void askNewFolder();
    void askRename();
    void askDelete();
    void askDeleteForGood(const QString &path, const Error &why);
    void report(const Result<void> &result);
    /// Of a file that was just made: it is selected when the model has seen it.
    void revealNew(const QString &path);

    const Theme &m_theme;
    FileTreeModel *m_model;
    QTreeView *m_tree;
    NameBar *m_nameBar;
    QStackedWidget *m_pages;
    QLabel *m_emptyText;
    QPushButton *m_openFolder;
    QString m_awaited; ///< path to reveal when its folder is listed again
    QAction *m_newFile = nullptr;
    QAction *m_newFolder = nullptr;
    QAction *m_rename = nullptr;
    QAction *m_delete = nullptr;
    QAction *m_copyPath = nullptr;
};

} // namespace boucle
