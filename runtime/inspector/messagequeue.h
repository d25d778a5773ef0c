// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include <mutex>
#include <optional>
#include <vector>

namespace boucle {

/// Messages from one thread to an object of another, which is told of many at once. Nothing is kept while
/// there is no receiver.
class MessageQueue
{
public:
    struct Batch
    {
        std::vector<QByteArray> messages;
        std::optional<QString> end; ///< why no more will come, after `messages`
    };

    /// The receiver's thread. Its invokable method `drain`, a literal, is called there, queued, once until
    /// the next take().
    void open(QObject *receiver, const char *drain);
    /// The receiver's thread: `drain` is not called again.
    void close();
    /// The receiver's thread.
    Batch take();

    /// Any one thread.
    void push(QByteArray message);
    /// Any thread; the first one counts.
    void finish(const QString &reason);

private:
    void notify();

    std::mutex m_mutex;
    QObject *m_receiver = nullptr;
    const char *m_drain = nullptr;
    Batch m_waiting;
    bool m_notified = false;
};

} // namespace boucle
