// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>
#include <QWidget>

#include <memory>

namespace boucle {

class ActionRegistry;
class ServerSession;
class Theme;

/// The Console dock's content: one tab a server with its output and an input line for its stdin.
class ConsolePanel : public QWidget
{
    Q_OBJECT
public:
    /// `theme` and `actions` must outlive the panel.
    ConsolePanel(const Theme &theme, ActionRegistry &actions, QWidget *parent = nullptr);
    ~ConsolePanel() override;

    /// `session` must stay alive until it is removed or the panel is gone. A second call does nothing.
    void addSession(ServerSession &session);
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

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace boucle
