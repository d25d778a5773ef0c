// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;

namespace boucle {

class ActionRegistry;
class FileMatches;
class PaletteModel;
class Theme;
struct PaletteItem;

/// One field for everything that has a name. What is typed decides: a file's name ("app.js:12" with a line),
/// ">" and a command's, ":" and a line of the current file. Lies over its window while it is open, in the
/// place of the search field. The keyboard does it all: arrows choose, Return takes, Escape leaves.
class CommandPalette : public QWidget
{
    Q_OBJECT
public:
    enum class Mode { Files, Commands, Line };

    /// Hidden at first. `theme` and `actions` must outlive it.
    CommandPalette(const Theme &theme, ActionRegistry &actions, QWidget *window);
    ~CommandPalette() override;

    /// The widget whose place it takes; without one it stands in the middle.
    void setAnchor(QWidget *anchor) { m_anchor = anchor; }
    /// Empty: no folder, no files to offer.
    void setProjectRoot(const QString &root);
    /// Offered first while nothing is typed: absolute, the latest first.
    void setRecentFiles(const QStringList &paths) { m_recentFiles = paths; }

    void open(Mode mode);
    /// Gives the focus back to where it was.
    void dismiss();

signals:
    /// Absolute; `line` 0 when none was typed.
    void fileChosen(const QString &path, int line);
    /// 1-based; `column` 0 when none was typed.
    void lineChosen(int line, int column);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslateUi();
    void refresh();
    void showCommands(const QString &pattern);
    void showFiles();
    void showLine(const QString &text);
    void setItems(QList<PaletteItem> items, const QString &emptyText);
    void take();
    void moveCurrent(int rows);
    void place();
    bool handleKey(int key);
    PaletteItem fileItem(const QString &relativePath, const QList<int> &positions) const;

    const Theme &m_theme;
    ActionRegistry &m_actions;
    QPointer<QWidget> m_anchor;
    QPointer<QWidget> m_focusBefore;
    QString m_root;
    QStringList m_recentFiles;
    QStringList m_recentCommands;
    Mode m_mode = Mode::Files;
    int m_line = 0;
    int m_column = 0;
    bool m_keepSelection = false; ///< rows arrive while the user has chosen one already
    FileMatches *m_files;
    PaletteModel *m_model;
    QLineEdit *m_input;
    QListView *m_list;
    QLabel *m_empty;
};

} // namespace boucle
