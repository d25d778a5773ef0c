// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hotreload/changejudge.h"
#include "core/hotreload/filewatch.h"
#include "core/hotreload/reloadrecord.h"
#include "core/session/serversession.h"

#include <QElapsedTimer>

#include <functional>
#include <map>

namespace boucle {

/// Makes a running server the new one when its files are saved: by a live edit where that is proven to be
/// enough, else by a new generation. Does nothing while the session's HotReloadOptions are off. UI thread.
class HotReload : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    HotReload(ServerSession &session, ChangeClassifier &classifier, QObject *parent = nullptr);
    ~HotReload() override;

    /// How a generation runs that begins with the present files: environment files may have changed. Without
    /// one it runs as the one before.
    void setSpecSource(std::function<Result<LaunchSpec>()> source) { m_specSource = std::move(source); }
    /// The debugger of a generation; told during ServerSession::inspectorReady().
    void setEditor(ServerId id, LiveEditor *editor);
    /// Whoever waits for the end of what a save has begun.
    bool isBusy() const { return m_phase != Phase::Idle || !m_pending.isEmpty(); }

    /// What a save of that text would do. Null: nothing is known, since the server does not run, or has not
    /// loaded it.
    void preview(const QString &path, const QString &text, QObject *guard,
                 std::function<void(const std::optional<Judgement> &)> done);

    /// The latest last.
    const QList<ReloadRecord> &records() const { return m_records; }

signals:
    void recorded(const boucle::ReloadRecord &record);

private:
    enum class Phase { Idle, Judging, Editing, Replacing };

    void takeState(ServerState state);
    void beginRun();
    void watch(const QString &path);
    void takeLoaded(ServerId id, const ServerFileLoaded &file);
    void takeChange(const QStringList &paths, const QStringList &made);
    void process();
    void judge();
    void act(const Judgement &judgement);
    void edit(const Judgement &judgement);
    void takeEdit(const Judgement &judgement, const Result<void> &outcome);
    void replace(const QString &reason);
    void takeOver();
    void takeFailure(const QString &reason, const ExitReason &exit);
    void wait(const QString &reason);
    void takeAddresses();
    bool mayReplace() const;
    void finish(ReloadRecord::Outcome outcome, const QString &reason,
                const std::optional<SourcePlace> &place = std::nullopt);
    void goOn();
    ReloadRecord record(ReloadRecord::Outcome outcome, const QString &reason) const;
    void learnSoon();
    LiveEditor *editor() const;
    bool isOn() const { return m_session.spec().hotReload.enabled; }

    ServerSession &m_session;
    ChangeJudge m_judge;
    FileWatch m_watch;
    std::function<Result<LaunchSpec>()> m_specSource;
    std::map<ServerId, QPointer<LiveEditor>> m_editors;
    Phase m_phase = Phase::Idle;
    QSet<QString> m_pending;    ///< changed since the last judgement began
    QStringList m_files;        ///< of the record that is under way
    QString m_reason;           ///< of the replacement that is under way
    QSet<QString> m_waiting;    ///< changed while it could not be replaced
    bool m_hasListened = false; ///< since the user has started it
    bool m_isReviving = false;  ///< the replacement is of one that had ended
    bool m_hasFailed = false;   ///< the last start: whatever is made may be what it missed
    bool m_wantsRetry = false;
    QDateTime m_changeTime;
    QElapsedTimer m_sinceChange;
    quint64 m_servedBefore = 0;
    std::optional<ServerId> m_old; ///< that served when the change came
    qint64 m_begunMs = 0;          ///< since the epoch: when the last generation began
    QElapsedTimer m_sinceEdit;
    double m_heapBytes = 0;
    double m_pauseMs = 0;
    double m_msPerMegabyte; ///< of the heap, for a step of a live edit, as measured so far
    QTimer m_learn;
    bool m_isWarm = false;
    QTimer m_patience; ///< for a generation that begins while files change again
    QList<ReloadRecord> m_records;
};

} // namespace boucle
