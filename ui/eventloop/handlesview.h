// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventloop/handlesmodel.h"

#include <QIdentityProxyModel>
#include <QSet>
#include <QTreeView>

namespace boucle {

class Theme;

/// The words and colours of a HandlesModel.
class HandleRows : public QIdentityProxyModel
{
    Q_OBJECT
public:
    /// `theme` must outlive it.
    explicit HandleRows(const Theme &theme, QObject *parent = nullptr);

    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant groupData(const QModelIndex &index, int role) const;

    const Theme &m_theme;
};

/// "Who keeps me alive": the handles of a server by kind, new ones marked, with the line that has made them.
class HandlesView : public QTreeView
{
    Q_OBJECT
public:
    /// `theme` must outlive it.
    explicit HandlesView(const Theme &theme, QWidget *parent = nullptr);

    /// Nothing: there is no server.
    void setHandles(HandlesModel *model);
    /// Shows the rows that have these words somewhere.
    void setFilter(const QString &words);

signals:
    /// The line that has made it; path absolute.
    void originActivated(const QString &path, int line, int column);
    /// Chosen in the menu of its row, and confirmed.
    void changeRequested(const boucle::HandleRecord &handle, boucle::HandleAction action);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// Hides empty groups, node's own, and what the filter does not want; opens short groups.
    void arrange();
    bool isWanted(const QModelIndex &index) const;
    void openOrigin(const HandleRecord &handle);
    void openMenu(const QPoint &point);
    void askClose(const HandleRecord &handle);

    const Theme &m_theme;
    HandleRows *m_rows;
    QString m_filter;
    QSet<int> m_opened; ///< groups that have been opened by themselves once
};

} // namespace boucle
