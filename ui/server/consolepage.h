// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace boucle {

class ConsoleSearch;
class ConsoleView;
class FindBar;
class InputLine;
class ServerSession;
class Theme;

/// The console of one server: its output, the find bar, and the line for its stdin while it is alive.
class ConsolePage : public QWidget
{
    Q_OBJECT
public:
    /// Both must outlive the page.
    ConsolePage(const Theme &theme, ServerSession &session, QWidget *parent = nullptr);

    ServerSession &session() const { return m_session; }
    ConsoleView &view() const { return *m_view; }
    void copyAll();

public slots:
    void openFind();
    void findNext();
    void findPrevious();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void updateInput();
    void updateColours();

    const Theme &m_theme;
    ServerSession &m_session;
    ConsoleView *m_view;
    FindBar *m_findBar;
    ConsoleSearch *m_search;
    InputLine *m_input;
    QWidget *m_inputRow;
};

} // namespace boucle
