// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/resultqueue.h"
#include "core/base/worker.h"
#include "core/profiling/heapcomparison.h"

#include <QObject>
#include <QTemporaryFile>

#include <memory>

namespace boucle::cdp {
class Session;
}

namespace boucle {

/// Takes heap snapshots over the debugging protocol, in whatever process they are, and reads them on a thread
/// of its own. The program stands still while its heap is walked. What is taken comes through a file: neither
/// this process nor the window has to hold it. Lives on the UI thread.
class SnapshotTaker : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Idle,
        Taking,  ///< the engine walks the heap
        Writing, ///< it comes over
        Reading
    };
    Q_ENUM(State)

    explicit SnapshotTaker(QObject *parent = nullptr);
    ~SnapshotTaker() override;

    State state() const { return m_state; }
    /// Of the present state, 0…1.
    double progress() const { return m_progress; }
    /// Ignored unless idle.
    void take(cdp::Session &session);
    /// Reads a .heapsnapshot file. Ignored unless idle.
    void open(const QString &path);
    /// What has changed between two: compared() later. Any state; a later one takes the place of an earlier
    /// one.
    void compare(HeapSnapshotPtr before, HeapSnapshotPtr after);
    /// Reading is given up; what the engine does cannot be.
    void cancel();

signals:
    void stateChanged();
    /// `path`: its text. `file` is the same while it is temporary, and gone with the last one that holds it.
    void taken(const boucle::HeapSnapshotPtr &snapshot, const QString &path,
               const std::shared_ptr<QTemporaryFile> &file);
    void compared(const boucle::HeapComparisonPtr &changes);
    void failed(const boucle::Error &error);

private:
    void setState(State state, double progress = 0);
    void write(const QByteArray &message);
    void read(const QString &path, std::shared_ptr<QTemporaryFile> file);
    void fail(const Error &error);
    Worker &worker();

    State m_state = State::Idle;
    double m_progress = 0;
    int m_reading = 0;                ///< which one it is
    int m_comparing = 0;              ///< likewise
    std::unique_ptr<QObject> m_guard; ///< of what one taking listens to
    std::shared_ptr<QTemporaryFile> m_file;
    ResultQueue m_results;
    std::unique_ptr<Worker> m_worker; ///< ends before the queue does
};

} // namespace boucle
