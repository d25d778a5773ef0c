// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/sourceplace.h"
#include "core/hotreload/changeclassifier.h"
#include "core/hotreload/liveeditor.h"

#include <QHash>
#include <QPointer>
#include <QSet>

#include <memory>
#include <optional>

namespace boucle {

/// What the files of one save ask for together.
struct Judgement
{
    ChangeVerdict::Kind kind = ChangeVerdict::Kind::None;
    QString reason;                   ///< translated, without a full stop
    bool isSame = true;               ///< no file has another text than before
    QList<LiveEditor::Edit> edits;    ///< LiveEdit
    std::optional<SourcePlace> place; ///< SyntaxError
};

/// Compares files on the disk with what a server runs. UI thread.
class ChangeJudge : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const Judgement &)>;

    /// `classifier` must outlive it.
    explicit ChangeJudge(ChangeClassifier &classifier, QObject *parent = nullptr);

    /// The first comparison takes longer than those after it: now, rather than with the first save.
    void warmUp();
    /// The server has read that file, which is no script: its text of now is what it will be compared with.
    void remember(const QString &path);
    /// It runs in a worker thread, where nothing can be edited.
    void noteWorker(const QString &path) { m_inWorkers.insert(path); }
    /// A new generation reads all that again.
    void refresh();
    void forget();

    /// `editor`: of the generation that serves, after learn(); null: nothing can be edited. Calls `done`
    /// once, unless `guard` or the editor is gone by then.
    void judge(const QStringList &paths, LiveEditor *editor, QObject *guard, Done done);
    /// A comparison that will be asked for in a moment.
    void prepare(const QString &path, LiveEditor *editor);
    /// The same for a text that is not on the disk yet.
    void judgeText(const QString &path, const QString &text, LiveEditor *editor, QObject *guard, Done done);

private:
    /// The latest comparison of a file: a save asks for what the text before it, or its first bytes, did.
    struct Comparison
    {
        FileChange change;
        std::optional<ChangeVerdict> verdict;
        QList<std::function<void(const ChangeVerdict &)>> waiting;
    };
    struct Text
    {
        QString path;
        QString text;
    };
    struct Run
    {
        QList<Text> scripts;
        QPointer<LiveEditor> editor;
        QPointer<QObject> guard;
        Done done;
        Judgement judgement;
        qsizetype different = 0;
    };
    using RunPointer = std::shared_ptr<Run>;

    void judgeScript(const RunPointer &run, qsizetype number);
    void compare(const FileChange &change, std::function<void(const ChangeVerdict &)> done);
    static void add(const RunPointer &run, const QString &path, const ChangeVerdict &verdict);
    static void needGeneration(const RunPointer &run, const QString &reason);
    std::optional<QString> whyNotEditable(const QString &path, const LiveEditor *editor) const;
    void addData(const RunPointer &run, const QString &path, const QByteArray &bytes);

    ChangeClassifier &m_classifier;
    QHash<QString, QByteArray> m_data; ///< bytes, by path
    QSet<QString> m_inWorkers;
    QHash<QString, std::shared_ptr<Comparison>> m_comparisons;
};

} // namespace boucle
