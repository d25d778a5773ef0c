// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hotreload/liveeditor.h"

#include "core/cdp/protocol/debugger.h"
#include "core/debugger/scripturl.h"

#include <QTimer>

namespace boucle {

namespace {

using cdp::debugger::GetScriptSource;
using cdp::debugger::ScriptParsed;
using cdp::debugger::SetScriptSource;

// The engine walks the whole heap for an edit; a server that does not come back to its loop answers nothing at all.
constexpr std::chrono::seconds answerLimit{10};

// The engine may be asked in the middle of a call of the very function, or while one is suspended: most are over soon.
constexpr int mostAttempts = 40;
constexpr std::chrono::milliseconds attemptDelay{5};

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
    return answer && (answer->status == Status::BlockedByActiveFunction
                      || answer->status == Status::BlockedByActiveGenerator);
}

} // namespace

LiveEditor::LiveEditor(cdp::Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    session.on<ScriptParsed>(this, [this](const ScriptParsed &script) {
        const QString path = pathOfScriptUrl(script.url);
        if (!path.isEmpty())
            m_scripts.insert(path, script.scriptId);
    });
}

void LiveEditor::apply(const QString &path, const QStringList &steps, QObject *guard, Done done)
{
    Q_ASSERT(steps.size() >= 2);
    const auto edit = std::make_shared<Edit>(Edit{m_scripts.value(path), steps, guard, std::move(done)});
    if (edit->scriptId.isEmpty()) {
        finish(*edit, refusal("live-edit-unknown", path));
        return;
    }
    m_session.call<GetScriptSource>(
        {edit->scriptId}, this,
        [this, edit](const Result<GetScriptSource::Result> &source) {
            if (source)
                compare(edit, source->scriptSource);
            else
                finish(*edit, source.error());
        },
        answerLimit);
}

void LiveEditor::compare(const std::shared_ptr<Edit> &edit, const QString &source)
{
    // What node writes below a text whose types it has taken out.
    const QString addition = source.mid(edit->steps.first().size());
    const bool isOurs = source.startsWith(edit->steps.first())
                        && (addition.isEmpty() || addition.startsWith(QLatin1String("\n\n//# sourceURL=")));
    if (!isOurs) {
        finish(*edit, refusal("live-edit-other-text", edit->scriptId));
        return;
    }
    for (QString &step : edit->steps)
        step += addition;
    set(edit, 1, true);
}

void LiveEditor::give(const std::shared_ptr<Edit> &edit, qsizetype step, bool dryRun, Done answered, int attempt)
{
    m_session.call<SetScriptSource>(
        {edit->scriptId, edit->steps[step], dryRun, {}}, this,
        [this, edit, step, dryRun, answered, attempt](const Result<SetScriptSource::Result> &answer) {
            const Result<void> outcome = outcomeOf(answer);
            if (outcome || !isPassing(answer) || attempt == mostAttempts)
                answered(outcome);
            else
                QTimer::singleShot(attemptDelay, this, [this, edit, step, dryRun, answered, attempt] {
                    give(edit, step, dryRun, answered, attempt + 1);
                });
        },
        answerLimit);
}

void LiveEditor::set(const std::shared_ptr<Edit> &edit, qsizetype step, bool dryRun)
{
    give(edit, step, dryRun, [this, edit, step, dryRun](const Result<void> &outcome) {
        if (!outcome && step == 1)
            finish(*edit, outcome);
        else if (!outcome)
            leadBack(edit, step - 2, outcome.error());
        else if (dryRun)
            set(edit, step, false);
        else if (step + 1 < edit->steps.size())
            set(edit, step + 1, false);
        else
            finish(*edit, {});
    });
}

void LiveEditor::leadBack(const std::shared_ptr<Edit> &edit, qsizetype step, const Error &why)
{
    give(edit, step, false, [this, edit, step, why](const Result<void> &outcome) {
        if (!outcome)
            finish(*edit, refusal("live-edit-broken", outcome.error().message));
        else if (step > 0)
            leadBack(edit, step - 1, why);
        else
            finish(*edit, why);
    });
}

void LiveEditor::finish(const Edit &edit, const Result<void> &result)
{
    if (edit.guard)
        edit.done(result);
}

} // namespace boucle
