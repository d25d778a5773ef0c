// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hotreload/changejudge.h"

#include "core/base/fileread.h"
#include "core/base/tr.h"

#include <nlohmann/json.hpp>

namespace boucle {

namespace {

using Kind = ChangeVerdict::Kind;

constexpr qint64 sizeLimit = 16 * 1024 * 1024;
// Whoever changes more at once has switched a branch.
constexpr qsizetype mostScripts = 16;

/// As node reads a module.
QString textOf(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    return text.startsWith(QChar::ByteOrderMark) ? text.mid(1) : text;
}

bool isSameJson(const QByteArray &one, const QByteArray &other)
{
    using nlohmann::json;
    const json first = json::parse(one.begin(), one.end(), nullptr, false);
    const json second = json::parse(other.begin(), other.end(), nullptr, false);
    return !first.is_discarded() && !second.is_discarded() && first == second;
}

} // namespace

ChangeJudge::ChangeJudge(ChangeClassifier &classifier, QObject *parent)
    : QObject(parent)
    , m_classifier(classifier)
{
}

void ChangeJudge::warmUp()
{
    m_classifier.classify({QStringLiteral("warm.ts"), QStringLiteral("function f(): number { return 1; }"),
                           QStringLiteral("function f(): number { return 2; }")},
                          this, [](const ChangeVerdict &) {});
}

void ChangeJudge::remember(const QString &path)
{
    const Result<QByteArray> bytes = readFile(path, sizeLimit);
    m_data.insert(path, bytes ? *bytes : QByteArray());
}

void ChangeJudge::refresh()
{
    const QStringList paths = m_data.keys();
    for (const QString &path : paths)
        remember(path);
}

void ChangeJudge::forget()
{
    m_data.clear();
    m_inWorkers.clear();
}

void ChangeJudge::judge(const QStringList &paths, LiveEditor *editor, QObject *guard, Done done)
{
    const auto run = std::make_shared<Run>(Run{{}, editor, guard, std::move(done), {}, 0});
    for (const QString &path : paths) {
        const Result<QByteArray> bytes = readFile(path, sizeLimit);
        if (m_data.contains(path)) {
            addData(run, path, bytes ? *bytes : QByteArray());
            continue;
        }
        // What is gone has been loaded; it may come back in a moment, with another text.
        if (!bytes)
            continue;
        if (const std::optional<QString> reason = whyNotEditable(path, editor)) {
            run->judgement.isSame = false;
            needGeneration(run, *reason);
        } else {
            run->scripts.append({path, textOf(*bytes)});
        }
    }
    judgeScript(run, 0);
}

void ChangeJudge::judgeText(const QString &path, const QString &text, LiveEditor *editor, QObject *guard,
                            Done done)
{
    const auto run = std::make_shared<Run>(Run{{}, editor, guard, std::move(done), {}, 0});
    if (m_data.contains(path)) {
        addData(run, path, text.toUtf8());
    } else if (const std::optional<QString> reason = whyNotEditable(path, editor)) {
        run->judgement.isSame = false;
        needGeneration(run, *reason);
    } else {
        run->scripts.append({path, text});
    }
    judgeScript(run, 0);
}

std::optional<QString> ChangeJudge::whyNotEditable(const QString &path, const LiveEditor *editor) const
{
    if (m_inWorkers.contains(path))
        return CoreTr::tr("it runs in a worker thread");
    if (!editor)
        return CoreTr::tr("no debugger reaches the server");
    if (!editor->knows(path))
        return CoreTr::tr("it is read at the start");
    if (!editor->canEdit(path))
        return CoreTr::tr("it is compiled before it runs");
    return std::nullopt;
}

void ChangeJudge::addData(const RunPointer &run, const QString &path, const QByteArray &bytes)
{
    const QByteArray before = m_data.value(path);
    if (before == bytes)
        return;
    run->judgement.isSame = false;
    if (path.endsWith(QLatin1String(".json")) && isSameJson(before, bytes)) {
        if (run->judgement.reason.isEmpty())
            run->judgement.reason = CoreTr::tr("only comments, formatting or types have changed");
        return;
    }
    needGeneration(run, CoreTr::tr("it is read at the start"));
}

void ChangeJudge::judgeScript(const RunPointer &run, qsizetype number)
{
    // A new generation reads all of it.
    if (number == run->scripts.size() || run->judgement.kind == Kind::NewGeneration) {
        if (run->guard)
            run->done(run->judgement);
        return;
    }
    if (!run->editor)
        return; // its server has ended
    const QString path = run->scripts.at(number).path;
    run->editor->readText(path, this, [this, run, number, path](const Result<QString> &before) {
        if (!before) {
            needGeneration(run, CoreTr::tr("the server does not answer"));
            judgeScript(run, number + 1);
            return;
        }
        const QString &text = run->scripts.at(number).text;
        if (*before == text) {
            judgeScript(run, number + 1);
            return;
        }
        run->judgement.isSame = false;
        if (++run->different > mostScripts) {
            needGeneration(run, CoreTr::tr("many files have changed"));
            judgeScript(run, number + 1);
            return;
        }
        compare({path, *before, text}, [this, run, number, path](const ChangeVerdict &verdict) {
            add(run, path, verdict);
            judgeScript(run, number + 1);
        });
    });
}

void ChangeJudge::compare(const FileChange &change, std::function<void(const ChangeVerdict &)> done)
{
    std::shared_ptr<Comparison> &known = m_comparisons[change.fileName];
    const bool isKnown =
        known && known->change.oldText == change.oldText && known->change.newText == change.newText;
    if (isKnown && known->verdict) {
        done(*known->verdict);
        return;
    }
    if (isKnown) {
        known->waiting.append(std::move(done));
        return;
    }
    known = std::make_shared<Comparison>(Comparison{change, {}, {std::move(done)}});
    m_classifier.classify(change, this, [comparison = known](const ChangeVerdict &verdict) {
        comparison->verdict = verdict;
        for (const auto &waiting : std::exchange(comparison->waiting, {}))
            waiting(verdict);
    });
}

void ChangeJudge::prepare(const QString &path, LiveEditor *editor)
{
    const Result<QByteArray> bytes = readFile(path, sizeLimit);
    if (!bytes || m_data.contains(path) || whyNotEditable(path, editor))
        return;
    editor->readText(path, this, [this, path, text = textOf(*bytes)](const Result<QString> &before) {
        if (before && *before != text)
            compare({path, *before, text}, [](const ChangeVerdict &) {});
    });
}

void ChangeJudge::add(const RunPointer &run, const QString &path, const ChangeVerdict &verdict)
{
    Judgement &judgement = run->judgement;
    if (verdict.kind == Kind::LiveEdit)
        judgement.edits.append({path, verdict.steps});
    const auto rank = [](Kind kind) {
        return kind == Kind::None ? 0 : kind == Kind::LiveEdit ? 1 : kind == Kind::NewGeneration ? 2 : 3;
    };
    const bool isFirst = judgement.reason.isEmpty();
    if (rank(verdict.kind) < rank(judgement.kind) || (rank(verdict.kind) == rank(judgement.kind) && !isFirst))
        return;
    judgement.kind = verdict.kind;
    judgement.reason = describe(verdict);
    if (verdict.kind == Kind::SyntaxError)
        judgement.place = SourcePlace{path, verdict.line, verdict.column};
}

void ChangeJudge::needGeneration(const RunPointer &run, const QString &reason)
{
    if (run->judgement.kind == Kind::NewGeneration)
        return;
    run->judgement.kind = Kind::NewGeneration;
    run->judgement.reason = reason;
}

} // namespace boucle
