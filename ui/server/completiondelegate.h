// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace boucle {

class Theme;

/// Rows of completions: the word in the colour of what it is, and a word about it at the right.
class CompletionDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum Roles {
        KindRole = Qt::UserRole + 1, ///< int: Completion::Kind
        DetailRole                   ///< QString
    };

    /// `theme` must outlive the delegate.
    explicit CompletionDelegate(const Theme &theme, QObject *parent = nullptr);

    static int widthOf(const QString &text, const QString &detail, const QFont &font);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace boucle
