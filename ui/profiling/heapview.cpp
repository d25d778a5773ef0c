// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiling/heapview.h"

#include "ui/common/theme.h"
#include "ui/profiling/heaprows.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

namespace boucle {

namespace {

constexpr int numberWidth = 96;
constexpr int retainedWidth = 120;
constexpr int holderWidth = 112;
constexpr int highEnough = 360; ///< for the two trees
constexpr int openLevels = 6;   ///< of the way to the roots

} // namespace

HeapView::HeapView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_objectTree(makeTree(m_objects))
    , m_holderTree(makeTree(m_holders))
    , m_holderTitle(new QLabel(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
    m_objectTree->setSortingEnabled(true);
    m_objectTree->header()->setSortIndicator(HeapTree::RetainedSize, Qt::DescendingOrder);
    m_holderTree->setColumnHidden(HeapTree::OwnSize, true);
    m_holderTree->header()->resizeSection(HeapTree::RetainedSize, holderWidth);
    m_holderTree->setIndentation(Theme::grid * 3);
    m_holderTitle->setProperty("look", QStringLiteral("dim"));
    m_holderTitle->setContentsMargins(Theme::grid * 3, Theme::grid, Theme::grid * 3, Theme::grid);
    m_holderTitle->setTextFormat(Qt::PlainText);
    m_holderTitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto *holders = new QWidget(this);
    auto *below = new QVBoxLayout(holders);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(0);
    below->addWidget(m_holderTitle);
    below->addWidget(m_holderTree, 1);
    m_splitter->addWidget(m_objectTree);
    m_splitter->addWidget(holders);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_splitter);
    setFocusProxy(m_objectTree);
    connect(m_objectTree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &HeapView::showHolders);
    connect(&m_objects, &QAbstractItemModel::modelReset, this, [this] { showHolders({}); });
    retranslateUi();
}

QTreeView *HeapView::makeTree(HeapTree &model)
{
    auto *tree = new QTreeView(this);
    auto *rows = new HeapRows(m_theme, tree);
    rows->setSourceModel(&model);
    tree->setModel(rows);
    tree->setUniformRowHeights(true);
    tree->setMinimumHeight(Theme::rowHeight);
    tree->setAllColumnsShowFocus(true);
    tree->setTextElideMode(Qt::ElideRight);
    QHeaderView *header = tree->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(HeapTree::Name, QHeaderView::Stretch);
    header->resizeSection(HeapTree::Count, numberWidth);
    header->resizeSection(HeapTree::OwnSize, numberWidth);
    header->resizeSection(HeapTree::RetainedSize, retainedWidth);
    return tree;
}

/// Beside each other while there is no room for both above each other.
void HeapView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_splitter->setOrientation(height() < highEnough ? Qt::Horizontal : Qt::Vertical);
}

void HeapView::clear()
{
    m_objects.clear();
}

void HeapView::setSnapshot(HeapSnapshotPtr snapshot)
{
    m_objects.setClasses(std::move(snapshot));
}

void HeapView::setChanges(HeapComparisonPtr changes)
{
    m_objects.setChanges(std::move(changes));
}

void HeapView::setFilter(const QString &words)
{
    m_objects.setFilter(words);
}

void HeapView::showHolders(const QModelIndex &index)
{
    const QVariant node = index.data(HeapTree::NodeRole);
    if (!node.isValid()) {
        m_holders.clear();
        m_holderTitle->setText(tr("Choose an object to see what keeps it in memory."));
        return;
    }
    m_holders.setRetainers(m_objects.snapshot(), node.value<HeapSnapshot::Index>());
    m_holderTitle->setText(
        tr("Kept in memory by: %1").arg(index.siblingAtColumn(0).data(Qt::DisplayRole).toString()));
    // The first holder is the next one on the shortest way to the roots.
    QModelIndex row = m_holderTree->model()->index(0, 0);
    for (int level = 0; row.isValid() && level < openLevels; ++level) {
        m_holderTree->expand(row);
        row = m_holderTree->model()->index(0, 0, row);
    }
}

void HeapView::retranslateUi()
{
    m_objectTree->setAccessibleName(tr("Classes and objects"));
    m_holderTree->setAccessibleName(tr("Holders"));
    showHolders(m_objectTree->currentIndex());
}

void HeapView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace boucle
