// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <deque>
#include <functional>
#include <mutex>

namespace boucle {

/// Brings results of other threads to the thread that it lives on: each is a function that runs there, one a
/// turn of the event loop, in the order of their arrival. Those that wait when it is destroyed never run.
class ResultQueue : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Any thread. The queue must outlive the call.
    void post(std::function<void()> result);

private:
    Q_INVOKABLE void runNext();

    std::mutex m_mutex;
    std::deque<std::function<void()>> m_results;
};

} // namespace boucle
