// SPDX-License-Identifier: GPL-3.0-or-later

// The steps of a scenario that look at values.

#include "core/debugger/consolerepl.h"
#include "core/debugger/debugtarget.h"
#include "tests/runtime/golden/debugdriver.h"

#include <optional>

namespace boucle {

namespace {

constexpr int mostRows = 40;

QString rowText(const ValueModel &model, const QModelIndex &index)
{
    const QString name = index.data(ValueModel::NameRole).toString();
    const QString value = model.index(index.row(), ValueModel::ValueColumn, index.parent()).data().toString();
    return value.isEmpty() ? name : name + QStringLiteral(": ") + value;
}

bool isLoading(const ValueModel &model, const QModelIndex &parent)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        if (model.index(row, 0, parent).data(ValueModel::LoadingRole).toBool())
            return true;
    }
    return parent.isValid() && parent.data(ValueModel::LoadingRole).toBool();
}

} // namespace

bool DebugDriver::read(ValueModel &model, const QModelIndex &parent)
{
    if (model.canFetchMore(parent))
        model.fetchMore(parent);
    const QPersistentModelIndex kept(parent);
    return wait([&] { return !isLoading(model, kept) && !model.canFetchMore(kept); },
                QStringLiteral("values"));
}

void DebugDriver::writeRows(ValueModel &model, const QModelIndex &parent)
{
    if (!read(model, parent))
        return;
    const int rows = model.rowCount(parent);
    for (int row = 0; row < qMin(rows, mostRows); ++row)
        write(QStringLiteral("  ") + rowText(model, model.index(row, 0, parent)));
    if (rows > mostRows)
        write(QStringLiteral("  … %1 in all").arg(rows));
}

void DebugDriver::writeFrames(const QList<StackFrame> &frames)
{
    bool wasNode = false;
    for (const StackFrame &frame : frames) {
        // How many there are is node's business, and the IDE's own way to start a script.
        const bool isNode = !frame.place.isFile();
        if (isNode && !wasNode)
            write(QStringLiteral("  (node)"));
        else if (!isNode)
            write(QStringLiteral("  %1  %2%3")
                      .arg(frame.function.isEmpty() ? QStringLiteral("(anonymous)") : frame.function,
                           placeText(frame.place), frame.skipped ? QStringLiteral("  skipped") : QString()));
        wasNode = isNode;
    }
}

/// "2": no more than two asynchronous parts. How many there are depends on when their recording began.
void DebugDriver::showStack(const QString &rest)
{
    const Pause &pause = *m_debugger.currentTarget()->pause();
    writeFrames(pause.frames);
    for (const AsyncPart &part : pause.asyncParts.mid(0, rest.isEmpty() ? -1 : rest.toInt())) {
        write(QStringLiteral("  -- ") + part.cause);
        writeFrames(part.frames);
    }
}

void DebugDriver::showTargets(const QString &rest)
{
    Q_UNUSED(rest)
    const std::function<void(const QModelIndex &, int)> show = [&](const QModelIndex &parent, int depth) {
        CallStackModel &model = m_debugger.callStack();
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const QModelIndex index = model.index(row, 0, parent);
            if (index.data(CallStackModel::RowKindRole).value<CallStackModel::RowKind>() !=
                CallStackModel::RowKind::Target)
                continue;
            const bool isPaused = model.targetAt(index)->pause();
            write(QString(2 + 2 * depth, u' ') + index.data().toString() +
                  (isPaused ? QStringLiteral(", paused") : QString()));
            show(index, depth + 1);
        }
    };
    show({}, 0);
}

void DebugDriver::showScopes(const QString &rest)
{
    Q_UNUSED(rest)
    VariablesModel &model = m_debugger.variables();
    if (!read(model, {}))
        return;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, 0);
        const auto kind = index.data(ValueModel::RowKindRole).value<ValueModel::RowKind>();
        const QString name = index.data(ValueModel::NameRole).toString();
        write(rowText(model, index));
        if (kind == ValueModel::RowKind::Scope && name != QLatin1String("Global") && row < 3)
            writeRows(model, index);
    }
}

