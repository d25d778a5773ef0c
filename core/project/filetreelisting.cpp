// SPDX-License-Identifier: GPL-3.0-or-later
// The part of FileTreeModel that lists folders and merges what the disk says into the rows.
#include "core/project/filetreemodel_p.h"

#include <QDir>
#include <QElapsedTimer>

#include <algorithm>

namespace boucle {

namespace {

using namespace std::chrono_literals;

// Changes come in storms (an install, a build): one listing for many.
constexpr auto changeDelay = 100ms;
// What one turn of the event loop may spend here, views included; the frame has 16 ms.
constexpr int turnBudgetMs = 6;
constexpr qsizetype rowsPerStep = 250;
constexpr qsizetype comparisonsPerStep = 2000;

} // namespace

FileTreeModel::Private::Private(FileTreeModel *model)
    : q(model)
{
    changeTimer.setSingleShot(true);
    changeTimer.setInterval(changeDelay);
    mergeTimer.setInterval(0);
    QObject::connect(&changeTimer, &QTimer::timeout, q, [this] { listChanged(); });
    QObject::connect(&mergeTimer, &QTimer::timeout, q, [this] { mergeForATurn(); });
    QObject::connect(&watcher, &QFileSystemWatcher::directoryChanged, q, [this](const QString &path) {
        changed.insert(path);
        if (!changeTimer.isActive())
            changeTimer.start();
    });
}

void FileTreeModel::Private::reset(const QString &folder)
{
    q->beginResetModel();
    if (root)
        forgetTree(root.get());
    merges.clear();
    mergeTimer.stop();
    changed.clear();
    revealPath.clear();
    root.reset();
    rootPath = folder.isEmpty() ? QString() : QDir::cleanPath(QDir(folder).absolutePath());
    if (!folder.isEmpty()) {
        root = std::make_unique<Node>();
        root->id = ++lastId;
        root->entry.kind = FileKind::Folder;
        root->entry.leaf = false;
        nodes.insert(root->id, root.get());
    }
    q->endResetModel();
    if (root)
        list(root.get());
}

void FileTreeModel::Private::list(Node *node)
{
    const QString path = pathOf(node);
    node->state = Node::State::Listing;
    // Watched before it is read: what changes in between comes as a change.
    if (!watched.contains(path) && watcher.addPath(path))
        watched.insert(path, node->id);
    listAgain(node);
    if (node != root.get())
        emit q->dataChanged(indexOf(node), indexOf(node), {LoadingRole});
}

void FileTreeModel::Private::listAgain(Node *node)
{
    worker.post([this, id = node->id, path = pathOf(node), top = rootPath,
                 dimmed = node->entry.dimmed](const std::atomic<bool> &cancelled) {
        auto listing = std::make_shared<Result<FolderListing>>(listFolder(path, top, dimmed, cancelled));
        results.post([this, id, listing] { takeListing(id, std::move(*listing)); });
    });
}

void FileTreeModel::Private::takeListing(quint64 id, Result<FolderListing> listing)
{
    Node *node = nodes.value(id);
    if (!node)
        return;
    if (!listing) {
        fail(node, listing.error());
        return;
    }
    const auto earlier =
        std::find_if(merges.begin(), merges.end(), [id](const Merge &merge) { return merge.node == id; });
    if (earlier != merges.end())
        merges.erase(earlier);
    merges.push_back({id, std::move(listing).value(), 0});
    mergeTimer.start();
}

void FileTreeModel::Private::fail(Node *node, const Error &error)
{
    const QString path = pathOf(node);
    watcher.removePath(path);
    watched.remove(path);
    // A folder that has gone leaves with the next listing of its parent.
    const bool gone = error.code == QLatin1String("folder-missing") && node != root.get();
    if (!gone)
        emit q->listingFailed(path, error);
    takeListing(node->id, FolderListing());
    if (gone)
        listAgain(node->parent);
}

void FileTreeModel::Private::mergeForATurn()
{
    QElapsedTimer clock;
    clock.start();
    while (!merges.empty() && clock.elapsed() < turnBudgetMs) {
        Node *node = nodes.value(merges.front().node);
        if (node && !mergeStep(node, merges.front()))
            continue;
        const qint64 ignoreFileTime = merges.front().listing.ignoreFileTime;
        merges.pop_front();
        if (node)
            finishListing(node, ignoreFileTime);
    }
    if (merges.empty())
        mergeTimer.stop();
}

/// One bounded step; true when the rows are as the listing says.
bool FileTreeModel::Private::mergeStep(Node *node, Merge &merge)
{
    const auto &wanted = merge.listing.entries;
    const auto wantedCount = qsizetype(wanted.size());
    const auto compare = [&](qsizetype row, qsizetype at) {
        const FolderEntry &a = node->child(row)->entry;
        const FolderEntry &b = wanted[size_t(at)];
        return compareEntries(a.isFolder(), a.name, b.isFolder(), b.name);
    };
    for (qsizetype n = 0; n < comparisonsPerStep; ++n, ++merge.at) {
        const qsizetype at = merge.at;
        if (at == node->count() && at == wantedCount)
            return true;
        const int order = at == node->count() ? 1 : at == wantedCount ? -1 : compare(at, at);
        if (order < 0) {
            qsizetype end = at + 1;
            while (end < node->count() && end - at < rowsPerStep &&
                   (at == wantedCount || compare(end, at) < 0))
                ++end;
            removeRows(node, at, end - 1);
            return false;
        }
        if (order > 0) {
            qsizetype end = at + 1;
            while (end < wantedCount && end - at < rowsPerStep &&
                   (at == node->count() || compare(at, end) > 0))
                ++end;
            insertRows(node, at, end - 1, merge);
            merge.at = end;
            return false;
        }
        if (node->child(at)->entry.leaf != wanted[size_t(at)].leaf) {
            removeRows(node, at, at);
            return false;
        }
        updateEntry(node->child(at), wanted[size_t(at)]);
    }
    return false;
}

void FileTreeModel::Private::updateEntry(Node *node, const FolderEntry &entry)
{
    if (node->entry.dimmed == entry.dimmed)
        return;
    node->entry.dimmed = entry.dimmed;
    emit q->dataChanged(indexOf(node), indexOf(node), {DimmedRole});
    if (node->state != Node::State::Unlisted)
        listAgain(node);
}

void FileTreeModel::Private::insertRows(Node *node, qsizetype first, qsizetype last, const Merge &merge)
{
    std::vector<std::unique_ptr<Node>> added;
    added.reserve(size_t(last - first + 1));
    for (qsizetype i = first; i <= last; ++i) {
        auto child = std::make_unique<Node>();
        child->id = ++lastId;
        child->parent = node;
        child->entry = merge.listing.entries[size_t(i)];
        if (!child->entry.leaf)
            nodes.insert(child->id, child.get());
        added.push_back(std::move(child));
    }
    q->beginInsertRows(indexOf(node), int(first), int(last));
    node->children.insert(node->children.begin() + first, std::make_move_iterator(added.begin()),
                          std::make_move_iterator(added.end()));
    for (qsizetype row = first; row < node->count(); ++row)
        node->child(row)->row = int(row);
    q->endInsertRows();
}

void FileTreeModel::Private::removeRows(Node *node, qsizetype first, qsizetype last)
{
    for (qsizetype row = first; row <= last; ++row)
        forgetTree(node->child(row));
    q->beginRemoveRows(indexOf(node), int(first), int(last));
    node->children.erase(node->children.begin() + first, node->children.begin() + last + 1);
    for (qsizetype row = first; row < node->count(); ++row)
        node->child(row)->row = int(row);
    q->endRemoveRows();
}

void FileTreeModel::Private::forgetTree(Node *node)
{
    if (node->entry.leaf)
        return;
    nodes.remove(node->id);
    if (node->state == Node::State::Unlisted)
        return;
    const QString path = pathOf(node);
    if (watched.remove(path) > 0)
        watcher.removePath(path);
    for (const auto &child : node->children)
        forgetTree(child.get());
}

void FileTreeModel::Private::finishListing(Node *node, qint64 ignoreFileTime)
{
    const bool first = node->state != Node::State::Listed;
    node->state = Node::State::Listed;
    if (first && node != root.get()) {
        emit q->dataChanged(indexOf(node), indexOf(node), {LoadingRole});
        if (node->children.empty()) {
            // Views ask hasChildren() again only after a change of layout.
            const QList<QPersistentModelIndex> parents{QPersistentModelIndex(indexOf(node->parent))};
            emit q->layoutAboutToBeChanged(parents);
            emit q->layoutChanged(parents);
        }
    }
    if (!first && ignoreFileTime != node->ignoreFileTime) {
        for (const auto &child : node->children) {
            if (child->state == Node::State::Listed)
                listAgain(child.get());
        }
    }
    node->ignoreFileTime = ignoreFileTime;
    emit q->folderListed(pathOf(node));
    continueReveal();
}

void FileTreeModel::Private::listChanged()
{
    const QSet<QString> paths = std::exchange(changed, {});
    for (const QString &path : paths) {
        // A folder that was removed and made again at once needs a new watch; else this does nothing.
        watcher.addPath(path);
        if (Node *node = nodes.value(watched.value(path)))
            listAgain(node);
    }
}

void FileTreeModel::Private::continueReveal()
{
    if (revealPath.isEmpty() || !root)
        return;
    if (Node *found = find(revealPath)) {
        revealPath.clear();
        emit q->revealed(indexOf(found));
        return;
    }
    // The deepest folder that is there decides: it is listed next, or was and does not have it.
    Node *node = root.get();
    for (QString above = revealPath; above.size() > rootPath.size();) {
        above = above.left(above.lastIndexOf(u'/'));
        if (Node *found = find(above)) {
            node = found;
            break;
        }
    }
    if (node->state == Node::State::Unlisted && !node->entry.leaf)
        list(node);
    else if (node->state == Node::State::Listed || node->entry.leaf)
        revealPath.clear();
}

} // namespace boucle
