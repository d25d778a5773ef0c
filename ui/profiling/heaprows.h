// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiling/heaptree.h"

#include <QIdentityProxyModel>

namespace boucle {

class Theme;

/// The words of a heap's tree, in the language of the window.
class HeapRows : public QIdentityProxyModel
{
    Q_OBJECT
public:
    /// `theme` must outlive it.
    explicit HeapRows(const Theme &theme, QObject *parent = nullptr);

    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString name(const QModelIndex &index) const;
    QString number(const QModelIndex &index) const;
    HeapTree::Show shown() const;

    const Theme &m_theme;
};

} // namespace boucle