QModelIndex DebugDriver::find(const QString &path)
{
    VariablesModel &model = m_debugger.variables();
    const auto below = [&](const QModelIndex &parent, const QString &name) -> QModelIndex {
        if (!read(model, parent))
            return {};
        for (int row = 0; row < model.rowCount(parent); ++row) {
            if (model.index(row, 0, parent).data(ValueModel::NameRole).toString() == name)
                return model.index(row, 0, parent);
        }
        return {};
    };
    const QStringList names = path.split(u'/');
    QModelIndex found = below({}, names.first());
    for (int scope = 0; !found.isValid() && !m_failed && scope < model.rowCount(); ++scope)
        found = below(model.index(scope, 0), names.first());
    for (const QString &name : names.mid(1)) {
        if (found.isValid())
            found = below(found, name);
    }
    if (!found.isValid() && !m_failed) {
        write(QStringLiteral("error: there is no ") + path);
        m_failed = true;
    }
    return found;
}

void DebugDriver::expand(const QString &rest)
{
    const QModelIndex index = find(rest);
    if (!index.isValid())
        return;
    write(rowText(m_debugger.variables(), index));
    writeRows(m_debugger.variables(), index);
}

void DebugDriver::askGetter(const QString &rest)
{
    const QPersistentModelIndex index(find(rest));
    if (!index.isValid())
        return;
    m_debugger.variables().askGetter(index);
    if (wait(
            [&] {
                return !index.data(ValueModel::GetterRole).toBool() &&
                       !index.data(ValueModel::LoadingRole).toBool();
            },
            QStringLiteral("a getter's value")))
        write(rowText(m_debugger.variables(), index));
}

/// "total = 5"
void DebugDriver::setValue(const QString &rest)
{
    const QPersistentModelIndex index(find(rest.section(QStringLiteral(" = "), 0, 0)));
    if (!index.isValid())
        return;
    std::optional<Result<void>> set;
    QObject guard;
    m_debugger.variables().setValue(index, rest.section(QStringLiteral(" = "), 1), &guard,
                                    [&set](const Result<void> &done) { set = done; });
    if (!wait([&] { return set.has_value(); }, QStringLiteral("a value to be set")))
        return;
    write(*set ? rowText(m_debugger.variables(), index) : QStringLiteral("refused: ") + set->error().message);
}

void DebugDriver::copyJson(const QString &rest)
{
    const QModelIndex index = find(rest);
    std::optional<Result<QString>> json;
    QObject guard;
    if (!index.isValid())
        return;
    m_debugger.variables().copyAsJson(index, &guard, [&json](const Result<QString> &text) { json = text; });
    if (wait([&] { return json.has_value(); }, QStringLiteral("JSON")))
        write(*json ? **json : QStringLiteral("refused: ") + json->error().message);
}

void DebugDriver::evaluate(const QString &rest)
{
    ConsoleRepl &repl = *m_debugger.repl(m_session);
    OutputLog &log = m_session.log();
    const auto answers = [&log](qint64 from) {
        QStringList texts;
        for (qint64 number = from; number < log.firstNumber() + log.count(); ++number) {
            const OutputLog::Line &line = log.at(int(number - log.firstNumber()));
            if (line.kind == OutputLog::Kind::Result || line.kind == OutputLog::Kind::Error)
                texts.append(QStringLiteral("= ") + QString::fromUtf8(line.text));
        }
        return texts;
    };
    const qint64 from = log.firstNumber() + log.count();
    if (const Result<void> begun = repl.evaluate(rest); !begun) {
        write(QStringLiteral("refused: ") + begun.error().message);
        return;
    }
    if (!wait([&] { return !repl.isBusy() && !answers(from).isEmpty(); }, QStringLiteral("an evaluation")))
        return;
    for (const QString &line : answers(from)) {
        // Of a stack only what is the user's.
        if (!line.contains(QLatin1String("    at ")) || line.contains(m_folder.path()))
            write(line);
    }
}

