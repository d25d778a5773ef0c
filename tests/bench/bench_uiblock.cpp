// SPDX-License-Identifier: GPL-3.0-or-later

// The longest block of the UI thread, by the window's own watchdog, while a server loops for ever, while one
// prints 100 MB, and while a snapshot of a large heap (1 GB; BOUCLE_BENCH_HEAP_MB) is taken and read. With
// BOUCLE_BENCH_PACKAGES only while 400 packages are installed, from the registry that npm is configured with.
// Prints one JSON object; asserts nothing.

#include "runtime/node/host.h"
#include "tests/e2e/windowdriver.h"
#include "tests/support/hosttest.h"
#include "ui/common/noticearea.h"
#include "ui/main/mainwindow.h"
#include "ui/packages/packagesdock.h"
#include "ui/profiling/memorypanel.h"
#include "ui/profiling/profilingdocks.h"

#include <QAccessible>
#include <QApplication>
#include <QElapsedTimer>

#include <nlohmann/json.hpp>

#include <cstdio>

using namespace boucle;

namespace {

using Json = nlohmann::json;

constexpr int loopMs = 3000;

void write(const QTemporaryDir &folder, const QString &name, const QByteArray &text)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(name));
}

void start(WindowDriver &window, const char *configuration)
{
    if (!window.chooseConfiguration(QLatin1String(configuration)) || !window.run())
        qFatal("%s does not start: %s", configuration, qPrintable(window.consoleText()));
}

/// From the click to the notice, with the panel in front.
Json installPackages(Host &host)
{
    QTemporaryDir folder;
    write(
        folder, QStringLiteral("package.json"),
        R"({ "name": "many", "scripts": { "start": "node index.js" }, "dependencies": { "@nestjs/core": "*", "@nestjs/common": "*",
              "@nestjs/platform-express": "*", "reflect-metadata": "*", "rxjs": "*", "typeorm": "*", "jest": "*" } })");
    WindowDriver window(host, folder.path());
    window.window().packagesDock().showInFront();
    window.application().trigger(u"view.console"); // and back: its own first frames are not the subject
    window.window().packagesDock().showInFront();
    QTest::qWait(2000);
    window.window().resetLongestUiBlock();
    QElapsedTimer timer;
    timer.start();
    if (!window.press(QStringLiteral("Install all")) ||
        !window.waitForButton(QStringLiteral("Trust Folder")) ||
        !window.press(QStringLiteral("Trust Folder")))
        qFatal("the panel offers no install");
    constexpr int installMs = 300'000;
    const auto done = [&] {
        const QList<Notice *> notices = window.window().notices().notices();
        return !notices.isEmpty() && notices.first()->text().contains(QLatin1String("added"));
    };
    const bool isDone = QTest::qWaitFor(done, installMs);
    if (!isDone)
        qFatal("the install does not end");
    return {{"installMs", timer.elapsed()},
            {"installBlockMs", window.window().longestUiBlockMs()},
            {"installSays", window.window().notices().notices().first()->text().toStdString()}};
}

} // namespace

int boucle::hostMain(Host &host, const QStringList &arguments)
{
    qputenv("BOUCLE_UI_WATCHDOG", "1");
    HostTestArguments words(arguments);
    QApplication application(words.argc(), words.argv());
    QAccessible::setActive(true);
    if (qEnvironmentVariableIsSet("BOUCLE_BENCH_PACKAGES")) {
        std::printf("%s\n", installPackages(host).dump(2).c_str());
        return 0;
    }
    QTemporaryDir folder;
    write(folder, QStringLiteral("package.json"),
          R"({ "scripts": { "start": "node loop.js", "dev": "node flood.js",
              "heap": "node --max-old-space-size=8192 heap.js" } })");
    write(folder, QStringLiteral("loop.js"), "console.log('looping'); for (;;);");
    write(folder, QStringLiteral("flood.js"),
          "const line = 'x'.repeat(99) + '\\n';"
          "for (let i = 0; i < 1e6; i++) process.stdout.write(line);");
    bool isGiven = false;
    const int given = qEnvironmentVariableIntValue("BOUCLE_BENCH_HEAP_MB", &isGiven);
    const int heapMb = isGiven ? given : 1000;
    constexpr int objectsPerMb = 8000; // an object, an array and its elements
    write(folder, QStringLiteral("heap.js"),
          "const kept = []; for (let i = 0; i < " + QByteArray::number(heapMb * objectsPerMb) +
              "; i++) kept.push({ i, name: 'order', next: kept[i - 1], list: [i, i] });"
              "globalThis.kept = kept; require('http').createServer().listen(0, () => console.log('full'));");
    WindowDriver window(host, folder.path());
    Json result{{"bench", "uiblock"}};

    start(window, "start");
    if (!window.waitForConsole(QStringLiteral("looping")))
        qFatal("no loop: %s", qPrintable(window.consoleText()));
    QTest::qWait(500); // the window's own first frames are not the subject
    window.window().resetLongestUiBlock();
    QTest::qWait(loopMs);
    result["loopingServerMs"] = window.window().longestUiBlockMs();

    window.window().resetLongestUiBlock();
    start(window, "dev");
    QElapsedTimer timer;
    timer.start();
    // By the state, not the text: reading the whole console is the test's own work.
    if (!window.waitUntilStopped(60'000))
        qFatal("the flood does not end");
    result["floodMs"] = timer.elapsed();
    result["floodOf100MbMs"] = window.window().longestUiBlockMs();

    start(window, "heap");
    constexpr int fillMs = 120'000;
    if (!window.waitForConsole(QStringLiteral("full"), fillMs))
        qFatal("the heap is not filled: %s", qPrintable(window.consoleText()));
    MemoryPanel &panel = window.window().profilingDocks().memory();
    window.application().trigger(u"view.memory");
    QTest::qWait(500);
    window.window().resetLongestUiBlock();
    timer.restart();
    window.application().trigger(u"run.heapSnapshot");
    constexpr int snapshotMs = 600'000;
    if (!QTest::qWaitFor([&] { return panel.current() != nullptr; }, snapshotMs))
        qFatal("no snapshot");
    QTest::qWait(100);
    result["snapshotMs"] = timer.elapsed();
    result["snapshotOfMb"] = panel.current()->snapshot->totalSize() / 1'000'000;
    result["snapshotObjects"] = panel.current()->snapshot->nodeCount();
    result["snapshotBlockMs"] = window.window().longestUiBlockMs();
    std::printf("%s\n", result.dump(1).c_str());
    return 0;
}
