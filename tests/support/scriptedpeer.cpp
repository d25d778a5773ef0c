// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedpeer.h"

#include <algorithm>
#include <utility>

namespace boucle {

ScriptedPeer::ScriptedPeer()
    : m_transport(std::make_unique<cdp::FakeTransport>())
    , m_line(m_transport.get())
{
    m_transport->peer = [this](const QByteArray &message) { receive(message); };
}

std::unique_ptr<cdp::Transport> ScriptedPeer::takeTransport()
{
    return std::move(m_transport);
}

void ScriptedPeer::answer(const QByteArray &method, const Json &result)
{
    answer(method, [result](const Json &) { return result; });
}

void ScriptedPeer::answer(const QByteArray &method, const std::function<Json(const Json &)> &result)
{
    m_answers[method] = [result](const Json &params) { return Json{{"result", result(params)}}; };
}

void ScriptedPeer::fail(const QByteArray &method, const QByteArray &message)
{
    m_answers[method] = [message](const Json &) {
        return Json{{"error", {{"code", -32000}, {"message", message.toStdString()}}}};
    };
}

void ScriptedPeer::hold(const QByteArray &method)
{
    m_held.insert(method, {});
}

void ScriptedPeer::release(const QByteArray &method)
{
    const QList<Command> held = m_held.take(method);
    for (const Command &command : held)
        reply(command.id, command.method, command.params);
}

void ScriptedPeer::send(const QByteArray &event, const Json &params)
{
    if (m_line)
        m_line->deliver(
            QByteArray::fromStdString(Json{{"method", event.toStdString()}, {"params", params}}.dump()));
}

void ScriptedPeer::end(const QString &reason)
{
    if (m_line)
        m_line->end(reason);
}

QStringList ScriptedPeer::takeSent()
{
    QStringList texts;
    for (; m_taken < m_sent.size(); ++m_taken) {
        const Command &command = m_sent.at(m_taken);
        QString text = QString::fromLatin1(command.method);
        if (!command.params.empty())
            text += u' ' + QString::fromStdString(command.params.dump());
        texts.append(text);
    }
    return texts;
}

QStringList ScriptedPeer::takeSent(const QByteArray &method)
{
    QStringList texts = takeSent();
    const QString name = QString::fromLatin1(method);
    texts.removeIf([&name](const QString &text) { return text.section(u' ', 0, 0) != name; });
    return texts;
}

ScriptedPeer::Json ScriptedPeer::lastParams(const QByteArray &method) const
{
    for (auto command = m_sent.crbegin(); command != m_sent.crend(); ++command) {
        if (command->method == method)
            return command->params;
    }
    return {};
}

int ScriptedPeer::count(const QByteArray &method) const
{
    return int(std::count_if(m_sent.begin(), m_sent.end(),
                             [&method](const Command &command) { return command.method == method; }));
}

void ScriptedPeer::receive(const QByteArray &message)
{
    const Json json = Json::parse(message.begin(), message.end());
    Command command{json.at("id"), QByteArray::fromStdString(json.at("method")),
                    json.value("params", Json::object())};
    m_sent.append(command);
    if (const auto held = m_held.find(command.method); held != m_held.end())
        held->append(command);
    else
        reply(command.id, command.method, command.params);
}

void ScriptedPeer::reply(int id, const QByteArray &method, const Json &params)
{
    const auto known = m_answers.constFind(method);
    Json answer = known == m_answers.cend() ? Json{{"result", Json::object()}} : (*known)(params);
    answer["id"] = id;
    if (m_line)
        m_line->deliver(QByteArray::fromStdString(answer.dump()));
}

} // namespace boucle
