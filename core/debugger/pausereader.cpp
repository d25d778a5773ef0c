// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/pausereader.h"

#include "core/base/tr.h"
#include "core/cdp/protocol/debugger.h"
#include "core/debugger/debugsettings.h"
#include "core/debugger/scriptregistry.h"
#include "core/debugger/scripturl.h"
#include "core/debugger/valuetext.h"

#include <QHash>

#include <nlohmann/json.hpp>

namespace boucle {

namespace {

namespace protocol = cdp::debugger;
using Reason = protocol::Paused::Reason;

FrameScope::Kind kindOf(const QString &type)
{
    using Type = protocol::Scope::Type;
    static const QHash<QString, FrameScope::Kind> kinds{
        {Type::local, FrameScope::Kind::Local},   {Type::block, FrameScope::Kind::Block},
        {Type::catch_, FrameScope::Kind::Catch},  {Type::closure, FrameScope::Kind::Closure},
        {Type::with, FrameScope::Kind::With},     {Type::module, FrameScope::Kind::Module},
        {Type::script, FrameScope::Kind::Script}, {Type::eval, FrameScope::Kind::Eval},
        {Type::global, FrameScope::Kind::Global}};
    return kinds.value(type, FrameScope::Kind::Block);
}

class Reader
{
public:
    Reader(const ScriptRegistry &scripts, const DebugSettings &settings)
        : m_scripts(scripts)
        , m_settings(settings)
    {
    }

    StackFrame frame(const protocol::CallFrame &source) const
    {
        StackFrame frame = placed(
            {source.location.scriptId, source.location.lineNumber, source.location.columnNumber.value_or(0)});
        frame.id = source.callFrameId;
        frame.function = source.functionName;
        frame.canRestart = source.canBeRestarted.value_or(false);
        for (const protocol::Scope &scope : source.scopeChain)
            frame.scopes.append({kindOf(scope.type), scope.name.value_or(QString()),
                                 scope.object.objectId.value_or(QString())});
        frame.thisValue = debugValueOf(source.this_);
        if (source.returnValue)
            frame.returnValue = debugValueOf(*source.returnValue);
        return frame;
    }

    StackFrame frame(const cdp::runtime::CallFrame &call) const
    {
        StackFrame frame = placed({call.scriptId, call.lineNumber, call.columnNumber});
        frame.function = call.functionName;
        return frame;
    }

    QList<AsyncPart> asyncParts(const cdp::runtime::StackTrace &trace) const
    {
        QList<AsyncPart> parts;
        for (const cdp::runtime::StackTrace *each = &trace; each;
             each = each->parent ? &**each->parent : nullptr) {
            AsyncPart part{each->description.value_or(QString()), {}};
            for (const cdp::runtime::CallFrame &call : each->callFrames)
                part.frames.append(frame(call));
            if (!part.frames.isEmpty())
                parts.append(part);
        }
        return parts;
    }

private:
    StackFrame placed(const ScriptPlace &place) const
    {
        StackFrame frame;
        frame.scriptId = place.scriptId;
        frame.place = m_scripts.sourcePlace(place);
        frame.generated = m_scripts.generatedPlace(place);
        frame.skipped = isSkipped(frame.place.path, m_settings) || m_scripts.isIgnored(place) ||
                        (m_settings.skipWithoutSourceMap && m_scripts.isUnmapped(place));
        return frame;
    }

    const ScriptRegistry &m_scripts;
    const DebugSettings &m_settings;
};

PauseReason reasonOf(const protocol::Paused &event)
{
    if (event.reason == Reason::exception)
        return isUncaught(event) ? PauseReason::UncaughtException : PauseReason::Exception;
    if (event.reason == Reason::promiseRejection)
        return PauseReason::UnhandledRejection;
    if (event.reason == Reason::OOM)
        return PauseReason::OutOfMemory;
    return PauseReason::Other;
}

} // namespace

bool isSkipped(const QString &path, const DebugSettings &settings)
{
    return (settings.skipNodeInternals && isNodeInternal(path)) ||
           (settings.skipNodeModules && isInNodeModules(path));
}

bool isUncaught(const protocol::Paused &event)
{
    if (!event.data)
        return false;
    const nlohmann::json &data = event.data->value();
    const auto uncaught = data.find("uncaught");
    return uncaught != data.end() && uncaught->is_boolean() && uncaught->get<bool>();
}

Pause readPause(const protocol::Paused &event, const ScriptRegistry &scripts, const DebugSettings &settings)
{
    const Reader reader(scripts, settings);
    Pause pause;
    pause.reason = reasonOf(event);
    for (const protocol::CallFrame &frame : event.callFrames)
        pause.frames.append(reader.frame(frame));
    if (event.asyncStackTrace)
        pause.asyncParts = reader.asyncParts(*event.asyncStackTrace);
    if (event.data && (event.reason == Reason::exception || event.reason == Reason::promiseRejection)) {
        if (const auto thrown = cdp::decode<cdp::runtime::RemoteObject>(*event.data))
            pause.thrown = debugValueOf(*thrown);
    }
    return pause;
}

StackFrame readCall(const cdp::runtime::CallFrame &call, const ScriptRegistry &scripts,
                    const DebugSettings &settings)
{
    return Reader(scripts, settings).frame(call);
}

QString describe(PauseReason reason)
{
    switch (reason) {
    case PauseReason::Breakpoint:
        return CoreTr::tr("Paused on breakpoint");
    case PauseReason::Step:
        return CoreTr::tr("Paused after a step");
    case PauseReason::Asked:
    case PauseReason::Other:
        return CoreTr::tr("Paused");
    case PauseReason::Exception:
        return CoreTr::tr("Paused on exception");
    case PauseReason::UncaughtException:
        return CoreTr::tr("Paused on uncaught exception");
    case PauseReason::UnhandledRejection:
        return CoreTr::tr("Paused on unhandled rejection");
    case PauseReason::DebuggerStatement:
        return CoreTr::tr("Paused on debugger statement");
    case PauseReason::OutOfMemory:
        return CoreTr::tr("Paused before running out of memory");
    }
    return {};
}

} // namespace boucle
