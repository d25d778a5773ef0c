// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiling/heaptree.h"

#include <QWidget>

class QLabel;
class QSplitter;
class QTreeView;

namespace boucle {

class Theme;

/// A heap snapshot, or what has changed since another one: classes and objects, and below them who holds the
/// chosen object.
class HeapView : public QWidget
{
    Q_OBJECT
public:
    /// `theme` must outlive it.
    explicit HeapView(const Theme &theme, QWidget *parent = nullptr);

    void clear();
    void setSnapshot(HeapSnapshotPtr snapshot);
    void setChanges(HeapComparisonPtr changes);
    void setFilter(const QString &words);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QTreeView *makeTree(HeapTree &model);
    void showHolders(const QModelIndex &index);
    void retranslateUi();

    const Theme &m_theme;
    HeapTree m_objects;
    HeapTree m_holders;
    QTreeView *m_objectTree;
    QTreeView *m_holderTree;
    QLabel *m_holderTitle;
    QSplitter *m_splitter;
};

} // namespace boucle
