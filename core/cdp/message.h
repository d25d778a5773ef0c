// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cdp/json.h"

#include <QByteArray>
#include <QString>

#include <variant>

namespace boucle::cdp {

/// A message of a peer is one of these.
struct EventMessage
{
    QByteArray method; ///< "Debugger.paused"
    Json params;
};
struct AnswerMessage
{
    int id = 0;
    Result<Json> outcome; ///< Error "cdp-error" with the peer's own words
};
/// The peer could not read what it got, and does not know which call that was.
struct ComplaintMessage
{
    QString text;
};

struct Message
{
    QString sessionId; ///< empty: the root session
    std::variant<EventMessage, AnswerMessage, ComplaintMessage> body;
};

/// Error "cdp-garbage" for what no peer sends that speaks the protocol: no JSON, nested too deeply to be
/// handled on a stack, no object, an object without id and method.
Result<Message> parseMessage(const QByteArray &utf8);

QByteArray requestMessage(int id, const char *method, const Json &params, const QString &sessionId);

/// What an answer that is not to be parsed belongs to, if it begins as answers do; else 0, which is no call's
/// id.
int idOfAnswer(const QByteArray &utf8);

} // namespace boucle::cdp
