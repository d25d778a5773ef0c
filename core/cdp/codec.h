// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cdp/box.h"
#include "core/cdp/json.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <type_traits>
#include <utility>

/// Between JSON and the generated types. The functions below are made for the generated sources, which put
/// together readValue() and writeValue() of each struct from those of its members; everybody else uses
/// decode() and encode(). Nothing here needs nlohmann/json itself, which would be compiled with every domain.
namespace boucle::cdp {

/// Why a value could not be read, and where. The path grows from the inside out, and only when something is
/// wrong.
struct DecodeFailure
{
    enum class Kind { Missing, NoText, NoBase64, NoBoolean, NoInteger, NoNumber, NoObject, NoArray };

    Kind kind = Kind::Missing;
    QString path; ///< "callFrames[2].location.scriptId"

    /// Both return false, as those do that read.
    bool because(Kind why);
    bool inMember(const char *name);
    bool inElement(qsizetype index);

    /// "Debugger.paused: callFrames[2].location.scriptId is missing", code "cdp-decode".
    Error error(const char *protocolName) const;
};

bool readValue(const nlohmann::json &from, bool &to, DecodeFailure &failure);
bool readValue(const nlohmann::json &from, int &to, DecodeFailure &failure);
bool readValue(const nlohmann::json &from, double &to, DecodeFailure &failure);
bool readValue(const nlohmann::json &from, QString &to, DecodeFailure &failure);
/// The protocol's "binary" is base64.
bool readValue(const nlohmann::json &from, QByteArray &to, DecodeFailure &failure);
bool readValue(const nlohmann::json &from, Json &to, DecodeFailure &failure);
template <class T>
bool readValue(const nlohmann::json &from, QList<T> &to, DecodeFailure &failure);

void writeValue(nlohmann::json &to, bool from);
void writeValue(nlohmann::json &to, int from);
void writeValue(nlohmann::json &to, double from);
void writeValue(nlohmann::json &to, const QString &from);
void writeValue(nlohmann::json &to, const QByteArray &from);
void writeValue(nlohmann::json &to, const Json &from);
template <class T>
void writeValue(nlohmann::json &to, const QList<T> &from);

bool checkObject(const nlohmann::json &from, DecodeFailure &failure);
bool checkArray(const nlohmann::json &from, DecodeFailure &failure);
/// Null when there is none.
const nlohmann::json *findMember(const nlohmann::json &object, const char *name);
bool isNull(const nlohmann::json &value);
qsizetype elementCount(const nlohmann::json &array);
const nlohmann::json &elementAt(const nlohmann::json &array, qsizetype index);

void beginObject(nlohmann::json &to);
nlohmann::json &addMember(nlohmann::json &object, const char *name);
void beginArray(nlohmann::json &to);
nlohmann::json &addElement(nlohmann::json &array);
/// What `write` makes of `from`.
Json makeJson(void (*write)(nlohmann::json &to, const void *from), const void *from);

template <class T>
bool readMember(const nlohmann::json &from, const char *name, T &to, DecodeFailure &failure)
{
    const nlohmann::json *value = findMember(from, name);
    if (!value)
        failure.because(DecodeFailure::Kind::Missing);
    else if (readValue(*value, to, failure))
        return true;
    return failure.inMember(name);
}

/// null stands for nothing, as some peers write it; where anything may stand it is a value.
template <class T>
bool readMember(const nlohmann::json &from, const char *name, std::optional<T> &to, DecodeFailure &failure)
{
    const nlohmann::json *value = findMember(from, name);
    if (!value || (!std::is_same_v<T, Json> && isNull(*value)))
        return true;
    return readValue(*value, to.emplace(), failure) || failure.inMember(name);
}

template <class T>
bool readMember(const nlohmann::json &from, const char *name, std::optional<Box<T>> &to,
                DecodeFailure &failure)
{
    std::optional<T> value;
    if (!readMember(from, name, value, failure))
        return false;
    if (value)
        to.emplace(std::move(*value));
    return true;
}

/// For a member that the protocol promises and older peers do not know.
template <class T>
bool readNewerMember(const nlohmann::json &from, const char *name, T &to, DecodeFailure &failure)
{
    const nlohmann::json *value = findMember(from, name);
    return !value || readValue(*value, to, failure) || failure.inMember(name);
}

template <class T>
bool readValue(const nlohmann::json &from, QList<T> &to, DecodeFailure &failure)
{
    if (!checkArray(from, failure))
        return false;
    const qsizetype count = elementCount(from);
    for (qsizetype i = 0; i < count; ++i) {
        if (!readValue(elementAt(from, i), to.emplaceBack(), failure))
            return failure.inElement(i);
    }
    return true;
}

template <class T>
void writeMember(nlohmann::json &to, const char *name, const T &from)
{
    writeValue(addMember(to, name), from);
}

template <class T>
void writeMember(nlohmann::json &to, const char *name, const std::optional<T> &from)
{
    if (from)
        writeValue(addMember(to, name), *from);
}

template <class T>
void writeMember(nlohmann::json &to, const char *name, const std::optional<Box<T>> &from)
{
    if (from)
        writeValue(addMember(to, name), **from);
}

template <class T>
void writeValue(nlohmann::json &to, const QList<T> &from)
{
    beginArray(to);
    for (const T &element : from)
        writeValue(addElement(to), element);
}

/// What messages call a generated struct: "Debugger.paused".
template <class T>
constexpr const char *protocolNameOf()
{
    if constexpr (requires { T::method; })
        return T::method;
    else
        return T::protocolName;
}

/// Members that are not known are ignored. Error "cdp-decode" says where something is missing or of another
/// kind: "Debugger.paused: callFrames[2].location.scriptId is missing". Any thread.
template <class T>
boucle::Result<T> decode(const Json &json)
{
    T value;
    DecodeFailure failure;
    if (!readValue(json.value(), value, failure))
        return failure.error(protocolNameOf<T>());
    return value;
}

/// Members that are not set are left out. Any thread.
template <class T>
Json encode(const T &value)
{
    return makeJson(
        [](nlohmann::json &to, const void *from) { writeValue(to, *static_cast<const T *>(from)); }, &value);
}

} // namespace boucle::cdp
