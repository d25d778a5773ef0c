// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/breakpointrequests.h"
#include "core/debugger/debugcontext.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace boucle::cdp {
class Session;
namespace debugger {
struct BreakpointResolved;
struct Location;
} // namespace debugger
} // namespace boucle::cdp

namespace boucle {

class ScriptRegistry;

/// Sets the breakpoints of the store in one target, keeps them where they belong while scripts, maps and
/// texts come and change, and reports how they stand. Lives on the UI thread.
class BreakpointBinder : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    BreakpointBinder(cdp::Session &session, ScriptRegistry &scripts, DebugContext &context, TargetId target,
                     QObject *parent = nullptr);
    /// What it reported is forgotten.
    ~BreakpointBinder() override;

    /// Sends all that there is to set; from then on follows every change.
    void start();

    /// Sets those of a file once more: the engine has another text of it, and has forgotten them.
    void placeAgain(const QString &path);

    /// Undoes what would stay in a program that goes on without a debugger. Nothing is set afterwards.
    void release();

    /// The breakpoints behind those ids of the engine.
    QList<BreakpointId> breakpointsOf(const QList<QString> &engineIds) const;
    /// One of them stands at that place, whatever it was asked for.
    QList<BreakpointId> breakpointsAt(const ScriptPlace &place) const;

    /// An enabled breakpoint that can pause is known to the engine.
    bool hasBoundPausing() const;
    /// A breakpoint waits for a file that may be the source of some script's map.
    bool waitsForMaps() const;
    /// Functions have to be looked for in scripts before these run.
    bool wantsFunctions() const;
    /// The script has been looked through, or need not be.
    bool knowsFunctionsOf(const QString &scriptId) const;

signals:
    /// One was bound, or is no more.
    void bindingsChanged();
    void functionsFound(const QString &scriptId);

private:
    struct Placement
    {
        EngineRequest request;
        QString engineId; ///< empty: refused
        QString refusal;
        QList<ScriptPlace> resolved;
    };
    struct State
    {
        QList<Placement> placements;
        int inFlight = 0;
        bool isStale = false; ///< to be looked at again when nothing is in flight
        bool isLoaded = false;
        bool isEditedAway = false;
        QStringList checked; ///< the expressions whose syntax was looked at
        QString syntaxError;
    };

    void addScript(const Script &script);
    void syncFile(const QString &path);
    void syncFunctions();
    /// Requests are watched while a breakpoint is for some of them.
    void syncRequests();
    void sync(BreakpointId id);
    EngineRequests requestsFor(const Breakpoint &breakpoint);
    void syncExceptions();
    void place(BreakpointId id, const EngineRequest &request);
    void placed(BreakpointId id, const EngineRequest &request, const QString &engineId,
                const QList<cdp::debugger::Location> &locations, const QString &refusal);
    void remove(const Placement &placement);
    void resolve(const QString &engineId, const cdp::debugger::Location &location);
    void checkSyntax(BreakpointId id, const Breakpoint &breakpoint);
    void prepareLogs(const Breakpoint &breakpoint);
    void lookForFunctions(const Script &script);
    bool isLookedThrough(const Script &script) const;
    void report(BreakpointId id);
    BreakpointBinding bindingOf(const Breakpoint &breakpoint, const State &state) const;

    cdp::Session &m_session;
    ScriptRegistry &m_scripts;
    DebugContext &m_context;
    const TargetId m_target;
    bool m_started = false;
    bool m_hasLogBinding = false;
    bool m_watchesRequests = false;
    QString m_exceptions = QStringLiteral("none"); ///< as the engine was told
    QHash<BreakpointId, State> m_states;
    QHash<QString, BreakpointId> m_byEngineId;
    QHash<QString, BreakpointId>
        m_placeOwners;     ///< which of those at the same place of a URL was asked for by it
    QSet<QString> m_asked; ///< scripts whose functions are looked for, or were
    QHash<QString, QList<FoundFunction>> m_functions; ///< by script id
};

} // namespace boucle
