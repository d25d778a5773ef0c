// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/valuereader.h"

#include "core/base/tr.h"
#include "core/cdp/protocol/debugger.h"
#include "core/cdp/session.h"
#include "core/debugger/valuerows.h"
#include "core/debugger/valuetext.h"

#include "debugger_copyjson.h"
#include "debugger_readrows.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <utility>

namespace boucle {

using namespace std::chrono_literals;
using cdp::runtime::CallArgument;
using cdp::runtime::CallFunctionOn;
using cdp::runtime::GetProperties;
using cdp::runtime::RemoteObject;
using Section = ValueRow::Section;

namespace {

constexpr int longestJson = 16 * 1024 * 1024;
// Of a target that does something else for so long.
constexpr auto readLimit = 30s;
// Of an object with more the engine would go through all to tell of its private, internal and inherited ones.
constexpr qint64 mostNames = 1000;

CallArgument argument(nlohmann::json value)
{
    CallArgument result;
    result.value = cdp::Json(std::move(value));
    return result;
}

QString copyFunction()
{
    return u'(' + QString::fromUtf8(debugger_copyjson) + u')';
}

Result<QString> jsonOf(const Result<RemoteObject> &answer)
{
    if (!answer)
        return answer.error();
    if (answer->value && answer->value->value().is_string())
        return QString::fromStdString(answer->value->value().get<std::string>());
    return Error{QStringLiteral("value-too-large"),
                 CoreTr::tr("The value is too large to be copied as JSON.")};
}

} // namespace

ValueReader::ValueReader(cdp::Session &session, QString frameId, QObject *parent)
    : QObject(parent)
    , m_session(&session)
    , m_frameId(std::move(frameId))
    , m_evaluator(std::make_unique<Evaluator>(session))
{
    static quint64 last = 0;
    m_group = QStringLiteral("boucle.values.%1").arg(++last);
}

ValueReader::~ValueReader()
{
    if (m_session)
        m_evaluator->release(m_group);
}

EvaluationPlace ValueReader::place(bool sideEffectFree) const
{
    EvaluationPlace place;
    place.frameId = m_frameId;
    place.objectGroup = m_group;
    place.sideEffectFree = sideEffectFree;
    return place;
}

void ValueReader::read(const DebugValue &object, Depth depth, std::function<void(Result<ValueRows>)> done)
{
    // A proxy would be asked, which runs the program's code.
    if (object.kind == DebugValue::Kind::Proxy)
        return readInternals(object.objectId, {}, std::move(done));
    const QString objectId = object.objectId;
    readRows(objectId, QString(), 0, [this, objectId, depth, done = std::move(done)](Result<ValueRows> rows) {
        if (!rows || depth == Depth::Variables || rows->names > mostNames)
            return done(std::move(rows));
        readInternals(objectId, std::move(rows).value(), [this, objectId, done](Result<ValueRows> more) {
            if (!more)
                return done(std::move(more));
            readGetters(objectId, std::move(more).value(), done);
        });
    });
}

void ValueReader::readPage(const QString &objectId, Section section, qint64 from,
                           std::function<void(Result<ValueRows>)> done)
{
    const QString name = section == Section::Element    ? QStringLiteral("elements")
                         : section == Section::Property ? QStringLiteral("names")
                                                        : QStringLiteral("entries");
    readRows(objectId, name, from, std::move(done));
}

void ValueReader::readRows(const QString &objectId, const QString &section, qint64 from,
                           std::function<void(Result<ValueRows>)> done)
{
    if (!m_session)
        return done(Error{QStringLiteral("value-gone"), CoreTr::tr("This value no longer exists.")});
    CallFunctionOn::Params params;
    params.functionDeclaration = QString::fromUtf8(debugger_readrows);
    params.objectId = objectId;
    params.objectGroup = m_group;
    params.silent = true;
    params.arguments = QList<CallArgument>{argument(section.toStdString()), argument(from),
                                           argument(pageSize), argument(longestShownString)};
    const auto listed = [this, done](const Result<GetProperties::Result> &list) {
        if (!list)
            return done(readError(list.error()));
        finish(rowsOfList(list->result), done);
    };
    const auto made = [this, done, listed](const Result<CallFunctionOn::Result> &answer) {
        if (!answer)
            return done(readError(answer.error()));
        if (answer->exceptionDetails)
            return done(thrownError(*answer->exceptionDetails));
        if (!m_session)
            return done(readError({}));
        GetProperties::Params properties;
        properties.objectId = answer->result.objectId.value_or(QString());
        properties.ownProperties = true;
        properties.generatePreview = true;
        m_session->call<GetProperties>(properties, this, listed, readLimit);
        m_session->send<cdp::runtime::ReleaseObject>({.objectId = properties.objectId});
    };
    m_session->call<CallFunctionOn>(params, this, made, readLimit);
}

void ValueReader::readInternals(const QString &objectId, ValueRows rows,
                                std::function<void(Result<ValueRows>)> done)
{
    if (!m_session)
        return done(readError({}));
    GetProperties::Params params;
    params.objectId = objectId;
    params.ownProperties = true;
    params.generatePreview = true;
    params.nonIndexedPropertiesOnly = true;
    m_session->call<GetProperties>(
        params, this,
        [this, rows = std::move(rows), done](const Result<GetProperties::Result> &answer) mutable {
            // What was cut to be read is too large to be read with the rest.
            if (!answer && answer.error().code == QLatin1String("cdp-too-large"))
                return done(std::move(rows));
            if (!answer)
                return done(readError(answer.error()));
            addInternals(rows, *answer);
            finish(std::move(rows), done);
        },
        readLimit);
}

void ValueReader::readGetters(const QString &objectId, ValueRows rows,
                              std::function<void(Result<ValueRows>)> done)
{
    if (!m_session)
        return done(readError({}));
    GetProperties::Params params;
    params.objectId = objectId;
    params.ownProperties = false;
    params.accessorPropertiesOnly = true;
    params.nonIndexedPropertiesOnly = true;
    m_session->call<GetProperties>(
        params, this,
        [rows = std::move(rows), done](const Result<GetProperties::Result> &answer) mutable {
            if (answer)
                addGetters(rows, *answer);
            done(std::move(rows));
        },
        readLimit);
}

void ValueReader::finish(ValueRows rows, std::function<void(Result<ValueRows>)> done)
{
    QList<DebugValue> values;
    for (const ValueRow &row : std::as_const(rows.rows))
        values.append(row.value);
    nameRequests(values,
                 [rows = std::move(rows), done = std::move(done)](const QList<DebugValue> &named) mutable {
                     for (qsizetype i = 0; i < named.size(); ++i)
                         rows.rows[i].value = named.at(i);
                     done(std::move(rows));
                 });
}

void ValueReader::nameRequests(QList<DebugValue> values, std::function<void(QList<DebugValue>)> done)
{
    const auto isRequest = [](const DebugValue &value) {
        return value.className == QLatin1String("IncomingMessage") &&
               value.kind == DebugValue::Kind::Object &&
               (value.text == value.className || value.text.contains(u'{'));
    };
    struct Naming
    {
        QList<DebugValue> values;
        int open = 1;
    };
    const auto naming = std::make_shared<Naming>();
    naming->values = std::move(values);
    const auto settle = [naming, done = std::move(done)] {
        if (--naming->open == 0)
            done(naming->values);
    };
    const QString ask = QStringLiteral(R"(function () {
    const text = (name) => {
        const found = Object.getOwnPropertyDescriptor(this, name);
        return typeof found?.value === 'string' ? found.value.slice(0, 200) : '';
    };
    return [text('method'), text('originalUrl') || text('url')].filter(Boolean).join(' ');
})");
    for (qsizetype i = 0; i < naming->values.size() && m_session; ++i) {
        if (!isRequest(naming->values.at(i)))
            continue;
        ++naming->open;
        CallFunctionOn::Params params;
        params.functionDeclaration = ask;
        params.objectId = naming->values.at(i).objectId;
        params.returnByValue = true;
        params.silent = true;
        m_session->call<CallFunctionOn>(
            params, this,
            [naming, settle, i](const Result<CallFunctionOn::Result> &answer) {
                if (answer && answer->result.value && answer->result.value->value().is_string()) {
                    const QString words =
                        QString::fromStdString(answer->result.value->value().get<std::string>());
                    if (!words.isEmpty())
                        naming->values[i].text = QLatin1String("IncomingMessage ") + words;
                }
                settle();
            },
            readLimit);
    }
    settle();
}

