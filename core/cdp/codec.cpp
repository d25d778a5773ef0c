// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cdp/codec.h"

#include "core/base/tr.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <string>

namespace boucle::cdp {

namespace {

using Kind = DecodeFailure::Kind;

const std::string &stringOf(const nlohmann::json &value)
{
    return *value.get_ptr<const std::string *>();
}

QString describe(Kind kind, const QString &where)
{
    switch (kind) {
    case Kind::Missing:
        return CoreTr::tr("%1 is missing").arg(where);
    case Kind::NoText:
        return CoreTr::tr("%1 is not a string").arg(where);
    case Kind::NoBase64:
        return CoreTr::tr("%1 is not base64").arg(where);
    case Kind::NoBoolean:
        return CoreTr::tr("%1 is neither true nor false").arg(where);
    case Kind::NoInteger:
        return CoreTr::tr("%1 is not a whole number of 32 bits").arg(where);
    case Kind::NoNumber:
        return CoreTr::tr("%1 is not a number").arg(where);
    case Kind::NoObject:
        return CoreTr::tr("%1 is not an object").arg(where);
    case Kind::NoArray:
        return CoreTr::tr("%1 is not an array").arg(where);
    }
    return where;
}

} // namespace

bool DecodeFailure::because(Kind why)
{
    kind = why;
    return false;
}

bool DecodeFailure::inMember(const char *name)
{
    const bool ends = path.isEmpty() || path.startsWith(u'[');
    path.prepend(ends ? QString::fromLatin1(name) : QString::fromLatin1(name) + u'.');
    return false;
}

bool DecodeFailure::inElement(qsizetype index)
{
    const bool ends = path.isEmpty() || path.startsWith(u'[');
    path.prepend(ends ? QStringLiteral("[%1]").arg(index) : QStringLiteral("[%1].").arg(index));
    return false;
}

Error DecodeFailure::error(const char *protocolName) const
{
    const QString where = path.isEmpty() ? CoreTr::tr("the value") : path;
    return {QStringLiteral("cdp-decode"),
            QStringLiteral("%1: %2").arg(QString::fromLatin1(protocolName), describe(kind, where)), false};
}

bool readValue(const nlohmann::json &from, bool &to, DecodeFailure &failure)
{
    const auto *value = from.get_ptr<const bool *>();
    if (!value)
        return failure.because(Kind::NoBoolean);
    to = *value;
    return true;
}

bool readValue(const nlohmann::json &from, int &to, DecodeFailure &failure)
{
    // 1.0 and 1 are one number to JavaScript.
    double value = 0;
    if (!readValue(from, value, failure))
        return failure.because(Kind::NoInteger);
    using Limits = std::numeric_limits<int>;
    if (value < Limits::min() || value > Limits::max() || value != std::trunc(value))
        return failure.because(Kind::NoInteger);
    to = int(value);
    return true;
}

bool readValue(const nlohmann::json &from, double &to, DecodeFailure &failure)
{
    if (!from.is_number())
        return failure.because(Kind::NoNumber);
    to = from.get<double>();
    return true;
}

bool readValue(const nlohmann::json &from, QString &to, DecodeFailure &failure)
{
    if (!from.is_string())
        return failure.because(Kind::NoText);
    const std::string &text = stringOf(from);
    to = QString::fromUtf8(text.data(), qsizetype(text.size()));
    return true;
}

bool readValue(const nlohmann::json &from, QByteArray &to, DecodeFailure &failure)
{
    if (!from.is_string())
        return failure.because(Kind::NoText);
    const std::string &text = stringOf(from);
    const auto decoded =
        QByteArray::fromBase64Encoding(QByteArray::fromRawData(text.data(), qsizetype(text.size())),
                                       QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return failure.because(Kind::NoBase64);
    to = *decoded;
    return true;
}

bool readValue(const nlohmann::json &from, Json &to, DecodeFailure &)
{
    to = Json(from);
    return true;
}

void writeValue(nlohmann::json &to, bool from)
{
    to = from;
}

void writeValue(nlohmann::json &to, int from)
{
    to = from;
}

void writeValue(nlohmann::json &to, double from)
{
    to = from;
}

void writeValue(nlohmann::json &to, const QString &from)
{
    to = from.toStdString();
}

void writeValue(nlohmann::json &to, const QByteArray &from)
{
    to = from.toBase64().toStdString();
}

void writeValue(nlohmann::json &to, const Json &from)
{
    to = from.value();
}

bool checkObject(const nlohmann::json &from, DecodeFailure &failure)
{
    return from.is_object() || failure.because(Kind::NoObject);
}

bool checkArray(const nlohmann::json &from, DecodeFailure &failure)
{
    return from.is_array() || failure.because(Kind::NoArray);
}

const nlohmann::json *findMember(const nlohmann::json &object, const char *name)
{
    const auto found = object.find(name);
    return found == object.end() ? nullptr : &*found;
}

bool isNull(const nlohmann::json &value)
{
    return value.is_null();
}

qsizetype elementCount(const nlohmann::json &array)
{
    return qsizetype(array.size());
}

const nlohmann::json &elementAt(const nlohmann::json &array, qsizetype index)
{
    return array[size_t(index)];
}

void beginObject(nlohmann::json &to)
{
    to = nlohmann::json::object();
}

nlohmann::json &addMember(nlohmann::json &object, const char *name)
{
    return object[name];
}

void beginArray(nlohmann::json &to)
{
    to = nlohmann::json::array();
}

nlohmann::json &addElement(nlohmann::json &array)
{
    return array.emplace_back();
}

Json makeJson(void (*write)(nlohmann::json &to, const void *from), const void *from)
{
    nlohmann::json json;
    write(json, from);
    return Json(std::move(json));
}

} // namespace boucle::cdp
