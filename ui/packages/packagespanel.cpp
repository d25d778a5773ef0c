// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packages/packagespanel.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/packages/conflictview.h"
#include "ui/packages/consentcard.h"
#include "ui/packages/packagedetailsview.h"
#include "ui/packages/packagerows.h"
#include "ui/packages/workview.h"

#include <QAction>
#include <QActionGroup>
#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <chrono>

namespace boucle {

namespace {

using namespace std::chrono_literals;
using Show = PackageTreeModel::Show;

constexpr int fieldWidth = 240;
constexpr int narrowField = 130;
constexpr int narrowPanel = 760;
constexpr int sideMargin = Theme::grid * 3;
constexpr int narrowestBar = 360;
constexpr int detailsWidth = 430;
constexpr int nameWidth = 200;
constexpr int versionWidth = 100;
constexpr int loadedWidth = 92;
constexpr int heapWidth = 120;
constexpr int handlesWidth = 76;
// Days for which a version can be left out.
constexpr std::array ages{0, 1, 3, 7, 30};
// Somebody types: the registry is asked when the word is there.
constexpr auto typingTime = 350ms;

} // namespace

PackagesPanel::PackagesPanel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_field(new QLineEdit(this))
    , m_installed(new QToolButton(this))
    , m_outdated(new QToolButton(this))
    , m_advisories(new QToolButton(this))
    , m_found(new QToolButton(this))
    , m_scripts(new QToolButton(this))
    , m_views(new QWidget(this))
    , m_installAll(new QPushButton(this))
    , m_more(new QToolButton(this))
    , m_undo(new QToolButton(this))
    , m_bar(new QHBoxLayout)
    , m_secondBar(new QHBoxLayout)
    , m_table(new QTreeView(this))
    , m_scriptsView(new ScriptsView(theme, this))
    , m_lists(new QStackedLayout)
    , m_empty(new QLabel(m_table->viewport()))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_main(new QWidget(this))
    , m_side(new QWidget(this))
    , m_work(new WorkView(this))
    , m_conflict(new ConflictView(theme, this))
    , m_cards(new QVBoxLayout)
    , m_details(new PackageDetailsView(theme, this))
{
    setObjectName(QStringLiteral("packagesPanel"));
    setAttribute(Qt::WA_StyledBackground);
    m_field->setMinimumWidth(narrowField);
    m_field->setMaximumWidth(fieldWidth);
    m_field->setClearButtonEnabled(true);
    m_lookUp =
        m_field->addAction(icon(theme, QLatin1String("search"), ColourRole::Dim), QLineEdit::LeadingPosition);
    auto *views = new QButtonGroup(this);
    for (const auto &[button, shown] :
         {std::pair(m_installed, Show::Installed), std::pair(m_outdated, Show::Outdated),
          std::pair(m_advisories, Show::Advisories), std::pair(m_found, Show::Found)}) {
        button->setCheckable(true);
        button->setProperty("look", QStringLiteral("chip"));
        views->addButton(button);
        connect(button, &QToolButton::toggled, this, [this, view = shown](bool on) {
            if (on)
                takeShown(view);
        });
    }
    m_scripts->setCheckable(true);
    m_scripts->setProperty("look", QStringLiteral("chip"));
    views->addButton(m_scripts);
    connect(m_scripts, &QToolButton::toggled, this, [this](bool on) {
        m_lists->setCurrentWidget(on ? static_cast<QWidget *>(m_scriptsView) : m_table);
        updateAll();
    });
    m_more->setIcon(icon(theme, QLatin1String("ellipsis")));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    connect(m_more->menu(), &QMenu::aboutToShow, this, &PackagesPanel::fillMore);
    m_installAll->setIcon(icon(theme, QLatin1String("download")));
    m_undo->setIcon(icon(theme, QLatin1String("undo-2")));

    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setTextElideMode(Qt::ElideRight);
    m_table->setItemDelegateForColumn(PackageTreeModel::Note, new PackageNoteDelegate(theme, this));
    m_empty->setProperty("look", QStringLiteral("dim"));
    m_empty->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_empty->setWordWrap(true);
    auto *overTable = new QVBoxLayout(m_table->viewport());
    overTable->setContentsMargins(Theme::grid * 6, Theme::grid * 6, Theme::grid * 6, 0);
    overTable->addWidget(m_empty);
    overTable->addStretch(1);

    auto *viewRow = new QHBoxLayout(m_views);
    viewRow->setContentsMargins(0, 0, 0, 0);
    viewRow->setSpacing(Theme::grid * 2);
    for (QToolButton *button : {m_installed, m_outdated, m_advisories, m_found, m_scripts})
        viewRow->addWidget(button);
    viewRow->addStretch(1);
    for (QHBoxLayout *row : {m_bar, m_secondBar})
        row->setSpacing(Theme::grid * 2);
    m_bar->addWidget(m_field, 3);
    m_bar->addStretch(1);
    m_bar->addWidget(m_undo);
    m_bar->addWidget(m_installAll);
    m_bar->addWidget(m_more);
    auto *bars = new QVBoxLayout;
    bars->setContentsMargins(sideMargin, Theme::grid * 2, sideMargin, Theme::grid * 2);
    bars->setSpacing(0);
    bars->addLayout(m_bar);
    bars->addLayout(m_secondBar);
    auto *column = new QVBoxLayout(m_main);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bars);
    m_lists->addWidget(m_table);
    m_lists->addWidget(m_scriptsView);
    column->addLayout(m_lists, 1);

