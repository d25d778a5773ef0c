// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QWidget>

namespace boucle {

class ConsoleRepl;
class ConsoleSearch;
class ConsoleTrees;
class ConsoleView;
class FindBar;
class InputRow;
class ServerSession;
class Theme;

/// The console of one server: its output with the values behind it, the find bar, and the line in which
/// expressions are evaluated or its stdin is written while it is alive.
class ConsolePage : public QWidget
{
    Q_OBJECT
public:
    /// All must outlive the page. Without `repl` nothing can be evaluated.
    ConsolePage(const Theme &theme, ServerSession &session, ConsoleRepl *repl, QWidget *parent = nullptr);
    ~ConsolePage() override;

    ServerSession &session() const { return m_session; }
    ConsoleView &view() const { return *m_view; }
    void copyAll();
    void focusInput();

signals:
    void addToWatchRequested(const QString &expression);
    void errorOccurred(const boucle::Error &error);

public slots:
    void openFind();
    void findNext();
    void findPrevious();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void updateInput();

    ServerSession &m_session;
    ConsoleView *m_view;
    FindBar *m_findBar;
    ConsoleSearch *m_search;
    InputRow *m_input;
    ConsoleTrees *m_trees = nullptr;
};

} // namespace boucle
