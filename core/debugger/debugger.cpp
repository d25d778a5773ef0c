// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/debugger.h"

#include "core/base/atomicfile.h"
#include "core/base/fileread.h"
#include "core/base/jsontext.h"
#include "core/base/logging.h"
#include "core/base/tr.h"
#include "core/debugger/breakpointexplainer.h"
#include "core/debugger/consolerepl.h"
#include "core/debugger/debugsession.h"
#include "core/debugger/inlinevalues.h"
#include "core/debugger/pausereader.h"
#include "core/debugger/scriptregistry.h"
#include "core/debugger/singlevaluemodel.h"
#include "core/debugger/stepplaces.h"
#include "core/session/serversession.h"

#include <QCryptographicHash>
#include <QDir>
#include <QPointer>
#include <QSignalBlocker>

#include <algorithm>

namespace boucle {

namespace {

constexpr qint64 watchFileLimit = 1024 * 1024;

/// What is kept with a project is in a folder of its own.
QString keptFolder(const QString &folder, const QString &dataFolder)
{
    const QByteArray hash =
        QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return dataFolder + QStringLiteral("/projects/") + QString::fromLatin1(hash);
}

} // namespace

Debugger::Debugger(QObject *parent)
    : QObject(parent)
    , m_breakpointsModel(m_context.store, m_context.bindings)
{
    connect(&m_watch, &WatchModel::expressionsChanged, this, &Debugger::saveWatch);
}

Debugger::~Debugger()
{
    for (const auto &server : m_servers) {
        server->session->disconnect(this);
        server->repl->setPlace(nullptr, nullptr);
        for (const auto &run : server->runs)
            run->disconnect(this);
    }
    m_variables.setFrame(nullptr, -1);
    m_watch.setFrame(nullptr, -1);
}

Result<void> Debugger::setProject(const QString &folder, const QString &dataFolder)
{
    const QString kept = folder.isEmpty() ? QString() : keptFolder(folder, dataFolder);
    m_context.maps.setRoot(folder);
    m_context.alias = folder.isEmpty() ? PathAlias() : PathAlias(folder);
    m_context.plainPaths.clear();
    m_watchFile = kept.isEmpty() ? QString() : kept + QStringLiteral("/watch.json");
    if (!kept.isEmpty())
        QDir().mkpath(kept);
    loadWatch();
    return m_context.store.open(kept.isEmpty() ? QString() : kept + QStringLiteral("/breakpoints.json"));
}

void Debugger::loadWatch()
{
    QStringList expressions;
    const Result<QByteArray> bytes =
        m_watchFile.isEmpty() ? Result<QByteArray>(QByteArray()) : readFile(m_watchFile, watchFileLimit);
    if (bytes && !bytes->isEmpty()) {
        const Result<JsonText> json = JsonText::parse(*bytes, m_watchFile, QStringLiteral("watch"));
        if (!json)
            emit problemFound(json.error());
        else if (json->root().is_array()) {
            for (const auto &each : json->root()) {
                if (each.is_string())
                    expressions.append(jsonString(each));
            }
        }
    }
    const QSignalBlocker quiet(m_watch);
    m_watch.setExpressions(expressions);
}

void Debugger::saveWatch()
{
    if (m_watchFile.isEmpty())
        return;
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const QString &expression : m_watch.expressions())
        list.push_back(expression.toStdString());
    const std::string text = list.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    if (const auto saved =
            saveAtomically(m_watchFile, QByteArray::fromStdString(text) + '\n', Durability::Process);
        !saved)
        emit problemFound(saved.error());
}

void Debugger::setSettings(const DebugSettings &settings)
{
    if (m_context.settings == settings)
        return;
    m_context.settings = settings;
    for (DebugTarget *target : targets())
        target->applySettings();
    for (const auto &server : m_servers)
        server->repl->setLimit(std::chrono::milliseconds(settings.evaluationLimitMs));
}

void Debugger::addSession(ServerSession &session)
{
    auto server = std::make_unique<Server>();
    server->session = &session;
    server->repl = std::make_unique<ConsoleRepl>(session.log());
    server->repl->setLimit(std::chrono::milliseconds(m_context.settings.evaluationLimitMs));
    Server &added = *m_servers.emplace_back(std::move(server));
    connect(&session, &ServerSession::inspectorReady, this,
            [this, &added](ServerId id) { attach(added, id); });
    connect(&session, &ServerSession::tookOver, this, [this, &added] { follow(added); });
    connect(&session, &ServerSession::retired, this, [this, &added](ServerId id) { detach(added, id); });
}

