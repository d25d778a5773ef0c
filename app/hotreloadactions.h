// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runcontrol.h"
#include "core/hotreload/hotreload.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <map>
#include <memory>

namespace boucle {

class ActionRegistry;
class Debugger;
class EditorPage;
class MainWindow;
class ReloadHistory;
class Theme;

/// Between hot reload and the window: the switch and its options, the ledger in consoles and its history,
/// what a save would do, and errors beside their lines. Lives on the UI thread.
class HotReloadActions : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    HotReloadActions(RunControl &runs, Debugger &debugger, ChangeClassifier &classifier, const Theme &theme,
                     ActionRegistry &actions, MainWindow &window);
    ~HotReloadActions() override;

private:
    void addSession(ServerSession &session);
    void take(ServerSession &session, const ReloadRecord &record);
    void showProblem(const ReloadRecord &record);
    void clearProblems(const QStringList &files);
    void updateSwitch();
    void chooseOptions();
    void showHistory();
    void addPage(EditorPage &page);
    void previewCurrent();
    void showEffect(const std::optional<Judgement> &judgement);
    HotReload *currentReload() const;
    QString root() const;

    RunControl &m_runs;
    ChangeClassifier &m_classifier;
    const Theme &m_theme;
    ActionRegistry &m_actions;
    MainWindow &m_window;
    std::map<ServerSession *, std::unique_ptr<HotReload>> m_reloads;
    QPointer<ReloadHistory> m_history;
    ServerSession *m_historySession = nullptr;
    QTimer m_previewTimer;
    quint64 m_previews = 0; ///< counts questions: the answer to an older one is dropped
};

} // namespace boucle
