// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/debugger/debugtree.h"

#include <QSet>

namespace boucle {

class ValueDelegate;
class ValueModel;
class ValueRows;

/// A tree of values of the program: opened as it was before, edited in place, copied.
class ValueTree : public DebugTree
{
    Q_OBJECT
public:
    /// `theme` must outlive the tree.
    explicit ValueTree(const Theme &theme, QWidget *parent = nullptr);

    /// It must outlive the tree or be replaced; nothing: no rows.
    void setValues(ValueModel *values);
    /// The row that is open when nothing else is known: the first scope, a single value. -1: none.
    void setOpenAtFirst(int row) { m_openAtFirst = row; }

    /// Begins to edit the value of the current row, or its expression.
    void editCurrent();

public slots:
    void copy(); ///< the value of the current row

signals:
    void addToWatchRequested(const QString &expression);
    void removeRequested(const QModelIndex &index); ///< of a watched row, in the ValueModel
    void expressionEdited(const QModelIndex &index, const QString &text); ///< the same
    void errorOccurred(const boucle::Error &error);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void takeEdit(const QModelIndex &index, const QString &text);
    void reopen(const QModelIndex &parent, int first, int last);
    void remember(const QModelIndex &index, bool open);
    void showMenu(const QPoint &position);
    void copyAsJson();
    bool isEditable(const QModelIndex &index) const;
    bool isWatched(const QModelIndex &index) const;
    static QString pathOf(const QModelIndex &index);

    ValueDelegate *m_delegate;
    ValueRows *m_rows;
    ValueModel *m_values = nullptr;
    QSet<QString> m_open;   ///< rows that the user opened, by their path
    QSet<QString> m_closed; ///< that were open by themselves, and that the user closed
    int m_openAtFirst = -1;
    bool m_reopening = false;
};

} // namespace boucle
