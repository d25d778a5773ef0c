// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/breakpoint.h"

#include <QHash>
#include <QMap>
#include <QObject>

namespace boucle {

/// Identifies a debug target for the life of the program.
enum class TargetId : quint64 {};

/// How the breakpoints stand with the targets that are alive. Targets report, views read. Lives on the UI
/// thread.
class BreakpointBindings : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Of all targets together: bound when any has bound it, with the places of all; otherwise the reason
    /// that says most. NotRunning when no target has reported.
    BreakpointBinding binding(BreakpointId id) const;
    /// Pauses and log messages of the targets that are alive.
    int hits(BreakpointId id) const;

    void report(TargetId target, BreakpointId id, const BreakpointBinding &binding);
    void reportHit(TargetId target, BreakpointId id);
    void forget(BreakpointId id);
    void forgetTarget(TargetId target);

signals:
    /// Binding or hits.
    void changed(boucle::BreakpointId id);

private:
    struct State
    {
        BreakpointBinding binding;
        int hits = 0;
    };

    QHash<BreakpointId, QMap<TargetId, State>> m_states;
};

} // namespace boucle

Q_DECLARE_METATYPE(boucle::TargetId)
