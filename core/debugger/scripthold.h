// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QSet>
#include <QString>

namespace boucle::cdp {
class Session;
namespace debugger {
struct Paused;
}
} // namespace boucle::cdp

namespace boucle {

class BreakpointBinder;
class ScriptRegistry;

/// Has the engine wait before the first line of scripts in which breakpoints may belong that cannot be set
/// before: those that only a source map leads to, and functions by name. Asked of the engine only while there
/// are such breakpoints. CommonJS modules, which are no scripts to the engine, are led past a place where it
/// can wait (modules.js). Lives on the UI thread.
class ScriptHold : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    ScriptHold(cdp::Session &session, ScriptRegistry &scripts, BreakpointBinder &binder,
               QObject *parent = nullptr);

    /// The breakpoints are others, or stand otherwise.
    void update();
    /// The pause is one of this object's and nobody else's: it lets the engine go on by itself, and says so.
    bool take(const cdp::debugger::Paused &event);
    /// Undoes what would stay in a program that goes on without a debugger. Nothing is held afterwards.
    void release();
    bool isHolding() const { return !m_held.isEmpty(); }

signals:
    void released();

private:
    /// Something that is asked of the engine while it is wanted.
    struct Request
    {
        const char *instrumentation = nullptr; ///< null: where CommonJS modules pass
        bool isWanted = false;
        bool isAsked = false; ///< set, or under way
        QString id;           ///< as the engine calls it; empty: not known yet
    };

    void apply(Request &request, bool wanted);
    void ask(Request &request);
    void asked(Request &request, const Result<QString> &id);
    void releaseWhenKnown();
    bool isKnown(const QString &scriptId) const;
    bool areAllKnown() const;

    cdp::Session &m_session;
    ScriptRegistry &m_scripts;
    BreakpointBinder &m_binder;
    Request m_withMap;
    Request m_any;
    Request m_modules;
    QSet<QString> m_ids; ///< of requests, also of those that were taken back: a pause may be under way
    QString m_held;      ///< the script before which, or in which, the engine waits
    bool m_isHeldInPassage = false; ///< where modules pass, before one of them
};

} // namespace boucle
