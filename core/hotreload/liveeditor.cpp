// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hotreload/liveeditor.h"

#include "core/cdp/protocol/debugger.h"
#include "core/cdp/protocol/runtime.h"
#include "core/debugger/scripturl.h"

#include <QTimer>

#include <utility>

namespace boucle {

namespace {

using cdp::debugger::GetScriptSource;
using cdp::debugger::ScriptParsed;
using cdp::debugger::SetScriptSource;
using cdp::runtime::GetHeapUsage;

// The engine walks the whole heap for an edit; a server that does not come back to its loop answers nothing
// at all.
constexpr std::chrono::seconds answerLimit{10};

// The engine may be asked in the middle of a call of the very function, or while one is suspended: most are
// over soon.
constexpr int mostAttempts = 40;
constexpr std::chrono::milliseconds attemptDelay{5};

// What node writes below a text whose types it has taken out.
constexpr auto sourceUrlComment = QLatin1String("\n\n//# sourceURL=");

Error refusal(const char *code, const QString &words)
{
    return {QLatin1String(code), words, false};
}

Result<void> outcomeOf(const Result<SetScriptSource::Result> &answer)
{
    if (!answer)
        return answer.error();
    if (answer->status == SetScriptSource::Result::Status::Ok)
        return {};
    return refusal("live-edit-refused", answer->status);
}

/// Refused for what runs just now.
bool isPassing(const Result<SetScriptSource::Result> &answer)
{
    using Status = SetScriptSource::Result::Status;
    return answer && (answer->status == Status::BlockedByActiveFunction ||
                      answer->status == Status::BlockedByActiveGenerator);
}

} // namespace

LiveEditor::LiveEditor(cdp::Session &session, std::function<void()> enable, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_enable(std::move(enable))
{
    session.on<ScriptParsed>(this, [this](const ScriptParsed &script) {
        const QString path = pathOfScriptUrl(script.url);
        if (!path.startsWith(u'/'))
            return;
        Known &known = m_scripts[path];
        known.isSeveral =
            known.isSeveral || (!known.id.isEmpty() && known.id != script.scriptId && !m_isEditing);
        known.isCompiled = !script.sourceMapURL.value_or(QString()).isEmpty();
        known.id = script.scriptId;
        emit loaded(path);
    });
}

void LiveEditor::learn()
{
    if (const auto enable = std::exchange(m_enable, nullptr))
        enable();
}

bool LiveEditor::canEdit(const QString &path) const
{
    const auto known = m_scripts.constFind(path);
    return known != m_scripts.cend() && !known->isCompiled && !known->isSeveral;
}

void LiveEditor::readText(const QString &path, QObject *guard,
                          std::function<void(const Result<QString> &)> done)
{
    const QString id = m_scripts.value(path).id;
    if (id.isEmpty()) {
        done(refusal("live-edit-unknown", path));
        return;
    }
    m_session.call<GetScriptSource>(
        {id}, guard,
        [done = std::move(done)](const Result<GetScriptSource::Result> &source) {
            if (!source) {
                done(source.error());
                return;
            }
            const QString text = source->scriptSource;
            done(text.left(text.lastIndexOf(sourceUrlComment)));
        },
        answerLimit);
}

void LiveEditor::readHeap(QObject *guard, std::function<void(const Result<double> &)> done)
{
    m_session.call<GetHeapUsage>(
        {}, guard,
        [done = std::move(done)](const Result<GetHeapUsage::Result> &usage) {
            done(usage ? Result<double>(usage->usedSize) : usage.error());
        },
        answerLimit);
}

void LiveEditor::apply(const QList<Edit> &edits, QObject *guard, Done done)
{
    Q_ASSERT(!m_isEditing);
    m_isEditing = true;
    compare(std::make_shared<Run>(Run{edits, {}, {}, guard, std::move(done)}), 0);
}

/// Looks up what the script of that edit runs, and all after it.
void LiveEditor::compare(const RunPointer &run, qsizetype edit)
{
    if (edit == run->edits.size()) {
        // A single step is tried out by taking it.
        run->steps.size() == 1 ? perform(run, 0) : tryOut(run, 0);
        return;
    }
    const Edit &wanted = run->edits.at(edit);
    Q_ASSERT(wanted.steps.size() >= 2);
    const QString id = m_scripts.value(wanted.path).id;
    if (id.isEmpty()) {
        finish(run, refusal("live-edit-unknown", wanted.path));
        return;
    }
    m_session.call<GetScriptSource>(
        {id}, this,
        [this, run, edit, id](const Result<GetScriptSource::Result> &source) {
            if (!source) {
                finish(run, source.error());
                return;
            }
            const QStringList &steps = run->edits.at(edit).steps;
            const QString addition = source->scriptSource.mid(steps.first().size());
            const bool isOurs = source->scriptSource.startsWith(steps.first()) &&
                                (addition.isEmpty() || addition.startsWith(sourceUrlComment));
            if (!isOurs) {
                finish(run, refusal("live-edit-other-text", run->edits.at(edit).path));
                return;
            }
            for (qsizetype i = 1; i < steps.size(); ++i)
                run->steps.append({id, steps[i - 1] + addition, steps[i] + addition});
            run->dry.append(run->steps.at(run->steps.size() - steps.size() + 1));
            compare(run, edit + 1);
        },
        answerLimit);
}

void LiveEditor::tryOut(const RunPointer &run, qsizetype step)
{
    if (step == run->dry.size()) {
        perform(run, 0);
        return;
    }
    give(run->dry.at(step).scriptId, run->dry.at(step).to, true,
         [this, run, step](const Result<void> &outcome) {
             if (outcome)
                 tryOut(run, step + 1);
             else
                 finish(run, outcome);
         });
}

void LiveEditor::perform(const RunPointer &run, qsizetype step)
{
    if (step == run->steps.size()) {
        finish(run, {});
        return;
    }
    give(run->steps.at(step).scriptId, run->steps.at(step).to, false,
         [this, run, step](const Result<void> &outcome) {
             if (outcome)
                 perform(run, step + 1);
             else
                 leadBack(run, step - 1, outcome.error());
         });
}

/// Takes that step back, and all before it.
void LiveEditor::leadBack(const RunPointer &run, qsizetype step, const Error &why)
{
    if (step < 0) {
        finish(run, why);
        return;
    }
    give(run->steps.at(step).scriptId, run->steps.at(step).from, false,
         [this, run, step, why](const Result<void> &outcome) {
             if (outcome)
                 leadBack(run, step - 1, why);
             else
                 finish(run, refusal("live-edit-broken", outcome.error().message));
         });
}

void LiveEditor::give(const QString &scriptId, const QString &text, bool dryRun, Done answered, int attempt)
{
    m_session.call<SetScriptSource>(
        {scriptId, text, dryRun, {}}, this,
        [this, scriptId, text, dryRun, answered, attempt](const Result<SetScriptSource::Result> &answer) {
            const Result<void> outcome = outcomeOf(answer);
            if (outcome || !isPassing(answer) || attempt == mostAttempts)
                answered(outcome);
            else
                QTimer::singleShot(attemptDelay, this, [this, scriptId, text, dryRun, answered, attempt] {
                    give(scriptId, text, dryRun, answered, attempt + 1);
                });
        },
        answerLimit);
}

void LiveEditor::finish(const RunPointer &run, const Result<void> &result)
{
    m_isEditing = false;
    QStringList paths;
    for (const Edit &edit : run->edits)
        paths.append(edit.path);
    if (result)
        emit edited(paths);
    if (run->guard)
        run->done(result);
}

} // namespace boucle
