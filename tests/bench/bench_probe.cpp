// SPDX-License-Identifier: GPL-3.0-or-later

// The real window over a real server, with the Event Loop panel in sight: what probe.mjs puts a load on.
// Prints the server's port, and ends with its stdin. BOUCLE_BENCH_SCRIPT: the server; BOUCLE_BENCH_DOCK:
// "loop" or "console".

#include "tests/e2e/windowdriver.h"
#include "tests/support/hosttest.h"

#include <QAccessible>
#include <QApplication>
#include <QFileInfo>
#include <QSocketNotifier>

#include <cstdio>

#include <unistd.h>

using namespace boucle;

int boucle::hostMain(Host &host, const QStringList &arguments)
{
    HostTestArguments words(arguments);
    QApplication application(words.argc(), words.argv());
    QAccessible::setActive(true);
    const QString folder = QFileInfo(qEnvironmentVariable("BOUCLE_BENCH_SCRIPT")).absolutePath();
    const int port = WindowDriver::freePort();
    WindowDriver driver(host, folder, {{QStringLiteral("PORT"), QString::number(port)}});
    if (qEnvironmentVariable("BOUCLE_BENCH_DOCK") == u"loop")
        driver.application().trigger(u"view.eventLoop");
    if (!driver.run() || !driver.waitForButton(QStringLiteral("http://localhost:%1").arg(port)))
        qFatal("the server does not listen");
    // Nobody reads the window aloud from here on.
    QAccessible::setActive(false);
    std::printf("%d\n", port);
    std::fflush(stdout);
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &application, [] {
        char bytes[16];
        if (read(STDIN_FILENO, bytes, sizeof bytes) <= 0)
            QCoreApplication::quit();
    });
    return QApplication::exec();
}
