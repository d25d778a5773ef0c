// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/valuetext.h"

#include "core/cdp/protocol/runtime.h"
#include "core/debugger/functiontext.h"

#include <QHash>
#include <QStringList>

#include <nlohmann/json.hpp>

namespace boucle {

namespace {

using cdp::runtime::EntryPreview;
using cdp::runtime::ObjectPreview;
using cdp::runtime::PropertyPreview;
using cdp::runtime::RemoteObject;
using Type = RemoteObject::Type;
using Subtype = RemoteObject::Subtype;
using Kind = DebugValue::Kind;

constexpr QChar ellipsis = u'…';
// What follows is not worth the width of a row.
constexpr int longestPreview = 200;
constexpr int longestDescription = 500;
constexpr int shownBytes = 8;

QString shortened(const QString &text, int longest)
{
    return text.size() > longest ? text.left(longest) + ellipsis : text;
}

Kind kindOf(const QString &type, const QString &subtype)
{
    if (type == Type::undefined)
        return Kind::Undefined;
    if (type == Type::boolean)
        return Kind::Boolean;
    if (type == Type::number)
        return Kind::Number;
    if (type == Type::bigint)
        return Kind::BigInt;
    if (type == Type::string)
        return Kind::String;
    if (type == Type::symbol)
        return Kind::Symbol;
    if (type == Type::function)
        return Kind::Function;
    if (type == PropertyPreview::Type::accessor)
        return Kind::Accessor;
    static const QHash<QString, Kind> kinds{
        {Subtype::null, Kind::Null},        {Subtype::array, Kind::Array},
        {Subtype::map, Kind::Map},          {Subtype::set, Kind::Set},
        {Subtype::error, Kind::Error},      {Subtype::promise, Kind::Promise},
        {Subtype::date, Kind::Date},        {Subtype::regexp, Kind::RegExp},
        {Subtype::typedarray, Kind::Bytes}, {Subtype::arraybuffer, Kind::Bytes},
        {Subtype::dataview, Kind::Bytes},   {Subtype::proxy, Kind::Proxy}};
    return kinds.value(subtype, Kind::Object);
}

/// "Map(2)", "Buffer(5)": the number; -1: there is none.
qint64 sizeIn(const QString &description)
{
    if (!description.endsWith(u')'))
        return -1;
    const qsizetype open = description.lastIndexOf(u'(');
    bool isNumber = false;
    const qint64 size = description.mid(open + 1, description.size() - open - 2).toLongLong(&isNumber);
    return open > 0 && isNumber ? size : -1;
}

/// The stack goes with the tree, not with the line.
QString errorText(const QString &description)
{
    const qsizetype stack = description.indexOf(QLatin1String("\n    at "));
    return shortened(stack < 0 ? description : description.left(stack), longestDescription)
        .replace(u'\n', u' ');
}

bool isInternal(const QString &name)
{
    return name.startsWith(QLatin1String("[["));
}

QString valueText(const PropertyPreview &property)
{
    const QString value = property.value.value_or(QString());
    switch (kindOf(property.type, property.subtype.value_or(QString()))) {
    case Kind::String:
        return quoted(value);
    case Kind::Function:
        return QStringLiteral("ƒ");
    case Kind::Accessor:
        return QStringLiteral("(…)");
    case Kind::BigInt:
        return value.endsWith(u'n') ? value : value + u'n';
    case Kind::Error:
        return errorText(value);
    case Kind::Null:
        return QStringLiteral("null");
    case Kind::Object:
        return value == QLatin1String("Object") ? QStringLiteral("{…}") : value;
    default:
        return value;
    }
}

/// Keys and values of entries come as previews of their own.
QString valueText(const ObjectPreview &preview)
{
    PropertyPreview property;
    property.type = preview.type;
    property.subtype = preview.subtype;
    property.value = preview.description;
    return valueText(property);
}

class Listing
{
public:
    void add(const QString &item)
    {
        if (m_text.size() > longestPreview) {
            m_more = true;
            return;
        }
        if (!m_text.isEmpty())
            m_text += QLatin1String(", ");
        m_text += item;
    }
    void setMore(bool more) { m_more = m_more || more; }
    QString text() const
    {
        return !m_more ? m_text : m_text.isEmpty() ? QString(ellipsis) : m_text + QStringLiteral(", …");
    }

private:
    QString m_text;
    bool m_more = false;
};

QString objectItems(const ObjectPreview &preview)
{
    Listing items;
    for (const PropertyPreview &property : preview.properties) {
        if (!isInternal(property.name))
            items.add(property.name + QLatin1String(": ") + valueText(property));
    }
    items.setMore(preview.overflow);
    return items.text();
}

QString arrayItems(const ObjectPreview &preview, qint64 size)
{
    Listing items;
    qint64 shown = 0;
    for (const PropertyPreview &property : preview.properties) {
        bool isIndex = false;
        const qint64 at = property.name.toLongLong(&isIndex);
        if (!isIndex)
            continue;
        // What lies between two of them has no value.
        if (at > shown)
            items.add(QStringLiteral("<%1>").arg(at - shown));
        items.add(valueText(property));
        shown = at + 1;
    }
    items.setMore(preview.overflow || shown < size);
    return items.text();
}

QString entryItems(const ObjectPreview &preview)
{
    Listing items;
    const QList<EntryPreview> entries = preview.entries.value_or(QList<EntryPreview>());
    for (const EntryPreview &entry : entries) {
        const QString value = valueText(entry.value);
        items.add(entry.key ? valueText(*entry.key) + QLatin1String(" => ") + value : value);
    }
    items.setMore(preview.overflow);
    return items.text();
}

QString bytesText(const RemoteObject &object, const DebugValue &value)
{
    const QString description = object.description.value_or(value.className);
    if (!object.preview || object.subtype != Subtype::typedarray)
        return description;
    const bool hex =
        value.className == QLatin1String("Buffer") || value.className == QLatin1String("Uint8Array");
    QStringList bytes;
    for (const PropertyPreview &property : object.preview->properties) {
        bool isIndex = false;
        property.name.toLongLong(&isIndex);
        if (!isIndex || bytes.size() == shownBytes)
            continue;
        const QString text = property.value.value_or(QString());
        bytes.append(hex ? QStringLiteral("%1").arg(text.toInt(), 2, 16, QLatin1Char('0')) : text);
    }
    if (bytes.size() < value.size)
        bytes.append(ellipsis);
    return hex ? QStringLiteral("%1 <%2>").arg(description, bytes.join(u' '))
               : QStringLiteral("%1 [%2]").arg(description, bytes.join(QLatin1String(", ")));
}

QString promiseText(const RemoteObject &object)
{
    if (!object.preview)
        return QStringLiteral("Promise");
    QString state;
    QString result;
    for (const PropertyPreview &property : object.preview->properties) {
        if (property.name == QLatin1String("[[PromiseState]]"))
            state = property.value.value_or(QString());
        else if (property.name == QLatin1String("[[PromiseResult]]"))
            result = valueText(property);
    }
    if (state.isEmpty() || state == QLatin1String("pending"))
        return QStringLiteral("Promise {%1}").arg(state);
    return QStringLiteral("Promise {%1: %2}").arg(state, result);
}

QString objectText(const RemoteObject &object, const DebugValue &value)
{
    const QString description = shortened(object.description.value_or(value.className), longestDescription);
    if (!object.preview || object.subtype)
        return description;
    const QString items = u'{' + objectItems(*object.preview) + u'}';
    return description == QLatin1String("Object") ? items : description + u' ' + items;
}

QString primitiveText(const RemoteObject &object)
{
    if (object.unserializableValue)
        return *object.unserializableValue;
    if (object.value && !object.value->value().is_string())
        return QString::fromUtf8(object.value->text());
    return shortened(object.description.value_or(object.type), longestDescription);
}

QString objectTextOf(const RemoteObject &object, const DebugValue &value)
{
    const QString description = object.description.value_or(value.className);
    switch (value.kind) {
    case Kind::Function:
        return functionText(description);
    case Kind::Error:
        return errorText(description);
    case Kind::Promise:
        return promiseText(object);
    case Kind::Bytes:
        return bytesText(object, value);
    case Kind::Array:
        return object.preview
                   ? QStringLiteral("%1 [%2]").arg(description, arrayItems(*object.preview, value.size))
                   : description;
    case Kind::Map:
    case Kind::Set:
        return object.preview ? QStringLiteral("%1 {%2}").arg(description, entryItems(*object.preview))
                              : description;
    case Kind::Object:
        return objectText(object, value);
    default:
        return shortened(description, longestDescription);
    }
}

} // namespace

DebugValue debugValueOf(const RemoteObject &object)
{
    DebugValue value;
    value.kind = kindOf(object.type, object.subtype.value_or(QString()));
    value.className = object.className.value_or(QString());
    // Symbols have a handle, but nothing to look into.
    if (value.kind != Kind::Symbol)
        value.objectId = object.objectId.value_or(QString());
    switch (value.kind) {
    case Kind::Undefined:
        value.text = QStringLiteral("undefined");
        break;
    case Kind::Null:
        value.text = QStringLiteral("null");
        break;
    case Kind::String: {
        const QString text =
            object.value && object.value->value().is_string()
                ? QString::fromStdString(object.value->value().get_ref<const std::string &>())
                : object.description.value_or(QString());
        value.truncated = text.size() > longestShownString;
        value.text = quoted(value.truncated ? text.left(longestShownString) + ellipsis : text);
        break;
    }
    case Kind::Array:
    case Kind::Map:
    case Kind::Set:
    case Kind::Bytes:
        value.size = sizeIn(object.description.value_or(QString()));
        value.text = objectTextOf(object, value);
        break;
    default:
        value.text = value.isObject() ? objectTextOf(object, value) : primitiveText(object);
    }
    return value;
}

DebugValue unavailableValue(const QString &text)
{
    DebugValue value;
    value.kind = Kind::Unavailable;
    value.text = text;
    return value;
}

QString quoted(const QString &text)
{
    QString result;
    result.reserve(text.size() + 2);
    result += u'"';
    for (const QChar c : text) {
        switch (c.unicode()) {
        case u'"':
        case u'\\':
            result += u'\\';
            result += c;
            break;
        case u'\n':
            result += QLatin1String("\\n");
            break;
        case u'\r':
            result += QLatin1String("\\r");
            break;
        case u'\t':
            result += QLatin1String("\\t");
            break;
        default:
            if (c < u' ' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
                result += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
            else
                result += c;
        }
    }
    result += u'"';
    return result;
}

} // namespace boucle