void ValueReader::get(const QString &objectId, const ValueRow &row, Evaluator::Done done)
{
    if (!m_session)
        return done(readError({}));
    const QString function =
        QStringLiteral(
            "function (key) { const v = this[key]; return typeof v === 'string' && v.length > %1 ? "
            "v.slice(0, %1 + 1) : v; }")
            .arg(longestShownString);
    m_evaluator->callOn(objectId, function, {row.key}, place(), this, std::move(done));
}

void ValueReader::evaluate(const QString &expression, bool sideEffectFree, Evaluator::Done done)
{
    if (!m_session)
        return done(readError({}));
    m_evaluator->evaluate(expression, place(sideEffectFree), this, std::move(done));
}

void ValueReader::assign(const QString &objectId, const ValueRow &row, const QString &expression,
                         Evaluator::Done done)
{
    if (!m_session)
        return done(readError({}));
    // The value stays in the program, in a list of its own: a long string need not travel.
    const auto put = [this, objectId, row, done](const Result<RemoteObject> &holder) {
        if (!holder)
            return done(holder.error());
        CallArgument list;
        list.objectId = holder->objectId;
        const bool isEntry = row.section == Section::MapEntry;
        const QString function =
            QStringLiteral(
                "function (key, list) { %1; const v = %2; return typeof v === 'string' && v.length > %3 "
                "? v.slice(0, %3 + 1) : v; }")
                .arg(isEntry ? QStringLiteral("this.set(key, list[0])")
                             : QStringLiteral("if (!Reflect.set(this, key, list[0])) throw new TypeError("
                                              "'The property cannot be changed')"),
                     isEntry ? QStringLiteral("this.get(key)") : QStringLiteral("this[key]"),
                     QString::number(longestShownString));
        m_evaluator->callOn(objectId, function, {row.key, list}, place(), this, done);
    };
    m_evaluator->evaluate(QStringLiteral("[[\n%1\n].at(-1)]").arg(expression), place(), this, put);
}

