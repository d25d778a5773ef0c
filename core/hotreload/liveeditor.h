// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cdp/session.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

namespace boucle {

/// The scripts of a running server, and other texts for them, while its state stays: tier 1 of hot reload. UI
/// thread.
class LiveEditor : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const Result<void> &)>;

    /// One script: the text that it runs, and those that it is to be led through; see ChangeVerdict::steps.
    struct Edit
    {
        QString path; ///< absolute
        QStringList steps;
    };

    /// `session` must outlive it, and its Debugger domain must not be enabled yet: `enable` does that, when
    /// it is needed, since it costs a program that has loaded much some milliseconds.
    LiveEditor(cdp::Session &session, std::function<void()> enable, QObject *parent = nullptr);

    /// Gets to know what has been loaded. Does nothing the second time.
    void learn();

    /// Whether the server has loaded the file, of which it runs the very text, once.
    bool canEdit(const QString &path) const;
    /// Whether the server has loaded it in any way. Only good after learn().
    bool knows(const QString &path) const { return m_scripts.contains(path); }
    /// What the engine runs: without types, when node has taken them out. Errors: "live-edit-unknown", and
    /// those of cdp::Session.
    void readText(const QString &path, QObject *guard, std::function<void(const Result<QString> &)> done);
    /// Bytes of the JavaScript heap that are in use.
    void readHeap(QObject *guard, std::function<void(const Result<double> &)> done);

    /// All or nothing: what can be refused is tried first without effect, and what was done is taken back
    /// when a later step is refused. Errors: "live-edit-unknown" (it is not loaded), "live-edit-other-text"
    /// (it runs another text: a compiler is at work, say), "live-edit-refused" (the engine's word is the
    /// message; after some attempts, when a call of a changed function is in the way), "live-edit-broken" (it
    /// was not led back either: only a new generation has one text again), and those of cdp::Session. One at
    /// a time. `done` is called once, unless `guard` is gone.
    void apply(const QList<Edit> &edits, QObject *guard, Done done);

signals:
    /// The server has loaded that file, now or before learn().
    void loaded(const QString &path);
    /// apply() has succeeded with those files; before its `done`.
    void edited(const QStringList &paths);

private:
    struct Known
    {
        QString id;              ///< of the latest one
        bool isCompiled = false; ///< out of something else, by something that says so
        bool isSeveral = false;
    };
    /// A text in the place of another.
    struct Step
    {
        QString scriptId;
        QString from;
        QString to;
    };
    struct Run
    {
        QList<Edit> edits;
        QList<Step> steps; ///< of all scripts, in order
        QList<Step> dry;   ///< the first of each
        QPointer<QObject> guard;
        Done done;
    };
    using RunPointer = std::shared_ptr<Run>;

    void compare(const RunPointer &run, qsizetype edit);
    void tryOut(const RunPointer &run, qsizetype step);
    void perform(const RunPointer &run, qsizetype step);
    void leadBack(const RunPointer &run, qsizetype step, const Error &why);
    void give(const QString &scriptId, const QString &text, bool dryRun, Done answered, int attempt = 1);
    void finish(const RunPointer &run, const Result<void> &result);

    cdp::Session &m_session;
    std::function<void()> m_enable;  ///< empty: has been done
    QHash<QString, Known> m_scripts; ///< by path
    bool m_isEditing = false;
};

} // namespace boucle
