// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>
#include <QWidget>

class QStackedWidget;

namespace boucle {

class ActionRegistry;
class CodeEditor;
class DiskWatcher;
class EditorActions;
class EditorPage;
class EditorSearch;
class EditorTabs;
class EmptyState;
class FindBar;
class GoToLine;
class PathBar;
class RecoveryJournal;
class Theme;

/// The middle of the window: tabs of open files, each with its editor, the path bar above and the find bar
/// below it. Registers the actions of file, edit and go that act on the current editor.
class EditorArea : public QWidget
{
    Q_OBJECT
public:
    /// `theme` and `actions` must outlive the area.
    EditorArea(const Theme &theme, ActionRegistry &actions, QWidget *parent = nullptr);
    ~EditorArea() override;

    enum class Focus {
        Take,
        Leave ///< where it is: the text is shown beside what the user does
    };

    /// Shows the file, in its tab when it is open already. `line` and `column` are 1-based, 0 leaves the
    /// cursor. Errors: those of reading the file ("file-missing", "file-unreadable", "file-binary" …).
    Result<void> openFile(const QString &path, int line = 0, int column = 0, Focus focus = Focus::Take);

    /// Shows a text that is no file, under the name that a program knows it by ("node:events"): it cannot be
    /// changed and is not remembered.
    void openText(const QString &name, const QString &text, int line = 0, int column = 0,
                  Focus focus = Focus::Take);
    /// The same when it is open already; false otherwise.
    bool showText(const QString &name, int line = 0, int column = 0, Focus focus = Focus::Take);

    /// Asks once when there is unsaved text; false when the user cancelled or a file could not be saved
    /// (then nothing was closed).
    bool closeAll();
    /// Saves all it can; the error is the first failure, each is also sent as errorOccurred().
    Result<void> saveAll();
    bool hasUnsaved() const;

    /// Where the path bar starts; files outside show their whole path.
    void setProjectRoot(const QString &path);

    /// Unsaved text is written there from now on. `journal` must outlive the area.
    void setRecoveryJournal(RecoveryJournal &journal);
    /// Opens what the journal kept after a crash, marked as unsaved.
    void restoreUnsaved();

    /// Absolute; empty when no file is in front.
    QString currentPath() const;
    /// The same, or the name of a text that is no file.
    QString currentSource() const;
    /// Of files, in the order of the tabs.
    QStringList openPaths() const;
    /// All, in the order of the tabs.
    QList<EditorPage *> pages() const;
    /// Nothing when nothing is open.
    EditorPage *currentPage() const;
    /// Nothing when no file is open.
    CodeEditor *currentEditor() const;

    // Facts of the current editor for the status bar; empty when nothing is open.
    QString encodingName() const; ///< "UTF-8"
    QString lineEndName() const;  ///< "LF", "CRLF", "CR"
    QString languageName() const; ///< "JavaScript"
    int cursorLine() const;       ///< 1-based, 0 when nothing is open
    int cursorColumn() const;     ///< 1-based, 0 when nothing is open

    // What the actions do.
    void saveCurrent();
    void closeCurrent();
    void showNeighbour(int step);
    void askLine();
    /// In steps of a point; 0 goes back to the theme's size.
    void zoom(int steps);

public slots:
    void openFind() { showFind(false); }
    void openReplace() { showFind(true); }
    void findNext();
    void findPrevious();

signals:
    /// Before it is shown.
    void pageAdded(boucle::EditorPage *page);
    void currentFileChanged(const QString &path);
    void cursorMoved(int line, int column);
    /// Encoding, line ends or language of the current editor are others than before.
    void factsChanged();
    void fileSaved(const QString &path);
    /// To be shown to the user; what was being done has been left as it was.
    void errorOccurred(const boucle::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    EditorPage *pageAt(int index) const;
    EditorPage *findPage(const QString &path) const;
    QList<EditorPage *> unsavedPages() const;
    EditorPage *addPage(class TextFile file, bool readOnly = false);
    void showPlace(EditorPage &page, int line, int column, Focus focus);
    void removePage(EditorPage *page);
    void closePage(EditorPage *page);
    /// Asks for the unsaved ones among `pages`, and saves them when the user says so.
    bool mayClose(const QList<EditorPage *> &pages);
    Result<void> savePage(EditorPage *page);
    void bringToFront(EditorPage *page);
    void showPage(QWidget *page);
    void showFind(bool withReplace);
    void updateLabels();
    void updatePathBar();
    void updateWatched();
    void checkDisk();

    const Theme &m_theme;
    RecoveryJournal *m_journal = nullptr;
    QString m_root;
    int m_zoom = 0;
    EditorTabs *m_tabs;
    PathBar *m_pathBar;
    QStackedWidget *m_stack;
    QWidget *m_shown = nullptr;
    EmptyState *m_empty;
    FindBar *m_findBar;
    EditorSearch *m_search;
    GoToLine *m_goToLine;
    DiskWatcher *m_watcher;
    EditorActions *m_actions;
};

} // namespace boucle
