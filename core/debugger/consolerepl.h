// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/debugger/consolecalls.h"
#include "core/debugger/consoleentry.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace boucle::cdp {
class Session;
}

namespace boucle {

class ConsoleCompleter;
class ConsoleEvaluation;
struct ConsoleOutcome;
class ConsoleJoiner;
class OutputLog;
class ValueModel;

/// A word that can stand at the cursor.
struct Completion
{
    enum class Kind { Variable, Property, Method, Keyword };
    QString text;
    Kind kind = Kind::Variable;
    QString detail; ///< "Function", "string"; may be empty
};

struct Completions
{
    int from = 0; ///< where in the input the words begin; they replace the text from there to the cursor
    QList<Completion> items; ///< the nearest first: own properties before inherited ones
};

/// The console of one server as a place to evaluate: in the frame that is selected while it is paused,
/// otherwise in the running program. What is typed and its result become lines of the server's log; entryOf()
/// has what stands behind a line. Lives as long as the server is known, across its runs. Lives on the UI
/// thread.
class ConsoleRepl : public QObject
{
    Q_OBJECT
public:
    enum class Where {
        Nowhere, ///< nothing runs: evaluate() is refused
        Program,
        Frame
    };
    Q_ENUM(Where)
    enum class Input {
        Complete,
        Incomplete ///< a bracket, string or template is open: a new line goes on with it
    };

    /// `log` must outlive it.
    explicit ConsoleRepl(OutputLog &log, QObject *parent = nullptr);
    ~ConsoleRepl() override;

    /// What the session's console calls and uncaught exceptions wrote to the log gets entries. Switches its
    /// Runtime domain on.
    void listenTo(cdp::Session &session, FrameReader reader);
    /// Where it evaluates from now on; null: nowhere. `frame`: where the target is paused. A closed session
    /// is nowhere by itself.
    void setPlace(cdp::Session *session, const StackFrame *frame);
    /// After which code that runs is ended.
    void setLimit(std::chrono::milliseconds limit) { m_limit = limit; }

    Where where() const;
    /// The function of the frame; empty otherwise.
    QString frameName() const;
    bool isBusy() const;

    /// The expressions that were evaluated, the latest last.
    const QStringList &history() const { return m_history; }

    static Input check(const QString &text);
    /// Top-level await and declarations work, as in node's own REPL. Error "nowhere", "busy". Whatever comes
    /// of the evaluation is written to the log.
    Result<void> evaluate(const QString &text);
    /// Ends the evaluation that runs.
    void interrupt();

    /// What evaluate() would give, as one line; an Error when that is not known without side effects or the
    /// text is no expression. A later call replaces an earlier one. `done` only while `guard` lives.
    void preview(const QString &text, QObject *guard, std::function<void(Result<DebugValue>)> done);
    /// `cursor` is an index in `text`. A later call replaces an earlier one.
    void complete(const QString &text, int cursor, QObject *guard, std::function<void(Completions)> done);

    /// `line` is the log's number of the line (OutputLog::firstNumber() + row). Null when it is text only.
    const ConsoleEntry *entryOf(qint64 line) const;
    /// A tree whose first row is the value; null when there is no such value (any more).
    std::unique_ptr<ValueModel> modelOf(qint64 line, int value) const;

signals:
    /// where(), frameName() or isBusy().
    void stateChanged();
    void entryAdded(qint64 line);

private:
    struct Stored
    {
        ConsoleEntry entry;
        QPointer<cdp::Session> session; ///< that the values are of
    };

    void leave();
    void takeOutcome(const QPointer<cdp::Session> &session, const ConsoleOutcome &outcome);
    void takeCall(qint64 line, const ConsoleCall &call);
    void addEntry(qint64 line, Stored stored);
    void forgetLinesBefore(qint64 line);
    static void releaseValues(const Stored &stored);

    OutputLog &m_log;
    std::unique_ptr<ConsoleJoiner> m_joiner;
    QPointer<cdp::Session> m_session;
    std::map<cdp::Session *, FrameReader> m_readers;
    std::optional<StackFrame> m_frame;
    std::chrono::milliseconds m_limit{5000};
    std::unique_ptr<ConsoleEvaluation> m_evaluation; ///< while it runs
    std::unique_ptr<ConsoleCompleter> m_completer;
    std::unique_ptr<QObject> m_preview; ///< guards the latest one
    std::map<qint64, Stored> m_entries; ///< by line
    std::optional<ConsoleCall> m_lastCall;
    int m_repeat = 0;
    QStringList m_history;
};

} // namespace boucle
