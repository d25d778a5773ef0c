// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace boucle {

class Theme;

/// The trees of the debugger's panels: rows that stand off the edge while the selection goes from edge to
/// edge, and a few words where there is nothing.
class DebugTree : public QTreeView
{
    Q_OBJECT
public:
    /// How far rows are drawn from the edge.
    static constexpr int offset = 8;

    /// `theme` must outlive the tree.
    explicit DebugTree(const Theme &theme, QWidget *parent = nullptr);

    /// What stands there while there are no rows; translated.
    void setPlaceholder(const QString &text);
    QString placeholder() const { return m_placeholder; }
    /// Rows that end there need that much.
    int contentHeight() const;

    void setModel(QAbstractItemModel *model) override;

signals:
    void contentHeightChanged();

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void updateGeometries() override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    const Theme &theme() const { return m_theme; }

private:
    const Theme &m_theme;
    QString m_placeholder;
    int m_lastHeight = -1;
};

} // namespace boucle
