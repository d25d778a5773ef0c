// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/filekind.h"

#include <QAbstractItemModel>

#include <memory>

namespace boucle {

/// The files of a folder as a tree with one column. Folders are listed when a view asks for them (fetchMore),
/// on a worker thread; rows arrive later, in batches, folders first, in natural order without regard to case.
/// Listed folders follow the disk. `.git` is left out. A link that leads back to one of its own parents is a
/// leaf. Lives on the UI thread; QtCore only: icons and colours are the view's.
class FileTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    using Kind = FileKind;

    enum Roles {
        PathRole = Qt::UserRole + 1, ///< QString, absolute
        IsFolderRole,                ///< bool
        KindRole,                    ///< boucle::FileKind
        DimmedRole,                  ///< bool: node_modules, and what .gitignore ignores, with all below
        LoadingRole,                 ///< bool: a folder that is being listed for the first time
    };

    explicit FileTreeModel(QObject *parent = nullptr);
    ~FileTreeModel() override;

    /// Starts again with another folder and lists it; empty: no rows.
    void setRoot(const QString &folder);
    QString root() const;

    /// Invalid for the root, for what is outside, and for what has not been listed (see reveal()).
    QModelIndex indexOfPath(const QString &path) const;
    /// The root's for an invalid index.
    QString path(const QModelIndex &index) const;
    bool isFolder(const QModelIndex &index) const;
    /// Lists the folders above `path` one after the other, then sends revealed(). A later call replaces an
    /// earlier one; nothing is sent for what does not exist.
    void reveal(const QString &path);
    /// Looks at every listed folder again.
    void refresh();

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

signals:
    /// All rows of this folder are there, after the first listing and after each change.
    void folderListed(const QString &path);
    void revealed(const QModelIndex &index);
    /// The folder could not be read: it shows as empty. Code "folder-missing" or "folder-unreadable".
    void listingFailed(const QString &path, const boucle::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace boucle
