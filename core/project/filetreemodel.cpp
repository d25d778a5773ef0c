// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/filetreemodel.h"

#include "core/project/filetreemodel_p.h"

#include <QDir>

#include <algorithm>

namespace boucle {

FileTreeModel::Private::Node *FileTreeModel::Private::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : root.get();
}

QModelIndex FileTreeModel::Private::indexOf(Node *node) const
{
    return node == root.get() ? QModelIndex() : q->createIndex(node->row, 0, node);
}

QString FileTreeModel::Private::pathOf(const Node *node) const
{
    if (!node->parent)
        return rootPath;
    const QString parent = pathOf(node->parent);
    return (parent == QLatin1String("/") ? QString() : parent) + u'/' + node->entry.name;
}

FileTreeModel::Private::Node *FileTreeModel::Private::find(const QString &path) const
{
    const QString above = rootPath == QLatin1String("/") ? rootPath : rootPath + u'/';
    if (!root || !path.startsWith(above))
        return nullptr;
    Node *node = root.get();
    const QStringList names = path.mid(above.size()).split(u'/', Qt::SkipEmptyParts);
    for (const QString &name : names) {
        const auto child = std::find_if(node->children.begin(), node->children.end(),
                                        [&](const auto &each) { return each->entry.name == name; });
        if (child == node->children.end())
            return nullptr;
        node = child->get();
    }
    return node == root.get() ? nullptr : node;
}

FileTreeModel::FileTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
    , d(std::make_unique<Private>(this))
{
}

FileTreeModel::~FileTreeModel() = default;

void FileTreeModel::setRoot(const QString &folder)
{
    d->reset(folder);
}

QString FileTreeModel::root() const
{
    return d->rootPath;
}

QModelIndex FileTreeModel::indexOfPath(const QString &path) const
{
    Private::Node *node = d->find(QDir::cleanPath(path));
    return node ? d->indexOf(node) : QModelIndex();
}

QString FileTreeModel::path(const QModelIndex &index) const
{
    const Private::Node *node = d->nodeOf(index);
    return node ? d->pathOf(node) : QString();
}

bool FileTreeModel::isFolder(const QModelIndex &index) const
{
    const Private::Node *node = d->nodeOf(index);
    return node && node->entry.isFolder();
}

void FileTreeModel::reveal(const QString &path)
{
    d->revealPath = QDir::cleanPath(path);
    if (d->revealPath.startsWith(d->rootPath + u'/'))
        QMetaObject::invokeMethod(
            this, [this] { d->continueReveal(); }, Qt::QueuedConnection);
    else
        d->revealPath.clear();
}

void FileTreeModel::refresh()
{
    for (Private::Node *node : std::as_const(d->nodes)) {
        if (node->state == Private::Node::State::Listed)
            d->listAgain(node);
    }
}

QModelIndex FileTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    const Private::Node *node = d->nodeOf(parent);
    if (!node || column != 0 || row < 0 || row >= node->count())
        return {};
    return createIndex(row, 0, node->child(row));
}

QModelIndex FileTreeModel::parent(const QModelIndex &child) const
{
    const Private::Node *node = d->nodeOf(child);
    return node && node->parent ? d->indexOf(node->parent) : QModelIndex();
}

int FileTreeModel::rowCount(const QModelIndex &parent) const
{
    const Private::Node *node = parent.column() > 0 ? nullptr : d->nodeOf(parent);
    return node ? int(node->count()) : 0;
}

int FileTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

bool FileTreeModel::hasChildren(const QModelIndex &parent) const
{
    const Private::Node *node = parent.column() > 0 ? nullptr : d->nodeOf(parent);
    if (!node || node->entry.leaf)
        return false;
    return node->state != Private::Node::State::Listed || node->count() > 0;
}

bool FileTreeModel::canFetchMore(const QModelIndex &parent) const
{
    const Private::Node *node = d->nodeOf(parent);
    return node && !node->entry.leaf && node->state == Private::Node::State::Unlisted;
}

void FileTreeModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        d->list(d->nodeOf(parent));
}

Qt::ItemFlags FileTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags common = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return d->nodeOf(index)->entry.leaf ? common | Qt::ItemNeverHasChildren : common;
}

QVariant FileTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Private::Node *node = d->nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return node->entry.name;
    case PathRole:
        return d->pathOf(node);
    case IsFolderRole:
        return node->entry.isFolder();
    case KindRole:
        return QVariant::fromValue(node->entry.kind);
    case DimmedRole:
        return node->entry.dimmed;
    case LoadingRole:
        return node->state == Private::Node::State::Listing;
    default:
        return {};
    }
}

QHash<int, QByteArray> FileTreeModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractItemModel::roleNames();
    names.insert({{PathRole, "path"},
                  {IsFolderRole, "isFolder"},
                  {KindRole, "kind"},
                  {DimmedRole, "dimmed"},
                  {LoadingRole, "loading"}});
    return names;
}

} // namespace boucle
