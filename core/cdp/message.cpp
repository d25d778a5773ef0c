// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cdp/message.h"

#include "core/base/surrogates.h"
#include "core/base/tr.h"

#include <nlohmann/json.hpp>

#include <limits>
#include <optional>
#include <utility>

namespace boucle::cdp {

namespace {

using Value = nlohmann::json;

// V8 answers with nothing at 300. Decoding and copying use the stack.
constexpr int deepest = 512;

Error garbage(const QString &what)
{
    return {QStringLiteral("cdp-garbage"), what};
}

bool isTooDeep(const QByteArray &text)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > deepest)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

Value parse(const QByteArray &text)
{
    return Value::parse(text.begin(), text.end(), nullptr, false);
}

const Value *memberOf(const Value &object, const char *name)
{
    const auto found = object.find(name);
    return found == object.end() ? nullptr : &*found;
}

QString textOf(const Value *value)
{
    const auto *text = value ? value->get_ptr<const std::string *>() : nullptr;
    return text ? QString::fromStdString(*text) : QString();
}

Json takeMember(Value &object, const char *name)
{
    const auto found = object.find(name);
    // Peers leave out what would be empty.
    return Json(found == object.end() ? Value::object() : std::move(*found));
}

QString wordsOf(const Value &error)
{
    if (!error.is_object())
        return CoreTr::tr("refused without a reason");
    const QString words = textOf(memberOf(error, "message"));
    const QString details = textOf(memberOf(error, "data"));
    if (details.isEmpty())
        return words.isEmpty() ? CoreTr::tr("refused without a reason") : words;
    return words.isEmpty() ? details : words + QStringLiteral(": ") + details;
}

/// A call's id, or nothing.
std::optional<int> idOf(const Value &value)
{
    if (!value.is_number_integer())
        return std::nullopt;
    const auto id = value.get<qint64>();
    if (id < 1 || id > std::numeric_limits<int>::max())
        return std::nullopt;
    return int(id);
}

} // namespace

Result<Message> parseMessage(const QByteArray &utf8)
{
    if (isTooDeep(utf8))
        return garbage(CoreTr::tr("a message is nested too deeply"));
    Value root = parse(utf8);
    if (root.is_discarded()) {
        QByteArray mended = utf8;
        // V8 passes on what JavaScript has in its strings.
        if (mendLoneSurrogates(mended))
            root = parse(mended);
    }
    if (root.is_discarded())
        return garbage(CoreTr::tr("a message is not JSON"));
    if (!root.is_object())
        return garbage(CoreTr::tr("a message is not a JSON object"));

    Message message;
    if (const Value *session = memberOf(root, "sessionId")) {
        if (!session->is_string())
            return garbage(CoreTr::tr("a message's session is not a string"));
        message.sessionId = textOf(session);
    }
    if (const Value *method = memberOf(root, "method")) {
        if (!method->is_string())
            return garbage(CoreTr::tr("an event's name is not a string"));
        message.body = EventMessage{textOf(method).toUtf8(), takeMember(root, "params")};
        return message;
    }
    const Value *id = memberOf(root, "id");
    const Value *error = memberOf(root, "error");
    if (error && (!id || id->is_null())) {
        message.body = ComplaintMessage{wordsOf(*error)};
        return message;
    }
    if (!id)
        return garbage(CoreTr::tr("a message is neither an event nor an answer"));
    const std::optional<int> number = idOf(*id);
    if (!number)
        return garbage(CoreTr::tr("an answer's id is not a call's"));
    if (error)
        message.body = AnswerMessage{*number, Error{QStringLiteral("cdp-error"), wordsOf(*error)}};
    else
        message.body = AnswerMessage{*number, takeMember(root, "result")};
    return message;
}

QByteArray requestMessage(int id, const char *method, const Json &params, const QString &sessionId)
{
    QByteArray message =
        QByteArrayLiteral("{\"id\":") + QByteArray::number(id) + ",\"method\":\"" + method + '"';
    if (!params.value().empty())
        message += ",\"params\":" + params.text();
    if (!sessionId.isEmpty())
        message += ",\"sessionId\":" + Json(sessionId.toStdString()).text();
    return message + '}';
}

int idOfAnswer(const QByteArray &utf8)
{
    const QByteArray start = QByteArrayLiteral("{\"id\":");
    if (!utf8.startsWith(start))
        return 0;
    const QByteArray head = utf8.mid(start.size(), 12);
    return head.left(head.indexOf(',')).toInt();
}

} // namespace boucle::cdp
