// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/debugger/sourceplace.h"

#include <QObject>

#include <map>
#include <memory>
#include <vector>

class QWidget;

namespace boucle {

class ConsoleRepl;
class ConsoleView;
struct ConsoleEntry;
class Theme;
class ValueModel;
class ValueTree;

/// The values behind the lines of a console, opened as trees below them.
class ConsoleTrees : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    ConsoleTrees(const Theme &theme, ConsoleView &view, ConsoleRepl &repl, QObject *parent = nullptr);
    ~ConsoleTrees() override;

    /// `line` is the line's number for life. Null when there is nothing but its text.
    const ConsoleEntry *entryOf(qint64 line) const;
    bool isExpandable(qint64 line) const;
    /// Where the program wrote it; invalid when that is not known, or no file.
    SourcePlace placeOf(qint64 line) const;
    /// What stands at the right of the line: "3× orders.js:12"; empty: nothing.
    QString remarkOf(qint64 line) const;
    bool isOpen(qint64 line) const { return m_open.contains(line); }
    void toggle(qint64 line);

signals:
    void addToWatchRequested(const QString &expression);
    void errorOccurred(const boucle::Error &error);

private:
    struct Opened
    {
        std::vector<std::unique_ptr<ValueModel>> models;
        std::vector<ValueTree *> trees;
        QWidget *box = nullptr;

        Opened() = default;
        Opened(const Opened &) = delete;
        ~Opened();
    };

    void open(qint64 line);
    void close(qint64 line);
    void fit(qint64 line);
    void place();

    const Theme &m_theme;
    ConsoleView &m_view;
    ConsoleRepl &m_repl;
    std::map<qint64, std::unique_ptr<Opened>> m_open;
};

} // namespace boucle
