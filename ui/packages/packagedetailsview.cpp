// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packages/packagedetailsview.h"

#include "ui/common/combobox.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/packages/readmeview.h"

#include <QAbstractItemView>
#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace boucle {

namespace {

constexpr int versionWidth = 116;
constexpr qsizetype mostReasons = 4;
constexpr qint64 secondsPerHour = 3600;
// What steals passwords is mostly found in that time.
constexpr qint64 freshHours = 72;
constexpr qint64 hoursPerDay = 24;

QString ofLocation(const QString &location)
{
    return location.section(QLatin1String("node_modules/"), -1);
}

} // namespace

PackageDetailsView::PackageDetailsView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new QLabel(this))
    , m_facts(new QLabel(this))
    , m_warning(new QLabel(this))
    , m_why(new QLabel(this))
    , m_version(new ComboBox(theme, this))
    , m_apply(new QPushButton(this))
    , m_more(new QToolButton(this))
    , m_remove(new QPushButton(this))
    , m_readme(new ReadmeView(this))
    , m_empty(new QLabel(this))
    , m_page(new QWidget(this))
{
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    for (QLabel *label : {m_title, m_facts, m_warning, m_why}) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    for (QLabel *label : {m_facts, m_warning, m_why}) {
        label->setWordWrap(true);
        label->setMinimumWidth(1);
    }
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_facts->setProperty("look", QStringLiteral("dim"));
    m_why->setProperty("look", QStringLiteral("dim"));
    m_warning->setProperty("look", QStringLiteral("error"));
    m_version->setFixedWidth(versionWidth);
    m_apply->setProperty("look", QStringLiteral("primary"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setIcon(icon(theme, QLatin1String("ellipsis")));
    m_more->setMenu(new QMenu(m_more));
    m_readme->setMinimumHeight(Theme::rowHeight);
    m_empty->setProperty("look", QStringLiteral("dim"));
    m_empty->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_empty->setWordWrap(true);
    m_empty->setMinimumWidth(1);

    auto *head = new QHBoxLayout;
    head->setSpacing(Theme::grid * 2);
    head->addWidget(m_version);
    head->addWidget(m_apply);
    head->addWidget(m_remove);
    head->addWidget(m_more);
    head->addStretch(1);
    auto *column = new QVBoxLayout(m_page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::grid);
    column->addWidget(m_title);
    column->addWidget(m_facts);
    column->addLayout(head);
    column->addWidget(m_warning);
    column->addWidget(m_why);
    column->addWidget(m_readme, 1);
    auto *both = new QVBoxLayout(this);
    both->setContentsMargins(0, 0, 0, 0);
    both->addWidget(m_page, 1);
    both->addWidget(m_empty);

    connect(m_apply, &QPushButton::clicked, this, &PackageDetailsView::apply);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        PackageChange change;
        change.kind = PackageChange::Kind::Remove;
        change.specs = {m_name};
        emit changeRequested(change);
    });
    connect(m_version, &QComboBox::activated, this, [this] { load(m_version->currentData().toString()); });
    connect(m_readme, &ReadmeView::linkActivated, this, &PackageDetailsView::linkActivated);
    retranslateUi();
}

void PackageDetailsView::setPackages(ProjectPackages *packages)
{
    if (m_packages)
        m_packages->disconnect(this);
    m_packages = packages;
    setPackage({});
    if (!packages)
        return;
    connect(packages, &ProjectPackages::treeChanged, this, &PackageDetailsView::followTree);
    connect(packages, &ProjectPackages::workChanged, this, &PackageDetailsView::update);
    connect(packages, &ProjectPackages::advisoriesChanged, this, &PackageDetailsView::update);
}

void PackageDetailsView::setPackage(const QString &name)
{
    if (m_name == name)
        return;
    m_name = name;
    m_details.reset();
    m_failure.reset();
    m_version->clear();
    m_readme->clear();
    if (name.isEmpty() || !m_packages)
        update();
    else
        load(m_packages->installedVersion(name));
}

/// Another version is there than before: it is the one that is shown.
void PackageDetailsView::followTree()
{
    const QString installed = m_packages->installedVersion(m_name);
    if (!m_name.isEmpty() && installed != m_installed)
        load(installed);
    else
        update();
}

void PackageDetailsView::load(const QString &version)
{
    m_installed = m_packages->installedVersion(m_name);
    m_isLoading = true;
    update();
    m_packages->details(
        m_name, version, this, [this, request = ++m_request](const PackageResult<PackageDetails> &details) {
            if (request != m_request)
                return;
            m_isLoading = false;
            m_failure.reset();
            const bool isFirst = !m_details;
            if (details) {
                m_details = *details;
                fillVersions();
                if (isFirst)
                    m_readme->setReadme(m_details->readme.isEmpty() ? tr("This package has no README.")
                                                                    : m_details->readme);
            } else {
                m_failure = details.failure();
            }
            update();
        });
}

