// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace boucle {

class Theme;

/// Rows of values: name, then the value in the colour of its kind. What is edited is the value in its place,
/// or the expression of a watched row.
class ValueDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// `theme` must outlive the delegate.
    explicit ValueDelegate(const Theme &theme, QObject *parent = nullptr);

    /// Of the code's font, a little smaller.
    static QFont rowFont(const Theme &theme);
    /// Where the value stands in a row that is drawn in `row`.
    QRect valueRect(const QRect &row, const QModelIndex &index) const;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

signals:
    /// The user gave a value or an expression; nothing has been changed.
    void edited(const QModelIndex &index, const QString &text) const;

private:
    QString separator(const QModelIndex &index) const;

    const Theme &m_theme;
};

} // namespace boucle
