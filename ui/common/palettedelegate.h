// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace boucle {

class Theme;

/// Draws a row of the palette: icon, title with its matched characters in the accent colour, detail,
/// shortcut at the right.
class PaletteDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// `theme` must outlive the delegate.
    explicit PaletteDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace boucle
