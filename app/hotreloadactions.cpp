// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hotreloadactions.h"

#include "core/debugger/debugger.h"
#include "core/session/ansi.h"
#include "ui/common/actionregistry.h"
#include "ui/common/noticearea.h"
#include "ui/editor/codeeditor.h"
#include "ui/editor/editorarea.h"
#include "ui/editor/editormarks.h"
#include "ui/editor/editorpage.h"
#include "ui/main/hotreloaddialog.h"
#include "ui/main/mainwindow.h"
#include "ui/main/statusbar.h"
#include "ui/server/reloadhistory.h"

#include <chrono>

namespace boucle {

namespace {

using namespace std::chrono_literals;

// Longer than between two keys of who types: nobody reads meanwhile.
constexpr auto previewDelay = 200ms;

/// The ledger's line, its files a link.
QString consoleLine(const ReloadRecord &record, const QString &root)
{
    const QString files = filesOf(record, root);
    const QString path = record.place ? record.place->path : record.files.value(0);
    const QString rest = describe(record, root).mid(files.size());
    return linkToFile(files, path, record.place ? record.place->line : 0) + rest;
}

} // namespace

HotReloadActions::HotReloadActions(RunControl &runs, Debugger &debugger, ChangeClassifier &classifier,
                                   const Theme &theme, ActionRegistry &actions, MainWindow &window)
    : m_runs(runs)
    , m_classifier(classifier)
    , m_theme(theme)
    , m_actions(actions)
    , m_window(window)
{
    connect(&m_runs, &RunControl::sessionAdded, this, &HotReloadActions::addSession);
    connect(&m_runs, &RunControl::sessionRemoved, this,
            [this](ServerSession &session) { m_reloads.erase(&session); });
    connect(&m_runs, &RunControl::configurationsChanged, this, &HotReloadActions::updateSwitch);
    connect(&m_runs, &RunControl::hotReloadChanged, this, &HotReloadActions::updateSwitch);
    connect(&debugger, &Debugger::generationAttached, this,
            [this](ServerSession &session, ServerId id, LiveEditor &editor) {
                if (const auto found = m_reloads.find(&session); found != m_reloads.end())
                    found->second->setEditor(id, &editor);
            });
    connect(m_actions.action(u"run.hotReload"), &QAction::triggered, this, [this](bool on) {
        HotReloadOptions options = m_runs.hotReload();
        options.enabled = on;
        m_runs.setHotReload(options);
    });
    connect(m_actions.action(u"run.hotReloadOptions"), &QAction::triggered, this,
            &HotReloadActions::chooseOptions);
    connect(m_actions.action(u"run.reloadHistory"), &QAction::triggered, this,
            &HotReloadActions::showHistory);
    connect(&m_window.status(), &StatusBar::saveEffectClicked, this, &HotReloadActions::showHistory);

    m_previewTimer.setSingleShot(true);
    m_previewTimer.setInterval(previewDelay);
    connect(&m_previewTimer, &QTimer::timeout, this, &HotReloadActions::previewCurrent);
    EditorArea &editors = m_window.editors();
    connect(&editors, &EditorArea::pageAdded, this, [this](EditorPage *page) { addPage(*page); });
    connect(&editors, &EditorArea::currentFileChanged, &m_previewTimer, qOverload<>(&QTimer::start));
    connect(&m_runs, &RunControl::sessionChanged, &m_previewTimer, qOverload<>(&QTimer::start));
    updateSwitch();
}

HotReloadActions::~HotReloadActions() = default;

QString HotReloadActions::root() const
{
    return m_runs.project() ? m_runs.project()->root() : QString();
}

void HotReloadActions::addSession(ServerSession &session)
{
    auto reload = std::make_unique<HotReload>(session, m_classifier);
    reload->setSpecSource([this, &session] { return m_runs.launchOf(session); });
    connect(reload.get(), &HotReload::recorded, this,
            [this, &session](const ReloadRecord &record) { take(session, record); });
    m_reloads.insert_or_assign(&session, std::move(reload));
    updateSwitch();
}

HotReload *HotReloadActions::currentReload() const
{
    const auto found = m_reloads.find(m_runs.currentSession());
    return found == m_reloads.end() ? nullptr : found->second.get();
}

void HotReloadActions::take(ServerSession &session, const ReloadRecord &record)
{
    const bool isKept = record.outcome == ReloadRecord::Outcome::Kept;
    session.log().appendOwn(isKept ? OutputLog::Kind::Error : OutputLog::Kind::Info,
                            consoleLine(record, root()));
    m_window.status().post(describe(record, root()));
    clearProblems(record.files);
    if (isKept && record.place)
        showProblem(record);
    if (m_history && m_historySession == &session)
        m_history->add(record);
    previewCurrent();
}

void HotReloadActions::showProblem(const ReloadRecord &record)
{
    for (EditorPage *page : m_window.editors().pages()) {
        if (page->document().path() == record.place->path)
            page->editor().marks().setProblem(LineNote{record.place->line, record.reason, true});
    }
}

void HotReloadActions::clearProblems(const QStringList &files)
{
    for (EditorPage *page : m_window.editors().pages()) {
        if (files.contains(page->document().path()))
            page->editor().marks().setProblem(std::nullopt);
    }
}

void HotReloadActions::updateSwitch()
{
    const bool hasOne = m_runs.current() >= 0;
    QAction *action = m_actions.action(u"run.hotReload");
    action->setEnabled(hasOne);
    action->setChecked(m_runs.hotReload().enabled);
    m_actions.action(u"run.hotReloadOptions")->setEnabled(hasOne);
    m_actions.action(u"run.reloadHistory")->setEnabled(currentReload());
}

void HotReloadActions::chooseOptions()
{
    if (m_runs.current() < 0)
        return;
    const LaunchConfiguration &configuration = m_runs.configurations().at(m_runs.current());
    const QString folder = root().isEmpty() ? configuration.workingDirectory : root();
    auto *dialog = new HotReloadDialog(m_theme, configuration.name, folder, m_runs.hotReload(), &m_window);
    connect(dialog, &HotReloadDialog::chosen, this,
            [this, name = configuration.name](const HotReloadOptions &options) {
                if (m_runs.setCurrentByName(name))
                    m_runs.setHotReload(options);
            });
    dialog->open();
}

void HotReloadActions::showHistory()
{
    HotReload *const reload = currentReload();
    if (!reload)
        return;
    if (m_history && m_historySession == m_runs.currentSession()) {
        m_history->raise();
        m_history->activateWindow();
        return;
    }
    delete m_history;
    m_historySession = m_runs.currentSession();
    m_history = new ReloadHistory(m_theme, m_historySession->name(), root(), &m_window);
    m_history->setRecords(reload->records());
    connect(m_history, &ReloadHistory::placeChosen, this, [this](const SourcePlace &place) {
        if (const Result<void> opened = m_window.editors().openFile(place.path, place.line, place.column);
            !opened)
            m_window.notices().showError(opened.error());
    });
    m_history->show();
}

void HotReloadActions::addPage(EditorPage &page)
{
    connect(&page.editor(), &QsciScintilla::textChanged, &m_previewTimer, qOverload<>(&QTimer::start));
    connect(&page.document(), &Document::modifiedChanged, &m_previewTimer, qOverload<>(&QTimer::start));
}

void HotReloadActions::previewCurrent()
{
    const quint64 number = ++m_previews;
    HotReload *const reload = currentReload();
    const EditorPage *page = m_window.editors().currentPage();
    if (!reload || !page || !page->document().isModified()) {
        showEffect(std::nullopt);
        return;
    }
    reload->preview(
        page->document().path(), page->editor().content(), this,
        [this, number, path = page->document().path()](const std::optional<Judgement> &judgement) {
            if (number != m_previews)
                return;
            showEffect(judgement);
            if (judgement && judgement->kind != ChangeVerdict::Kind::SyntaxError)
                clearProblems({path});
        });
}

void HotReloadActions::showEffect(const std::optional<Judgement> &judgement)
{
    StatusBar &status = m_window.status();
    if (!judgement || judgement->isSame) {
        status.setSaveEffect({});
        return;
    }
    switch (judgement->kind) {
    case ChangeVerdict::Kind::None:
        status.setSaveEffect(tr("Save: nothing to do"), judgement->reason);
        return;
    case ChangeVerdict::Kind::LiveEdit:
        status.setSaveEffect(tr("Save: live edit"), judgement->reason);
        return;
    case ChangeVerdict::Kind::NewGeneration:
        status.setSaveEffect(tr("Save: new generation"), judgement->reason);
        return;
    case ChangeVerdict::Kind::SyntaxError:
        status.setSaveEffect(tr("Save: syntax error, the running code stays"), judgement->reason);
        return;
    }
}

} // namespace boucle
