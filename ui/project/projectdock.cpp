// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/project/projectdock.h"

#include "core/project/filetreemodel.h"
#include "ui/common/actionregistry.h"
#include "ui/common/dockheader.h"
#include "ui/common/icons.h"
#include "ui/project/fileoperations.h"
#include "ui/project/filetreedelegate.h"
#include "ui/project/filetreeview.h"
#include "ui/project/namebar.h"

#include <QClipboard>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace boucle {

ProjectDock::ProjectDock(const Theme &theme, ActionRegistry &actions, QWidget *parent)
    : QDockWidget(parent)
    , m_theme(theme)
    , m_model(new FileTreeModel(this))
    , m_tree(new FileTreeView)
    , m_nameBar(new NameBar)
    , m_pages(new QStackedWidget)
    , m_emptyText(new QLabel)
    , m_openFolder(new QPushButton)
{
    setObjectName(QStringLiteral("dock.project"));
    addActions(actions);
    auto *header = new DockHeader(theme, QLatin1String("folder"), *this);
    header->addButton(*m_newFile);
    header->addButton(*m_newFolder);

    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new FileTreeDelegate(theme, *m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(Theme::grid * 4);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    for (QAction *action : {m_rename, m_delete, m_copyPath})
        m_tree->addAction(action);
    connect(m_tree, &QTreeView::clicked, this, &ProjectDock::activate);
    connect(m_tree, &QTreeView::activated, this, &ProjectDock::activate);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &ProjectDock::showMenu);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ProjectDock::updateActions);
    connect(m_model, &FileTreeModel::revealed, this, [this](const QModelIndex &index) {
        if (m_model->path(index) == m_awaited)
            m_awaited.clear();
        m_tree->setCurrentIndex(index);
        m_tree->scrollTo(index);
    });
    connect(m_model, &FileTreeModel::folderListed, this, [this] {
        if (!m_awaited.isEmpty())
            m_model->reveal(m_awaited);
    });
    connect(m_model, &FileTreeModel::listingFailed, this,
            [this](const QString &, const Error &error) { emit errorOccurred(error); });
    connect(&theme, &Theme::changed, m_tree->viewport(), qOverload<>(&QWidget::update));
    connect(m_nameBar, &NameBar::finished, this, [this] { m_tree->setFocus(Qt::OtherFocusReason); });

    auto *treePage = new QWidget;
    auto *treeLayout = new QVBoxLayout(treePage);
    treeLayout->setContentsMargins(0, 0, 0, 0);
    treeLayout->setSpacing(0);
    treeLayout->addWidget(m_nameBar);
    treeLayout->addWidget(m_tree);

    auto *emptyPage = new QWidget;
    auto *emptyLayout = new QVBoxLayout(emptyPage);
    emptyLayout->setContentsMargins(Theme::grid * 3, Theme::grid * 3, Theme::grid * 3, Theme::grid * 3);
    emptyLayout->setSpacing(Theme::grid * 3);
    m_emptyText->setProperty("look", QStringLiteral("dim"));
    m_emptyText->setWordWrap(true);
    emptyLayout->addWidget(m_emptyText);
    emptyLayout->addWidget(m_openFolder, 0, Qt::AlignLeft);
    emptyLayout->addStretch();
    connect(m_openFolder, &QPushButton::clicked, actions.action(u"file.openFolder"), &QAction::trigger);

    m_pages->addWidget(emptyPage);
    m_pages->addWidget(treePage);
    m_pages->setObjectName(QStringLiteral("projectPages"));
    setWidget(m_pages);
    setMinimumWidth(160);
    retranslateUi();
    updateActions();
}

ProjectDock::~ProjectDock() = default;

