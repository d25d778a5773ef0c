// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/inspector/inspectorclient.h"

#include <QTest>

namespace boucle {

InspectorClient::InspectorClient(std::unique_ptr<cdp::Transport> transport)
    : m_transport(std::move(transport))
{
    if (!m_transport)
        qFatal("there is no line to the inspector");
    connect(m_transport.get(), &cdp::Transport::received, this, &InspectorClient::receive);
    connect(m_transport.get(), &cdp::Transport::closed, this, [this](const QString &reason) {
        if (m_closeReason)
            qFatal("closed twice");
        m_closeReason = reason;
    });
}

void InspectorClient::receive(const QByteArray &message)
{
    if (m_closeReason)
        qFatal("a message after the end: %s", message.constData());
    Json json = Json::parse(message.begin(), message.end());
    if (qEnvironmentVariableIsSet("V"))
        fprintf(stderr, "<- %.300s\n", message.constData());
    if (json.contains("id")) {
        const int id = json["id"].get<int>();
        m_answers.emplace(id, std::move(json));
        return;
    }
    if (json["method"] == "NodeWorker.receivedMessageFromWorker") {
        const auto session = json["params"]["sessionId"].get<std::string>();
        Json inner = Json::parse(json["params"]["message"].get<std::string>());
        if (inner.contains("id")) {
            const int id = inner["id"].get<int>();
            m_workerAnswers.emplace(std::pair(session, id), std::move(inner));
        } else {
            m_workerEvents.emplace_back(session, std::move(inner));
        }
        return;
    }
    m_events.push_back(std::move(json));
}

int InspectorClient::send(const char *method, const Json &params)
{
    m_transport->send(
        QByteArray::fromStdString(Json{{"id", ++m_lastId}, {"method", method}, {"params", params}}.dump()));
    return m_lastId;
}

InspectorClient::Json InspectorClient::answer(int id, int timeoutMs)
{
    static_cast<void>(QTest::qWaitFor([&] { return m_answers.contains(id) || isClosed(); }, timeoutMs));
    const auto node = m_answers.extract(id);
    return node.empty() ? Json() : node.mapped();
}

InspectorClient::Json InspectorClient::call(const char *method, const Json &params, int timeoutMs)
{
    return answer(send(method, params), timeoutMs);
}

InspectorClient::Json InspectorClient::event(const char *method,
                                             const std::function<bool(const Json &)> &fits, int timeoutMs)
{
    const auto wanted = [&](const Json &event) {
        return event["method"] == method && (!fits || fits(event["params"]));
    };
    const auto find = [&] { return std::find_if(m_events.begin(), m_events.end(), wanted); };
    static_cast<void>(QTest::qWaitFor([&] { return find() != m_events.end() || isClosed(); }, timeoutMs));
    const auto it = find();
    if (it == m_events.end())
        return {};
    Json params = std::move((*it)["params"]);
    m_events.erase(it);
    return params;
}

bool InspectorClient::hasEvent(const char *method) const
{
    return eventCount(method) > 0;
}

size_t InspectorClient::eventCount(const char *method) const
{
    return size_t(std::count_if(m_events.begin(), m_events.end(),
                                [&](const Json &event) { return event["method"] == method; }));
}

InspectorClient::Json InspectorClient::callWorker(const std::string &session, const char *method,
                                                  const Json &params, int timeoutMs)
{
    const int id = ++m_lastId;
    const Json sent = call("NodeWorker.sendMessageToWorker",
                           {{"sessionId", session},
                            {"message", Json{{"id", id}, {"method", method}, {"params", params}}.dump()}});
    if (!sent.contains("result"))
        return sent;
    const std::pair key(session, id);
    static_cast<void>(
        QTest::qWaitFor([&] { return m_workerAnswers.contains(key) || isClosed(); }, timeoutMs));
    const auto node = m_workerAnswers.extract(key);
    return node.empty() ? Json() : node.mapped();
}

InspectorClient::Json InspectorClient::workerEvent(const std::string &session, const char *method,
                                                   int timeoutMs)
{
    const auto find = [&] {
        return std::find_if(m_workerEvents.begin(), m_workerEvents.end(), [&](const auto &entry) {
            return entry.first == session && entry.second["method"] == method;
        });
    };
    static_cast<void>(
        QTest::qWaitFor([&] { return find() != m_workerEvents.end() || isClosed(); }, timeoutMs));
    const auto it = find();
    if (it == m_workerEvents.end())
        return {};
    Json params = std::move(it->second["params"]);
    m_workerEvents.erase(it);
    return params;
}

std::optional<QString> InspectorClient::closeReason(int timeoutMs)
{
    static_cast<void>(QTest::qWaitFor([&] { return isClosed(); }, timeoutMs));
    return m_closeReason;
}

} // namespace boucle
