// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace boucle {

class Theme;

/// Rows of the call stack: the function at the left, where it stands at the right; quiet what steps skip.
/// Targets with their state.
class CallStackDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// `theme` must outlive the delegate.
    explicit CallStackDelegate(const Theme &theme, QObject *parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace boucle
