// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/breakpoint.h"
#include "core/debugger/debugvalue.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace boucle {

enum class PauseReason {
    Breakpoint,
    Step,
    Asked,             ///< the user clicked Pause
    Exception,         ///< thrown, and somebody will catch it
    UncaughtException, ///< nobody will
    UnhandledRejection,
    DebuggerStatement,
    OutOfMemory,
    Other
};

/// A variable container of a frame.
struct FrameScope
{
    enum class Kind { Local, Block, Catch, Closure, With, Module, Script, Eval, Global };
    Kind kind = Kind::Local;
    QString name;     ///< of the function that a closure belongs to; may be empty
    QString objectId; ///< valid until the target resumes
};

/// One function of the stack of a paused target.
struct StackFrame
{
    QString id;            ///< valid until the target resumes; empty for frames of an asynchronous part
    QString function;      ///< "get('/:id') handler" where the engine has a name for it; empty: anonymous
    SourcePlace place;     ///< in the source that the user wrote, where a map tells it
    SourcePlace generated; ///< in the script that runs; the same where there is no map
    QString scriptId;
    bool skipped = false; ///< steps do not stop there
    bool canRestart = false;
    QList<FrameScope> scopes; ///< the innermost first
    std::optional<DebugValue> thisValue;
    std::optional<DebugValue> returnValue; ///< when the function is about to return
};

/// What had happened before the frames above it: the code that started their asynchronous operation.
struct AsyncPart
{
    QString cause; ///< "await", "setTimeout", "Promise.then"
    QList<StackFrame> frames;
};

/// One stop of one target.
struct Pause
{
    quint64 generation = 0; ///< another one for each pause of the target
    PauseReason reason = PauseReason::Other;
    QList<BreakpointId> hit;
    std::optional<DebugValue> thrown;
    QList<StackFrame> frames; ///< the innermost first; never empty
    QList<AsyncPart> asyncParts;
};

/// "Paused on breakpoint", translated.
QString describe(PauseReason reason);

} // namespace boucle

Q_DECLARE_METATYPE(boucle::PauseReason)
