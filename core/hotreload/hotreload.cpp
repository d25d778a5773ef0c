// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hotreload/hotreload.h"

#include "core/base/tr.h"
#include "core/debugger/scripturl.h"
#include "core/hotreload/errorplace.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <chrono>

namespace boucle {

namespace {

using namespace std::chrono_literals;

// A server that has just begun has better things to do than to tell of its scripts.
constexpr auto learnDelay = 300ms;
// A generation that begins gets so much time before files that change again put the next one in its place.
constexpr auto patience = 500ms;
// Measured in an Express app; what is measured here takes its place.
constexpr double firstMsPerMegabyte = 1.2;
constexpr qsizetype mostRecords = 500;

bool isSource(const QString &path)
{
    static const QStringList endings{QStringLiteral("js"),  QStringLiteral("cjs"), QStringLiteral("mjs"),
                                     QStringLiteral("ts"),  QStringLiteral("cts"), QStringLiteral("mts"),
                                     QStringLiteral("json")};
    return endings.contains(path.section(u'.', -1));
}

/// The package.json that decides how the script is read.
QString packageFileOf(const QString &script)
{
    QDir folder = QFileInfo(script).dir();
    do {
        if (folder.exists(QStringLiteral("package.json")))
            return folder.filePath(QStringLiteral("package.json"));
    } while (folder.cdUp());
    return {};
}

QString whyRefused(const Error &error)
{
    if (error.code == QLatin1String("live-edit-other-text"))
        return CoreTr::tr("it is compiled before it runs");
    if (error.code == QLatin1String("live-edit-unknown"))
        return CoreTr::tr("it is read at the start");
    if (error.message == QLatin1String("BlockedByActiveFunction"))
        return CoreTr::tr("a call of a changed function is under way");
    if (error.message == QLatin1String("BlockedByActiveGenerator"))
        return CoreTr::tr("a call of a changed function waits");
    if (error.code == QLatin1String("live-edit-refused") || error.code == QLatin1String("live-edit-broken"))
        return CoreTr::tr("the engine refuses the live edit (%1)").arg(error.message);
    return CoreTr::tr("the server does not answer");
}

bool isActive(const Result<void> &outcome)
{
    return !outcome && outcome.error().message.startsWith(QLatin1String("BlockedByActive"));
}

} // namespace

HotReload::HotReload(ServerSession &session, ChangeClassifier &classifier, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_judge(classifier)
    , m_msPerMegabyte(firstMsPerMegabyte)
{
    m_learn.setSingleShot(true);
    m_learn.setInterval(learnDelay);
    connect(&m_learn, &QTimer::timeout, this, [this] {
        if (LiveEditor *known = editor())
            known->learn();
        if (!std::exchange(m_isWarm, true))
            m_judge.warmUp();
    });
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &HotReload::process);
    connect(&m_watch, &FileWatch::changed, this, &HotReload::takeChange);
    connect(&m_watch, &FileWatch::written, this, [this](const QString &path) {
        if (LiveEditor *known = isOn() && m_phase == Phase::Idle ? editor() : nullptr)
            m_judge.prepare(path, known);
    });
    connect(&session, &ServerSession::stateChanged, this, &HotReload::takeState);
    connect(&session, &ServerSession::addressesChanged, this, &HotReload::takeAddresses);
    connect(&session, &ServerSession::tookOver, this, &HotReload::takeOver);
    connect(&session, &ServerSession::replacementFailed, this, &HotReload::takeFailure);
    connect(&session, &ServerSession::retired, this, [this](ServerId id) { m_editors.erase(id); });
    connect(&session, &ServerSession::fileLoaded, this, &HotReload::takeLoaded);
}

HotReload::~HotReload() = default;

void HotReload::setEditor(ServerId id, LiveEditor *editor)
{
    if (!isOn())
        return;
    m_editors[id] = editor;
    connect(editor, &LiveEditor::loaded, this, &HotReload::watch);
    m_begunMs = QDateTime::currentMSecsSinceEpoch();
}

LiveEditor *HotReload::editor() const
{
    const std::optional<ServerId> serving = m_session.serving();
    const auto found = serving ? m_editors.find(*serving) : m_editors.end();
    return found == m_editors.end() ? nullptr : found->second.data();
}

void HotReload::takeState(ServerState state)
{
    if (state == ServerState::Starting) {
        beginRun();
    } else if (state == ServerState::Running) {
        learnSoon();
        if (!m_waiting.isEmpty() && m_phase == Phase::Idle) {
            const QSet<QString> waiting = std::exchange(m_waiting, {});
            takeChange({waiting.begin(), waiting.end()}, {}); // it counts from now
        }
    } else if (state == ServerState::Exited || state == ServerState::Idle) {
        m_editors.clear();
        m_learn.stop();
        const bool wasReviving = m_phase == Phase::Replacing && m_isReviving;
        if (wasReviving && m_session.exitReason())
            finish(ReloadRecord::Outcome::Kept, describe(*m_session.exitReason()));
        m_phase = Phase::Idle;
    }
}

void HotReload::takeAddresses()
{
    if (m_session.addresses().isEmpty())
        return;
    m_hasListened = true;
    if (m_isReviving)
        takeOver();
    else if (!m_waiting.isEmpty())
        takeState(m_session.state());
}

/// Its work is to serve, or the user has said that it does not matter.
bool HotReload::mayReplace() const
{
    return m_hasListened || m_session.spec().hotReload.restartsAll;
}

void HotReload::beginRun()
{
    if (!isOn()) {
        m_watch.clear();
        return;
    }
    if (m_phase == Phase::Replacing)
        return; // it had ended, and a change revives it
    m_phase = Phase::Idle;
    m_pending.clear();
    m_waiting.clear();
    m_hasFailed = false;
    m_wantsRetry = false;
    m_hasListened = false;
    m_watch.clear();
    m_judge.forget();
    m_begunMs = QDateTime::currentMSecsSinceEpoch();
    const LaunchSpec &spec = m_session.spec();
    const QString folder =
        spec.workingDirectory.isEmpty() ? QFileInfo(spec.script).absolutePath() : spec.workingDirectory;
    QStringList files = spec.hotReload.files;
    if (const QString package = packageFileOf(spec.script); !package.isEmpty())
        files.append(package);
    files.append(folder + QStringLiteral("/.env"));
    for (const QString &file : std::as_const(files)) {
        m_watch.add(file);
        m_judge.remember(file);
    }
    m_watch.add(spec.script);
}

void HotReload::learnSoon()
{
    if (isOn() && m_session.spec().debuggable && !m_learn.isActive())
        m_learn.start();
}

void HotReload::watch(const QString &path)
{
    if (isInNodeModules(path) && !m_session.spec().hotReload.watchesPackages)
        return;
    if (m_watch.contains(path))
        return;
    m_watch.add(path);
    // Written between its loading and now.
    if (QFileInfo(path).lastModified().toMSecsSinceEpoch() > m_begunMs)
        takeChange({path}, {});
}

void HotReload::takeLoaded(ServerId id, const ServerFileLoaded &file)
{
    Q_UNUSED(id)
    if (!isOn())
        return;
    if (file.isData)
        m_judge.remember(file.path);
    if (file.isInWorker)
        m_judge.noteWorker(file.path);
    watch(file.path);
}

void HotReload::takeChange(const QStringList &paths, const QStringList &made)
{
    if (!isOn())
        return;
    if (m_hasFailed && std::any_of(made.begin(), made.end(), isSource))
        m_wantsRetry = true;
    if (paths.isEmpty() && !m_wantsRetry)
        return;
    const std::optional<ExitReason> &exit = m_session.exitReason();
    const bool wasStopped = exit && std::holds_alternative<Terminated>(*exit);
    const bool isOver = wasStopped || m_session.state() == ServerState::Idle || !mayReplace();
    if (!isAlive(m_session.state()) && isOver)
        return;
    if (m_phase == Phase::Idle && m_pending.isEmpty()) {
        m_changeTime = QDateTime::currentDateTime();
        m_sinceChange.start();
        m_old = m_session.serving();
        m_servedBefore = m_old ? m_session.requestsServed(*m_old) : 0;
    }
    for (const QString &path : paths)
        m_pending.insert(path);
    if (m_phase == Phase::Replacing)
        m_patience.isActive() ? void() : m_patience.start();
    else
        process();
}

void HotReload::process()
{
    if (m_phase == Phase::Judging || m_phase == Phase::Editing || (m_pending.isEmpty() && !m_wantsRetry))
        return;
    QSet<QString> files = std::exchange(m_pending, {});
    if (m_phase == Phase::Replacing)
        files.unite(QSet<QString>(m_files.begin(), m_files.end()));
    m_files = QStringList(files.begin(), files.end());
    m_files.sort();
    const bool wantsRetry = std::exchange(m_wantsRetry, false);
    if (m_phase == Phase::Replacing) {
        replace(m_reason); // in place of the one that begins
    } else if (!isAlive(m_session.state())) {
        replace(CoreTr::tr("it had ended"));
    } else if (wantsRetry && m_files.isEmpty()) {
        replace(CoreTr::tr("a file has been added"));
    } else {
        judge();
    }
}

void HotReload::judge()
{
    m_phase = Phase::Judging;
    LiveEditor *const present = editor();
    const auto judged = [this](const Judgement &judgement) { act(judgement); };
    if (!present) {
        m_judge.judge(m_files, nullptr, this, judged);
        return;
    }
    present->learn();
    // Answered after all that learn() tells of.
    present->readHeap(this, [this, present = QPointer(present), judged](const Result<double> &heap) {
        if (m_phase != Phase::Judging)
            return;
        m_heapBytes = heap ? *heap : 0;
        if (!heap || !present)
            replace(CoreTr::tr("the server does not answer"));
        else
            m_judge.judge(m_files, present, this, judged);
    });
}

void HotReload::act(const Judgement &judgement)
{
    if (m_phase != Phase::Judging)
        return; // it has ended meanwhile
    const bool isPaused = m_session.state() == ServerState::Paused;
    switch (judgement.kind) {
    case ChangeVerdict::Kind::None:
        if (judgement.isSame) {
            goOn();
        } else {
            finish(ReloadRecord::Outcome::Unchanged, judgement.reason);
        }
        return;
    case ChangeVerdict::Kind::SyntaxError:
        finish(ReloadRecord::Outcome::Kept, judgement.reason, judgement.place);
        return;
    case ChangeVerdict::Kind::LiveEdit:
        edit(judgement);
        return;
    case ChangeVerdict::Kind::NewGeneration:
        if (isPaused)
            wait(CoreTr::tr("the server is paused"));
        else if (!mayReplace())
            wait(CoreTr::tr("it listens nowhere: restart it to run the new code"));
        else
            replace(judgement.reason);
        return;
    }
}

void HotReload::edit(const Judgement &judgement)
{
    qsizetype steps = 0;
    for (const LiveEditor::Edit &each : judgement.edits)
        steps += each.steps.size() - 1;
    if (steps > 1)
        steps += judgement.edits.size(); // tried out first
    const double megabytes = m_heapBytes / (1024 * 1024);
    const HotReloadOptions &options = m_session.spec().hotReload;
    const double estimate = double(steps) * megabytes * m_msPerMegabyte;
    const bool isTooLong = estimate > options.pauseLimitMs && !options.prefersState;
    if (isTooLong && mayReplace() && m_session.state() != ServerState::Paused) {
        replace(CoreTr::tr("a live edit would stop the server for about %1 ms").arg(qRound(estimate)));
        return;
    }
    m_phase = Phase::Editing;
    m_sinceEdit.start();
    editor()->apply(judgement.edits, this, [this, judgement, steps, megabytes](const Result<void> &outcome) {
        if (m_phase != Phase::Editing)
            return;
        m_pauseMs = double(m_sinceEdit.nsecsElapsed()) / 1e6;
        if (outcome && megabytes > 0)
            m_msPerMegabyte = (m_msPerMegabyte + m_pauseMs / (double(steps) * megabytes)) / 2;
        takeEdit(judgement, outcome);
    });
}

void HotReload::takeEdit(const Judgement &judgement, const Result<void> &outcome)
{
    if (outcome)
        finish(ReloadRecord::Outcome::LiveEdit, judgement.reason);
    else if (m_session.state() == ServerState::Paused && isActive(outcome))
        wait(CoreTr::tr("the server is paused"));
    else if (!mayReplace())
        wait(CoreTr::tr("it listens nowhere: restart it to run the new code"));
    else
        replace(whyRefused(outcome.error()));
}

void HotReload::wait(const QString &reason)
{
    m_waiting.unite(QSet<QString>(m_files.begin(), m_files.end()));
    finish(ReloadRecord::Outcome::Waiting, reason);
}

void HotReload::replace(const QString &reason)
{
    m_phase = Phase::Replacing;
    m_reason = reason;
    m_patience.stop();
    if (m_specSource) {
        Result<LaunchSpec> spec = m_specSource();
        if (!spec) {
            finish(ReloadRecord::Outcome::Kept, spec.error().message);
            return;
        }
        m_session.setSpec(*spec);
    }
    m_begunMs = QDateTime::currentMSecsSinceEpoch();
    m_judge.refresh();
    m_isReviving = !isAlive(m_session.state());
    if (const Result<void> begun = m_session.replace(); !begun)
        finish(ReloadRecord::Outcome::Kept, begun.error().message);
}

void HotReload::takeOver()
{
    m_hasFailed = false;
    learnSoon();
    if (m_phase != Phase::Replacing)
        return;
    finish(ReloadRecord::Outcome::NewGeneration, m_reason);
}

void HotReload::takeFailure(const QString &reason, const ExitReason &exit)
{
    m_hasFailed = true;
    if (m_phase != Phase::Replacing)
        return;
    std::optional<SourcePlace> place;
    if (const auto *uncaught = std::get_if<UncaughtError>(&exit))
        place = findErrorPlace(uncaught->stack);
    finish(ReloadRecord::Outcome::Kept, reason, place);
}

ReloadRecord HotReload::record(ReloadRecord::Outcome outcome, const QString &reason) const
{
    ReloadRecord result;
    result.time = m_changeTime;
    result.files = m_files;
    result.outcome = outcome;
    result.reason = reason;
    result.liveMs = double(m_sinceChange.nsecsElapsed()) / 1e6;
    if (outcome == ReloadRecord::Outcome::LiveEdit)
        result.pauseMs = m_pauseMs;
    if (m_old) {
        const quint64 served = m_session.requestsServed(*m_old);
        result.servedByOld = served > m_servedBefore ? served - m_servedBefore : 0;
    }
    const std::optional<ServerId> serving = m_session.serving();
    if (outcome == ReloadRecord::Outcome::NewGeneration && serving && serving != m_old)
        result.servedByNew = m_session.requestsServed(*serving);
    return result;
}

void HotReload::finish(ReloadRecord::Outcome outcome, const QString &reason,
                       const std::optional<SourcePlace> &place)
{
    ReloadRecord result = record(outcome, reason);
    result.place = place;
    m_isReviving = false;
    m_patience.stop();
    m_records.append(result);
    if (m_records.size() > mostRecords)
        m_records.removeFirst();
    m_phase = Phase::Idle;
    emit recorded(result);
    goOn();
}

/// With what has changed meanwhile, which counts from now.
void HotReload::goOn()
{
    m_phase = Phase::Idle;
    if (m_pending.isEmpty() && !m_wantsRetry)
        return;
    const QStringList again(m_pending.cbegin(), m_pending.cend());
    m_pending.clear();
    takeChange(again, {});
}

void HotReload::preview(const QString &path, const QString &text, QObject *guard,
                        std::function<void(const std::optional<Judgement> &)> done)
{
    LiveEditor *const present = editor();
    const bool isLoaded = isOn() && isAlive(m_session.state()) && m_watch.contains(path);
    if (!isLoaded) {
        done(std::nullopt);
        return;
    }
    const auto judged = [done](const Judgement &judgement) { done(judgement); };
    if (!present) {
        m_judge.judgeText(path, text, nullptr, guard, judged);
        return;
    }
    present->learn();
    present->readHeap(this, [this, path, text, guard = QPointer(guard), present = QPointer(present), done,
                             judged](const Result<double> &heap) {
        if (!guard)
            return;
        if (heap && present)
            m_judge.judgeText(path, text, present, guard, judged);
        else
            done(std::nullopt);
    });
}

} // namespace boucle
