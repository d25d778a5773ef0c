// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QUrl>
#include <QWidget>

class QAction;
class QLabel;
class QStackedWidget;
class QTabBar;

namespace boucle {

class ActionRegistry;
class ConsolePage;
class ConsoleRepl;
class ServerSession;
class Theme;

/// The Console dock's content: one tab a server with its output and a line to evaluate in it or to write its
/// stdin. Registers the actions console.*.
class ConsolePanel : public QWidget
{
    Q_OBJECT
public:
    /// `theme` and `actions` must outlive the panel.
    ConsolePanel(const Theme &theme, ActionRegistry &actions, QWidget *parent = nullptr);
    ~ConsolePanel() override;

    /// Both must stay alive until the session is removed or the panel is gone; without `repl` nothing can be
    /// evaluated. A second call does nothing.
    void addSession(ServerSession &session, ConsoleRepl *repl = nullptr);
    void removeSession(ServerSession &session);
    /// Brings its tab to the front.
    void showSession(ServerSession &session);
    /// The one in front; nothing when there is none.
    ServerSession *currentSession() const;

signals:
    /// http or https.
    void linkActivated(const QUrl &url);
    /// `line` and `column` are 1-based, 0 when the text had none.
    void fileLinkActivated(const QString &path, int line, int column);
    void addToWatchRequested(const QString &expression);
    void errorOccurred(const boucle::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void addActions();
    ConsolePage *currentPage() const;
    int indexOf(const ServerSession &session) const;
    ConsolePage *pageAt(int index) const;
    void showPage(int index);
    void updateTab(int index);
    void updateActions();
    void applyTheme();
    void retranslate();

    const Theme &m_theme;
    ActionRegistry &m_registry;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    QLabel *m_empty;
    QWidget *m_header;
    QAction *m_clear = nullptr;
    QAction *m_copyAll = nullptr;
    QAction *m_wrap = nullptr;
    QAction *m_follow = nullptr;
    QAction *m_toggleValue = nullptr;
};

} // namespace boucle
