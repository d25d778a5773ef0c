// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/valuetree.h"

#include "core/debugger/valuemodel.h"
#include "ui/common/theme.h"
#include "ui/debugger/valuedelegate.h"
#include "ui/debugger/valuerows.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScopedValueRollback>

namespace boucle {

namespace {

using RowKind = ValueModel::RowKind;

RowKind kindOf(const QModelIndex &index)
{
    return index.data(ValueModel::RowKindRole).value<RowKind>();
}

DebugValue valueOf(const QModelIndex &index)
{
    return index.data(ValueModel::ValueRole).value<DebugValue>();
}

} // namespace

ValueTree::ValueTree(const Theme &theme, QWidget *parent)
    : DebugTree(theme, parent)
    , m_delegate(new ValueDelegate(theme, this))
    , m_rows(new ValueRows(this))
{
    setItemDelegate(m_delegate);
    connect(m_delegate, &ValueDelegate::edited, this, &ValueTree::takeEdit);
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) { remember(index, true); });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) { remember(index, false); });
    connect(this, &QWidget::customContextMenuRequested, this, &ValueTree::showMenu);
    connect(m_rows, &QAbstractItemModel::rowsInserted, this, &ValueTree::reopen);
    connect(m_rows, &QAbstractItemModel::modelReset, this, [this] { reopen({}, 0, m_rows->rowCount() - 1); });
}

void ValueTree::setValues(ValueModel *values)
{
    m_values = values;
    m_rows->setSourceModel(values);
    if (model() != m_rows)
        setModel(m_rows);
    reopen({}, 0, m_rows->rowCount() - 1);
}

// Names lead from the top to the row; a pause later the same path is the same variable to the user.
QString ValueTree::pathOf(const QModelIndex &index)
{
    QStringList names;
    for (QModelIndex at = index; at.isValid(); at = at.parent())
        names.prepend(at.data(ValueModel::NameRole).toString());
    return names.join(QChar(0));
}

void ValueTree::remember(const QModelIndex &index, bool open)
{
    if (m_reopening)
        return;
    const QString path = pathOf(index);
    if (open) {
        m_open.insert(path);
        m_closed.remove(path);
    } else {
        m_open.remove(path);
        m_closed.insert(path);
    }
}

void ValueTree::reopen(const QModelIndex &parent, int first, int last)
{
    const QScopedValueRollback reopening(m_reopening, true);
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = m_rows->index(row, 0, parent);
        if (!m_rows->hasChildren(index))
            continue;
        const QString path = pathOf(index);
        const bool byItself = !parent.isValid() && row == m_openAtFirst && !m_closed.contains(path);
        if (byItself || m_open.contains(path))
            expand(index);
    }
}

bool ValueTree::isWatched(const QModelIndex &index) const
{
    return kindOf(index) == RowKind::Watch;
}

bool ValueTree::isEditable(const QModelIndex &index) const
{
    return index.flags() & Qt::ItemIsEditable;
}

void ValueTree::editCurrent()
{
    if (isEditable(currentIndex()))
        edit(currentIndex());
}

void ValueTree::takeEdit(const QModelIndex &index, const QString &text)
{
    const QModelIndex source = m_rows->mapToSource(index);
    if (isWatched(index)) {
        emit expressionEdited(source, text);
        return;
    }
    if (text.trimmed().isEmpty() || text == valueOf(index).text)
        return;
    m_values->setValue(source, text, this, [this](const Result<void> &done) {
        if (!done)
            emit errorOccurred(done.error());
    });
}

void ValueTree::copy()
{
    if (currentIndex().isValid())
        QGuiApplication::clipboard()->setText(valueOf(currentIndex()).text);
}

void ValueTree::copyAsJson()
{
    m_values->copyAsJson(m_rows->mapToSource(currentIndex()), this, [this](const Result<QString> &json) {
        if (json)
            QGuiApplication::clipboard()->setText(*json);
        else
            emit errorOccurred(json.error());
    });
}

void ValueTree::showMenu(const QPoint &position)
{
    const QModelIndex index = indexAt(position);
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    const QModelIndex source = m_rows->mapToSource(index);
    const QString expression = index.data(ValueModel::ExpressionRole).toString();
    const bool hasValue = !valueOf(index).text.isEmpty() && !index.data(ValueModel::FailedRole).toBool();

    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (index.data(ValueModel::GetterRole).toBool())
        menu->addAction(tr("Call the Getter"), this,
                        [this, source = QPersistentModelIndex(source)] { m_values->askGetter(source); });
    QAction *copyValue = menu->addAction(tr("Copy Value"), this, &ValueTree::copy);
    copyValue->setEnabled(hasValue);
    menu->addAction(tr("Copy as JSON"), this, &ValueTree::copyAsJson)->setEnabled(hasValue);
    QAction *copyExpression = menu->addAction(
        tr("Copy Expression"), this, [expression] { QGuiApplication::clipboard()->setText(expression); });
    copyExpression->setEnabled(!expression.isEmpty());
    menu->addSeparator();
    if (isWatched(index)) {
        menu->addAction(tr("Edit Expression"), this, &ValueTree::editCurrent);
        menu->addAction(tr("Remove Expression"), this,
                        [this, source = QPersistentModelIndex(source)] { emit removeRequested(source); });
    } else {
        menu->addAction(tr("Set Value…"), this, &ValueTree::editCurrent)->setEnabled(isEditable(index));
        QAction *watch = menu->addAction(tr("Add to Watch"), this,
                                         [this, expression] { emit addToWatchRequested(expression); });
        watch->setEnabled(!expression.isEmpty());
    }
    menu->popup(viewport()->mapToGlobal(position));
}

void ValueTree::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->key() == Qt::Key_F2 ||
             ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && state() != EditingState &&
              isEditable(index)))
        editCurrent();
    else if (event->key() == Qt::Key_Delete && isWatched(index))
        emit removeRequested(m_rows->mapToSource(index));
    else if (event->key() == Qt::Key_Space && index.data(ValueModel::GetterRole).toBool())
        m_values->askGetter(m_rows->mapToSource(index));
    else
        DebugTree::keyPressEvent(event);
}

void ValueTree::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (event->button() != Qt::LeftButton || !index.isValid())
        return;
    setCurrentIndex(index);
    if (isEditable(index) && (isWatched(index) || !m_rows->hasChildren(index)))
        editCurrent();
    else
        setExpanded(index, !isExpanded(index));
}

// "(…)" is the getter that nobody has asked: a click asks it.
void ValueTree::mouseReleaseEvent(QMouseEvent *event)
{
    DebugTree::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() != Qt::LeftButton || !index.data(ValueModel::GetterRole).toBool())
        return;
    const QRect row = visualRect(index).translated(offset, 0);
    if (m_delegate->valueRect(row, index).contains(event->pos()))
        m_values->askGetter(m_rows->mapToSource(index));
}

} // namespace boucle
