// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cdp/protocol/runtime.h"
#include "core/cdp/session.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

#include <chrono>
#include <functional>
#include <variant>

namespace boucle {

/// What came of an evaluation.
struct ConsoleOutcome
{
    /// A value, what was thrown, or why there is neither: "evaluation-timeout", "evaluation-interrupted" and
    /// the errors of the session.
    std::variant<cdp::runtime::RemoteObject, cdp::runtime::ExceptionDetails, Error> value;
};

/// One text that the user has entered, run in a program or in a paused frame. Lives on the UI thread.
class ConsoleEvaluation : public QObject
{
    Q_OBJECT
public:
    /// `frameId` empty: the running program. `limit` is for code that does not wait: a promise may stay
    /// pending.
    ConsoleEvaluation(cdp::Session &session, QString frameId, std::chrono::milliseconds limit,
                      QObject *parent = nullptr);

    cdp::Session *session() const { return m_session; }

    /// Once. `done` is called once, and may destroy this.
    void start(const QString &text, std::function<void(const ConsoleOutcome &)> done);
    /// Code that runs is ended; nobody waits any more for a promise. In a frame the limit ends the code.
    void interrupt();
    /// While the target is paused its loop does not turn, and that says nothing about the code.
    void setPaused(bool paused) { m_paused = paused; }

private:
    void run(const QString &code);
    Error explained(const Error &error) const;
    void finish(const ConsoleOutcome &outcome);

    QPointer<cdp::Session> m_session;
    const QString m_frameId;
    const std::chrono::milliseconds m_limit;
    std::function<void(const ConsoleOutcome &)> m_done;
    cdp::CallHandle m_call;
    QElapsedTimer m_sinceRun;
    bool m_paused;
    bool m_interrupting = false;
};

} // namespace boucle
