// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cdp/transport.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace boucle {

/// A debugger for tests, over any transport: calls that wait for their answer, events that are kept until
/// they are asked for.
class InspectorClient : public QObject
{
    Q_OBJECT
public:
    using Json = nlohmann::json;
    static constexpr int limitMs = 10'000;

    explicit InspectorClient(std::unique_ptr<cdp::Transport> transport);

    /// The answer, with "result" or "error"; null when none came in time or the line closed.
    Json call(const char *method, const Json &params = Json::object(), int timeoutMs = limitMs);
    /// Without waiting; the id.
    int send(const char *method, const Json &params = Json::object());
    /// The answer to send().
    Json answer(int id, int timeoutMs = limitMs);
    /// The "params" of the oldest event of that name that fits and was not asked for yet; null when none
    /// comes.
    Json event(const char *method, const std::function<bool(const Json &)> &fits = {},
               int timeoutMs = limitMs);
    bool hasEvent(const char *method) const;
    size_t eventCount(const char *method) const;

    /// The same for a worker thread, by the session that NodeWorker.attachedToWorker names.
    Json callWorker(const std::string &session, const char *method, const Json &params = Json::object(),
                    int timeoutMs = limitMs);
    Json workerEvent(const std::string &session, const char *method, int timeoutMs = limitMs);

    bool isClosed() const { return m_closeReason.has_value(); }
    /// Waits for it; nothing when it does not come.
    std::optional<QString> closeReason(int timeoutMs = limitMs);
    /// Lets the server go.
    void disconnectTransport() { m_transport.reset(); }
    cdp::Transport &transport() { return *m_transport; }

private:
    void receive(const QByteArray &message);

    std::unique_ptr<cdp::Transport> m_transport;
    int m_lastId = 0;
    std::map<int, Json> m_answers;
    std::vector<Json> m_events;
    std::map<std::pair<std::string, int>, Json> m_workerAnswers;
    std::vector<std::pair<std::string, Json>> m_workerEvents;
    std::optional<QString> m_closeReason;
};

} // namespace boucle