    m_side->setObjectName(QStringLiteral("packageDetails"));
    auto *side = new QVBoxLayout(m_side);
    side->setContentsMargins(Theme::grid * 4, Theme::grid * 3, Theme::grid * 4, Theme::grid * 2);
    side->setSpacing(Theme::grid * 2);
    m_cards->setSpacing(Theme::grid * 2);
    side->addWidget(m_work);
    side->addWidget(m_conflict);
    side->addLayout(m_cards);
    side->addWidget(m_details, 1);
    m_splitter->addWidget(m_main);
    m_splitter->addWidget(m_side);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({detailsWidth * 2, detailsWidth});
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_splitter);
    setFocusProxy(m_field);

    m_searchSoon.setSingleShot(true);
    m_searchSoon.setInterval(typingTime);
    connect(&m_searchSoon, &QTimer::timeout, this, [this] { search(m_field->text()); });
    connect(m_field, &QLineEdit::textChanged, this, &PackagesPanel::takeText);
    connect(m_field, &QLineEdit::returnPressed, this, [this] { search(m_field->text()); });
    connect(m_lookUp, &QAction::triggered, this, [this] { search(m_field->text()); });
    connect(m_installAll, &QPushButton::clicked, this, [this] { requestChange(changeOfAll()); });
    connect(m_scriptsView, &ScriptsView::runRequested, this, &PackagesPanel::runRequested);
    connect(m_scriptsView, &ScriptsView::stopRequested, this, &PackagesPanel::stopRequested);
    connect(m_undo, &QToolButton::clicked, this, &PackagesPanel::undoRequested);
    connect(m_work, &WorkView::cancelRequested, this, [this] {
        if (m_packages)
            m_packages->cancel();
    });
    connect(m_work, &WorkView::logRequested, this, &PackagesPanel::logRequested);
    connect(m_details, &PackageDetailsView::changeRequested, this, &PackagesPanel::changeRequested);
    connect(m_details, &PackageDetailsView::linkActivated, this, &PackagesPanel::linkActivated);
    m_installed->setChecked(true);
    m_main->installEventFilter(this);
    retranslateUi();
    arrange();
}

PackagesPanel::~PackagesPanel() = default;

void PackagesPanel::setPackages(ProjectPackages *packages)
{
    if (m_packages)
        m_packages->disconnect(this);
    m_packages = packages;
    m_details->setPackages(packages);
    m_table->setModel(nullptr);
    m_rows.reset();
    m_model.reset();
    if (!packages)
        return;
    m_model = std::make_unique<PackageTreeModel>(*packages);
    m_rows = std::make_unique<PackageRows>(m_theme, *m_model);
    m_table->setModel(m_rows.get());
    QHeaderView *header = m_table->header();
    header->setStretchLastSection(true);
    header->resizeSection(PackageTreeModel::Name, nameWidth);
    header->resizeSection(PackageTreeModel::Installed, versionWidth);
    header->resizeSection(PackageTreeModel::Latest, versionWidth);
    header->resizeSection(PackageTreeModel::Loaded, loadedWidth);
    header->resizeSection(PackageTreeModel::Heap, heapWidth);
    header->resizeSection(PackageTreeModel::Handles, handlesWidth);
    updateColumns();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                if (index.isValid())
                    m_details->setPackage(index.data(PackageTreeModel::NameRole).toString());
                arrange();
            });
    connect(m_rows.get(), &QAbstractItemModel::modelReset, this, &PackagesPanel::keepSelection);
    for (const auto &change : {&ProjectPackages::treeChanged, &ProjectPackages::outdatedChanged,
                               &ProjectPackages::advisoriesChanged, &ProjectPackages::searchChanged,
                               &ProjectPackages::workChanged})
        connect(packages, change, this, &PackagesPanel::updateAll);
    connect(packages, &ProjectPackages::waitingScriptsChanged, this, &PackagesPanel::updateConsent);
    connect(packages, &ProjectPackages::measuresChanged, this, &PackagesPanel::updateColumns);
    connect(packages, &ProjectPackages::conflictChanged, this, [this] {
        m_conflict->setWants(m_packages->conflict());
        arrange();
    });
    // Those of another project are asked for anew.
    connect(packages, &ProjectPackages::treeChanged, this, [this] {
        if (m_packages->folder().isEmpty() || !m_packages->tree()) {
            m_wasAsked = false;
            m_details->setPackage({});
        } else if (m_isInSight) {
            setInSight(true);
        }
    });
    updateAll();
    updateConsent();
}