void PackageDetailsView::fillVersions()
{
    m_version->clear();
    for (const PackageVersion &each : m_details->versions) {
        QStringList words{each.version};
        if (!each.tags.isEmpty())
            words.append(each.tags.join(QLatin1String(", ")));
        if (each.date.isValid())
            words.append(QLocale().toString(each.date.date(), QLocale::ShortFormat));
        if (each.isDeprecated)
            words.append(tr("deprecated"));
        m_version->addItem(words.join(QStringLiteral(" · ")), each.version);
    }
    // One that is too old to be listed is there all the same.
    if (m_version->findData(m_details->version) < 0)
        m_version->addItem(m_details->version, m_details->version);
    m_version->setCurrentIndex(m_version->findData(m_details->version));
    // The list has more to say than the box has room for.
    m_version->view()->setMinimumWidth(m_version->view()->sizeHintForColumn(0) + Theme::grid * 6);
}

QString PackageDetailsView::factsText() const
{
    const PackageDetails &details = *m_details;
    QStringList facts;
    const auto add = [&facts](const QString &words) {
        if (!words.isEmpty())
            facts.append(words);
    };
    const QLocale locale;
    if (const QString installed = m_packages ? m_packages->installedVersion(m_name) : QString();
        !installed.isEmpty())
        add(tr("%1 installed").arg(installed));
    add(details.licence);
    if (details.published.isValid())
        add(locale.toString(details.published.date(), QLocale::ShortFormat));
    if (details.unpackedBytes > 0)
        add(locale.formattedDataSize(details.unpackedBytes));
    add(tr("%n dependencies", nullptr, int(details.dependencies.size())));
    add(details.format == QLatin1String("both")  ? tr("ES module and CommonJS")
        : details.format == QLatin1String("esm") ? tr("ES module")
                                                 : tr("CommonJS"));
    add(details.hasTypes ? tr("with types") : tr("without types"));
    if (details.maintainers > 0)
        add(tr("%n maintainers", nullptr, details.maintainers));
    add(details.signature == QLatin1String("verified")  ? tr("signature verified")
        : details.signature == QLatin1String("signed")  ? tr("signed")
        : details.signature == QLatin1String("missing") ? tr("not signed")
                                                        : QString());
    add(details.hasProvenance ? tr("with provenance") : QString());
    if (!details.engines.isEmpty())
        add(tr("node %1").arg(details.engines));
    return (details.description.isEmpty() ? QString() : details.description + u'\n') +
           facts.join(QStringLiteral(" · "));
}

/// Who asks for it, from the nearest on.
QString PackageDetailsView::whyText() const
{
    if (!m_packages || !m_packages->tree())
        return {};
    if (const DirectDependency *direct = m_packages->direct(m_name))
        return tr("package.json asks for %1.").arg(direct->range);
    QStringList reasons;
    for (const InstalledPackage &package : m_packages->tree()->packages) {
        if (package.name != m_name)
            continue;
        for (const PackageDependent &dependent : package.dependents)
            reasons.append(QStringLiteral("%1 (%2)").arg(
                dependent.location.isEmpty() ? tr("this project") : ofLocation(dependent.location),
                dependent.range));
    }
    reasons.removeDuplicates();
    if (reasons.isEmpty())
        return {};
    const qsizetype more = reasons.size() - mostReasons;
    QString words = tr("It is here for %1.").arg(reasons.mid(0, mostReasons).join(QLatin1String(", ")));
    if (more > 0)
        words += u' ' + tr("And for %n more.", nullptr, int(more));
    return words;
}

/// What to think of before it is installed.
QStringList PackageDetailsView::warnings() const
{
    QStringList warnings;
    if (m_details) {
        if (m_details->signature == QLatin1String("wrong"))
            warnings.append(tr("This is not what the registry has signed: do not install it."));
        if (!m_details->deprecated.isEmpty())
            warnings.append(tr("Deprecated: %1").arg(m_details->deprecated));
        const qint64 hours = m_details->published.secsTo(QDateTime::currentDateTime()) / secondsPerHour;
        const int leastDays = m_packages ? m_packages->minimumAge() : 0;
        const bool isLeftOut =
            hours < leastDays * hoursPerDay && !m_packages->ageExceptions().contains(m_name);
        if (m_details->published.isValid() && isLeftOut)
            warnings.append(tr("Published %n hours ago: versions as young as that are left out.", nullptr,
                               std::max(1, int(hours))));
        else if (m_details->published.isValid() && hours < freshHours)
            warnings.append(tr("Published %n hours ago: few have looked at this version yet.", nullptr,
                               std::max(1, int(hours))));
        if (!m_details->fitsNode)
            warnings.append(tr("It asks for node %1.").arg(m_details->engines));
        if (m_details->hasInstallScript)
            warnings.append(tr("It has an install script, which does not run unless you allow it."));
    }
    if (m_packages) {
        for (const PackageAdvisory &advisory : m_packages->advisoriesOf(m_name)) {
            if (!advisory.title.isEmpty())
                warnings.append(QStringLiteral("%1 (%2)").arg(advisory.title, advisory.range));
        }
    }
    return warnings;
}

