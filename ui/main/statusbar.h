// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/exitreason.h"
#include "core/session/serverstate.h"

#include <QDateTime>
#include <QStatusBar>
#include <QTimer>

#include <optional>

class QLabel;
class QToolButton;

namespace boucle {

class LoopGauge;
class Theme;

/// What the status bar tells of a server.
struct ServerFacts
{
    QString name;
    ServerState state = ServerState::Idle;
    QDateTime startedAt;
    std::optional<ExitReason> exitReason;
    int otherRunning = 0; ///< how many others are alive
};

/// What the status bar tells of a server's event loop.
struct LoopFacts
{
    double utilisation = 0; ///< 0 to 1
    qint64 p99Ns = 0;       ///< of the turns' work
    QList<double> recent;   ///< utilisation, the latest last
};

/// What the status bar tells of the current editor; nothing is open when `line` is 0.
struct EditorFacts
{
    int line = 0;
    int column = 0;
    QString encoding;
    QString lineEnd;
    QString language;
};

/// The line at the lower edge: the server's state, where it is paused, passing messages, the editor's facts
/// and whether the folder is trusted. Each part is clickable.
class StatusBar : public QStatusBar
{
    Q_OBJECT
public:
    enum class Trust { NoFolder, Restricted, Trusted };

    /// `theme` must outlive the bar.
    explicit StatusBar(const Theme &theme, QWidget *parent = nullptr);

    /// Nothing: there is no server to speak of.
    void setServer(const std::optional<ServerFacts> &facts);
    /// Where the server stands: "orders.js:9"; empty: it is not paused.
    void setPausedAt(const QString &place);
    /// What a save of the current file would do to the running server, translated, and why; empty: nothing is
    /// said.
    void setSaveEffect(const QString &words, const QString &reason = {});
    /// Nothing: nobody watches a loop.
    void setLoop(const std::optional<LoopFacts> &facts);
    void setEditor(const EditorFacts &facts);
    void setTrust(Trust trust);
    /// Shown for a few seconds.
    void post(const QString &message);

signals:
    void serverClicked();
    void pausedClicked();
    void loopClicked();
    void saveEffectClicked();
    void positionClicked();
    void trustClicked();

protected:
    void changeEvent(QEvent *event) override;

private:
    QToolButton *makePart(void (StatusBar::*clicked)());
    void retranslateUi();
    void updateServer();

    const Theme &m_theme;
    std::optional<ServerFacts> m_server;
    QString m_pausedAt;
    QString m_effectWords;
    QString m_effectReason;
    EditorFacts m_editor;
    Trust m_trust = Trust::NoFolder;
    QTimer m_uptimeTimer;
    QTimer m_messageTimer;
    QToolButton *m_serverPart;
    QToolButton *m_pausedPart;
    LoopGauge *m_loop;
    QToolButton *m_saveEffect;
    QLabel *m_message;
    QToolButton *m_position;
    QLabel *m_encoding;
    QLabel *m_lineEnd;
    QLabel *m_language;
    QToolButton *m_trustPart;
};

} // namespace boucle
