// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/common/popupframe.h"

#include <memory>

namespace boucle {

class ValueModel;
class ValueTree;

/// The value of an expression that the mouse rests on, as a tree that can be opened. Goes away when the mouse
/// leaves the expression and the popup.
class ValuePopup : public PopupFrame
{
    Q_OBJECT
public:
    /// Over the window of `host`; destroys itself when it is dismissed. The first row of `values` is the
    /// value.
    ValuePopup(const Theme &theme, std::shared_ptr<ValueModel> values, QWidget *host);
    ~ValuePopup() override;

    /// `anchor` is where the expression stands, global.
    void showFor(const QRect &anchor, Focus focus);

signals:
    void addToWatchRequested(const QString &expression);
    void errorOccurred(const boucle::Error &error);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();

    std::shared_ptr<ValueModel> m_values;
    ValueTree *m_tree;
    QRect m_anchor;
    bool m_byMouse = false;
};

} // namespace boucle
