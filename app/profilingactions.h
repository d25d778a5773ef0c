// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runcontrol.h"
#include "core/debugger/debugger.h"
#include "core/profiling/memorypoll.h"
#include "core/profiling/profilerecorder.h"
#include "core/profiling/snapshottaker.h"

#include <QObject>
#include <QPointer>

namespace boucle {

class ActionRegistry;
class EditorPage;
class MainWindow;

/// Between what is measured of the chosen server and the window: CPU profiles, heap snapshots and recordings
/// of allocations; their files; and the lines that a profile has found, in the editors. Lives on the UI
/// thread.
class ProfilingActions : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    ProfilingActions(RunControl &runs, Debugger &debugger, ActionRegistry &actions, MainWindow &window);
    ~ProfilingActions() override;

    /// Opens a CPU profile from its text.
    void openCpuProfile(const QByteArray &text, const QString &title);
    /// Ignored when there is nothing to take one of.
    void takeSnapshot();

signals:
    /// Of the chosen server.
    void snapshotTaken(const boucle::HeapSnapshotPtr &snapshot);
    void canRecordChanged(bool can);

private:
    void connectCpu();
    void connectMemory();
    /// What would be measured; null: the chosen server does not run.
    DebugTarget *target();
    void updateState();
    void updatePoll();
    void record(ProfileRecorder &recorder);
    void finishFor(const ServerSession &session);
    void showProfile(const CallProfilePtr &profile, const QString &title);
    void markAll();
    void mark(EditorPage &page);
    void openPlace(const QString &path, int line, int column);
    void chooseFile();
    void open(const QString &path);
    void chooseSaving(const QString &name, const QString &suffix, std::function<void(const QString &)> save);
    void saveText(const QString &path, const QByteArray &text);
    void saveCopy(const QString &from, std::shared_ptr<QTemporaryFile> held, const QString &path);
    void saySaved(const QString &path, const QString &problem);
    void showError(const Error &error);
    static QString nowTitle(const QString &name);

    RunControl &m_runs;
    Debugger &m_debugger;
    ActionRegistry &m_actions;
    MainWindow &m_window;
    ProfileRecorder m_cpu;
    ProfileRecorder m_allocations;
    SnapshotTaker m_taker;
    MemoryPoll m_poll;
    // Of what is under way: what it will be called, and whose it is.
    QString m_cpuTitle;
    QString m_allocationsTitle;
    QString m_snapshotTitle;
    const ServerSession *m_snapshotSession = nullptr; ///< whose it will be; of a file: none's
    QPointer<ServerSession> m_cpuSession;
    QPointer<ServerSession> m_allocationsSession;
    CallProfilePtr m_profile; ///< that is marked in the editors
    ResultQueue m_results;
    Worker m_worker; ///< ends before the queue does
};

} // namespace boucle