void Debugger::removeSession(ServerSession &session)
{
    session.disconnect(this);
    const auto found = std::find_if(m_servers.begin(), m_servers.end(),
                                    [&session](const auto &each) { return each->session == &session; });
    if (found == m_servers.end())
        return;
    const std::unique_ptr<Server> gone = std::move(*found);
    m_servers.erase(found);
    detachAll(*gone);
}

void Debugger::attach(Server &server, ServerId id)
{
    // The run before may be about to tell that it was closed.
    if (server.session->serving() == id)
        detachAll(server);
    std::unique_ptr<cdp::Transport> transport = server.session->connectInspector();
    if (!transport)
        return;
    DebugSession &run = *server.runs.emplace_back(
        std::make_unique<DebugSession>(*server.session, id, std::move(transport), m_context));
    connect(&run, &DebugSession::targetAdded, this,
            [this](DebugTarget &target, DebugTarget *parent) { addTarget(target, parent); });
    connect(&run, &DebugSession::targetRemoved, this, [this](DebugTarget &target) { removeTarget(target); });
    // What was said before it was destroyed arrives all the same.
    const auto leave = [this, id, closed = QPointer(&run)] {
        if (Server *of = closed ? find(closed->server()) : nullptr)
            detach(*of, id);
    };
    connect(&run, &DebugSession::closed, this, leave, Qt::QueuedConnection);
    run.begin();
}

void Debugger::detach(Server &server, ServerId id)
{
    const auto found = std::find_if(server.runs.begin(), server.runs.end(),
                                    [id](const auto &run) { return run->id() == id; });
    if (found == server.runs.end())
        return;
    std::unique_ptr<DebugSession> gone = std::move(*found);
    server.runs.erase(found);
    server.repl->setPlace(nullptr, nullptr);
    gone.reset();
    follow(server);
}

void Debugger::detachAll(Server &server)
{
    server.repl->setPlace(nullptr, nullptr);
    while (!server.runs.empty())
        detach(server, server.runs.back()->id());
}

void Debugger::follow(Server &server)
{
    const std::optional<ServerId> serving = server.session->serving();
    const auto found = std::find_if(server.runs.begin(), server.runs.end(),
                                    [serving](const auto &run) { return run->id() == serving; });
    DebugTarget *const target = found == server.runs.end() ? nullptr : (*found)->mainTarget();
    if (!target)
        return;
    const bool isOfServer = m_target && serverOf(*m_target) == &server;
    if (!m_target || (isOfServer && m_target != target && !m_target->pause()))
        show(target, target->pause() ? 0 : -1);
    else if (!isOfServer || m_target == target)
        server.repl->setPlace(&target->session(), m_target == target ? synchronousFrame() : nullptr);
}

DebugTarget *Debugger::targetOf(const ServerSession &session)
{
    const Server *const server = find(session);
    if (!server)
        return nullptr;
    if (m_target && serverOf(*m_target) == server)
        return m_target;
    const std::optional<ServerId> serving = session.serving();
    const auto found = std::find_if(server->runs.begin(), server->runs.end(),
                                    [serving](const auto &run) { return run->id() == serving; });
    return found == server->runs.end() ? nullptr : (*found)->mainTarget();
}

void Debugger::addTarget(DebugTarget &target, DebugTarget *parent)
{
    m_callStack.addTarget(target, parent);
    connect(&target, &DebugTarget::stateChanged, this, [this, &target] { takeState(target); });
    connect(&target, &DebugTarget::asyncStacksChanged, this,
            [this, &target](bool on) { tellAsyncStacks(target, on); });
    connect(&target, &DebugTarget::problemFound, this, &Debugger::problemFound);
    connect(&target, &DebugTarget::learned, this, [this, &target] {
        connect(target.scripts(), &ScriptRegistry::editsChanged, this, &Debugger::editedChanged);
    });
    connect(&target, &DebugTarget::engaged, this, [this, &target] {
        const auto readFrame = [this,
                                scripts = QPointer(target.scripts())](const cdp::runtime::CallFrame &call) {
            return scripts ? readCall(call, *scripts, m_context.settings) : StackFrame();
        };
        if (Server *server = serverOf(target))
            server->repl->listenTo(target.session(), readFrame);
    });
    if (!m_target)
        show(&target, -1);
    if (target.kind() != DebugTarget::Kind::Main)
        return;
    Server &server = *serverOf(target);
    const DebugSession &run = *server.runs.back();
    if (server.session->serving() == run.id())
        server.repl->setPlace(&target.session(), nullptr);
    emit generationAttached(*server.session, run.id(), *target.editor());
}

