// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace boucle {

class ConsoleRepl;
class InputLine;
class PreviewLine;
class ReplInput;
class ServerSession;
class Theme;

/// The last line of a server's console: what is typed is evaluated in the program or sent to the server's
/// input, as the switch at its right says.
class InputRow : public QWidget
{
    Q_OBJECT
public:
    enum class Mode { Evaluate, ServerInput };

    /// All must outlive the row. Without `repl` there is only the server's input.
    InputRow(const Theme &theme, ServerSession &session, ConsoleRepl *repl, QWidget *parent = nullptr);

    Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    /// A new run reads again.
    void reopen();

signals:
    /// Something was evaluated or sent.
    void entered();
    void errorOccurred(const boucle::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    QToolButton *makeSwitch(Mode mode);
    void retranslate();
    void updateColours();
    void updateBusy();
    void evaluate(const QString &text);

    const Theme &m_theme;
    ServerSession &m_session;
    ConsoleRepl *m_repl;
    Mode m_mode = Mode::ServerInput;
    QLabel *m_prompt;
    InputLine *m_line;
    ReplInput *m_expression = nullptr;
    PreviewLine *m_preview = nullptr;
    QToolButton *m_interrupt = nullptr;
    QToolButton *m_evaluateSwitch = nullptr;
    QToolButton *m_inputSwitch = nullptr;
};

} // namespace boucle
