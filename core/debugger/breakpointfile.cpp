// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/breakpointfile.h"

#include "core/base/jsontext.h"

namespace boucle {

namespace {

using Json = nlohmann::ordered_json;

constexpr int formatVersion = 1;

void put(Json &to, const char *name, const QString &text)
{
    if (!text.isEmpty())
        to[name] = text.toStdString();
}

QString text(const Json &from, const char *name)
{
    const Json *member = jsonMember(from, name);
    return member && member->is_string() ? jsonString(*member) : QString();
}

int number(const Json &from, const char *name)
{
    const Json *member = jsonMember(from, name);
    return member && member->is_number_integer() ? member->get<int>() : 0;
}

bool flag(const Json &from, const char *name, bool otherwise)
{
    const Json *member = jsonMember(from, name);
    return member && member->is_boolean() ? member->get<bool>() : otherwise;
}

Json encode(const Breakpoint &breakpoint)
{
    Json to = Json::object();
    to["id"] = quint64(breakpoint.id);
    switch (breakpoint.kind) {
    case Breakpoint::Kind::Line:
        put(to, "path", breakpoint.place.path);
        to["line"] = breakpoint.place.line;
        if (breakpoint.place.column > 0)
            to["column"] = breakpoint.place.column;
        break;
    case Breakpoint::Kind::Function:
        put(to, "function", breakpoint.functionName);
        break;
    case Breakpoint::Kind::Exception:
        to["exceptions"] = breakpoint.exceptions == Breakpoint::Exceptions::All ? "all" : "uncaught";
        break;
    }
    put(to, "condition", breakpoint.condition);
    put(to, "hits", breakpoint.hitCondition);
    put(to, "log", breakpoint.logMessage);
    if (breakpoint.oneShot)
        to["oneShot"] = true;
    if (!breakpoint.enabled)
        to["enabled"] = false;
    put(to, "group", breakpoint.group);
    if (!breakpoint.request.isEmpty()) {
        Json &request = to["request"] = Json::object();
        put(request, "method", breakpoint.request.method);
        put(request, "path", breakpoint.request.path);
        put(request, "header", breakpoint.request.header);
        put(request, "headerValue", breakpoint.request.headerValue);
        if (breakpoint.request.nextOnly)
            request["nextOnly"] = true;
    }
    return to;
}

/// Nothing for one that says neither where nor what.
std::optional<Breakpoint> decode(const Json &from)
{
    Breakpoint breakpoint;
    const Json *id = jsonMember(from, "id");
    if (!id || !id->is_number_unsigned())
        return std::nullopt;
    breakpoint.id = BreakpointId(id->get<quint64>());
    breakpoint.place = {text(from, "path"), number(from, "line"), number(from, "column")};
    breakpoint.functionName = text(from, "function");
    const QString exceptions = text(from, "exceptions");
    if (breakpoint.place.isValid() && breakpoint.place.column >= 0)
        breakpoint.kind = Breakpoint::Kind::Line;
    else if (!breakpoint.functionName.isEmpty())
        breakpoint.kind = Breakpoint::Kind::Function;
    else if (!exceptions.isEmpty())
        breakpoint.kind = Breakpoint::Kind::Exception;
    else
        return std::nullopt;
    breakpoint.exceptions =
        exceptions == QLatin1String("all") ? Breakpoint::Exceptions::All : Breakpoint::Exceptions::Uncaught;
    breakpoint.condition = text(from, "condition");
    breakpoint.hitCondition = text(from, "hits");
    breakpoint.logMessage = text(from, "log");
    breakpoint.oneShot = flag(from, "oneShot", false);
    breakpoint.enabled = flag(from, "enabled", true);
    breakpoint.group = text(from, "group");
    if (const Json *request = jsonMember(from, "request"))
        breakpoint.request = {text(*request, "method"), text(*request, "path"), text(*request, "header"),
                              text(*request, "headerValue"), flag(*request, "nextOnly", false)};
    return breakpoint;
}

} // namespace

QByteArray encodeBreakpoints(const QList<Breakpoint> &breakpoints)
{
    Json list = Json::array();
    for (const Breakpoint &breakpoint : breakpoints)
        list.push_back(encode(breakpoint));
    const Json file{{"version", formatVersion}, {"breakpoints", list}};
    // What the user typed may hold halves of surrogate pairs.
    return QByteArray::fromStdString(file.dump(2, ' ', false, Json::error_handler_t::replace)) + '\n';
}

std::optional<QList<Breakpoint>> decodeBreakpoints(const QByteArray &bytes)
{
    const Result<JsonText> json = JsonText::parse(bytes, QString(), QStringLiteral("breakpoints"));
    const Json *list = json ? jsonMember(json->root(), "breakpoints") : nullptr;
    if (!list || !list->is_array())
        return std::nullopt;
    QList<Breakpoint> breakpoints;
    for (const Json &item : *list) {
        std::optional<Breakpoint> breakpoint = decode(item);
        if (!breakpoint)
            return std::nullopt;
        breakpoints.append(std::move(*breakpoint));
    }
    return breakpoints;
}

} // namespace boucle
