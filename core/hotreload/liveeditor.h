// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cdp/session.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <functional>

namespace boucle {

/// Gives the scripts of a running server other texts, whose state stays: tier 1 of hot reload. Made before the Debugger
/// domain of the session is enabled, since it learns then which scripts there are. UI thread.
class LiveEditor : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const Result<void> &)>;

    /// `session` must outlive it.
    explicit LiveEditor(cdp::Session &session, QObject *parent = nullptr);

    /// Whether the server has loaded the file (absolute path).
    bool knows(const QString &path) const { return m_scripts.contains(path); }

    /// Leads the script of a file through `steps`, the first of which is what it runs now (see ChangeVerdict). All or
    /// nothing: tried first without effect, and led back when a later step is refused. Errors: "live-edit-unknown" (it
    /// is not loaded), "live-edit-other-text" (it runs another text: a compiler is at work, say), "live-edit-refused"
    /// (the engine's word is the message; after some attempts, when a call of a changed function is in the way),
    /// "live-edit-broken" (it was not led back either: only a new generation has one text again), and those of
    /// cdp::Session. One at a time. `done` is called once, unless `guard` is gone.
    void apply(const QString &path, const QStringList &steps, QObject *guard, Done done);

private:
    struct Edit
    {
        QString scriptId;
        QStringList steps;
        QPointer<QObject> guard;
        Done done;
    };

    void compare(const std::shared_ptr<Edit> &edit, const QString &source);
    void give(const std::shared_ptr<Edit> &edit, qsizetype step, bool dryRun, Done answered, int attempt = 1);
    void set(const std::shared_ptr<Edit> &edit, qsizetype step, bool dryRun);
    void leadBack(const std::shared_ptr<Edit> &edit, qsizetype step, const Error &why);
    static void finish(const Edit &edit, const Result<void> &result);

    cdp::Session &m_session;
    QHash<QString, QString> m_scripts; ///< ids, by path; the latest of each
};

} // namespace boucle
