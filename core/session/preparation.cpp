// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/preparation.h"

#include "core/base/tr.h"

#include <QDateTime>

#include <chrono>
#include <csignal>

#include <unistd.h>

namespace boucle {

namespace {

using namespace std::chrono_literals;

// A command that is asked to end gets this long for it.
constexpr auto politeEnd = 400ms;

OutputBatch linesOf(OutputStream stream, const QByteArray &bytes)
{
    OutputBatch batch;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (qsizetype from = 0; from < bytes.size();) {
        const qsizetype end = bytes.indexOf('\n', from);
        const bool partial = end < 0;
        QByteArray text = bytes.mid(from, (partial ? bytes.size() : end) - from);
        if (!partial && text.endsWith('\r'))
            text.chop(1);
        batch.lines.append({stream, partial, now, std::move(text)});
        from = partial ? bytes.size() : end + 1;
    }
    return batch;
}

} // namespace

PreparationRun::PreparationRun(QList<Preparation> steps, const QMap<QString, QString> &environment,
                               QObject *parent)
    : QObject(parent), m_steps(std::move(steps))
{
    QProcessEnvironment variables;
    for (auto it = environment.begin(); it != environment.end(); ++it)
        variables.insert(it.key(), it.value());
    m_process.setProcessEnvironment(variables);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setChildProcessModifier([] { setpgid(0, 0); });
    connect(&m_process, &QProcess::started, this, [this] {
        m_group = m_process.processId();
        if (m_stopped)
            signalGroup(SIGTERM);
    });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] { take(OutputStream::Stdout); });
    connect(&m_process, &QProcess::readyReadStandardError, this, [this] { take(OutputStream::Stderr); });
    connect(&m_process, &QProcess::finished, this, &PreparationRun::handleEnd);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish(Error{QStringLiteral("preparation-failed"),
                         CoreTr::tr("“%1” could not be started: %2.")
                             .arg(m_steps.constFirst().command, m_process.errorString())});
    });
    m_killTimer.setSingleShot(true);
    m_killTimer.setInterval(politeEnd);
    connect(&m_killTimer, &QTimer::timeout, this, [this] { signalGroup(SIGKILL); });
}

PreparationRun::~PreparationRun()
{
    m_process.disconnect(this);
    if (m_group == 0)
        return;
    signalGroup(SIGKILL);
    m_process.waitForFinished(); // QProcess would wait as well, and complain
}

void PreparationRun::start()
{
    const Preparation &step = m_steps.constFirst();
    emit stepStarted(step.command);
    m_process.setWorkingDirectory(step.workingDirectory);
    m_process.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), step.command});
}

void PreparationRun::stop()
{
    m_stopped = true;
    signalGroup(SIGTERM);
    m_killTimer.start();
}

void PreparationRun::take(OutputStream stream)
{
    emit output(linesOf(stream, stream == OutputStream::Stdout ? m_process.readAllStandardOutput()
                                                               : m_process.readAllStandardError()));
}

void PreparationRun::handleEnd(int exitCode, QProcess::ExitStatus status)
{
    take(OutputStream::Stdout);
    take(OutputStream::Stderr);
    // What it left in the background is no part of a preparation.
    signalGroup(SIGKILL);
    m_group = 0;
    const Preparation step = m_steps.takeFirst();
    if (m_stopped) {
        finish(Error{QStringLiteral("preparation-stopped"), CoreTr::tr("Stopped"), false});
    } else if (status == QProcess::CrashExit) {
        finish(Error{QStringLiteral("preparation-failed"),
                     CoreTr::tr("“%1” was ended by a signal.").arg(step.command)});
    } else if (exitCode != 0) {
        finish(Error{QStringLiteral("preparation-failed"),
                     CoreTr::tr("“%1” failed with exit code %2.").arg(step.command).arg(exitCode)});
    } else if (m_steps.isEmpty()) {
        finish({});
    } else {
        start();
    }
}

void PreparationRun::signalGroup(int signal)
{
    if (m_group > 0)
        kill(pid_t(-m_group), signal);
}

void PreparationRun::finish(const Result<void> &result)
{
    m_killTimer.stop();
    emit finished(result);
}

} // namespace boucle