void PackagesPanel::setInSight(bool inSight)
{
    m_isInSight = inSight;
    if (!inSight || m_wasAsked || !m_packages)
        return;
    m_packages->activate();
    if (!m_packages->tree())
        return;
    m_wasAsked = m_packages->isTrusted();
    m_packages->checkOutdated();
    m_packages->checkAdvisories();
}

void PackagesPanel::showPackage(const QString &name)
{
    m_table->setCurrentIndex({});
    m_details->setPackage(name);
    if (m_rows)
        keepSelection();
    arrange();
}

void PackagesPanel::setScripts(const QList<ScriptsView::Row> &rows)
{
    m_scriptsView->setRows(rows);
    updateChips();
}

void PackagesPanel::setCanMeasure(bool can)
{
    m_canMeasure = can;
}

void PackagesPanel::setTracing(bool on)
{
    m_isTracing = on;
}

/// What a running server tells only when it is asked has a column once it has.
void PackagesPanel::updateColumns()
{
    if (!m_packages)
        return;
    m_table->setColumnHidden(PackageTreeModel::Heap, !m_packages->knowsHeap());
    m_table->setColumnHidden(PackageTreeModel::Handles, !m_packages->knowsHandles());
}

void PackagesPanel::requestChange(PackageChange::Kind kind)
{
    PackageChange change;
    change.kind = kind;
    emit changeRequested(change);
}

void PackagesPanel::fillMore()
{
    QMenu &menu = *m_more->menu();
    menu.clear();
    using Kind = PackageChange::Kind;
    const bool canChange = m_packages && m_packages->tree() && !m_packages->present();
    for (const auto &[words, kind] : {std::pair(tr("Clean Install From the Lockfile"), Kind::CleanInstall),
                                      std::pair(tr("Remove Duplicates"), Kind::Dedupe)}) {
        QAction *const action = menu.addAction(words, this, [this, wanted = kind] { requestChange(wanted); });
        action->setEnabled(canChange);
    }
    menu.addSeparator();
    menu.addAction(tr("Check Signatures"), this, &PackagesPanel::signaturesRequested)->setEnabled(canChange);
    menu.addAction(tr("Measure Heap by Package"), this, &PackagesPanel::heapRequested)
        ->setEnabled(m_canMeasure);
    QAction *const tracing = menu.addAction(tr("Count Handles by Package, From the Next Run"));
    tracing->setCheckable(true);
    tracing->setChecked(m_isTracing);
    connect(tracing, &QAction::toggled, this, &PackagesPanel::tracingRequested);
    menu.addSeparator();
    QMenu *const ageMenu = menu.addMenu(tr("Leave Out Versions Younger Than"));
    auto *group = new QActionGroup(ageMenu);
    for (const int days : ages) {
        QAction *const action = ageMenu->addAction(days == 0 ? tr("No Limit") : tr("%n days", nullptr, days));
        action->setCheckable(true);
        action->setChecked(m_packages && m_packages->minimumAge() == days);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, days] { emit minimumAgeChosen(days); });
    }
}

void PackagesPanel::takeText(const QString &text)
{
    if (m_model)
        m_model->setFilter(text);
    if (text.trimmed().isEmpty()) {
        m_searchSoon.stop();
        if (m_packages)
            m_packages->search({});
        if (m_found->isChecked())
            m_installed->setChecked(true);
    } else if (m_found->isChecked()) {
        m_searchSoon.start();
    }
    updateChips();
}

void PackagesPanel::search(const QString &words)
{
    m_searchSoon.stop();
    if (m_field->text() != words)
        m_field->setText(words);
    if (!m_packages || words.trimmed().isEmpty())
        return;
    m_packages->search(words);
    m_found->setEnabled(true);
    m_found->setChecked(true); // looks for what was not looked for yet
    if (!m_packages->isTrusted())
        emit trustRequested(words);
}

