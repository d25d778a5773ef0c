// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packages/packagetypes.h"

#include <QWidget>

namespace boucle {

class Theme;

/// Who wants which version of what: at the left those who want, at the right what they want, an arrow with
/// the range between. Ranges that cannot be together have different colours.
class ConflictView : public QWidget
{
    Q_OBJECT
public:
    /// `theme` must outlive it.
    explicit ConflictView(const Theme &theme, QWidget *parent = nullptr);

    /// Hidden when there are none.
    void setWants(const QList<PackageWant> &wants);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {1, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    static QString nameOf(const PackageWant &want);
    int top(qsizetype row) const;
    void paintBox(QPainter &painter, const QRect &box, const QString &words) const;
    void describe();

    const Theme &m_theme;
    QList<PackageWant> m_wants; ///< of one package after the other
};

} // namespace boucle
