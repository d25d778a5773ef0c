// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/serverruntime.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace boucle {

/// Replaces a running server by a new run of it without a moment in which nobody listens: the next generation
/// starts while the present one serves, takes over its listening sockets, and only when it listens on all of
/// them is the present one retired. One that fails to start leaves the present one serving. Lives on the UI
/// thread.
class Generations : public QObject
{
    Q_OBJECT
public:
    /// `runtime` must outlive it. Every generation runs as `spec` says, its HotReloadOptions included, in the
    /// lineage that `spec` names and that belongs to this object alone: without one there is only the first.
    Generations(ServerRuntime &runtime, LaunchSpec spec, QObject *parent = nullptr);
    /// Generations that run go on; stop() before.
    ~Generations() override;

    /// The first one, or one after the last has ended. Refused with an Error when one runs, or when the
    /// runtime refuses.
    Result<void> start();
    /// Begins the next one, in place of one that has begun and does not serve yet. Starts the first one when
    /// none runs. What comes of it is told by a signal.
    void replace();
    /// Ends all that run.
    void stop();
    /// A debugger holds that generation: it gets more time to end.
    void setHeld(ServerId id, bool held);
    /// Used from the next generation on.
    void setSpec(LaunchSpec spec);

    /// The one that serves, or starts as the first.
    std::optional<ServerId> serving() const { return m_serving.id; }
    /// The one that is to take over.
    std::optional<ServerId> next() const { return m_next.id; }
    /// Where the one that serves listens.
    const QList<ListenAddress> &addresses() const { return m_serving.addresses; }

signals:
    /// A generation has been made; its events come from the runtime. Debuggable ones are the listener's to
    /// let run.
    void began(boucle::ServerId id);
    /// `id` serves now. The one before has been asked to retire and may answer for a moment yet; or it had
    /// ended.
    void tookOver(boucle::ServerId id);
    /// The next one does not take over, for that reason (translated, no full stop): it has ended, or is
    /// stopped. `exit`: how it ended; Terminated when not by itself.
    void failed(const QString &reason, const boucle::ExitReason &exit);
    /// One that retired has ended.
    void retired(boucle::ServerId id);
    /// None runs any more; `reason` is that of the one that served.
    void ended(const boucle::ExitReason &reason);

private:
    struct Generation
    {
        std::optional<ServerId> id;
        QList<ListenAddress> addresses;
        bool hasStarted = false;
    };

    Result<void> begin(Generation &generation);
    void beginNext();
    void handle(ServerId id, const ServerEvent &event);
    void handleEnd(ServerId id, const ExitReason &reason);
    static void note(Generation &generation, const ServerEvent &event);
    QString missing() const;
    void takeOver();
    void retire(ServerId id);
    void dropNext();
    void stopAfterGrace(ServerId id);
    void fail(const QString &reason, const ExitReason &exit = Terminated{});

    ServerRuntime &m_runtime;
    LaunchSpec m_spec;
    Generation m_serving;
    Generation m_next;
    QList<ServerId> m_retiring; ///< they finish what they have
    QList<ServerId> m_held;
    bool m_waitsForEnd = false;      ///< stopBeforeStart: the next one begins when the serving one has ended
    QList<ListenAddress> m_expected; ///< of the next one, when the serving one has ended before
    QTimer m_startLimit;
};

} // namespace boucle
