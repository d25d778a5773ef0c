// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventloop/looprecord.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace boucle::cdp {
class Session;
}

namespace boucle {

/// Asks a thread of JavaScript for its memory twice a second over the debugging protocol: one in a process of
/// its own, where no probe is. Lives on the UI thread.
class MemoryPoll : public QObject
{
    Q_OBJECT
public:
    explicit MemoryPoll(QObject *parent = nullptr);

    /// Null: nobody is asked.
    void setSession(cdp::Session *session);

signals:
    /// What is outside of the heap is told of its buffers only.
    void polled(const boucle::MemoryRecord &record);

private:
    void poll();

    QPointer<cdp::Session> m_session;
    QTimer m_timer;
    bool m_isAsked = false; ///< and has not answered
};

} // namespace boucle
