// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editorarea.h"

#include "core/editing/recoveryjournal.h"
#include "ui/common/theme.h"
#include "ui/editor/codeeditor.h"
#include "ui/editor/diskwatcher.h"
#include "ui/editor/distinctnames.h"
#include "ui/editor/editoractions.h"
#include "ui/editor/editorpage.h"
#include "ui/editor/editorsearch.h"
#include "ui/editor/editortabs.h"
#include "ui/editor/emptystate.h"
#include "ui/editor/findbar.h"
#include "ui/editor/gotoline.h"
#include "ui/editor/pathbar.h"
#include "ui/editor/unsavedprompt.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace boucle {

namespace {

QString cleanPath(const QString &path)
{
    return QDir::cleanPath(QFileInfo(path).absoluteFilePath());
}

} // namespace

EditorArea::EditorArea(const Theme &theme, ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_tabs(new EditorTabs(theme, this))
    , m_pathBar(new PathBar(theme, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(theme, actions, this))
    , m_findBar(new FindBar(theme, FindBar::Mode::FindAndReplace, this))
    , m_search(new EditorSearch(theme, *m_findBar, this))
    , m_goToLine(new GoToLine(this))
    , m_watcher(new DiskWatcher(this))
    , m_actions(new EditorActions(*this, actions, this))
{
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    layout->addWidget(m_pathBar);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_findBar);
    m_tabs->hide();
    m_pathBar->hide();

    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) { showPage(m_tabs->page(index)); });
    connect(m_tabs, &EditorTabs::closeRequested, this,
            [this](QWidget *page) { closePage(static_cast<EditorPage *>(page)); });
    connect(m_watcher, &DiskWatcher::changed, this, &EditorArea::checkDisk);
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            checkDisk();
    });
    connect(m_goToLine, &GoToLine::chosen, this, [this](int line, int column) {
        if (CodeEditor *editor = currentEditor()) {
            editor->goTo(line, column);
            editor->setFocus(Qt::OtherFocusReason);
        }
    });
    connect(m_goToLine, &GoToLine::cancelled, this, [this] {
        if (CodeEditor *editor = currentEditor())
            editor->setFocus(Qt::OtherFocusReason);
    });
}

EditorArea::~EditorArea() = default;

Result<void> EditorArea::openFile(const QString &path, int line, int column, Focus focus)
{
    EditorPage *page = findPage(path);
    if (!page) {
        Result<TextFile> file = TextFile::load(cleanPath(path));
        if (!file)
            return file.error();
        page = addPage(std::move(file).value());
    }
    showPlace(*page, line, column, focus);
    return {};
}

void EditorArea::showPlace(EditorPage &page, int line, int column, Focus focus)
{
    bringToFront(&page);
    if (line > 0)
        page.editor().goTo(line, column);
    if (focus == Focus::Take)
        page.editor().setFocus(Qt::OtherFocusReason);
}

void EditorArea::openText(const QString &name, const QString &text, int line, int column, Focus focus)
{
    if (showText(name, line, column, focus))
        return;
    TextFile file(name);
    file.setText(text);
    showPlace(*addPage(std::move(file), true), line, column, focus);
}

bool EditorArea::showText(const QString &name, int line, int column, Focus focus)
{
    for (EditorPage *page : pages()) {
        if (page->document().isReadOnly() && page->document().path() == name) {
            showPlace(*page, line, column, focus);
            return true;
        }
    }
    return false;
}

EditorPage *EditorArea::addPage(TextFile file, bool readOnly)
{
    auto *page = new EditorPage(std::move(file), readOnly ? Document::Kind::ReadOnly : Document::Kind::File,
                                m_theme, this);
    CodeEditor &editor = page->editor();
    editor.setZoom(m_zoom);
    editor.addActions(m_actions->contextActions());
    editor.setContextMenuPolicy(Qt::ActionsContextMenu);
    if (!readOnly)
        page->document().setJournal(m_journal);
    connect(&page->document(), &Document::modifiedChanged, this, &EditorArea::updateLabels);
    connect(&page->document(), &Document::diskChanged, this, &EditorArea::updateLabels);
    connect(&page->document(), &Document::encodingChanged, this, &EditorArea::factsChanged);
    connect(page, &EditorPage::errorOccurred, this, &EditorArea::errorOccurred);
    connect(page, &EditorPage::remarkChanged, this, &EditorArea::updatePathBar);
    connect(&editor, &CodeEditor::zoomRequested, this, &EditorArea::zoom);
    connect(&editor, &CodeEditor::cursorMoved, this, [this, page](int line, int column) {
        if (page == currentPage())
            emit cursorMoved(line, column);
    });

    emit pageAdded(page);
    const int after = m_tabs->currentIndex() + 1;
    m_stack->addWidget(page);
    m_tabs->moveTab(m_tabs->addPage(page), after);
    updateLabels();
    updateWatched();
    return page;
}

