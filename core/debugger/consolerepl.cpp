// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/consolerepl.h"

#include "core/base/tr.h"
#include "core/cdp/protocol/debugger.h"
#include "core/cdp/protocol/runtime.h"
#include "core/cdp/session.h"
#include "core/debugger/consolecompleter.h"
#include "core/debugger/consoleevaluation.h"
#include "core/debugger/consoleinput.h"
#include "core/debugger/consolejoiner.h"
#include "core/debugger/evaluator.h"
#include "core/debugger/singlevaluemodel.h"
#include "core/debugger/valuetext.h"
#include "core/session/outputlog.h"

#include <algorithm>
#include <utility>

namespace boucle {

using namespace std::chrono_literals;

namespace {

constexpr auto previewLimit = 200ms;
// Each keeps its values alive in the program.
constexpr size_t mostEntries = 2000;
constexpr qsizetype longestHistory = 500;
const QString previewGroup = QStringLiteral("console-preview");

bool isSame(const ConsoleCall &a, const ConsoleCall &b)
{
    const auto placeOf = [](const ConsoleCall &call) {
        return call.entry.stack.isEmpty() ? SourcePlace() : call.entry.stack.constFirst().place;
    };
    return a.entry.kind == b.entry.kind && a.entry.method == b.entry.method &&
           a.entry.groupDepth == b.entry.groupDepth && a.pattern == b.pattern && a.session == b.session &&
           placeOf(a) == placeOf(b);
}

} // namespace

ConsoleRepl::ConsoleRepl(OutputLog &log, QObject *parent)
    : QObject(parent)
    , m_log(log)
    , m_joiner(std::make_unique<ConsoleJoiner>(log))
{
    connect(&m_log, &OutputLog::changed, this, [this](int removed) {
        if (removed > 0)
            forgetLinesBefore(m_log.firstNumber());
    });
    connect(m_joiner.get(), &ConsoleJoiner::joined, this, &ConsoleRepl::takeCall);
    connect(m_joiner.get(), &ConsoleJoiner::dropped, this, [](const ConsoleCall &call) {
        releaseValues({call.entry, call.session});
    });
}

ConsoleRepl::~ConsoleRepl() = default;

void ConsoleRepl::listenTo(cdp::Session &session, FrameReader reader)
{
    m_readers[&session] = reader;
    auto *calls = new ConsoleCalls(session, std::move(reader), this);
    connect(calls, &ConsoleCalls::called, m_joiner.get(), &ConsoleJoiner::add);
    connect(calls, &ConsoleCalls::dropped, this, [](const ConsoleCall &call) {
        releaseValues({call.entry, call.session});
    });
    connect(calls, &ConsoleCalls::flooded, this, [this] {
        m_log.appendOwn(OutputLog::Kind::Info,
                        CoreTr::tr("So much is written that values cannot be opened here until it is less."));
    });
    connect(&session, &QObject::destroyed, calls, [this, calls, gone = &session] {
        m_readers.erase(gone);
        calls->deleteLater();
    });
    session.send<cdp::runtime::Enable>();
}

void ConsoleRepl::setPlace(cdp::Session *session, const StackFrame *frame)
{
    if (session && !session->isOpen())
        session = nullptr;
    if (m_session != session) {
        if (m_session)
            m_session->disconnect(this);
        leave();
        m_session = session;
        if (session) {
            connect(session, &cdp::Session::closed, this, [this] { setPlace(nullptr, nullptr); });
            connect(session, &QObject::destroyed, this, [this] { setPlace(nullptr, nullptr); });
        }
    }
    m_frame = session && frame ? std::optional(*frame) : std::nullopt;
    if (m_evaluation && m_evaluation->session() == session)
        m_evaluation->setPaused(m_frame.has_value());
    emit stateChanged();
}

/// What was asked of the session before is of no use any more.
void ConsoleRepl::leave()
{
    m_completer.reset();
    m_preview.reset();
}

ConsoleRepl::Where ConsoleRepl::where() const
{
    if (!m_session || !m_session->isOpen())
        return Where::Nowhere;
    return m_frame ? Where::Frame : Where::Program;
}

QString ConsoleRepl::frameName() const
{
    return where() == Where::Frame ? m_frame->function : QString();
}

bool ConsoleRepl::isBusy() const
{
    return m_evaluation != nullptr;
}

ConsoleRepl::Input ConsoleRepl::check(const QString &text)
{
    return isOpenInput(text) ? Input::Incomplete : Input::Complete;
}

Result<void> ConsoleRepl::evaluate(const QString &text)
{
    if (where() == Where::Nowhere)
        return Error{QStringLiteral("nowhere"), CoreTr::tr("Nothing runs that could evaluate this.")};
    if (isBusy())
        return Error{QStringLiteral("busy"), CoreTr::tr("Another evaluation is still running.")};
    m_history.removeAll(text);
    m_history.append(text);
    if (m_history.size() > longestHistory)
        m_history.removeFirst();
    m_log.appendOwn(OutputLog::Kind::Input, text);
    m_evaluation =
        std::make_unique<ConsoleEvaluation>(*m_session, m_frame ? m_frame->id : QString(), m_limit);
    emit stateChanged();
    m_evaluation->start(text, [this, session = m_session](const ConsoleOutcome &outcome) {
        m_evaluation.release()->deleteLater(); // it is what calls this
        takeOutcome(session, outcome);
        emit stateChanged();
    });
    return {};
}

void ConsoleRepl::interrupt()
{
    if (m_evaluation)
        m_evaluation->interrupt();
}

void ConsoleRepl::takeOutcome(const QPointer<cdp::Session> &session, const ConsoleOutcome &outcome)
{
    ConsoleEntry entry;
    if (const auto *error = std::get_if<Error>(&outcome.value)) {
        m_log.appendOwn(OutputLog::Kind::Error, error->message);
        return;
    }
    if (const auto *result = std::get_if<cdp::runtime::RemoteObject>(&outcome.value)) {
        entry.kind = ConsoleEntry::Kind::Result;
        entry.values.append(debugValueOf(*result));
        const qint64 line = m_log.appendOwn(OutputLog::Kind::Result, entry.values.constFirst().text);
        addEntry(line, {std::move(entry), session});
        return;
    }
    const auto &thrown = std::get<cdp::runtime::ExceptionDetails>(outcome.value);
    entry.kind = ConsoleEntry::Kind::Failure;
    entry.level = ConsoleEntry::Level::Error;
    QString text = thrown.text;
    if (thrown.exception) {
        entry.values.append(debugValueOf(*thrown.exception));
        text = CoreTr::tr("Uncaught %1").arg(entry.values.constFirst().text);
    }
    const auto reader = m_readers.find(session.data());
    if (thrown.stackTrace && reader != m_readers.end())
        entry.stack = readFrames(*thrown.stackTrace, reader->second);
    const qint64 line = m_log.appendOwn(OutputLog::Kind::Error, text);
    addEntry(line, {std::move(entry), session});
}

void ConsoleRepl::takeCall(qint64 line, const ConsoleCall &call)
{
    m_repeat = m_lastCall && isSame(*m_lastCall, call) ? m_repeat + 1 : 1;
    m_lastCall = call;
    Stored stored{call.entry, call.session};
    stored.entry.repeat = m_repeat;
    addEntry(line, std::move(stored));
}

void ConsoleRepl::addEntry(qint64 line, Stored stored)
{
    m_entries.insert_or_assign(line, std::move(stored));
    if (m_entries.size() > mostEntries)
        forgetLinesBefore(std::next(m_entries.begin())->first);
    emit entryAdded(line);
}

void ConsoleRepl::forgetLinesBefore(qint64 line)
{
    const auto end = m_entries.lower_bound(line);
    for (auto entry = m_entries.begin(); entry != end; entry = m_entries.erase(entry))
        releaseValues(entry->second);
}

void ConsoleRepl::releaseValues(const Stored &stored)
{
    if (!stored.session || !stored.session->isOpen())
        return;
    for (const DebugValue &value : stored.entry.values) {
        if (value.isObject())
            stored.session->send<cdp::runtime::ReleaseObject>({.objectId = value.objectId});
    }
}

void ConsoleRepl::preview(const QString &text, QObject *guard, std::function<void(Result<DebugValue>)> done)
{
    m_preview.reset();
    const QString expression = expressionOf(text);
    if (where() == Where::Nowhere || expression.isEmpty())
        return done(
            Error{QStringLiteral("no-preview"), CoreTr::tr("This has no value before it is run."), false});
    auto evaluator = std::make_unique<Evaluator>(*m_session);
    Evaluator &asked = *evaluator;
    m_preview = std::move(evaluator);
    const EvaluationPlace place{m_frame ? m_frame->id : QString(), previewGroup, previewLimit, true};
    asked.evaluate(QStringLiteral("(%1\n)").arg(expression), place, m_preview.get(),
                   [&asked, guard = QPointer(guard), done = std::move(done)](const auto &answer) {
                       asked.release(previewGroup);
                       if (!guard)
                           return;
                       if (answer)
                           done(debugValueOf(*answer));
                       else
                           done(answer.error());
                   });
}

void ConsoleRepl::complete(const QString &text, int cursor, QObject *guard,
                           std::function<void(Completions)> done)
{
    m_completer.reset();
    const CompletionPoint point = completionPointAt(text, cursor);
    if (where() == Where::Nowhere || point.kind == CompletionPoint::Kind::None)
        return done({point.from, {}});
    m_completer = std::make_unique<ConsoleCompleter>(
        *m_session, m_frame, point,
        [guard = QPointer(guard), done = std::move(done)](auto found) {
            if (guard)
                done(std::move(found));
        },
        nullptr);
    m_completer->start();
}

const ConsoleEntry *ConsoleRepl::entryOf(qint64 line) const
{
    const auto found = m_entries.find(line);
    return found == m_entries.end() ? nullptr : &found->second.entry;
}

std::unique_ptr<ValueModel> ConsoleRepl::modelOf(qint64 line, int value) const
{
    const auto found = m_entries.find(line);
    if (found == m_entries.end() || value < 0 || value >= found->second.entry.values.size())
        return nullptr;
    const Stored &stored = found->second;
    if (!stored.session || !stored.session->isOpen())
        return nullptr;
    // What is read of it runs where the target is now.
    const bool isPaused = m_frame && stored.session == m_session;
    return std::make_unique<SingleValueModel>(*stored.session, isPaused ? m_frame->id : QString(), QString(),
                                              stored.entry.values.at(value));
}

} // namespace boucle
