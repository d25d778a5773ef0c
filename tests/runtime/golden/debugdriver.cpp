// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/golden/debugdriver.h"

#include "core/debugger/consolerepl.h"
#include "core/debugger/debugtarget.h"
#include "tests/support/runtimeprobe.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

#include <chrono>

namespace boucle {

DebugDriver::DebugDriver(ServerRuntime &runtime, LaunchSpec::Placement placement, const Scenario &scenario)
    : m_scenario(scenario)
    , m_session(runtime, {})
{
    for (const Scenario::File &file : scenario.files) {
        const QString path = pathOf(file.name);
        QDir().mkpath(QFileInfo(path).path());
        QFile out(path);
        if (!file.name.endsWith(u'~') &&
            (!out.open(QIODevice::WriteOnly) || out.write(file.text) != file.text.size()))
            qFatal("cannot write %s", qPrintable(path));
    }
    LaunchSpec spec = RuntimeProbe::specFor(pathOf(scenario.files.first().name));
    spec.name = QStringLiteral("server");
    spec.placement = placement;
    spec.environment.insert(QStringLiteral("NO_COLOR"), QStringLiteral("1"));
    m_session.setSpec(spec);
    if (const Result<void> opened = m_debugger.setProject(m_folder.path(), m_data.path()); !opened)
        qFatal("%s", qPrintable(opened.error().message));
    m_debugger.addSession(m_session);
    QObject::connect(&m_debugger, &Debugger::problemFound, &m_session,
                     [this](const Error &error) { write(QStringLiteral("problem: ") + error.message); });
}

DebugDriver::~DebugDriver()
{
    m_session.stop();
    if (!RuntimeProbe::waitForState(m_session, ServerState::Exited))
        qWarning("the server does not stop");
    m_debugger.removeSession(m_session);
}

QStringList DebugDriver::play()
{
    for (const QString &line : m_scenario.steps) {
        if (line.isEmpty())
            continue;
        write(QStringLiteral("> ") + line);
        const QString name = line.section(u' ', 0, 0);
        const auto step = steps().constFind(name);
        if (step == steps().cend()) {
            write(QStringLiteral("error: there is no step ") + name);
            break;
        }
        (*step)(*this, line.mid(name.size() + 1));
        if (m_failed)
            break;
    }
    return m_transcript;
}

const QHash<QString, std::function<void(DebugDriver &, const QString &)>> &DebugDriver::steps()
{
    using Driver = DebugDriver;
    static const QHash<QString, std::function<void(Driver &, const QString &)>> all{
        {QStringLiteral("break"), &Driver::breakAt},
        {QStringLiteral("catch"), &Driver::catchExceptions},
        {QStringLiteral("enable"), [](Driver &d, const QString &rest) { d.setEnabled(true, rest); }},
        {QStringLiteral("disable"), [](Driver &d, const QString &rest) { d.setEnabled(false, rest); }},
        {QStringLiteral("remove"),
         [](Driver &d, const QString &rest) { d.m_debugger.breakpoints().remove(d.idOf(rest)); }},
        {QStringLiteral("run"), &Driver::run},
        {QStringLiteral("stop"), &Driver::stop},
        {QStringLiteral("end"), &Driver::awaitEnd},
        {QStringLiteral("bound"), &Driver::awaitBound},
        {QStringLiteral("pending"), &Driver::awaitPending},
        {QStringLiteral("paused"), &Driver::awaitPause},
        {QStringLiteral("running"), &Driver::awaitRunning},
        {QStringLiteral("console"), &Driver::awaitConsole},
        {QStringLiteral("request"), &Driver::request},
        {QStringLiteral("response"), &Driver::response},
        {QStringLiteral("continue"), [](Driver &d, const QString &) { d.m_debugger.resume(); }},
        {QStringLiteral("pause"), [](Driver &d, const QString &) { d.m_debugger.pause(); }},
        {QStringLiteral("over"), [](Driver &d, const QString &) { d.m_debugger.stepOver(); }},
        {QStringLiteral("into"), [](Driver &d, const QString &) { d.m_debugger.stepInto(); }},
        {QStringLiteral("out"), [](Driver &d, const QString &) { d.m_debugger.stepOut(); }},
        {QStringLiteral("restart"), [](Driver &d, const QString &) { d.m_debugger.restartFrame(); }},
        {QStringLiteral("into-call"), &Driver::stepIntoCall},
        {QStringLiteral("run-to"), &Driver::runTo},
        {QStringLiteral("frame"), &Driver::selectFrame},
        {QStringLiteral("columns"), &Driver::columns},
        {QStringLiteral("stack"), &Driver::showStack},
        {QStringLiteral("targets"), &Driver::showTargets},
        {QStringLiteral("scopes"), &Driver::showScopes},
        {QStringLiteral("expand"), &Driver::expand},
        {QStringLiteral("getter"), &Driver::askGetter},
        {QStringLiteral("set"), &Driver::setValue},
        {QStringLiteral("json"), &Driver::copyJson},
        {QStringLiteral("eval"), &Driver::evaluate},
        {QStringLiteral("preview"), &Driver::preview},
        {QStringLiteral("complete"), &Driver::complete},
        {QStringLiteral("watch"), &Driver::watch},
        {QStringLiteral("hover"), &Driver::hover},
        {QStringLiteral("explain"), &Driver::explain},
        {QStringLiteral("edit"), &Driver::edit},
        {QStringLiteral("source"), &Driver::showSource},
        {QStringLiteral("limit"),
         [](Driver &d, const QString &rest) {
             DebugSettings settings = d.m_debugger.settings();
             settings.evaluationLimitMs = rest.toInt();
             d.m_debugger.setSettings(settings);
         }},
        {QStringLiteral("skip"),
         [](Driver &d, const QString &rest) {
             DebugSettings settings = d.m_debugger.settings();
             settings.skipNodeModules = rest == QLatin1String("node_modules");
             d.m_debugger.setSettings(settings);
         }},
    };
    return all;
}

void DebugDriver::write(const QString &line)
{
    m_transcript.append(normalised(line).split(u'\n'));
}

bool DebugDriver::wait(const std::function<bool()> &isDone, const QString &what)
{
    if (QTest::qWaitFor(isDone, RuntimeProbe::limitMs))
        return true;
    write(QStringLiteral("timeout: ") + what + u'\n' + m_session.log().plainText());
    m_failed = true;
    return false;
}

QString DebugDriver::normalised(QString text) const
{
    text.replace(m_folder.path(), QStringLiteral("$DIR"));
    // Of a script without a name, a thread and a process.
    static const QRegularExpression script(QStringLiteral("\\bVM\\d+"));
    static const QRegularExpression thread(QStringLiteral("\\b(worker|process) \\d+"));
    static const QRegularExpression port(QStringLiteral("\\b(localhost|127\\.0\\.0\\.1):\\d+"));
    // They are node's business, and another version's are others.
    static const QRegularExpression internal(QStringLiteral("(node:[a-z_/]+):\\d+(:\\d+)?"));
    text.replace(script, QStringLiteral("VM"));
    text.replace(thread, QStringLiteral("\\1 N"));
    text.replace(port, QStringLiteral("\\1:PORT"));
    text.replace(internal, QStringLiteral("\\1"));
    return text;
}

QString DebugDriver::pathOf(const QString &name) const
{
    return name.startsWith(QLatin1String("node:")) ? name : m_folder.filePath(name);
}

QString DebugDriver::placeText(const SourcePlace &place) const
{
    const QString prefix = m_folder.path() + u'/';
    const QString path = place.path.startsWith(prefix) ? place.path.mid(prefix.size()) : place.path;
    return QStringLiteral("%1:%2:%3").arg(path).arg(place.line).arg(place.column);
}

BreakpointId DebugDriver::idOf(const QString &number) const
{
    return m_breakpoints.value(number.section(u' ', 0, 0).toInt() - 1);
}

/// "main.js:3:5 | if x > 2 | hits 3 | log id {x} | once | disabled | path /a | method GET | next"
Breakpoint DebugDriver::breakpointOf(const QString &text) const
{
    const QStringList parts = text.split(QStringLiteral(" | "));
    Breakpoint breakpoint;
    const QStringList place = parts.first().split(u':');
    if (place.size() == 1) {
        breakpoint.kind = Breakpoint::Kind::Function;
        breakpoint.functionName = place.first();
    } else {
        breakpoint.place = {pathOf(place.first()), place.at(1).toInt(), place.value(2).toInt()};
    }
    for (const QString &part : parts.mid(1)) {
        const QString name = part.section(u' ', 0, 0);
        const QString value = part.mid(name.size() + 1);
        if (name == QLatin1String("if"))
            breakpoint.condition = value;
        else if (name == QLatin1String("hits"))
            breakpoint.hitCondition = value;
        else if (name == QLatin1String("log"))
            breakpoint.logMessage = value;
        else if (name == QLatin1String("path"))
            breakpoint.request.path = value;
        else if (name == QLatin1String("method"))
            breakpoint.request.method = value;
        else if (name == QLatin1String("once"))
            breakpoint.oneShot = true;
        else if (name == QLatin1String("disabled"))
            breakpoint.enabled = false;
        else
            qFatal("a breakpoint has no %s", qPrintable(name));
    }
    return breakpoint;
}

void DebugDriver::breakAt(const QString &rest)
{
    m_breakpoints.append(m_debugger.breakpoints().add(breakpointOf(rest)));
}

void DebugDriver::catchExceptions(const QString &rest)
{
    Breakpoint breakpoint = breakpointOf(rest);
    breakpoint.kind = Breakpoint::Kind::Exception;
    breakpoint.exceptions = breakpoint.functionName == QLatin1String("all")
                                ? Breakpoint::Exceptions::All
                                : Breakpoint::Exceptions::Uncaught;
    breakpoint.functionName.clear();
    m_breakpoints.append(m_debugger.breakpoints().add(breakpoint));
}

void DebugDriver::setEnabled(bool enabled, const QString &rest)
{
    m_debugger.breakpoints().setEnabled(idOf(rest), enabled);
}

void DebugDriver::run(const QString &rest)
{
    Q_UNUSED(rest)
    if (const Result<void> started = m_session.start(); !started)
        write(QStringLiteral("error: ") + started.error().message);
}

void DebugDriver::stop(const QString &rest)
{
    m_session.stop();
    awaitEnd(rest);
}

void DebugDriver::awaitEnd(const QString &rest)
{
    Q_UNUSED(rest)
    if (!wait([this] { return m_session.state() == ServerState::Exited; }, QStringLiteral("the end")))
        return;
    write(QStringLiteral("ended with code %1").arg(exitCodeOf(*m_session.exitReason())));
    writeStreams();
}

void DebugDriver::awaitBound(const QString &rest)
{
    const BreakpointId id = idOf(rest);
    const auto bound = [&] {
        return std::holds_alternative<BoundBreakpoint>(m_debugger.bindings().binding(id));
    };
    if (!wait(bound, QStringLiteral("a bound breakpoint")))
        return;
    const BreakpointBinding binding = m_debugger.bindings().binding(id);
    QStringList places;
    for (const SourcePlace &place : std::get<BoundBreakpoint>(binding).places)
        places.append(placeText(place));
    places.sort();
    write(QStringLiteral("bound ") + places.join(u' '));
}

/// "2 condition": until what is said of it contains the word.
void DebugDriver::awaitPending(const QString &rest)
{
    const BreakpointId id = idOf(rest);
    const QString word = rest.section(u' ', 1);
    const auto said = [&] { return describe(m_debugger.bindings().binding(id)); };
    if (wait([&] { return !said().isEmpty() && said().contains(word); },
             QStringLiteral("pending, not: ") + said()))
        write(QStringLiteral("pending: ") + said());
}

void DebugDriver::awaitPause(const QString &rest)
{
    Q_UNUSED(rest)
    const auto key = [](DebugTarget *target) {
        return QPair(quint64(target->id()), target->pause()->generation);
    };
    const auto isNew = [&] {
        DebugTarget *target = m_debugger.currentTarget();
        return target && target->pause() && m_debugger.currentFrame() >= 0 &&
               !m_seenPauses.contains(key(target));
    };
    if (!wait(isNew, QStringLiteral("a pause")))
        return;
    DebugTarget &target = *m_debugger.currentTarget();
    m_seenPauses.insert(key(&target));
    const Pause &pause = *target.pause();
    QString text = describe(pause.reason) + QStringLiteral(" at ") + placeText(pause.frames.first().place);
    if (!pause.frames.first().function.isEmpty())
        text += QStringLiteral(" in ") + pause.frames.first().function;
    if (pause.thrown)
        text += QStringLiteral("\n  thrown ") + pause.thrown->text.section(u'\n', 0, 0);
    if (target.kind() != DebugTarget::Kind::Main)
        text += QStringLiteral("\n  of ") + target.title();
    write(text);
}

void DebugDriver::awaitRunning(const QString &rest)
{
    Q_UNUSED(rest)
    wait(
        [this] {
            DebugTarget *target = m_debugger.currentTarget();
            return target && target->state() == DebugTarget::State::Running;
        },
        QStringLiteral("running"));
}

void DebugDriver::awaitConsole(const QString &rest)
{
    wait([&] { return m_session.log().plainText().contains(rest); },
         QStringLiteral("the console to say ") + rest);
}

void DebugDriver::request(const QString &rest)
{
    if (!wait([this] { return !m_session.addresses().isEmpty(); }, QStringLiteral("a server that listens")))
        return;
    const int port = m_session.addresses().first().port;
    m_response = std::async(std::launch::async,
                            [port, rest] { return HttpClient::get(port, rest, 2 * RuntimeProbe::limitMs); });
}

void DebugDriver::response(const QString &rest)
{
    Q_UNUSED(rest)
    const auto isThere = [this] {
        return m_response.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    };
    if (!wait(isThere, QStringLiteral("a response")))
        return;
    const HttpResponse answer = m_response.get();
    write(QStringLiteral("%1 %2").arg(answer.status).arg(QString::fromUtf8(answer.body)));
}

void DebugDriver::runTo(const QString &rest)
{
    const SourcePlace place = breakpointOf(rest).place;
    m_debugger.runTo(place.path, place.line);
}

void DebugDriver::selectFrame(const QString &rest)
{
    m_debugger.selectFrame(*m_debugger.currentTarget(), rest.toInt());
    write(QStringLiteral("frame at ") + placeText(m_debugger.currentPlace()));
}

void DebugDriver::edit(const QString &rest)
{
    const Scenario::File *text = m_scenario.find(rest + u'~');
    if (!text)
        qFatal("there is no later text of %s", qPrintable(rest));
    m_debugger.setCurrentText(pathOf(rest), QString::fromUtf8(text->text));
    const auto isEdited = [&] { return m_debugger.isEditedSinceLoaded(pathOf(rest)); };
    if (wait(isEdited, QStringLiteral("an edited file")))
        write(QStringLiteral("edited since loaded"));
}

/// Each by itself: they come two ways, whose order is not the program's.
void DebugDriver::writeStreams()
{
    QStringList out;
    QStringList err;
    QStringList own;
    const QStringList lines = m_session.log().plainText().split(u'\n');
    for (int row = 0; row < m_session.log().count(); ++row) {
        const OutputLog::Line &line = m_session.log().at(row);
        const QString text = lines.value(row);
        if (line.kind == OutputLog::Kind::Stdout)
            out.append(QStringLiteral("  out ") + text);
        // With an inspector node shows another line of code above an error than without one: below the mark
        // is the rest.
        else if (line.kind == OutputLog::Kind::Stderr && text.trimmed() == QLatin1String("^"))
            err.clear();
        else if (line.kind == OutputLog::Kind::Stderr && !text.contains(QLatin1String("(node:")) &&
                 !text.contains(QLatin1String("at node:")) && !text.startsWith(QLatin1String("Node.js v")))
            err.append(QStringLiteral("  err ") + text);
        else if (line.kind == OutputLog::Kind::Info && text.contains(QLatin1String("js:")))
            own.append(QStringLiteral("  log ") + text);
    }
    for (const QString &line : out + err + own)
        write(line);
}

} // namespace boucle
