// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QSet>
#include <QSocketNotifier>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <memory>

namespace boucle {

/// Tells when files have been written, replaced, deleted or made again, all files of a save or of a checkout
/// together. Looks at folders, since editors replace files rather than write them. UI thread.
class FileWatch : public QObject
{
    Q_OBJECT
public:
    explicit FileWatch(QObject *parent = nullptr);
    ~FileWatch() override;

    /// An absolute path, of a file that need not exist; its symbolic links are followed. Adding it again does
    /// nothing.
    void add(const QString &path);
    /// Forgets all.
    void clear();
    bool contains(const QString &path) const { return m_files.contains(path); }

signals:
    /// Somebody has finished to write a file, or has put it there: changed() follows when nothing else does.
    void written(const QString &path);
    /// Paths as they were added, sorted, in which something was written, or which came or went. Others that
    /// were `made` in folders of theirs meanwhile.
    void changed(const QStringList &paths, const QStringList &made);

private:
    struct Folder
    {
        QString path;
        QHash<QString, QStringList> names; ///< of files in it: how they were added
    };

    void watchFolder(const QString &folder);
    void watchMissing();
    void readEvents();
    void take(int watch, uint32_t mask, const QString &name);
    void takeFolder(const Folder &folder);
    void note(const QStringList &paths, bool isWhole);
    void settle();
    void flush();

    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QSet<QString> m_files;            ///< as they were added
    QHash<int, Folder> m_folders;     ///< by the system's number
    QHash<QString, int> m_watches;    ///< by folder
    QHash<QString, Folder> m_missing; ///< folders that are not there (any more)
    QSet<QString> m_refused;
    QSet<QString> m_changed;
    QSet<QString> m_made;
    QSet<QString> m_unfinished; ///< that somebody is writing, or has taken away
    std::chrono::steady_clock::time_point m_firstChange;
    QTimer m_quiet;
    QTimer m_missingTimer;
};

} // namespace boucle
