// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/windowdriver.h"

#include "runtime/node/host.h"
#include "tests/support/accessible.h"

#include <QApplication>
#include <QDir>
#include <QMenu>
#include <QTest>
#include <QToolButton>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace boucle {

namespace {

/// Binds 127.0.0.1:port (0: any); the port, or 0 when it is taken.
int tryBind(int port)
{
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(uint16_t(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    int bound = 0;
    if (bind(fd, reinterpret_cast<sockaddr *>(&address), size) == 0 && listen(fd, 1) == 0 &&
        getsockname(fd, reinterpret_cast<sockaddr *>(&address), &size) == 0)
        bound = ntohs(address.sin_port);
    close(fd);
    return bound;
}

/// The topmost window: a dialog hides what is below it from the user.
QWidget &frontWindow(QWidget &window)
{
    QWidget *modal = QApplication::activeModalWidget();
    return modal ? *modal : window;
}

} // namespace

WindowDriver::WindowDriver(Host &host, const QString &folder, QMap<QString, QString> variables, Trust trust)
    : m_inIde(host)
    , m_outside({host.executablePath(),
                 qEnvironmentVariable("BOUCLE_BUILD_DIR") + QStringLiteral("/lib/boucle/bootstrap.cjs"),
                 m_inIde.description()})
    , m_runtime(m_inIde, m_outside)
    , m_classifier(host)
    , m_packages(host,
                 {qEnvironmentVariable("BOUCLE_BUILD_DIR") + QStringLiteral("/lib/boucle/npm"),
                  m_settings.filePath(QStringLiteral("cache")), qEnvironmentVariable("NODE_EXTRA_CA_CERTS")})
    , m_sender(host)
{
    m_inIde.setCompileCache(m_settings.filePath(QStringLiteral("compile-cache")));
    m_inIde.enableStandby();
    Application::Options options;
    options.folder = folder;
    options.trustFolder = trust == Trust::Given;
    options.environment = std::move(variables);
    options.environment.insert(QStringLiteral("PATH"),
                               QFileInfo(host.executablePath()).path() + u':' + qEnvironmentVariable("PATH"));
    options.version = QStringLiteral("test");
    options.nodeVersion = Host::nodeVersion();
    options.settingsFile = m_settings.filePath(QStringLiteral("boucle.ini"));
    options.dataFolder = m_settings.path();
    m_application = std::make_unique<Application>(m_runtime, m_classifier, m_packages, m_sender, options);
    m_application->show();
    window().resize(1440, 900);
}

bool WindowDriver::waitForButton(const QString &name)
{
    return QTest::qWaitFor(
        [&] {
            QAccessibleInterface *button = accessible::find(frontWindow(window()), QAccessible::Button, name);
            return button && !button->state().disabled;
        },
        limitMs);
}

bool WindowDriver::press(const QString &name)
{
    return waitForButton(name) && accessible::press(frontWindow(window()), QAccessible::Button, name);
}

bool WindowDriver::chooseConfiguration(const QString &name)
{
    auto *button = window().findChild<QToolButton *>();
    for (QToolButton *candidate : window().findChildren<QToolButton *>()) {
        if (candidate->accessibleName() == QLatin1String("Run Configuration"))
            button = candidate;
    }
    if (!button || !button->menu())
        return false;
    for (QAction *action : button->menu()->actions()) {
        if (action->text().section(u'\t', 0, 0) == name) {
            action->trigger();
            return true;
        }
    }
    return false;
}

bool WindowDriver::run()
{
    if (!press(QStringLiteral("Run")))
        return false;
    if (QApplication::activeModalWidget())
        return press(QStringLiteral("Trust and Run"));
    return true;
}

QString WindowDriver::consoleText()
{
    QAccessibleInterface *console =
        accessible::find(window(), QAccessible::Terminal, QStringLiteral("Console output"));
    if (!console || !console->textInterface())
        return {};
    return console->textInterface()->text(0, console->textInterface()->characterCount());
}

bool WindowDriver::waitForConsole(const QString &text, int timeoutMs)
{
    return QTest::qWaitFor([&] { return consoleText().contains(text); }, timeoutMs);
}

bool WindowDriver::waitUntilStopped(int timeoutMs)
{
    return QTest::qWaitFor(
        [&] {
            QAccessibleInterface *run =
                accessible::find(window(), QAccessible::Button, QStringLiteral("Run"));
            return run && !run->state().disabled;
        },
        timeoutMs);
}

void WindowDriver::takeScreenshot(const QString &name)
{
    QDir folder(qEnvironmentVariable("BOUCLE_BUILD_DIR"));
    folder.mkpath(QStringLiteral("screenshots"));
    const QString file = folder.filePath(QStringLiteral("screenshots/%1.png").arg(name));
    // What changed asks for another layout, which asks for others inside of it.
    for (int depth = 0; depth < 5; ++depth)
        QCoreApplication::sendPostedEvents();
    if (!frontWindow(window()).grab().save(file))
        qFatal("cannot write %s", qPrintable(file));
}

int WindowDriver::freePort()
{
    return tryBind(0);
}

bool WindowDriver::isPortFree(int port)
{
    return tryBind(port) == port;
}

QString WindowDriver::installedProject(const QString &name)
{
    const QString folder = qEnvironmentVariable("BOUCLE_BUILD_DIR") + QStringLiteral("/projects/") + name;
    return QDir(folder + QStringLiteral("/node_modules")).exists() ? folder : QString();
}

} // namespace boucle