void PackagesPanel::takeShown(Show show)
{
    if (m_model)
        m_model->setShown(show);
    if (m_packages) {
        if (show == Show::Outdated)
            m_packages->checkOutdated();
        else if (show == Show::Advisories)
            m_packages->checkAdvisories();
        else if (show == Show::Found && m_packages->searchText() != m_field->text().trimmed())
            QMetaObject::invokeMethod(
                this, [this] { search(m_field->text()); }, Qt::QueuedConnection);
    }
    updateAll();
}

void PackagesPanel::arrange()
{
    const bool isNarrow = width() < narrowPanel;
    m_splitter->setOrientation(isNarrow ? Qt::Vertical : Qt::Horizontal);
    const bool hasWords =
        m_packages && (m_packages->present() || !m_packages->waitingScripts().isEmpty() ||
                       !m_packages->conflict().isEmpty() || !m_details->package().isEmpty());
    m_side->setVisible(!isNarrow || hasWords);
}

void PackagesPanel::arrangeBar()
{
    // Words differ with the language.
    int needed = narrowField + m_views->sizeHint().width() + 2 * sideMargin;
    for (const QWidget *button : {static_cast<QWidget *>(m_undo), static_cast<QWidget *>(m_installAll),
                                  static_cast<QWidget *>(m_more)})
        needed += button->isHidden() ? 0 : button->sizeHint().width() + Theme::grid * 2;
    const bool isNarrow = m_main->width() < needed;
    QHBoxLayout *const wanted = isNarrow ? m_secondBar : m_bar;
    if (wanted->indexOf(m_views) < 0)
        wanted->insertWidget(isNarrow ? 0 : 1, m_views);
    m_secondBar->setContentsMargins(0, isNarrow ? Theme::grid * 2 : 0, 0, 0);
    m_installAll->setText(m_main->width() < narrowestBar ? QString() : wordsOfAll());
    m_installAll->setAccessibleName(wordsOfAll());
}

PackageChange::Kind PackagesPanel::changeOfAll() const
{
    const Show shown = m_model ? m_model->shown() : Show::Installed;
    return shown == Show::Outdated     ? PackageChange::Kind::Update
           : shown == Show::Advisories ? PackageChange::Kind::Fix
                                       : PackageChange::Kind::Install;
}

bool PackagesPanel::canChangeAll() const
{
    if (!m_packages || !m_packages->tree() || m_packages->present())
        return false;
    const auto any = [](const auto &list, auto isOne) {
        return list && std::any_of(list->begin(), list->end(), isOne);
    };
    switch (changeOfAll()) {
    case PackageChange::Kind::Update:
        return any(m_packages->outdated(),
                   [](const RegistryVersions &each) { return each.current != each.wanted; });
    case PackageChange::Kind::Fix:
        return any(m_packages->advisories(),
                   [](const PackageAdvisory &each) { return each.fix == QLatin1String("update"); });
    default:
        return true;
    }
}

QString PackagesPanel::toolTipOfAll(const PackageTree *tree) const
{
    if (tree && tree->manager != QLatin1String("npm"))
        return tr("With %1, whose lockfile this project has").arg(tree->manager);
    switch (changeOfAll()) {
    case PackageChange::Kind::Update:
        return tr("To the newest versions that package.json allows");
    case PackageChange::Kind::Fix:
        return tr("Updates what is vulnerable, as far as package.json allows");
    default:
        return tr("Installs what package.json asks for");
    }
}

QString PackagesPanel::wordsOfAll() const
{
    switch (changeOfAll()) {
    case PackageChange::Kind::Update:
        return tr("Update all");
    case PackageChange::Kind::Fix:
        return tr("Fix all");
    default:
        return tr("Install all");
    }
}

bool PackagesPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_main && event->type() == QEvent::Resize)
        arrangeBar();
    return QWidget::eventFilter(watched, event);
}

void PackagesPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

/// The rows are made anew: the package that is shown stays the chosen one.
void PackagesPanel::keepSelection()
{
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        const QModelIndex index = m_rows->index(row, 0);
        if (index.data(PackageTreeModel::NameRole).toString() == m_details->package()) {
            m_table->setCurrentIndex(index);
            return;
        }
    }
}

void PackagesPanel::updateAll()
{
    updateChips();
    updateEmpty();
    arrange();
    const bool isWorking = m_packages && m_packages->present();
    const PackageTree *tree = m_packages && m_packages->tree() ? &*m_packages->tree() : nullptr;
    m_work->setWork(m_packages ? m_packages->present() : nullptr);
    m_installAll->setEnabled(canChangeAll());
    m_undo->setVisible(tree && !tree->undo.isEmpty());
    m_undo->setEnabled(!isWorking);
    arrangeBar();
    m_undo->setToolTip(tree ? tr("Take back: %1").arg(tree->undo) : QString());
    m_installAll->setToolTip(toolTipOfAll(tree));
}

