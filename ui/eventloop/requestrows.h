// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventloop/requestsmodel.h"

#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>

namespace boucle {

class Theme;

/// The words and colours of a RequestsModel, and which of its rows are wanted.
class RequestRows : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    /// `theme` must outlive it.
    explicit RequestRows(const Theme &theme, QObject *parent = nullptr);

    enum class Which { All, Slow, Failed, Outgoing };
    /// Words that method, path or status have, each of them somewhere.
    void setFilter(const QString &words, Which which);
    static constexpr qint64 slowNs = 100'000'000;

    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString text(const RequestEntry &entry, int column) const;

    const Theme &m_theme;
    QStringList m_words;
    Which m_which = Which::All;
};

/// Draws a request as a bar in the time of those around it: waiting light, its answer full.
class WaterfallDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// `theme` must outlive it.
    explicit WaterfallDelegate(const Theme &theme, QObject *parent = nullptr);

    /// The time that the column's width stands for.
    void setStretch(qint64 fromNs, qint64 toNs);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    const Theme &m_theme;
    qint64 m_fromNs = 0;
    qint64 m_toNs = 1;
};

} // namespace boucle
