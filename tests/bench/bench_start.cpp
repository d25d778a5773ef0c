// SPDX-License-Identifier: GPL-3.0-or-later

// Time to the first answered request: the window's Run (from the click) and `boucle exec` (whole process)
// against spawning node, interleaved, for a plain http server and the Express sample. Prints one JSON object;
// asserts nothing. BOUCLE_BENCH_ROUNDS: rounds, 11 by default.

#include "core/session/serversession.h"
#include "runtime/node/host.h"
#include "tests/bench/firstanswer.h"
#include "tests/e2e/windowdriver.h"
#include "tests/support/hosttest.h"

#include <QAccessible>
#include <QApplication>
#include <QDir>
#include <QEventLoop>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <nlohmann/json.hpp>

#include <cstdio>

using namespace boucle;

namespace {

using Clock = FirstAnswer::Clock;
using Json = nlohmann::json;

double milliseconds(Clock::duration duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

struct Sample
{
    QString name;
    QString folder;
    QString script;
};

double spawned(const QString &program, const QStringList &arguments, const Sample &sample, int port)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment();
    environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
    environment.insert(QStringLiteral("PORT"), QString::number(port));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(sample.folder);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    FirstAnswer answer(port);
    const auto begin = Clock::now();
    process.start(program, arguments + QStringList{sample.script});
    const auto end = answer.time();
    process.kill();
    process.waitForFinished();
    return milliseconds(end - begin);
}

// For the environment that waits, and that a person would not outrun either.
constexpr int standbyMs = 800;

double clicked(WindowDriver &window, int port)
{
    QTest::qWait(standbyMs);
    // The first time the folder has to be trusted; then the button is where the driver's search ends.
    if (!window.application().trigger(u"server.stop") && window.consoleText().isEmpty()) {
        if (!window.run() || !window.press(QStringLiteral("Stop")) || !window.waitUntilStopped())
            qFatal("Run cannot be clicked");
        QTest::qWait(standbyMs);
    }
    FirstAnswer answer(port);
    const auto begin = Clock::now();
    if (!window.application().trigger(u"server.run"))
        qFatal("Run is not offered");
    // The window lives meanwhile, as it does for a person; a wait of Qt Test sleeps for most of the time.
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (answer.isThere() || Clock::now() - begin > std::chrono::milliseconds(WindowDriver::limitMs))
            loop.quit();
    });
    look.start(1);
    loop.exec();
    look.stop();
    if (!answer.isThere())
        qFatal("no answer: %s", qPrintable(window.consoleText()));
    const auto end = answer.time();
    if (!window.press(QStringLiteral("Stop")) || !window.waitUntilStopped())
        qFatal("cannot be stopped");
    return milliseconds(end - begin);
}

Json summary(const std::vector<double> &values, const std::vector<double> &base)
{
    std::vector<double> ratios;
    for (size_t i = 0; i < values.size(); ++i)
        ratios.push_back(values[i] / base[i]);
    return {{"medianMs", median(values)},
            {"minMs", *std::min_element(values.begin(), values.end())},
            {"maxMs", *std::max_element(values.begin(), values.end())},
            {"ratioToNode", median(ratios)}};
}

Json measure(Host &host, const Sample &sample, int rounds)
{
    const QString launcher = qEnvironmentVariable("BOUCLE_BUILD_DIR") + QStringLiteral("/boucle");
    const int port = WindowDriver::freePort();
    WindowDriver window(host, sample.folder, {{QStringLiteral("PORT"), QString::number(port)}});
    std::vector<double> node;
    std::vector<double> exec;
    std::vector<double> run;
    for (int round = -1; round < rounds; ++round) {
        const double a = spawned(host.executablePath(), {}, sample, port);
        const double b = spawned(launcher, {QStringLiteral("exec")}, sample, port);
        const double c = clicked(window, port);
        if (round < 0)
            continue; // warms the page cache
        node.push_back(a);
        exec.push_back(b);
        run.push_back(c);
    }
    return {{"node", summary(node, node)}, {"exec", summary(exec, node)}, {"run", summary(run, node)}};
}

double residentMiB()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no /proc");
    constexpr double pagesPerMiB = 256;
    return file.readAll().split(' ').value(1).toDouble() / pagesPerMiB;
}

/// What an environment that waits costs.
double standbyMiB(Host &host)
{
    QTemporaryDir folder;
    QFile script(folder.filePath(QStringLiteral("one.cjs")));
    if (!script.open(QIODevice::WriteOnly))
        qFatal("cannot write");
    script.close();
    LaunchSpec spec;
    spec.name = QStringLiteral("one");
    spec.script = script.fileName();
    NodeRuntime runtime(host);
    const auto run = [&] {
        ServerSession session(runtime, spec);
        if (!session.start() ||
            !QTest::qWaitFor([&] { return session.state() == ServerState::Exited; }, 10'000))
            qFatal("does not run");
    };
    constexpr int runs = 5; // what grows once has grown
    for (int i = 0; i < runs; ++i)
        run();
    QTest::qWait(standbyMs);
    const double before = residentMiB();
    runtime.enableStandby();
    run();
    QTest::qWait(2 * standbyMs);
    if (!runtime.hasStandby())
        qFatal("nothing waits");
    return residentMiB() - before;
}

} // namespace

int boucle::hostMain(Host &host, const QStringList &arguments)
{
    HostTestArguments words(arguments);
    QApplication application(words.argc(), words.argv());
    QAccessible::setActive(true);
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("BOUCLE_BENCH_ROUNDS", &given);
    const int rounds = given ? wanted : 11;

    Json result{{"bench", "start"}, {"rounds", rounds}, {"node", Host::nodeVersion().toStdString()}};
    for (const char *name : {"http-plain", "express"}) {
        const QString folder =
            qEnvironmentVariable("BOUCLE_BUILD_DIR") + QStringLiteral("/projects/") + QLatin1String(name);
        const QString script =
            QLatin1String(name) == u"express" ? QStringLiteral("src/server.js") : QStringLiteral("server.js");
        if (!QFile::exists(folder + u'/' + script))
            qFatal("%s is not installed: run the test projects_install first", qPrintable(folder));
        result["results"][name] =
            measure(host, {QLatin1String(name), folder, folder + u'/' + script}, rounds);
    }
    result["standbyMiB"] = standbyMiB(host);
    std::printf("%s\n", result.dump(1).c_str());
    return 0;
}
