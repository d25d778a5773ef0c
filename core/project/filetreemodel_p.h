// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/resultqueue.h"
#include "core/base/worker.h"
#include "core/project/filetreemodel.h"
#include "core/project/folderlisting.h"

#include <QFileSystemWatcher>
#include <QHash>
#include <QSet>
#include <QTimer>

#include <deque>

namespace boucle {

class FileTreeModel::Private
{
public:
    struct Node
    {
        enum class State { Unlisted, Listing, Listed };

        quint64 id = 0;
        Node *parent = nullptr;
        int row = 0;
        FolderEntry entry;
        State state = State::Unlisted;
        qint64 ignoreFileTime = 0;
        std::vector<std::unique_ptr<Node>> children;

        qsizetype count() const { return qsizetype(children.size()); }
        Node *child(qsizetype at) const { return children[size_t(at)].get(); }
    };

    /// A listing on its way into the tree: the rows before `at` are as it says.
    struct Merge
    {
        quint64 node = 0;
        FolderListing listing;
        qsizetype at = 0;
    };

    explicit Private(FileTreeModel *model);

    Node *nodeOf(const QModelIndex &index) const;
    QModelIndex indexOf(Node *node) const;
    QString pathOf(const Node *node) const;
    Node *find(const QString &path) const;

    void reset(const QString &folder);
    void list(Node *node);
    void listAgain(Node *node);
    void takeListing(quint64 id, Result<FolderListing> listing);
    void fail(Node *node, const Error &error);
    void mergeForATurn();
    bool mergeStep(Node *node, Merge &merge);
    void updateEntry(Node *node, const FolderEntry &entry);
    void insertRows(Node *node, qsizetype first, qsizetype last, const Merge &merge);
    void removeRows(Node *node, qsizetype first, qsizetype last);
    void forgetTree(Node *node);
    void finishListing(Node *node, qint64 ignoreFileTime);
    void listChanged();
    void continueReveal();

    FileTreeModel *q;
    QString rootPath;
    std::unique_ptr<Node> root;
    QHash<quint64, Node *> nodes;
    QHash<QString, quint64> watched;
    QFileSystemWatcher watcher;
    QSet<QString> changed;
    QTimer changeTimer;
    std::deque<Merge> merges;
    QTimer mergeTimer;
    QString revealPath;
    quint64 lastId = 0;
    ResultQueue results;
    // Last: its thread is gone before what it posts to.
    Worker worker;
};

} // namespace boucle