void PackageDetailsView::update()
{
    const bool isShown = !m_name.isEmpty();
    m_page->setVisible(isShown && (m_details || !m_failure));
    m_empty->setVisible(!isShown || (m_failure && !m_details));
    m_empty->setText(!isShown    ? tr("Choose a package to see what it is.")
                     : m_failure ? m_failure->error.message
                                 : QString());
    if (!isShown)
        return;
    const QString installed = m_packages ? m_packages->installedVersion(m_name) : QString();
    const bool isDirect = m_packages && m_packages->direct(m_name);
    const bool isWorking = m_packages && m_packages->present();
    m_title->setText(m_name);
    m_title->setToolTip(m_name);
    m_facts->setText(m_details ? factsText() : m_isLoading ? tr("Asking the registry…") : QString());
    m_warning->setText(warnings().join(u'\n'));
    m_warning->setVisible(!m_warning->text().isEmpty());
    m_why->setText(installed.isEmpty() ? QString() : whyText());
    m_why->setVisible(!m_why->text().isEmpty());

    const QString chosen = m_details ? m_details->version : QString();
    const bool isSame = isDirect && chosen == installed;
    const RegistryVersions *outdated = m_packages ? m_packages->outdated(m_name) : nullptr;
    const bool hasNewer = isSame && outdated && outdated->latest != installed;
    m_apply->setText(hasNewer                           ? tr("Update to %1").arg(outdated->latest)
                     : isSame                           ? tr("Installed")
                     : !isDirect || installed.isEmpty() ? tr("Install")
                                                        : tr("Change to %1").arg(chosen));
    m_apply->setEnabled(m_details && !isWorking && (!isSame || hasNewer));
    m_remove->setVisible(isDirect);
    m_remove->setEnabled(!isWorking);
    m_version->setEnabled(m_details.has_value());
    m_more->setVisible(!isDirect);
    m_more->setEnabled(m_details && !isWorking);
}

void PackageDetailsView::apply()
{
    const RegistryVersions *outdated = m_packages->outdated(m_name);
    const bool isSame =
        m_packages->direct(m_name) && m_details->version == m_packages->installedVersion(m_name);
    PackageChange change;
    if (isSame && outdated) {
        change.kind = PackageChange::Kind::Latest;
        change.specs = {m_name};
        emit changeRequested(change);
        return;
    }
    add(PackageChange::Save::AsItIs);
}

void PackageDetailsView::add(PackageChange::Save save)
{
    PackageChange change;
    change.kind = PackageChange::Kind::Add;
    change.save = save;
    change.range = m_range;
    // What the registry calls the latest gets a range, as npm does; another version is meant.
    const auto shown =
        std::find_if(m_details->versions.begin(), m_details->versions.end(),
                     [this](const PackageVersion &each) { return each.version == m_details->version; });
    const bool isLatest = shown != m_details->versions.end() && shown->tags.contains(QLatin1String("latest"));
    change.specs = {isLatest ? m_name : QStringLiteral("%1@%2").arg(m_name, m_details->version)};
    emit changeRequested(change);
}

void PackageDetailsView::retranslateUi()
{
    m_remove->setText(tr("Remove"));
    m_version->setToolTip(tr("Version"));
    m_more->setToolTip(tr("Install As"));
    m_more->setAccessibleName(tr("Install As"));
    fillMore();
    m_readme->setAccessibleName(tr("README"));
    update();
}

void PackageDetailsView::fillMore()
{
    using Save = PackageChange::Save;
    using Range = PackageChange::Range;
    QMenu &menu = *m_more->menu();
    menu.clear();
    for (const auto &[words, save] :
         {std::pair(tr("Development dependency"), Save::Development),
          std::pair(tr("Optional dependency"), Save::Optional), std::pair(tr("Peer dependency"), Save::Peer)})
        menu.addAction(words, this, [this, as = save] { add(as); });
    menu.addSection(tr("Versions that package.json allows"));
    auto *ranges = new QActionGroup(&menu);
    for (const auto &[words, range] :
         {std::pair(tr("As npm is set up"), Range::AsItIs),
          std::pair(tr("Compatible (^)"), Range::Compatible), std::pair(tr("Patches (~)"), Range::Patches),
          std::pair(tr("Only this one"), Range::Exact)}) {
        QAction *const action = menu.addAction(words);
        action->setCheckable(true);
        action->setChecked(m_range == range);
        ranges->addAction(action);
        connect(action, &QAction::triggered, this, [this, wanted = range] { m_range = wanted; });
    }
}

void PackageDetailsView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
}

} // namespace boucle
