// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/completionpopup.h"

#include "ui/common/theme.h"
#include "ui/debugger/valuedelegate.h"
#include "ui/server/completiondelegate.h"

#include <QListView>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace boucle {

namespace {

constexpr int verticalPadding = 4;
constexpr int narrowest = 180;
constexpr int widest = 380;

} // namespace

CompletionPopup::CompletionPopup(const Theme &theme, QWidget *host)
    : PopupFrame(theme, host)
    , m_list(new QListView(this))
    , m_model(new QStandardItemModel(this))
{
    m_list->setObjectName(QStringLiteral("completionList"));
    m_list->setAccessibleName(tr("Completions"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CompletionDelegate(theme, m_list));
    m_list->setFont(ValueDelegate::rowFont(theme));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    content().addSpacing(verticalPadding);
    content().addWidget(m_list);
    content().addSpacing(verticalPadding);
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex &index) { emit chosen(index.data().toString()); });
}

void CompletionPopup::showItems(const QList<Completion> &items, const QRect &anchor)
{
    m_moved = false;
    m_model->clear();
    int width = narrowest;
    for (const Completion &item : items) {
        auto *row = new QStandardItem(item.text);
        row->setData(QVariant::fromValue(int(item.kind)), CompletionDelegate::KindRole);
        row->setData(item.detail, CompletionDelegate::DetailRole);
        row->setData(item.detail.isEmpty()
                         ? item.text
                         : tr("%1, %2", "completion, what it is").arg(item.text, item.detail),
                     Qt::AccessibleTextRole);
        m_model->appendRow(row);
        width = qMax(width, CompletionDelegate::widthOf(item.text, item.detail, m_list->font()));
    }
    const int rows = qMin(int(items.size()), mostRows);
    m_list->setFixedSize(qMin(width, widest), rows * m_list->sizeHintForRow(0));
    m_list->setCurrentIndex(m_model->index(0, 0));
    openAt(anchor, Focus::Leave);
}

void CompletionPopup::move(int rows)
{
    const int count = m_model->rowCount();
    const int row = m_list->currentIndex().row() + rows;
    // One step goes round, a page stops at the end.
    const int wanted = rows == 1 || rows == -1 ? (row + count) % count : qBound(0, row, count - 1);
    m_list->setCurrentIndex(m_model->index(wanted, 0));
    m_moved = true;
}

bool CompletionPopup::handleKey(int key)
{
    switch (key) {
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_PageUp:
        move(-mostRows);
        return true;
    case Qt::Key_PageDown:
        move(mostRows);
        return true;
    case Qt::Key_Escape:
        dismiss();
        return true;
    default:
        return false;
    }
}

QString CompletionPopup::current() const
{
    return m_list->currentIndex().data().toString();
}

} // namespace boucle