void ProjectDock::addActions(ActionRegistry &actions)
{
    m_newFile = actions.add({.id = QStringLiteral("project.newFile"),
                             .text = QT_TRANSLATE_NOOP("Actions", "New File…"),
                             .icon = QLatin1String("file-plus"),
                             .iconRole = ColourRole::Dim,
                             .shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_N)},
                             .menu = MenuId::File,
                             .order = 0});
    m_newFolder = actions.add({.id = QStringLiteral("project.newFolder"),
                               .text = QT_TRANSLATE_NOOP("Actions", "New Folder…"),
                               .icon = QLatin1String("folder-plus"),
                               .iconRole = ColourRole::Dim,
                               .menu = MenuId::File,
                               .order = 10});
    m_rename = actions.add({.id = QStringLiteral("project.rename"),
                            .text = QT_TRANSLATE_NOOP("Actions", "Rename…"),
                            .shortcuts = {QKeySequence(Qt::Key_F2)},
                            .inPalette = false,
                            .context = Qt::WidgetShortcut});
    m_delete = actions.add({.id = QStringLiteral("project.delete"),
                            .text = QT_TRANSLATE_NOOP("Actions", "Delete…"),
                            .shortcuts = {QKeySequence(Qt::Key_Delete)},
                            .inPalette = false,
                            .context = Qt::WidgetShortcut});
    m_copyPath = actions.add({.id = QStringLiteral("project.copyPath"),
                              .text = QT_TRANSLATE_NOOP("Actions", "Copy Path"),
                              .shortcuts = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)},
                              .inPalette = false,
                              .context = Qt::WidgetShortcut});
    connect(m_newFile, &QAction::triggered, this, &ProjectDock::askNewFile);
    connect(m_newFolder, &QAction::triggered, this, &ProjectDock::askNewFolder);
    connect(m_rename, &QAction::triggered, this, &ProjectDock::askRename);
    connect(m_delete, &QAction::triggered, this, &ProjectDock::askDelete);
    connect(m_copyPath, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(QDir::toNativeSeparators(selectedPath())); });
}

void ProjectDock::setRoot(const QString &folder)
{
    m_awaited.clear();
    m_model->setRoot(folder);
    m_pages->setCurrentIndex(folder.isEmpty() ? 0 : 1);
    updateActions();
}

void ProjectDock::reveal(const QString &path)
{
    if (!path.isEmpty() && selectedPath() != path)
        m_model->reveal(path);
}

void ProjectDock::revealNew(const QString &path)
{
    m_awaited = path;
    m_model->refresh();
}

void ProjectDock::retranslateUi()
{
    setWindowTitle(tr("Project"));
    setAccessibleName(tr("Project"));
    m_tree->setAccessibleName(tr("Project files"));
    m_emptyText->setText(tr("No folder is open. Open a folder to see its files and run its server."));
    m_openFolder->setText(tr("Open Folder…"));
}

void ProjectDock::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QDockWidget::changeEvent(event);
}

void ProjectDock::updateActions()
{
    const bool open = !m_model->root().isEmpty();
    const bool selected = open && m_tree->currentIndex().isValid();
    m_newFile->setEnabled(open);
    m_newFolder->setEnabled(open);
    for (QAction *action : {m_rename, m_delete, m_copyPath})
        action->setEnabled(selected);
}

void ProjectDock::activate(const QModelIndex &index)
{
    if (m_model->isFolder(index))
        m_tree->setExpanded(index, !m_tree->isExpanded(index));
    else
        emit fileActivated(m_model->path(index));
}

