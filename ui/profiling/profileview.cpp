// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiling/profileview.h"

#include "ui/common/combobox.h"
#include "ui/common/theme.h"
#include "ui/eventloop/looptexts.h"
#include "ui/profiling/flamechart.h"
#include "ui/profiling/profiletexts.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace boucle {

namespace {

constexpr int filterWidth = 220;
constexpr int leastWidth = 90; ///< of what stands above it
constexpr int nameWidth = 380;
constexpr int costWidth = 130;
constexpr double share = 0.001; ///< below it no share is worth a word

} // namespace

CallRows::CallRows(const Theme &theme, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_theme(theme)
{
}

QVariant CallRows::data(const QModelIndex &index, int role) const
{
    if (role >= Qt::UserRole)
        return QIdentityProxyModel::data(index, role);
    const auto *model = qobject_cast<const CallTreeModel *>(sourceModel());
    if (!model || !model->profile())
        return {};
    const auto function = index.data(CallTreeModel::FunctionRole).value<ProfiledFunction>();
    const bool isCost = index.column() == CallTreeModel::Self || index.column() == CallTreeModel::Total;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: {
        if (index.column() == CallTreeModel::Name)
            return profiletexts::name(function);
        if (index.column() == CallTreeModel::Place)
            return profiletexts::place(function);
        const double cost = index.data(CallTreeModel::CostRole).toDouble();
        if (cost <= 0)
            return QString();
        const QString words = profiletexts::cost(cost, model->profile()->unit());
        const double part = index.data(CallTreeModel::ShareRole).toDouble();
        return part < share ? words
                            : QStringLiteral("%1 · %2").arg(
                                  words, tr("%1 %").arg(QLocale().toString(part * 100, 'f', 1)));
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isCost ? Qt::AlignRight : Qt::AlignLeft)));
    case Qt::ForegroundRole:
        if (!index.data(CallTreeModel::MatchRole).toBool())
            return m_theme.colour(ColourRole::Faint);
        if (index.column() == CallTreeModel::Place && function.path.startsWith(u'/'))
            return m_theme.colour(ColourRole::Accent);
        return m_theme.colour(function.kind == ProfiledFunction::Kind::Own || isCost ? ColourRole::Text
                                                                                     : ColourRole::Dim);
    case Qt::ToolTipRole:
        return function.line > 0 ? QStringLiteral("%1:%2").arg(function.path).arg(function.line)
                                 : function.path;
    default:
        return {};
    }
}

QVariant CallRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool isCost = section == CallTreeModel::Self || section == CallTreeModel::Total;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isCost ? Qt::AlignRight : Qt::AlignLeft)));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case CallTreeModel::Name:
        return tr("Function");
    case CallTreeModel::Self:
        return tr("Itself");
    case CallTreeModel::Total:
        return tr("With calls");
    default:
        return tr("Place");
    }
}

ProfileView::ProfileView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_functions(CallTreeModel::Order::BottomUp)
    , m_calls(CallTreeModel::Order::TopDown)
    , m_way(new ComboBox(theme, this))
    , m_filter(new QLineEdit(this))
    , m_stack(new QStackedWidget(this))
    , m_flames(new FlameChart(theme, this))
    , m_functionTree(makeTree(m_functions))
    , m_callTree(makeTree(m_calls))
    , m_empty(new QLabel(this))
    , m_details(new QLabel(this))
{
    for (const Way way : {Flames, Functions, Calls})
        m_way->addItem(QString(), way);
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(filterWidth);
    m_filter->setMinimumWidth(leastWidth);
    m_way->setSizeAdjustPolicy(QComboBox::AdjustToContents); // another language has longer words
    m_way->setMinimumWidth(leastWidth);
    m_empty->setProperty("look", QStringLiteral("dim"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(Theme::grid * 6, 0, Theme::grid * 6, 0);
    m_details->setProperty("look", QStringLiteral("dim"));
    m_details->setTextFormat(Qt::RichText);
    m_details->setContentsMargins(Theme::grid * 3, Theme::grid, Theme::grid * 3, Theme::grid);
    m_details->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    for (QWidget *page : std::initializer_list<QWidget *>{m_flames, m_functionTree, m_callTree, m_empty})
        m_stack->addWidget(page);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_stack, 1);
    column->addWidget(m_details);
    setFocusProxy(m_stack);

    connect(m_way, &QComboBox::currentIndexChanged, this, &ProfileView::showWay);
    connect(m_filter, &QLineEdit::textChanged, this, &ProfileView::applyFilter);
    connect(m_flames, &FlameChart::activated, this, [this](int node) { open(m_profile->functionOf(node)); });
    connect(m_flames, &FlameChart::selectionChanged, this, [this] {
        const int node = m_flames->selected();
        if (node < 0 || !m_profile)
            describe(nullptr, 0, 0);
        else
            describe(&m_profile->functionOf(node), m_profile->nodes().at(node).self,
                     m_profile->nodes().at(node).total);
    });
    connect(m_details, &QLabel::linkActivated, this,
            [this] { emit placeActivated(m_linkPath, m_linkLine, m_linkColumn); });
    showWay();
    retranslateUi();
}

QTreeView *ProfileView::makeTree(CallTreeModel &model)
{
    auto *tree = new QTreeView(this);
    auto *rows = new CallRows(m_theme, tree);
    rows->setSourceModel(&model);
    tree->setModel(rows);
    tree->setUniformRowHeights(true);
    tree->setMinimumHeight(Theme::rowHeight);
    tree->setAllColumnsShowFocus(true);
    tree->setSortingEnabled(true);
    tree->header()->setSortIndicator(
        &model == &m_calls ? int(CallTreeModel::Total) : int(CallTreeModel::Self), Qt::DescendingOrder);
    tree->setColumnWidth(CallTreeModel::Name, nameWidth);
    tree->setColumnWidth(CallTreeModel::Self, costWidth);
    tree->setColumnWidth(CallTreeModel::Total, costWidth);
    connect(tree, &QTreeView::activated, this, [this](const QModelIndex &index) {
        open(index.data(CallTreeModel::FunctionRole).value<ProfiledFunction>());
    });
    connect(tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                const auto function = index.data(CallTreeModel::FunctionRole).value<ProfiledFunction>();
                const auto cost = [&index](int column) {
                    return index.siblingAtColumn(column).data(CallTreeModel::CostRole).toDouble();
                };
                if (index.isValid())
                    describe(&function, cost(CallTreeModel::Self), cost(CallTreeModel::Total));
                else
                    describe(nullptr, 0, 0);
            });
    return tree;
}

