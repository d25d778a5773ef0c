// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/debugactions.h"
#include "app/hotreloadactions.h"
#include "app/loopactions.h"
#include "app/packageactions.h"
#include "app/packageediting.h"
#include "app/placementactions.h"
#include "app/profilingactions.h"
#include "app/runactions.h"
#include "app/runcontrol.h"
#include "app/settings.h"
#include "core/debugger/debugger.h"
#include "core/editing/recoveryjournal.h"
#include "core/project/trust.h"
#include "ui/common/actionregistry.h"
#include "ui/main/mainwindow.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace boucle {

/// The window side of the program: builds everything, in the order of the members, and connects it. Needs a
/// QApplication, and knows the runtime by its port only. Lives on the UI thread.
class Application : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        QString folder;                 ///< absolute; with no folder and no file the one that was open last
        QString file;                   ///< absolute; may be set without a folder
        int line = 0;                   ///< 1-based; 0: none
        std::optional<QString> runName; ///< run at once; empty: the configuration that was chosen last
        bool trustFolder = false;       ///< the user said so on the command line: nothing is asked

        QMap<QString, QString> environment; ///< what every server's process.env begins from
        QString version;                    ///< of Boucle
        QString nodeVersion;
        QString settingsFile; ///< empty: boucle.ini in Settings::configurationFolder()
        QString dataFolder;   ///< empty: Settings::dataFolder()
    };

    /// All must outlive the application.
    Application(ServerRuntime &runtime, ChangeClassifier &classifier, PackageTools &packageTools,
                RequestSender &sender, Options options);
    ~Application() override;

    /// Shows the window and what the options name.
    void show();
    /// show(), then the event loop; the process's exit code.
    int exec();
    MainWindow &window() { return *m_window; }
    /// As from the menu; false when there is no such action or it is disabled.
    bool trigger(QStringView actionId);

    /// Asks for unsaved files, stops the servers, then ends the event loop.
    void requestQuit();
    /// Without asking: what is unsaved stays in the recovery journal. For SIGTERM and the like.
    void quitNow();
    /// When the process is about to be lost: unsaved text goes to the disk.
    void rescue();

private:
    void connectActions();
    void connectWindow();
    void chooseFolder();
    void chooseFile();
    void openFolder(const QString &path);
    void closeFolder();
    /// False when the user kept the folder for its unsaved files.
    bool leaveFolder();
    void rememberFolder();
    void openFile(const QString &path, int line = 0, int column = 0);
    void openPaths(const QStringList &paths);
    void runAtStart(const QString &name);
    void stopAndQuit();
    void quitWhenDone();
    void updateRecent();
    QString dataFolder() const;
    void showError(const Error &error);

    const Options m_options;
    Settings m_settings;
    Theme m_theme;
    UiLanguage m_language;
    TrustStore m_trust;
    RecoveryJournal m_journal;
    ActionRegistry m_actions;
    RunControl m_runs;
    Debugger m_debugger;
    // Made when theme and language are set, so that nothing is styled and worded twice.
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<RunActions> m_runActions;
    std::unique_ptr<DebugActions> m_debugActions;
    std::unique_ptr<PlacementActions> m_placementActions;
    std::unique_ptr<HotReloadActions> m_hotReloadActions;
    std::unique_ptr<LoopActions> m_loopActions;
    std::unique_ptr<ProfilingActions> m_profilingActions;
    std::unique_ptr<PackageActions> m_packageActions;
    std::unique_ptr<PackageEditing> m_packageEditing;
    QTimer m_quitLimit;
    bool m_quitting = false;
};

} // namespace boucle