void EditorArea::removePage(EditorPage *page)
{
    page->document().forget();
    if (page == currentPage())
        m_search->setEditor(nullptr);
    m_stack->removeWidget(page);
    m_tabs->removeTab(m_tabs->indexOf(page));
    page->hide();
    page->deleteLater(); // its own button may have asked for it
    updateLabels();
    updateWatched();
}

void EditorArea::closePage(EditorPage *page)
{
    if (mayClose({page}))
        removePage(page);
}

void EditorArea::closeCurrent()
{
    if (EditorPage *page = currentPage())
        closePage(page);
}

bool EditorArea::closeAll()
{
    const QList<EditorPage *> all = pages();
    if (!mayClose(all))
        return false;
    for (EditorPage *page : all)
        removePage(page);
    return true;
}

bool EditorArea::mayClose(const QList<EditorPage *> &candidates)
{
    QList<EditorPage *> unsaved;
    QStringList names;
    for (EditorPage *page : candidates) {
        if (page->document().isModified()) {
            unsaved << page;
            names << page->document().name();
        }
    }
    if (unsaved.isEmpty())
        return true;
    if (unsaved.size() == 1)
        bringToFront(unsaved.first());
    switch (askUnsaved(names, window())) {
    case UnsavedAnswer::Cancel:
        return false;
    case UnsavedAnswer::DontSave:
        return true;
    case UnsavedAnswer::Save:
        return std::all_of(unsaved.begin(), unsaved.end(),
                           [this](EditorPage *page) { return bool(savePage(page)); });
    }
    Q_UNREACHABLE();
}

Result<void> EditorArea::savePage(EditorPage *page)
{
    const Result<void> saved = page->document().save();
    if (saved)
        emit fileSaved(page->document().path());
    else
        emit errorOccurred(saved.error());
    updateWatched();
    return saved;
}

void EditorArea::saveCurrent()
{
    if (EditorPage *page = currentPage())
        static_cast<void>(savePage(page)); // the failure has been sent
}

Result<void> EditorArea::saveAll()
{
    Result<void> first;
    for (EditorPage *page : unsavedPages()) {
        if (const Result<void> saved = savePage(page); !saved && first)
            first = saved;
    }
    return first;
}

bool EditorArea::hasUnsaved() const
{
    return !unsavedPages().isEmpty();
}

void EditorArea::setProjectRoot(const QString &path)
{
    m_root = path;
    updatePathBar();
}

void EditorArea::setRecoveryJournal(RecoveryJournal &journal)
{
    m_journal = &journal;
    for (EditorPage *page : pages()) {
        if (!page->document().isReadOnly())
            page->document().setJournal(m_journal);
    }
}

void EditorArea::restoreUnsaved()
{
    if (!m_journal)
        return;
    const RecoveryJournal::Pending pending = m_journal->pending();
    for (const RecoveredText &recovered : pending.texts) {
        // A file that is gone or cannot be read any more keeps its text all the same.
        if (!openFile(recovered.path))
            bringToFront(addPage(TextFile(recovered.path)));
        currentPage()->restore(recovered.text, recovered.recordedAt);
    }
    for (const Error &problem : pending.problems)
        emit errorOccurred(problem);
}

EditorPage *EditorArea::pageAt(int index) const
{
    return static_cast<EditorPage *>(m_tabs->page(index));
}

EditorPage *EditorArea::currentPage() const
{
    return pageAt(m_tabs->currentIndex());
}

QList<EditorPage *> EditorArea::pages() const
{
    QList<EditorPage *> result;
    for (int i = 0; i < m_tabs->count(); ++i)
        result << pageAt(i);
    return result;
}

QList<EditorPage *> EditorArea::unsavedPages() const
{
    QList<EditorPage *> result = pages();
    result.removeIf([](EditorPage *page) { return !page->document().isModified(); });
    return result;
}

EditorPage *EditorArea::findPage(const QString &path) const
{
    const QString wanted = cleanPath(path);
    const QString canonical = QFileInfo(path).canonicalFilePath();
    for (EditorPage *page : pages()) {
        if (page->document().isReadOnly())
            continue;
        const QString open = page->document().path();
        if (open == wanted || (!canonical.isEmpty() && QFileInfo(open).canonicalFilePath() == canonical))
            return page;
    }
    return nullptr;
}

