// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/valuerows.h"

#include "core/base/tr.h"
#include "core/debugger/valuetext.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace boucle {

using cdp::runtime::CallArgument;
using cdp::runtime::PropertyDescriptor;
using cdp::runtime::RemoteObject;
using Section = ValueRow::Section;

namespace {

constexpr int headItems = 4;
constexpr int rowItems = 4;
// The flags of readrows.js.
enum Flag { Writable = 1, HasGetter = 2, HasSetter = 4, NoValue = 16 };

CallArgument argumentOf(const RemoteObject &object)
{
    CallArgument argument;
    argument.objectId = object.objectId;
    argument.unserializableValue = object.unserializableValue;
    if (!object.objectId && !object.unserializableValue)
        argument.value = object.value;
    return argument;
}

qint64 numberOf(const RemoteObject *object)
{
    return object && object->value && object->value->value().is_number()
               ? object->value->value().get<qint64>()
               : 0;
}

void makeAccessor(ValueRow &row)
{
    row.value = {};
    row.value.kind = DebugValue::Kind::Accessor;
    row.value.text = QStringLiteral("(…)");
}

QString plainName(const RemoteObject &key)
{
    if (key.value && key.value->value().is_string())
        return QString::fromStdString(key.value->value().get<std::string>());
    return debugValueOf(key).text;
}

bool isFunction(const std::optional<RemoteObject> &accessor)
{
    return accessor && accessor->type == RemoteObject::Type::function;
}

ValueRow rowOf(const PropertyDescriptor &property, Section section)
{
    ValueRow row;
    row.section = section;
    row.name = property.symbol ? u'[' + property.name + u']' : property.name;
    row.isSymbol = property.symbol.has_value();
    if (property.symbol)
        row.key = argumentOf(*property.symbol);
    else
        row.key.value = cdp::Json(property.name.toStdString());
    row.writable = property.writable.value_or(false);
    row.hasGetter = isFunction(property.get);
    row.hasSetter = isFunction(property.set);
    if (row.hasGetter)
        makeAccessor(row);
    else if (property.value)
        row.value = debugValueOf(*property.value);
    else
        row.value.text = QStringLiteral("undefined");
    return row;
}

} // namespace

ValueRows rowsOfList(const QList<PropertyDescriptor> &list)
{
    QList<const RemoteObject *> items;
    for (const PropertyDescriptor &item : list) {
        bool isIndex = false;
        const int at = item.name.toInt(&isIndex);
        if (isIndex && at == items.size() && item.value)
            items.append(&*item.value);
    }
    ValueRows rows;
    if (items.size() < headItems)
        return rows;
    rows.elements = numberOf(items.at(0));
    rows.names = numberOf(items.at(1));
    rows.entries = numberOf(items.at(2));
    static constexpr Section sections[] = {Section::Element, Section::MapEntry, Section::SetEntry,
                                           Section::Property};
    for (qsizetype i = headItems; i + rowItems <= items.size(); i += rowItems) {
        const RemoteObject &key = *items.at(i + 1);
        const qint64 flags = numberOf(items.at(i + 2));
        ValueRow row;
        row.section = sections[std::clamp<qint64>(numberOf(items.at(i)), 0, 3)];
        row.isSymbol = key.type == RemoteObject::Type::symbol;
        row.isPlainKey = !key.objectId || row.isSymbol;
        row.name = row.section == Section::MapEntry ? debugValueOf(key).text
                   : row.isSymbol                   ? u'[' + key.description.value_or(QString()) + u']'
                                                    : plainName(key);
        row.key = argumentOf(key);
        row.writable = flags & Writable;
        row.hasGetter = flags & HasGetter;
        row.hasSetter = flags & HasSetter;
        row.value = debugValueOf(*items.at(i + 3));
        if (flags & NoValue)
            row.value = unavailableValue(CoreTr::tr("not available here"));
        else if (row.hasGetter)
            makeAccessor(row);
        rows.rows.append(row);
    }
    return rows;
}

void addInternals(ValueRows &rows, const cdp::runtime::GetProperties::Result &answer)
{
    const bool isList = rows.elements > 0 || rows.names == 0;
    for (const PropertyDescriptor &property : answer.result) {
        const bool isKnown =
            !isList || std::any_of(rows.rows.cbegin(), rows.rows.cend(),
                                   [&](const ValueRow &row) { return row.name == property.name; });
        if (!isKnown)
            rows.rows.append(rowOf(property, Section::Property));
    }
    const auto privates = answer.privateProperties.value_or(QList<cdp::runtime::PrivatePropertyDescriptor>());
    for (const auto &property : privates) {
        ValueRow row;
        row.section = Section::Private;
        row.name = property.name;
        if (property.value)
            row.value = debugValueOf(*property.value);
        else
            makeAccessor(row);
        rows.rows.append(row);
    }
    const auto internals =
        answer.internalProperties.value_or(QList<cdp::runtime::InternalPropertyDescriptor>());
    const bool hasObjectKeys = std::any_of(rows.rows.cbegin(), rows.rows.cend(),
                                           [](const ValueRow &row) { return !row.isPlainKey; });
    for (const auto &property : internals) {
        // They are rows already; but only there can a key be looked into.
        if (!property.value ||
            (property.name == QLatin1String("[[Entries]]") && rows.entries > 0 && !hasObjectKeys))
            continue;
        // Where a function is: a script's number and a line, which say nothing to anybody.
        if (property.value->subtype == QLatin1String("internal#location"))
            continue;
        ValueRow row;
        row.section = Section::Internal;
        row.name = property.name;
        row.value = debugValueOf(*property.value);
        rows.rows.append(row);
    }
}

void addGetters(ValueRows &rows, const cdp::runtime::GetProperties::Result &answer)
{
    for (const PropertyDescriptor &property : answer.result) {
        if (!property.isOwn.value_or(false) && isFunction(property.get) &&
            property.name != QLatin1String("__proto__"))
            rows.rows.append(rowOf(property, Section::Getter));
    }
}

} // namespace boucle
