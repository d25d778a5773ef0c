// SPDX-License-Identifier: GPL-3.0-or-later

// The module boucle.node: everything that needs no window.

#include "app/commandline.h"
#include "app/consolelanguage.h"
#include "app/execmode.h"
#include "app/hotexec.h"
#include "app/packagesmode.h"
#include "runtime/node/host.h"

#include <QCoreApplication>
#include <QTextStream>

#include <cstdio>

namespace boucle {

namespace {

constexpr int usageExitCode = 9; // node's own for a bad argument

template <typename... Handlers>
struct Overloaded : Handlers...
{
    using Handlers::operator()...;
};
template <typename... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

void print(const QString &text)
{
    QTextStream(stdout) << text;
}

} // namespace

int hostMain(Host &host, const QStringList &arguments)
{
    int argc = 1;
    char name[] = "boucle";
    char *argv[] = {name, nullptr};
    QCoreApplication application(argc, argv);
    Result<Command> command = parseCommandLine(arguments);
    if (!command || !std::holds_alternative<ExecCommand>(*command)) {
        speakUserLanguage();
        command = parseCommandLine(arguments);
    }
    if (!command) {
        QTextStream(stderr) << "boucle: " << command.error().message << '\n';
        return usageExitCode;
    }
    return std::visit(Overloaded{
                          [&](const ExecCommand &exec) {
                              return exec.isHot ? runHotScript(host, exec) : runScript(host, exec);
                          },
                          [&](const PackagesCommand &packages) { return runPackages(host, packages); },
                          [](const VersionCommand &) {
                              print(QStringLiteral("boucle %1 (node %2)\n")
                                        .arg(QStringLiteral(BOUCLE_VERSION), Host::nodeVersion()));
                              return 0;
                          },
                          [](const HelpCommand &) {
                              print(helpText());
                              return 0;
                          },
                          // boot.cjs loads the other module for it.
                          [](const WindowCommand &) { return usageExitCode; },
                      },
                      *command);
}

} // namespace boucle
