// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/faketransport.h"

#include <QHash>
#include <QPointer>
#include <QStringList>

#include <nlohmann/json.hpp>

#include <functional>
#include <memory>

namespace boucle {

/// An inspector that says what the test tells it to say. Commands that the test has no answer for get an
/// empty result, at once.
class ScriptedPeer
{
public:
    using Json = nlohmann::json;

    ScriptedPeer();

    /// Once. The peer must outlive it.
    std::unique_ptr<cdp::Transport> takeTransport();

    /// Answers every command of that name from now on.
    void answer(const QByteArray &method, const Json &result);
    void answer(const QByteArray &method, const std::function<Json(const Json &params)> &result);
    void fail(const QByteArray &method, const QByteArray &message);
    /// Answers nothing until release(): then all that was held, in order.
    void hold(const QByteArray &method);
    void release(const QByteArray &method);

    void send(const QByteArray &event, const Json &params = Json::object());
    void end(const QString &reason);

    /// "Debugger.enable", … in order, with the parameters as compact JSON when there are any; since the last
    /// call.
    QStringList takeSent();
    /// The same, of commands with that name only; all others are forgotten.
    QStringList takeSent(const QByteArray &method);
    /// The parameters of the last command of that name; null when there was none.
    Json lastParams(const QByteArray &method) const;
    int count(const QByteArray &method) const;

private:
    void receive(const QByteArray &message);
    void reply(int id, const QByteArray &method, const Json &params);

    struct Command
    {
        int id = 0;
        QByteArray method;
        Json params;
    };

    std::unique_ptr<cdp::FakeTransport> m_transport;
    QPointer<cdp::FakeTransport> m_line;
    QHash<QByteArray, std::function<Json(const Json &)>> m_answers; ///< the whole answer but its id
    QList<Command> m_sent;
    qsizetype m_taken = 0;
    QHash<QByteArray, QList<Command>> m_held;
};

} // namespace boucle