void ProjectDock::showMenu(const QPoint &position)
{
    const QModelIndex index = m_tree->indexAt(position);
    m_tree->setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString path = selectedPath();
    if (index.isValid() && !m_model->isFolder(index) && isRunnable(QFileInfo(path).fileName())) {
        menu->addAction(tr("Run This File"), this, [this, path] { emit runFileRequested(path); });
        menu->addSeparator();
    }
    menu->addAction(m_newFile);
    menu->addAction(m_newFolder);
    if (index.isValid()) {
        menu->addSeparator();
        menu->addAction(m_copyPath);
        menu->addSeparator();
        menu->addAction(m_rename);
        menu->addAction(m_delete);
    }
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

QString ProjectDock::selectedPath() const
{
    const QModelIndex index = m_tree->currentIndex();
    return index.isValid() ? m_model->path(index) : QString();
}

QString ProjectDock::targetFolder() const
{
    const QModelIndex index = m_tree->currentIndex();
    return m_model->path(!index.isValid() || m_model->isFolder(index) ? index : index.parent());
}

QString ProjectDock::shownFolder(const QString &folder) const
{
    const QString relative = QDir(m_model->root()).relativeFilePath(folder);
    return relative == QLatin1String(".") ? QFileInfo(folder).fileName() : relative;
}

void ProjectDock::askNewFile()
{
    show();
    const QString folder = targetFolder();
    m_nameBar->ask(tr("New file in %1").arg(shownFolder(folder)), {}, 0,
                   [this, folder](const QString &name) -> Result<void> {
                       const Result<QString> path = createFile(folder, name);
                       if (!path)
                           return path.error();
                       revealNew(*path);
                       emit fileActivated(*path);
                       return {};
                   });
}

void ProjectDock::askNewFolder()
{
    show();
    const QString folder = targetFolder();
    m_nameBar->ask(tr("New folder in %1").arg(shownFolder(folder)), {}, 0,
                   [this, folder](const QString &name) -> Result<void> {
                       const Result<QString> path = createFolder(folder, name);
                       if (!path)
                           return path.error();
                       revealNew(*path);
                       return {};
                   });
}

void ProjectDock::askRename()
{
    const QString path = selectedPath();
    const QFileInfo info(path);
    const QString name = info.fileName();
    // The part before the ending is what changes most often.
    const int selection = info.isDir() || info.completeBaseName().isEmpty()
                              ? int(name.size())
                              : int(info.completeBaseName().size());
    m_nameBar->ask(tr("Rename %1").arg(name), name, selection,
                   [this, path](const QString &newName) -> Result<void> {
                       const Result<QString> renamed = renamePath(path, newName);
                       if (!renamed)
                           return renamed.error();
                       revealNew(*renamed);
                       return {};
                   });
}

void ProjectDock::askDelete()
{
    const QString path = selectedPath();
    auto *question = new QMessageBox(QMessageBox::NoIcon, tr("Delete"),
                                     tr("Move “%1” to the trash?").arg(QFileInfo(path).fileName()),
                                     QMessageBox::Cancel, window());
    question->setAttribute(Qt::WA_DeleteOnClose);
    if (QFileInfo(path).isDir())
        question->setInformativeText(tr("The folder goes with everything in it."));
    QPushButton *move = question->addButton(tr("Move to Trash"), QMessageBox::AcceptRole);
    question->setDefaultButton(move);
    connect(question, &QMessageBox::finished, this, [this, question, move, path] {
        if (question->clickedButton() != move)
            return;
        if (const Result<void> moved = moveToTrash(path); !moved)
            askDeleteForGood(path, moved.error());
    });
    question->open();
}

void ProjectDock::askDeleteForGood(const QString &path, const Error &why)
{
    auto *question = new QMessageBox(QMessageBox::NoIcon, tr("Delete"),
                                     tr("Delete “%1” for good?").arg(QFileInfo(path).fileName()),
                                     QMessageBox::Cancel, window());
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(why.message + QLatin1Char('\n') + tr("This cannot be undone."));
    QPushButton *remove = question->addButton(tr("Delete for Good"), QMessageBox::DestructiveRole);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(question, &QMessageBox::finished, this, [this, question, remove, path] {
        if (question->clickedButton() == remove)
            report(deleteForGood(path));
    });
    question->open();
}

void ProjectDock::report(const Result<void> &result)
{
    if (!result)
        emit errorOccurred(result.error());
}

} // namespace boucle
