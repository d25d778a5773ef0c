// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hotreload/filewatch.h"

#include "core/base/logging.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <sys/inotify.h>
#include <unistd.h>

namespace boucle {

namespace {

using namespace std::chrono_literals;

// What a save needs to be whole: between the files of one, and between the renames of an editor.
constexpr auto quietTime = 1ms;
// A checkout writes files without end: what comes at once is one change.
constexpr auto quietTimeOfMany = 60ms;
constexpr qsizetype many = 4;
// Somebody writes and does not close, or has deleted a file and may make it again.
constexpr auto unfinishedTime = 80ms;
constexpr auto longestQuiet = 30ms;
constexpr auto longestWait = 1000ms;

constexpr auto missingInterval = 200ms;

constexpr uint32_t events = IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO |
                            IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

} // namespace

FileWatch::FileWatch(QObject *parent)
    : QObject(parent)
    , m_descriptor(inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
{
    if (m_descriptor < 0)
        qCWarning(logSession) << "changes of files will not be noticed:" << strerror(errno);
    m_quiet.setSingleShot(true);
    m_quiet.setTimerType(Qt::PreciseTimer);
    connect(&m_quiet, &QTimer::timeout, this, &FileWatch::flush);
    m_missingTimer.setInterval(missingInterval);
    connect(&m_missingTimer, &QTimer::timeout, this, &FileWatch::watchMissing);
    if (m_descriptor >= 0) {
        m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
        connect(m_notifier.get(), &QSocketNotifier::activated, this, &FileWatch::readEvents);
    }
}

FileWatch::~FileWatch()
{
    m_notifier.reset();
    if (m_descriptor >= 0)
        close(m_descriptor);
}

void FileWatch::add(const QString &path)
{
    if (m_files.contains(path))
        return;
    m_files.insert(path);
    // Both: the link may be turned to another file, and the file may change.
    QStringList places{path};
    if (const QString real = QFileInfo(path).canonicalFilePath(); !real.isEmpty() && real != path)
        places.append(real);
    for (const QString &place : std::as_const(places)) {
        const qsizetype slash = place.lastIndexOf(u'/');
        const QString folder = slash > 0 ? place.left(slash) : QStringLiteral("/");
        watchFolder(folder);
        Folder &known = m_watches.contains(folder) ? m_folders[m_watches.value(folder)] : m_missing[folder];
        known.path = folder;
        known.names[place.mid(slash + 1)].append(path);
    }
}

void FileWatch::clear()
{
    for (auto it = m_folders.cbegin(); it != m_folders.cend(); ++it)
        inotify_rm_watch(m_descriptor, it.key());
    m_files.clear();
    m_folders.clear();
    m_watches.clear();
    m_missing.clear();
    m_refused.clear();
    m_changed.clear();
    m_made.clear();
    m_unfinished.clear();
    m_quiet.stop();
    m_missingTimer.stop();
}

void FileWatch::watchFolder(const QString &folder)
{
    if (m_descriptor < 0 || m_watches.contains(folder))
        return;
    const int watch = inotify_add_watch(m_descriptor, QFile::encodeName(folder).constData(), events);
    if (watch >= 0) {
        m_watches.insert(folder, watch);
        Folder &known = m_folders[watch];
        if (known.path.isEmpty())
            known = m_missing.take(folder);
        known.path = folder;
        return;
    }
    if (errno == ENOENT || errno == ENOTDIR) {
        m_missingTimer.start();
        return;
    }
    if (!m_refused.contains(folder))
        qCWarning(logSession) << "changes in" << folder << "will not be noticed:" << strerror(errno);
    m_refused.insert(folder);
}

void FileWatch::watchMissing()
{
    const QStringList folders = m_missing.keys();
    for (const QString &folder : folders) {
        watchFolder(folder);
        if (m_watches.contains(folder))
            takeFolder(m_folders.value(m_watches.value(folder)));
    }
    const auto isGone = [this](const QString &folder) { return !m_refused.contains(folder); };
    if (std::none_of(m_missing.keyBegin(), m_missing.keyEnd(), isGone))
        m_missingTimer.stop();
}

void FileWatch::readEvents()
{
    alignas(inotify_event) char buffer[64 * 1024];
    for (;;) {
        const ssize_t size = read(m_descriptor, buffer, sizeof buffer);
        if (size <= 0)
            break;
        for (ssize_t at = 0; at < size;) {
            const auto *event = reinterpret_cast<const inotify_event *>(buffer + at);
            at += ssize_t(sizeof(inotify_event)) + event->len;
            if (event->mask & IN_Q_OVERFLOW) {
                // What was lost is unknown: all of it may have changed.
                for (const Folder &folder : std::as_const(m_folders))
                    takeFolder(folder);
            } else {
                take(event->wd, event->mask, event->len > 0 ? QFile::decodeName(event->name) : QString());
            }
        }
    }
    settle();
}

void FileWatch::take(int watch, uint32_t mask, const QString &name)
{
    const auto found = m_folders.find(watch);
    if (found == m_folders.end())
        return;
    if (mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED)) {
        const Folder gone = *found;
        m_folders.erase(found);
        m_watches.remove(gone.path);
        if (!(mask & IN_IGNORED))
            inotify_rm_watch(m_descriptor, watch);
        m_missing.insert(gone.path, gone);
        m_missingTimer.start();
        for (const QStringList &paths : gone.names)
            note(paths, false);
        return;
    }
    const QStringList paths = found->names.value(name);
    const bool isWhole = mask & (IN_CLOSE_WRITE | IN_MOVED_TO);
    if (!paths.isEmpty()) {
        note(paths, isWhole);
        for (const QString &path : isWhole ? paths : QStringList())
            emit written(path);
    } else if (isWhole || (mask & IN_CREATE))
        m_made.insert(found->path + u'/' + name);
}

void FileWatch::takeFolder(const Folder &folder)
{
    for (const QStringList &paths : folder.names)
        note(paths, true);
    settle();
}

void FileWatch::note(const QStringList &paths, bool isWhole)
{
    if (m_changed.isEmpty())
        m_firstChange = std::chrono::steady_clock::now();
    for (const QString &path : paths) {
        m_changed.insert(path);
        if (isWhole)
            m_unfinished.remove(path);
        else
            m_unfinished.insert(path);
    }
}

void FileWatch::settle()
{
    if (m_changed.isEmpty() && m_made.isEmpty())
        return;
    const bool isWhole = m_unfinished.isEmpty();
    const bool isMany = m_changed.size() >= many;
    std::chrono::milliseconds wait = !isWhole ? unfinishedTime : isMany ? quietTimeOfMany : quietTime;
    if (!m_changed.isEmpty()) {
        // Files that are written again and again must not put it off for ever.
        const std::chrono::milliseconds limit = isWhole && !isMany ? longestQuiet : longestWait;
        const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now() - m_firstChange);
        wait = std::max(0ms, std::min<std::chrono::milliseconds>(wait, limit - passed));
    }
    m_quiet.start(wait);
}

void FileWatch::flush()
{
    QStringList paths(m_changed.cbegin(), m_changed.cend());
    paths.sort();
    QStringList made(m_made.cbegin(), m_made.cend());
    made.sort();
    m_changed.clear();
    m_made.clear();
    m_unfinished.clear();
    emit changed(paths, made);
}

} // namespace boucle