void Debugger::removeTarget(DebugTarget &target)
{
    target.disconnect(this);
    m_callStack.removeTarget(target);
    if (m_target != &target)
        return;
    const QList<DebugTarget *> all = targets();
    const auto next = std::find_if(all.begin(), all.end(), [&target](DebugTarget *each) {
        return each != &target && each->state() != DebugTarget::State::Closed;
    });
    show(next == all.end() ? nullptr : *next, -1);
}

void Debugger::takeState(DebugTarget &target)
{
    if (target.state() == DebugTarget::State::Paused) {
        show(&target, 0);
        emit paused(target);
        return;
    }
    if (&target == m_target)
        show(&target, -1);
}

void Debugger::show(DebugTarget *target, int frame)
{
    const bool wasPaused = m_frame >= 0;
    m_target = target;
    m_frame = frame;
    m_callStack.setCurrent(target, frame);
    m_variables.setFrame(frame >= 0 ? target : nullptr, frame);
    m_watch.setFrame(target, frame);
    if (Server *server = target ? serverOf(*target) : nullptr)
        server->repl->setPlace(&target->session(), synchronousFrame());
    emit stateChanged();
    if (wasPaused || frame >= 0) {
        emit placeChanged(currentPlace());
        updateInlineValues();
    }
}

const StackFrame *Debugger::synchronousFrame() const
{
    const StackFrame *frame = currentStackFrame();
    return frame && !frame->id.isEmpty() ? frame : nullptr;
}

void Debugger::updateInlineValues()
{
    m_inlineReader.reset();
    const StackFrame *frame = synchronousFrame();
    const QString *text = frame ? m_context.texts.find(frame->place.path) : nullptr;
    if (!text) {
        if (!std::exchange(m_inlineValues, {}).isEmpty())
            emit inlineValuesChanged();
        return;
    }
    m_inlineReader = std::make_unique<InlineValues>(m_target->session(), *frame);
    m_inlineReader->read(*text, [this](const QList<InlineValue> &values) {
        m_inlineValues = values;
        emit inlineValuesChanged();
    });
}

void Debugger::evaluateForHover(const QString &expression, QObject *guard,
                                std::function<void(Result<std::shared_ptr<ValueModel>>)> done)
{
    if (const StackFrame *frame = synchronousFrame())
        SingleValueModel::evaluate(m_target->session(), frame->id, expression, guard, std::move(done));
    else
        done(Error{QStringLiteral("not-paused"), CoreTr::tr("Nothing is paused."), false});
}

void Debugger::tellAsyncStacks(DebugTarget &target, bool on)
{
    if (const Server *server = serverOf(target); server && target.kind() == DebugTarget::Kind::Main)
        emit asyncStacksChanged(*server->session, on);
}

Debugger::Server *Debugger::find(const ServerSession &session)
{
    return const_cast<Server *>(std::as_const(*this).find(session));
}

const Debugger::Server *Debugger::find(const ServerSession &session) const
{
    const auto found = std::find_if(m_servers.begin(), m_servers.end(),
                                    [&session](const auto &each) { return each->session == &session; });
    return found == m_servers.end() ? nullptr : found->get();
}

Debugger::Server *Debugger::serverOf(const DebugTarget &target)
{
    const auto found = std::find_if(m_servers.begin(), m_servers.end(), [&target](const auto &each) {
        return targetsOf(*each).contains(const_cast<DebugTarget *>(&target));
    });
    return found == m_servers.end() ? nullptr : found->get();
}

QList<DebugTarget *> Debugger::targetsOf(const Server &server)
{
    QList<DebugTarget *> all;
    for (const auto &run : server.runs)
        all += run->targets();
    return all;
}

QList<DebugTarget *> Debugger::targets() const
{
    QList<DebugTarget *> all;
    for (const auto &server : m_servers)
        all += targetsOf(*server);
    return all;
}

QList<DebugTarget *> Debugger::engagedTargets() const
{
    QList<DebugTarget *> engaged = targets();
    engaged.erase(
        std::remove_if(engaged.begin(), engaged.end(), [](DebugTarget *each) { return !each->scripts(); }),
        engaged.end());
    return engaged;
}

ConsoleRepl *Debugger::repl(const ServerSession &session) const
{
    const Server *server = find(session);
    return server ? server->repl.get() : nullptr;
}

BreakpointStore &Debugger::breakpoints()
{
    return m_context.store;
}

const BreakpointBindings &Debugger::bindings() const
{
    return m_context.bindings;
}

CallStackModel &Debugger::callStack()
{
    return m_callStack;
}

VariablesModel &Debugger::variables()
{
    return m_variables;
}

