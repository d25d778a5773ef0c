// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>
#include <QHash>

namespace boucle {

class EditorTabs;

/// The row of open files for assistive technologies. Qt's own does not show the buttons in the tabs.
class TabsAccessible : public QAccessibleWidget
{
public:
    explicit TabsAccessible(EditorTabs &tabs);
    ~TabsAccessible() override;

    /// Makes Qt use it for every EditorTabs. May be called often.
    static void install();

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;

private:
    EditorTabs &tabs() const;

    mutable QHash<const QWidget *, QAccessible::Id> m_items; ///< by page
};

} // namespace boucle
