// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/breakpointbindings.h"

namespace boucle {

namespace {

/// How much a reason tells the user; the greater one is shown when targets disagree.
int weight(PendingBreakpoint::Reason reason)
{
    switch (reason) {
    case PendingBreakpoint::Reason::NotRunning:
        return 0;
    case PendingBreakpoint::Reason::NotLoaded:
    case PendingBreakpoint::Reason::NotFound:
        return 1;
    case PendingBreakpoint::Reason::Disabled:
        return 2;
    case PendingBreakpoint::Reason::NoCode:
        return 3;
    case PendingBreakpoint::Reason::EditedAway:
        return 4;
    case PendingBreakpoint::Reason::Refused:
        return 5;
    case PendingBreakpoint::Reason::BadCondition:
        return 6;
    }
    return 0;
}

} // namespace

BreakpointBinding BreakpointBindings::binding(BreakpointId id) const
{
    BoundBreakpoint bound;
    bool isBound = false;
    PendingBreakpoint pending;
    const auto states = m_states.constFind(id);
    if (states == m_states.cend())
        return pending;
    for (const State &state : *states) {
        if (const auto *here = std::get_if<BoundBreakpoint>(&state.binding)) {
            isBound = true;
            for (const SourcePlace &place : here->places) {
                if (!bound.places.contains(place))
                    bound.places.append(place);
            }
        } else if (const auto &why = std::get<PendingBreakpoint>(state.binding);
                   weight(why.reason) > weight(pending.reason)) {
            pending = why;
        }
    }
    if (isBound)
        return bound;
    return pending;
}

int BreakpointBindings::hits(BreakpointId id) const
{
    int hits = 0;
    for (const State &state : m_states.value(id))
        hits += state.hits;
    return hits;
}

void BreakpointBindings::report(TargetId target, BreakpointId id, const BreakpointBinding &binding)
{
    QMap<TargetId, State> &states = m_states[id];
    const auto known = states.find(target);
    if (known == states.end())
        states.insert(target, {binding, 0});
    else if (known->binding == binding)
        return;
    else
        known->binding = binding;
    emit changed(id);
}

void BreakpointBindings::reportHit(TargetId target, BreakpointId id)
{
    ++m_states[id][target].hits;
    emit changed(id);
}

void BreakpointBindings::forget(BreakpointId id)
{
    m_states.remove(id);
}

void BreakpointBindings::forgetTarget(TargetId target)
{
    QList<BreakpointId> touched;
    for (auto states = m_states.begin(); states != m_states.end();) {
        if (states->remove(target) > 0)
            touched.append(states.key());
        states = states->isEmpty() ? m_states.erase(states) : std::next(states);
    }
    for (const BreakpointId id : std::as_const(touched))
        emit changed(id);
}

} // namespace boucle
