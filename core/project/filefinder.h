// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <memory>

namespace boucle {

/// Lists all files below a folder for quick open, on a worker thread: those near the root first; without
/// node_modules and .git; links to folders are not followed. Lives on the UI thread.
class FileFinder : public QObject
{
    Q_OBJECT
public:
    static constexpr int defaultLimit = 200'000;

    explicit FileFinder(QObject *parent = nullptr);
    /// Cancels.
    ~FileFinder() override;

    /// Begins anew; results of an earlier search stop coming.
    void start(const QString &root, int limit = defaultLimit);
    /// Neither found() nor finished() follows.
    void cancel();
    bool isRunning() const;

signals:
    /// A batch, relative to the root.
    void found(const QStringList &paths);
    /// `truncated`: there were more than the limit.
    void finished(bool truncated);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace boucle
