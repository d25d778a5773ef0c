// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/consolerepl.h"
#include "ui/common/popupframe.h"

class QListView;
class QStandardItemModel;

namespace boucle {

/// The words that can stand at the cursor of an input, which keeps the focus and moves the choice.
class CompletionPopup : public PopupFrame
{
    Q_OBJECT
public:
    static constexpr int mostRows = 9;

    /// Over the window of `host`. `theme` must outlive it.
    CompletionPopup(const Theme &theme, QWidget *host);

    /// `anchor` is the cursor, global.
    void showItems(const QList<Completion> &items, const QRect &anchor);
    void move(int rows);
    /// Moves the choice, or goes away; false: the key does neither.
    bool handleKey(int key);
    /// Whether the user has moved the choice since the items were shown.
    bool wasMoved() const { return m_moved; }
    QString current() const;

signals:
    /// With the mouse.
    void chosen(const QString &text);

private:
    QListView *m_list;
    QStandardItemModel *m_model;
    bool m_moved = false;
};

} // namespace boucle
