// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/resultqueue.h"
#include "core/eventloop/requestsender.h"

#include <memory>

namespace boucle {

class Host;
class ToolsThread;

/// Node's own client, on a tools thread of its own that begins with the first request. UI thread.
class HttpSender : public RequestSender
{
    Q_OBJECT
public:
    explicit HttpSender(Host &host, QObject *parent = nullptr);
    ~HttpSender() override;

    void send(const QString &method, const QString &url, QObject *guard, Done done) override;

private:
    ResultQueue m_results; ///< outlives the thread
    std::unique_ptr<ToolsThread> m_thread;
};

} // namespace boucle
