// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/application.h"
#include "app/placedruntime.h"
#include "runtime/node/noderuntime.h"
#include "runtime/remote/processruntime.h"
#include "runtime/tools/httpsender.h"
#include "runtime/tools/npmpackages.h"
#include "runtime/tools/syntaxclassifier.h"

#include <QTemporaryDir>

#include <memory>

namespace boucle {

/// The real window over the real runtime, used as a person does: controls are found by role and accessible
/// name. Settings and trust of its own, in a temporary folder.
class WindowDriver
{
public:
    static constexpr int limitMs = 15'000;

    enum class Trust {
        Asked,
        Given ///< as by --trust
    };
    WindowDriver(Host &host, const QString &folder, QMap<QString, QString> variables = {},
                 Trust trust = Trust::Asked);

    Application &application() { return *m_application; }
    MainWindow &window() { return m_application->window(); }
    NodeRuntime &runtime() { return m_inIde; }
    QString dataFolder() const { return m_settings.path(); }

    /// Presses a button by its name, once it is there and enabled; false when it never is.
    bool press(const QString &name);
    /// Chooses what Run runs, by the menu of the toolbar.
    bool chooseConfiguration(const QString &name);
    /// Run, and the folder is trusted when that is asked.
    bool run();
    bool waitForButton(const QString &name);
    bool waitForConsole(const QString &text, int timeoutMs = limitMs);
    /// What the console in front says, as a screen reader hears it.
    QString consoleText();
    /// True once the window offers to Run again.
    bool waitUntilStopped(int timeoutMs = limitMs);

    /// Into the build folder's screenshots.
    void takeScreenshot(const QString &name);

    static int freePort();
    static bool isPortFree(int port);
    /// An installed sample of tests/projects; empty when it is not there.
    static QString installedProject(const QString &name);

private:
    QTemporaryDir m_settings;
    NodeRuntime m_inIde;
    ProcessRuntime m_outside;
    PlacedRuntime m_runtime;
    SyntaxClassifier m_classifier;
    NpmPackages m_packages;
    HttpSender m_sender;
    std::unique_ptr<Application> m_application;
};

} // namespace boucle
