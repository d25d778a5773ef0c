// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace boucle {

class Theme;

/// Rows of breakpoints: the sign that stands beside the code, which is the check box as well, the place, its
/// conditions, the requests that it is for as a chip, and how often it was hit. Groups have a check box.
class BreakpointDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// `theme` must outlive the delegate.
    explicit BreakpointDelegate(const Theme &theme, QObject *parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// A click on the sign, or Space, switches the row.
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    void paintBreakpoint(QPainter &painter, QRect room, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const;

    const Theme &m_theme;
};

} // namespace boucle
