// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/filefinder.h"

#include "core/base/logging.h"
#include "core/base/resultqueue.h"
#include "core/base/worker.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

namespace boucle {

namespace {

constexpr qsizetype batchSize = 2000;

struct FolderCloser
{
    void operator()(DIR *folder) const { ::closedir(folder); }
};

bool isSkipped(const QByteArray &name)
{
    return name == "." || name == ".." || name == ".git" || name == "node_modules";
}

enum class EntryKind { File, Folder, None };

EntryKind kindOf(int folder, const dirent &entry)
{
    if (entry.d_type == DT_REG)
        return EntryKind::File;
    if (entry.d_type == DT_DIR)
        return EntryKind::Folder;
    if (entry.d_type != DT_LNK && entry.d_type != DT_UNKNOWN)
        return EntryKind::None;
    struct stat info = {};
    if (::fstatat(folder, entry.d_name, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(info.st_mode))
        return EntryKind::Folder;
    // A link to a folder is left out: what it leads to is listed where it is, or is not of this project.
    return ::fstatat(folder, entry.d_name, &info, 0) == 0 && S_ISREG(info.st_mode) ? EntryKind::File
                                                                                   : EntryKind::None;
}

} // namespace

class FileFinder::Private
{
public:
    void search(const QString &root, int limit, quint64 id, const std::atomic<bool> &ended);
    void send(quint64 id, const QStringList &paths);
    void finish(quint64 id, bool truncated);

    FileFinder *q = nullptr;
    bool running = false;
    quint64 lastId = 0;                ///< of the search whose results are wanted
    std::atomic<quint64> wantedId = 0; ///< the same for the worker, 0 when none is
    ResultQueue results;
    // Last: its thread is gone before what it uses.
    Worker worker;
};

/// On the worker.
void FileFinder::Private::search(const QString &root, int limit, quint64 id, const std::atomic<bool> &ended)
{
    const auto cancelled = [&] { return ended || wantedId != id; };
    std::deque<QByteArray> folders{QByteArray()}; // relative, with a slash at the end
    const QByteArray top = QFile::encodeName(root) + '/';
    QStringList batch;
    int count = 0;
    while (!folders.empty() && count < limit) {
        const QByteArray folder = folders.front();
        folders.pop_front();
        const std::unique_ptr<DIR, FolderCloser> open(::opendir((top + folder).constData()));
        if (!open) {
            qCInfo(logProject) << "cannot list" << root << folder << std::strerror(errno);
            continue;
        }
        while (const dirent *entry = ::readdir(open.get())) {
            if (cancelled())
                return;
            const QByteArray name(entry->d_name);
            if (isSkipped(name))
                continue;
            const EntryKind kind = kindOf(::dirfd(open.get()), *entry);
            if (kind == EntryKind::Folder)
                folders.push_back(folder + name + '/');
            if (kind != EntryKind::File)
                continue;
            if (count == limit) {
                send(id, batch);
                finish(id, true);
                return;
            }
            batch.append(QFile::decodeName(folder + name));
            ++count;
            if (batch.size() == batchSize)
                send(id, std::exchange(batch, {}));
        }
    }
    send(id, batch);
    finish(id, !folders.empty());
}

void FileFinder::Private::send(quint64 id, const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    results.post([this, id, paths] {
        if (running && id == lastId)
            emit q->found(paths);
    });
}

void FileFinder::Private::finish(quint64 id, bool truncated)
{
    results.post([this, id, truncated] {
        if (!running || id != lastId)
            return;
        running = false;
        emit q->finished(truncated);
    });
}

FileFinder::FileFinder(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->q = this;
}

FileFinder::~FileFinder() = default;

void FileFinder::start(const QString &root, int limit)
{
    d->running = true;
    d->wantedId = ++d->lastId;
    d->worker.post([this, root, limit, id = d->lastId](const std::atomic<bool> &ended) {
        d->search(root, limit, id, ended);
    });
}

void FileFinder::cancel()
{
    d->running = false;
    d->wantedId = 0;
}

bool FileFinder::isRunning() const
{
    return d->running;
}

} // namespace boucle
