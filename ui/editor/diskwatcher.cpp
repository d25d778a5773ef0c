// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/diskwatcher.h"

#include <QFileInfo>
#include <QSet>

#include <chrono>

namespace boucle {

using namespace std::chrono_literals;

namespace {
// Long enough for "write a new file, move it over the old one" to be one change.
constexpr auto settleTime = 40ms;
} // namespace

DiskWatcher::DiskWatcher(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(settleTime);
    const auto restart = [this] { m_timer.start(); };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, restart);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, restart);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        watch(); // a replaced file is another file to the system
        emit changed();
    });
}

void DiskWatcher::setFiles(const QStringList &paths)
{
    m_files = paths;
    watch();
}

void DiskWatcher::watch()
{
    QSet<QString> wanted;
    for (const QString &path : std::as_const(m_files)) {
        const QFileInfo info(path);
        if (info.exists())
            wanted.insert(path);
        if (QFileInfo::exists(info.absolutePath()))
            wanted.insert(info.absolutePath());
    }
    const QStringList watchedPaths = m_watcher.files() + m_watcher.directories();
    const QSet<QString> watched(watchedPaths.begin(), watchedPaths.end());
    if (const QStringList gone = (watched - wanted).values(); !gone.isEmpty())
        m_watcher.removePaths(gone);
    if (const QStringList added = (wanted - watched).values(); !added.isEmpty())
        m_watcher.addPaths(added);
}

} // namespace boucle