WatchModel &Debugger::watch()
{
    return m_watch;
}

BreakpointsModel &Debugger::breakpointsModel()
{
    return m_breakpointsModel;
}

const StackFrame *Debugger::currentStackFrame() const
{
    const Pause *pause = m_target ? m_target->pause() : nullptr;
    if (!pause || m_frame < 0)
        return nullptr;
    int number = m_frame;
    if (number < pause->frames.size())
        return &pause->frames.at(number);
    number -= int(pause->frames.size());
    for (const AsyncPart &part : pause->asyncParts) {
        if (number < part.frames.size())
            return &part.frames.at(number);
        number -= int(part.frames.size());
    }
    return nullptr;
}

SourcePlace Debugger::currentPlace() const
{
    const StackFrame *frame = currentStackFrame();
    return frame ? frame->place : SourcePlace();
}

void Debugger::selectFrame(DebugTarget &target, int frame)
{
    if (target.pause())
        show(&target, frame);
}

void Debugger::selectTarget(DebugTarget &target)
{
    show(&target, target.pause() ? 0 : -1);
}

void Debugger::selectSession(const ServerSession &session)
{
    const Server *server = find(session);
    const QList<DebugTarget *> all = server ? targetsOf(*server) : QList<DebugTarget *>();
    if (all.isEmpty() || all.contains(m_target))
        return;
    const auto standing =
        std::find_if(all.begin(), all.end(), [](DebugTarget *each) { return each->pause(); });
    selectTarget(standing == all.end() ? *all.first() : **standing);
}

void Debugger::resume()
{
    if (m_target)
        m_target->resume();
}

void Debugger::pause()
{
    if (m_target)
        m_target->requestPause();
}

void Debugger::stepOver()
{
    if (m_target)
        m_target->stepOver();
}

void Debugger::stepInto()
{
    if (m_target)
        m_target->stepInto();
}

void Debugger::stepInto(const StepTarget &target)
{
    if (m_target)
        m_target->stepInto(target);
}

void Debugger::stepOut()
{
    if (m_target)
        m_target->stepOut();
}

void Debugger::restartFrame()
{
    if (m_target)
        m_target->restartFrame(m_frame);
}

void Debugger::runTo(const QString &path, int line)
{
    if (!m_target)
        return;
    Breakpoint once;
    once.place = {path, line, 0};
    once.oneShot = true;
    m_context.store.add(once);
    m_target->resume();
}

void Debugger::stepTargets(QObject *guard, std::function<void(QList<StepTarget>)> done)
{
    const StackFrame *frame = m_frame == 0 ? currentStackFrame() : nullptr;
    if (!frame) {
        done({});
        return;
    }
    findStepTargets(*m_target, *frame, guard, std::move(done));
}

void Debugger::breakpointColumns(const QString &path, int line, QObject *guard,
                                 std::function<void(QList<int>)> done)
{
    for (DebugTarget *target : engagedTargets()) {
        if (const QList<const Script *> scripts = target->scripts()->ofPath(path); !scripts.isEmpty()) {
            findBreakpointColumns(*target, *scripts.first(), line, guard, std::move(done));
            return;
        }
    }
    done({});
}

void Debugger::explain(BreakpointId id, QObject *guard, std::function<void(BreakpointExplanation)> done)
{
    explainBreakpoint(id, m_context, engagedTargets(), guard, std::move(done));
}

void Debugger::readSource(const QString &path, QObject *guard, std::function<void(Result<QString>)> done)
{
    // The one that the user looks at first: others may have another script of that name.
    QList<DebugTarget *> all = engagedTargets();
    if (m_target && m_target->scripts()) {
        all.removeAll(m_target);
        all.prepend(m_target);
    }
    for (DebugTarget *target : all) {
        if (!target->scripts()->ofPath(path).isEmpty() || !target->scripts()->mappedFrom(path).isEmpty()) {
            target->scripts()->readSource(path, guard, std::move(done));
            return;
        }
    }
    if (!all.isEmpty())
        all.first()->scripts()->readSource(path, guard, std::move(done));
    else
        done(Error{QStringLiteral("source-gone"),
                   CoreTr::tr("No running server has a script called %1.").arg(path)});
}

void Debugger::setCurrentText(const QString &path, const QString &text)
{
    m_context.texts.set(path, text);
}

bool Debugger::isEditedSinceLoaded(const QString &path) const
{
    const QList<DebugTarget *> all = engagedTargets();
    return std::any_of(all.begin(), all.end(),
                       [&path](DebugTarget *target) { return target->scripts()->isEdited(path); });
}

} // namespace boucle