void ProfileView::setProfile(CallProfilePtr profile)
{
    m_profile = std::move(profile);
    m_functions.setProfile(m_profile);
    m_calls.setProfile(m_profile);
    m_flames->setProfile(m_profile);
    describe(nullptr, 0, 0);
    showWay();
}

void ProfileView::setEmptyText(const QString &words)
{
    m_empty->setText(words);
}

void ProfileView::showWay()
{
    m_way->setEnabled(m_profile != nullptr);
    m_filter->setEnabled(m_profile != nullptr);
    if (!m_profile) {
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    m_stack->setCurrentIndex(std::max(0, m_way->currentIndex()));
    // The calls are a long way down: they are open along the one that most of the time went.
    if (m_stack->currentWidget() == m_callTree && !m_callTree->currentIndex().isValid()) {
        constexpr int mostLevels = 40;
        QModelIndex row = m_callTree->model()->index(0, 0);
        for (int level = 0; row.isValid() && level < mostLevels; ++level) {
            const auto total = [](const QModelIndex &of) {
                return of.siblingAtColumn(CallTreeModel::Total).data(CallTreeModel::CostRole).toDouble();
            };
            m_callTree->expand(row);
            const QModelIndex heaviest = m_callTree->model()->index(0, 0, row);
            if (total(heaviest) * 2 < total(row))
                break;
            row = heaviest;
        }
    }
}

void ProfileView::applyFilter()
{
    m_functions.setFilter(m_filter->text());
    m_calls.setFilter(m_filter->text());
    m_flames->setFilter(m_filter->text());
    showWay();
}

void ProfileView::describe(const ProfiledFunction *function, double self, double total)
{
    if (!function || !m_profile) {
        m_details->setText(m_profile ? tr("Click a call for what it costs; double-click it for its source.")
                                     : QString());
        m_details->setVisible(m_profile != nullptr);
        return;
    }
    QStringList parts{QStringLiteral("<b>%1</b>").arg(profiletexts::name(*function).toHtmlEscaped())};
    m_linkPath = function->path;
    m_linkLine = function->line;
    m_linkColumn = function->column;
    if (const QString place = profiletexts::place(*function); !place.isEmpty())
        parts.append(function->path.startsWith(u'/')
                         ? QStringLiteral("<a href=\"place\">%1</a>").arg(place.toHtmlEscaped())
                         : place.toHtmlEscaped());
    parts.append(tr("itself %1").arg(profiletexts::cost(self, m_profile->unit())));
    parts.append(tr("with what it calls %1").arg(profiletexts::cost(total, m_profile->unit())));
    m_details->setText(parts.join(QStringLiteral(" · ")));
}

void ProfileView::open(const ProfiledFunction &function)
{
    if (!function.path.isEmpty() && function.line > 0)
        emit placeActivated(function.path, function.line, function.column);
}

void ProfileView::retranslateUi()
{
    m_way->setItemText(Flames, tr("Flame chart"));
    m_way->setItemText(Functions, tr("Functions, costliest first"));
    m_way->setItemText(Calls, tr("Calls, from the first one down"));
    m_way->setAccessibleName(tr("View of the profile"));
    m_filter->setPlaceholderText(tr("Filter by function or file"));
    m_filter->setAccessibleName(tr("Filter by function or file"));
    m_flames->setAccessibleName(tr("Flame chart"));
    m_functionTree->setAccessibleName(tr("Functions"));
    m_callTree->setAccessibleName(tr("Calls"));
    describe(nullptr, 0, 0);
}

void ProfileView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace boucle