void ValueReader::assignVariable(int scope, const QString &scopeObjectId, const QString &name,
                                 const QString &expression, Evaluator::Done done)
{
    if (!m_session)
        return done(readError({}));
    const auto put = [this, scope, scopeObjectId, name, done](const Result<RemoteObject> &value) {
        if (!value)
            return done(value.error());
        if (!m_session)
            return done(readError({}));
        CallArgument newValue;
        newValue.objectId = value->objectId;
        newValue.unserializableValue = value->unserializableValue;
        if (!value->objectId && !value->unserializableValue)
            newValue.value = value->value;
        cdp::debugger::SetVariableValue::Params params;
        params.scopeNumber = scope;
        params.variableName = name;
        params.newValue = newValue;
        params.callFrameId = m_frameId;
        m_session->call<cdp::debugger::SetVariableValue>(
            params, this,
            [this, scopeObjectId, name, newValue, value, done](const auto &answer) {
                if (!answer)
                    return done(readError(answer.error()));
                // What the pause was told of the scope is a copy.
                CallFunctionOn::Params copy;
                copy.functionDeclaration = QStringLiteral("function (name, value) { this[name] = value; }");
                copy.objectId = scopeObjectId;
                copy.arguments = QList<CallArgument>{argument(name.toStdString()), newValue};
                copy.silent = true;
                if (m_session)
                    m_session->send<CallFunctionOn>(copy);
                done(value);
            },
            readLimit);
    };
    m_evaluator->evaluateWhole(expression, place(), this, put);
}

void ValueReader::toJson(const QString &objectId, const ValueRow *row, const QString &expression,
                         std::function<void(Result<QString>)> done)
{
    if (!m_session)
        return done(readError({}));
    const auto answer = [done = std::move(done)](const Result<RemoteObject> &json) { done(jsonOf(json)); };
    const QString most = QString::number(longestJson);
    if (!expression.isEmpty()) {
        const QString code = copyFunction() + QStringLiteral("([\n") + expression +
                             QStringLiteral("\n].at(-1), ") + most + u')';
        m_evaluator->evaluateWhole(code, place(), this, answer);
        return;
    }
    const QString value = !row                                ? QStringLiteral("this")
                          : row->section == Section::MapEntry ? QStringLiteral("this.get(key)")
                                                              : QStringLiteral("this[key]");
    const QString function = QStringLiteral("function (key) { return ") + copyFunction() + u'(' + value +
                             QStringLiteral(", ") + most + QStringLiteral("); }");
    m_evaluator->callOn(objectId, function, {row ? row->key : CallArgument()}, place(), this, answer);
}

} // namespace boucle
