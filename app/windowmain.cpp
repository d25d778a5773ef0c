// SPDX-License-Identifier: GPL-3.0-or-later

// The module boucle-window.node: the window over the in-process runtime.

#include "app/application.h"
#include "app/commandline.h"
#include "app/launchenvironment.h"
#include "app/partsfolder.h"
#include "app/placedruntime.h"
#include "app/startreport.h"
#include "runtime/node/host.h"
#include "runtime/node/noderuntime.h"
#include "runtime/remote/processruntime.h"
#include "runtime/tools/httpsender.h"
#include "runtime/tools/npmpackages.h"
#include "runtime/tools/syntaxclassifier.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QTextStream>

#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace boucle {

namespace {

constexpr int usageExitCode = 9; // node's own for a bad argument

int refuse(const QString &message)
{
    QTextStream(stderr) << "boucle: " << message << '\n';
    return usageExitCode;
}

/// A path that does not exist is refused before there is a window to show it in.
Result<Application::Options> windowOptions(const Host &host, const WindowCommand &command)
{
    Application::Options options;
    if (!command.path.isEmpty()) {
        const QFileInfo info(command.path);
        if (!info.exists())
            return Error{
                QStringLiteral("path-missing"),
                QCoreApplication::translate("boucle::app", "%1 does not exist. Name a folder or a file.")
                    .arg(command.path)};
        if (!info.isReadable())
            return Error{
                QStringLiteral("path-unreadable"),
                QCoreApplication::translate("boucle::app", "%1 cannot be read: you have no right to.")
                    .arg(command.path)};
        (info.isDir() ? options.folder : options.file) = info.absoluteFilePath();
        options.line = command.line;
    }
    if (command.run)
        options.runName = command.runName;
    options.trustFolder = command.trust;
    options.environment = userEnvironment(host);
    options.version = QStringLiteral(BOUCLE_VERSION);
    options.nodeVersion = Host::nodeVersion();
    return options;
}

} // namespace

int hostMain(Host &host, const QStringList &arguments)
{
    const Result<Command> command = parseCommandLine(arguments);
    if (!command)
        return refuse(command.error().message);
    const Result<Application::Options> options = windowOptions(host, std::get<WindowCommand>(*command));
    if (!options)
        return refuse(options.error().message);

    int argc = 1;
    char name[] = "boucle";
    char *argv[] = {name, nullptr};
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("boucle"));
    QApplication::setApplicationDisplayName(QStringLiteral("Boucle"));
    QApplication::setApplicationVersion(QStringLiteral(BOUCLE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("boucle"));

    // Before the process's own streams become the console's.
    const int ownStdout = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    NodeRuntime inIde(host);
    inIde.captureProcessOutput();
    inIde.setCompileCache(compileCacheFolder());
    inIde.enableStandby();
    ProcessRuntime outside(
        {host.executablePath(), partsFolder() + QLatin1String("/bootstrap.cjs"), inIde.description()});
    PlacedRuntime runtime(inIde, outside);
    SyntaxClassifier classifier(host);
    NpmPackages packages(host, {partsFolder() + QLatin1String("/npm"), cacheFolder(),
                                options->environment.value(QStringLiteral("NODE_EXTRA_CA_CERTS"))});
    HttpSender sender(host);
    Application boucle(runtime, classifier, packages, sender, *options);
    inIde.setEmergencyHandler([&boucle] { boucle.rescue(); });
    QObject::connect(&inIde, &NodeRuntime::quitRequested, &boucle, &Application::quitNow);

    std::optional<StartReport> report;
    if (const QString file = qEnvironmentVariable("BOUCLE_SCREENSHOT"); !file.isEmpty())
        report.emplace(runtime, boucle.window(), ownStdout, file);
    return boucle.exec();
}

} // namespace boucle