CodeEditor *EditorArea::currentEditor() const
{
    EditorPage *page = currentPage();
    return page ? &page->editor() : nullptr;
}

QString EditorArea::currentPath() const
{
    const EditorPage *page = currentPage();
    return page && !page->document().isReadOnly() ? page->document().path() : QString();
}

QString EditorArea::currentSource() const
{
    const EditorPage *page = currentPage();
    return page ? page->document().path() : QString();
}

QStringList EditorArea::openPaths() const
{
    QStringList paths;
    for (EditorPage *page : pages()) {
        if (!page->document().isReadOnly())
            paths << page->document().path();
    }
    return paths;
}

QString EditorArea::encodingName() const
{
    const EditorPage *page = currentPage();
    return page && !page->document().isReadOnly() ? nameOf(page->document().encoding()) : QString();
}

QString EditorArea::lineEndName() const
{
    const EditorPage *page = currentPage();
    return page && !page->document().isReadOnly() ? nameOf(page->document().lineEnd()) : QString();
}

QString EditorArea::languageName() const
{
    const CodeEditor *editor = currentEditor();
    return editor ? displayName(editor->language()) : QString();
}

int EditorArea::cursorLine() const
{
    const CodeEditor *editor = currentEditor();
    return editor ? editor->cursorLine() : 0;
}

int EditorArea::cursorColumn() const
{
    const CodeEditor *editor = currentEditor();
    return editor ? editor->cursorColumn() : 0;
}

void EditorArea::bringToFront(EditorPage *page)
{
    m_tabs->setCurrentIndex(m_tabs->indexOf(page));
    showPage(page); // the tab may have been the current one before it had a page
}

void EditorArea::showPage(QWidget *page)
{
    if (m_shown == page && m_stack->currentWidget() == (page ? page : m_empty))
        return; // only its tab moved
    m_shown = page;
    m_stack->setCurrentWidget(page ? page : m_empty);
    m_tabs->setVisible(page);
    m_pathBar->setVisible(page);
    if (!page)
        m_findBar->hide();
    setFocusProxy(page);
    updatePathBar();
    m_search->setEditor(currentEditor());
    m_actions->update();
    emit currentFileChanged(currentPath());
    emit factsChanged();
    emit cursorMoved(cursorLine(), cursorColumn());
}

void EditorArea::showNeighbour(int step)
{
    if (const int count = m_tabs->count(); count > 0)
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + step + count) % count);
    if (CodeEditor *editor = currentEditor())
        editor->setFocus(Qt::OtherFocusReason);
}

void EditorArea::askLine()
{
    if (CodeEditor *editor = currentEditor())
        m_goToLine->open(editor->cursorLine(), editor->lines());
}

void EditorArea::zoom(int steps)
{
    m_zoom = steps == 0 ? 0 : CodeEditor::clampedZoom(m_zoom + steps);
    for (EditorPage *page : pages())
        page->editor().setZoom(m_zoom);
}

void EditorArea::showFind(bool withReplace)
{
    if (const CodeEditor *editor = currentEditor())
        m_findBar->open(editor->selectedText(), withReplace);
}

void EditorArea::findNext()
{
    m_search->next();
}

void EditorArea::findPrevious()
{
    m_search->previous();
}

void EditorArea::updateLabels()
{
    QStringList paths;
    for (const EditorPage *page : pages())
        paths << page->document().path();
    const QStringList names = distinctNames(paths);
    for (int i = 0; i < m_tabs->count(); ++i) {
        const Document &document = pageAt(i)->document();
        m_tabs->setLabel(i, {document.path(), names[i], document.isModified(),
                             document.disk() == Document::Disk::Missing, document.isReadOnly()});
    }
}

void EditorArea::updatePathBar()
{
    const EditorPage *page = currentPage();
    const QString remark = page && page->document().isReadOnly() ? tr("read-only")
                           : page                                ? page->remark()
                                                                 : QString();
    m_pathBar->setPath(currentSource(), m_root, remark);
}

void EditorArea::updateWatched()
{
    m_watcher->setFiles(openPaths());
}

void EditorArea::checkDisk()
{
    for (EditorPage *page : pages())
        page->checkDisk();
}

void EditorArea::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        updateLabels();
        updatePathBar();
        emit factsChanged();
    }
    QWidget::changeEvent(event);
}

} // namespace boucle