void DebugDriver::preview(const QString &rest)
{
    std::optional<Result<DebugValue>> value;
    QObject guard;
    m_debugger.repl(m_session)->preview(rest, &guard,
                                        [&value](const Result<DebugValue> &found) { value = found; });
    if (wait([&] { return value.has_value(); }, QStringLiteral("a preview")))
        write(*value ? QStringLiteral("~ ") + (*value)->text : QStringLiteral("~ nothing"));
}

void DebugDriver::complete(const QString &rest)
{
    std::optional<Completions> found;
    QObject guard;
    m_debugger.repl(m_session)->complete(rest, int(rest.size()), &guard,
                                         [&found](const Completions &words) { found = words; });
    if (!wait([&] { return found.has_value(); }, QStringLiteral("completions")))
        return;
    QStringList words;
    for (const Completion &word : found->items.mid(0, 8))
        words.append(word.text);
    write(QStringLiteral("from %1: %2").arg(found->from).arg(words.join(u' ')));
}

void DebugDriver::watch(const QString &rest)
{
    const QPersistentModelIndex index(rest.isEmpty() ? QModelIndex() : m_debugger.watch().add(rest));
    Q_UNUSED(index)
    writeRows(m_debugger.watch(), {});
}

void DebugDriver::hover(const QString &rest)
{
    std::optional<Result<std::shared_ptr<ValueModel>>> model;
    QObject guard;
    m_debugger.evaluateForHover(rest, &guard, [&model](const auto &found) { model = found; });
    if (!wait([&] { return model.has_value(); }, QStringLiteral("a hover")))
        return;
    if (*model)
        writeRows(***model, {});
    else
        write(QStringLiteral("nothing to show"));
}

void DebugDriver::explain(const QString &rest)
{
    std::optional<BreakpointExplanation> explanation;
    QObject guard;
    m_debugger.explain(idOf(rest), &guard,
                       [&explanation](const BreakpointExplanation &found) { explanation = found; });
    if (wait([&] { return explanation.has_value(); }, QStringLiteral("an explanation")))
        write(explanation->text);
}

void DebugDriver::stepIntoCall(const QString &rest)
{
    std::optional<QList<StepTarget>> targets;
    QObject guard;
    m_debugger.stepTargets(&guard, [&targets](const QList<StepTarget> &found) { targets = found; });
    if (!wait([&] { return targets.has_value(); }, QStringLiteral("calls")))
        return;
    QStringList names;
    for (const StepTarget &target : *targets)
        names.append(target.name);
    write(QStringLiteral("calls ") + names.join(QStringLiteral(", ")));
    for (const StepTarget &target : *targets) {
        if (target.name == rest)
            m_debugger.stepInto(target);
    }
}

/// "main.js:3"
void DebugDriver::columns(const QString &rest)
{
    std::optional<QList<int>> columns;
    QObject guard;
    const SourcePlace place = breakpointOf(rest).place;
    m_debugger.breakpointColumns(place.path, place.line, &guard,
                                 [&columns](const QList<int> &found) { columns = found; });
    if (!wait([&] { return columns.has_value(); }, QStringLiteral("columns")))
        return;
    QStringList texts;
    for (const int column : *columns)
        texts.append(QString::number(column));
    write(QStringLiteral("columns ") + texts.join(u' '));
}

/// The first line of a script that is no file.
void DebugDriver::showSource(const QString &rest)
{
    std::optional<Result<QString>> text;
    QObject guard;
    m_debugger.readSource(rest, &guard, [&text](const Result<QString> &found) { text = found; });
    if (wait([&] { return text.has_value(); }, QStringLiteral("a source")))
        write(*text ? (*text)->section(u'\n', 0, 0) : QStringLiteral("refused: ") + text->error().message);
}

} // namespace boucle