void PackagesPanel::updateChips()
{
    const auto set = [](QToolButton *button, const QString &words, int count) {
        button->setText(count >= 0 ? QStringLiteral("%1 %2").arg(words).arg(count) : words);
        button->setAccessibleName(words);
    };
    const PackageTree *tree = m_packages && m_packages->tree() ? &*m_packages->tree() : nullptr;
    set(m_installed, tr("Installed"), tree ? int(tree->direct.size()) : -1);
    set(m_outdated, tr("Outdated"),
        m_packages && m_packages->outdated() ? int(m_packages->outdated()->size()) : -1);
    set(m_advisories, tr("Advisories"),
        m_packages && m_packages->advisories() ? int(m_packages->advisories()->size()) : -1);
    set(m_scripts, tr("Scripts"), m_scriptsView->count() > 0 ? m_scriptsView->count() : -1);
    set(m_found, tr("Registry"),
        m_packages && m_packages->found() ? int(m_packages->found()->packages.size()) : -1);
    m_found->setEnabled(!m_field->text().trimmed().isEmpty());
    arrangeBar();
    const bool isVulnerable = m_packages && m_packages->advisories() && !m_packages->advisories()->isEmpty();
    if (m_advisories->property("tone").toString() != (isVulnerable ? u"bad" : u"")) {
        m_advisories->setProperty("tone", isVulnerable ? QStringLiteral("bad") : QString());
        m_advisories->setStyleSheet(m_advisories->styleSheet()); // its look depends on it
    }
}

QString PackagesPanel::emptyText() const
{
    if (!m_packages || m_packages->folder().isEmpty())
        return tr("Open a project to see its packages.");
    const auto failureOr = [](const std::optional<PackageFailure> &failure, const QString &words) {
        return failure ? failure->error.message : words;
    };
    switch (m_model->shown()) {
    case Show::Installed:
        if (m_packages->treeFailure())
            return m_packages->treeFailure()->error.message;
        if (!m_packages->tree())
            return tr("Reading the packages…");
        return m_field->text().trimmed().isEmpty()
                   ? tr("No packages yet. Type a name above and press Enter to look for one.")
                   : tr("Nothing that is installed is called like that. Press Enter to ask the registry.");
    case Show::Outdated:
        return failureOr(m_packages->outdatedFailure(), m_packages->outdated()
                                                            ? tr("Everything is up to date.")
                                                            : tr("Asking the registry…"));
    case Show::Advisories:
        return failureOr(m_packages->advisoriesFailure(), m_packages->advisories()
                                                              ? tr("Nothing that is known to be vulnerable.")
                                                              : tr("Asking the registry…"));
    case Show::Found:
        if (m_packages->isSearching())
            return tr("Asking the registry…");
        if (m_packages->found() && m_packages->found()->isByNameOnly)
            return tr("This registry cannot be searched, and has no package of exactly that name.");
        return failureOr(m_packages->searchFailure(), tr("Nothing was found."));
    }
    return {};
}

void PackagesPanel::updateEmpty()
{
    const bool isEmpty = !m_rows || m_rows->rowCount() == 0;
    m_empty->setVisible(isEmpty);
    if (isEmpty)
        m_empty->setText(emptyText());
}

void PackagesPanel::updateConsent()
{
    while (QLayoutItem *item = m_cards->takeAt(0)) {
        // It may be the one that has just been answered.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    if (!m_packages)
        return;
    for (const PackageScripts &scripts : m_packages->waitingScripts()) {
        auto *card = new ConsentCard(m_theme, scripts, this);
        connect(card, &ConsentCard::answered, this, &PackagesPanel::consentGiven);
        m_cards->addWidget(card);
    }
    arrange();
}

void PackagesPanel::retranslateUi()
{
    m_field->setPlaceholderText(tr("Search packages"));
    m_field->setAccessibleName(tr("Search packages"));
    m_lookUp->setText(tr("Ask the Registry"));
    m_lookUp->setToolTip(m_lookUp->text());
    arrangeBar();
    m_undo->setAccessibleName(tr("Undo"));
    m_more->setAccessibleName(tr("More"));
    m_more->setToolTip(tr("More"));
    m_table->setAccessibleName(tr("Packages"));
    updateAll();
}

void PackagesPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
}

} // namespace boucle
