// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runcontrol.h"
#include "core/project/trust.h"
#include "ui/main/trustdialog.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <functional>

namespace boucle {

class ActionRegistry;
class Debugger;
class MainWindow;
class Theme;

/// Between the servers and the window: Run, Stop and Restart, the question of trust, and what the tool bar,
/// the status bar and the console show of them. Lives on the UI thread.
class RunActions : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    RunActions(RunControl &runs, Debugger &debugger, ServerRuntime &runtime, TrustStore &trust,
               const Theme &theme, ActionRegistry &actions, MainWindow &window);

    /// The chosen configuration, after the folder was trusted and files were saved.
    void run();
    void restart();
    void runFile(const QString &path);
    /// As if the user had been asked and had said yes.
    void trustOpenFolder();
    /// Shows again what the window says of configurations, servers and trust.
    void update();

    /// Calls `then` at once when the open folder is trusted, else after the user has said so.
    void whenFolderTrusted(std::function<void()> then);
    /// False when none is open.
    bool isFolderTrusted() const;

signals:
    void trustChanged();
    /// What was to run cannot run in the IDE.
    void needsOwnProcess(const boucle::Error &error);

private:
    void connectActions();
    /// The same for what the chosen configuration runs.
    void whenTrusted(std::function<void()> then);
    void askTrust(TrustDialog::Reason reason, const QString &folder, std::function<void()> then);
    void start(bool again);
    /// What has to be trusted for the chosen configuration to run; empty: nothing is open.
    QString trustFolder() const;
    void showTrust();
    void updateConfigurations();
    void updateServer();
    void updateTrust();
    void takeTrust(const Result<void> &changed);
    void openInBrowser(const QUrl &url);
    void takeProcessOutput();

    RunControl &m_runs;
    Debugger &m_debugger;
    ServerRuntime &m_runtime;
    TrustStore &m_trust;
    const Theme &m_theme;
    ActionRegistry &m_actions;
    MainWindow &m_window;
    QTimer m_processOutputTimer;
};

} // namespace boucle
