// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/consolecompleter.h"

#include "core/cdp/protocol/debugger.h"
#include "core/cdp/protocol/runtime.h"

#include "debugger_completions.h"

#include <QRegularExpression>
#include <QSet>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <limits>
#include <tuple>
#include <utility>

namespace boucle {

using namespace std::chrono_literals;

namespace {

constexpr auto limit = 300ms;
constexpr auto patience = 1s;
constexpr int most = 500;

bool isName(const QString &text)
{
    static const QRegularExpression name(
        QStringLiteral("^[\\p{L}\\p{Nl}_$][\\p{L}\\p{Nl}\\p{Mn}\\p{Nd}_$]*$"));
    return name.match(text).hasMatch();
}

const QStringList &keywords()
{
    static const QStringList all =
        QStringLiteral("async await break case catch class const continue debugger delete "
                       "do else false finally for function if in instanceof let new null "
                       "return switch this throw true try typeof var void while yield")
            .split(u' ');
    return all;
}

/// What a value of that type is called; empty for a getter's.
QString detailOf(const QString &type)
{
    return type == QLatin1String("function") ? QStringLiteral("Function") : type;
}

} // namespace

ConsoleCompleter::ConsoleCompleter(cdp::Session &session, std::optional<StackFrame> frame,
                                   CompletionPoint point, Done done, QObject *parent)
    : QObject(parent)
    , m_session(&session)
    , m_frame(std::move(frame))
    , m_point(std::move(point))
    , m_done(std::move(done))
{
}

void ConsoleCompleter::start()
{
    if (m_point.kind == CompletionPoint::Kind::Property)
        readMembers(m_point.object);
    else
        readScope();
}

void ConsoleCompleter::readScope()
{
    if (!m_frame || m_scope >= m_frame->scopes.size())
        return readGlobalNames();
    const FrameScope &scope = m_frame->scopes.at(m_scope++);
    if (scope.kind == FrameScope::Kind::Global)
        return readScope();
    cdp::runtime::GetProperties::Params params;
    params.objectId = scope.objectId;
    params.ownProperties = true;
    const auto take = [this](const Result<cdp::runtime::GetProperties::Result> &answer) {
        if (answer) {
            for (const auto &variable : answer->result) {
                const QString detail = variable.value ? detailOf(variable.value->type) : QString();
                addWord(variable.name, Completion::Kind::Variable, detail, m_nearest);
            }
        }
        ++m_nearest;
        if (m_session)
            readScope();
    };
    m_session->call<cdp::runtime::GetProperties>(params, this, take, patience);
}

void ConsoleCompleter::readGlobalNames()
{
    const auto take = [this](const Result<cdp::runtime::GlobalLexicalScopeNames::Result> &answer) {
        if (answer) {
            for (const QString &name : answer->names)
                addWord(name, Completion::Kind::Variable, {}, m_nearest);
        }
        ++m_nearest;
        if (m_session)
            readMembers(QStringLiteral("globalThis"));
    };
    m_session->call<cdp::runtime::GlobalLexicalScopeNames>({}, this, take, patience);
}

void ConsoleCompleter::readMembers(const QString &object)
{
    const QString prefix = QString::fromStdString(nlohmann::json(m_point.prefix.toStdString()).dump());
    const QString code = QStringLiteral("(\n%1)((%2\n), %3, %4)")
                             .arg(QString::fromUtf8(debugger_completions), object, prefix)
                             .arg(most);
    const auto take = [this](const auto &answer) {
        if (answer && !answer->exceptionDetails && answer->result.value)
            addMembers(*answer->result.value);
        finish();
    };
    if (m_frame) {
        cdp::debugger::EvaluateOnCallFrame::Params params;
        params.callFrameId = m_frame->id;
        params.expression = code;
        params.silent = true;
        params.returnByValue = true;
        params.throwOnSideEffect = true;
        params.timeout = double(std::chrono::milliseconds(limit).count());
        m_session->call<cdp::debugger::EvaluateOnCallFrame>(params, this, take, limit + patience);
        return;
    }
    cdp::runtime::Evaluate::Params params;
    params.expression = code;
    params.silent = true;
    params.returnByValue = true;
    params.throwOnSideEffect = true;
    params.timeout = double(std::chrono::milliseconds(limit).count());
    m_session->call<cdp::runtime::Evaluate>(params, this, take, limit + patience);
}

void ConsoleCompleter::addMembers(const cdp::Json &rows)
{
    const bool isProperty = m_point.kind == CompletionPoint::Kind::Property;
    const nlohmann::json &list = rows.value();
    if (!list.is_array())
        return;
    for (const nlohmann::json &row : list) {
        if (!row.is_array() || row.size() != 3 || !row[0].is_string() || !row[1].is_number_integer() ||
            !row[2].is_string())
            continue;
        const QString type = QString::fromStdString(row[2].get_ref<const std::string &>());
        const Completion::Kind kind = !isProperty                         ? Completion::Kind::Variable
                                      : type == QLatin1String("function") ? Completion::Kind::Method
                                                                          : Completion::Kind::Property;
        addWord(QString::fromStdString(row[0].get_ref<const std::string &>()), kind, detailOf(type),
                m_nearest + row[1].get<int>());
    }
}

void ConsoleCompleter::addWord(const QString &text, Completion::Kind kind, const QString &detail,
                               int distance)
{
    if (text.startsWith(m_point.prefix, Qt::CaseInsensitive) && isName(text))
        m_found.append({{text, kind, detail}, distance});
}

void ConsoleCompleter::finish()
{
    if (m_point.kind == CompletionPoint::Kind::Name && !m_point.prefix.isEmpty()) {
        for (const QString &word : keywords())
            addWord(word, Completion::Kind::Keyword, {}, std::numeric_limits<int>::max());
    }
    const QString &prefix = m_point.prefix;
    const auto rank = [&prefix](const Found &found) {
        return std::tuple(!found.item.text.startsWith(prefix), found.distance,
                          found.item.text.startsWith(u'_'));
    };
    std::stable_sort(m_found.begin(), m_found.end(), [&](const Found &a, const Found &b) {
        const auto left = rank(a);
        const auto right = rank(b);
        return left != right ? left < right : a.item.text.compare(b.item.text, Qt::CaseInsensitive) < 0;
    });
    Completions completions;
    completions.from = m_point.from;
    QSet<QString> seen; // what is inherited may be hidden by what is nearer
    for (const Found &found : std::as_const(m_found)) {
        if (completions.items.size() < most && !seen.contains(found.item.text)) {
            seen.insert(found.item.text);
            completions.items.append(found.item);
        }
    }
    if (const Done done = std::exchange(m_done, {}))
        done(std::move(completions));
}

} // namespace boucle
