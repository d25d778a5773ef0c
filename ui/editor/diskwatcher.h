// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace boucle {

/// Says that something may have happened to one of a few files: each is watched itself, and so is its folder,
/// because most programs replace a file instead of writing to it.
class DiskWatcher : public QObject
{
    Q_OBJECT
public:
    explicit DiskWatcher(QObject *parent = nullptr);

    void setFiles(const QStringList &paths);

signals:
    /// A burst of changes is told once.
    void changed();

private:
    void watch();

    QFileSystemWatcher m_watcher;
    QStringList m_files;
    QTimer m_timer;
};

} // namespace boucle
