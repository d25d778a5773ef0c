// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/tabsaccessible.h"

#include "ui/editor/editortabs.h"

#include <QPointer>

namespace boucle {

namespace {

/// One tab: pressing it brings its page to the front; its child is the button that closes.
class TabItem : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    TabItem(EditorTabs &tabs, QWidget *page)
        : m_tabs(&tabs)
        , m_page(page)
    {
    }

    QWidget *page() const { return m_page; }
    bool isValid() const override { return m_tabs && index() >= 0; }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_tabs ? m_tabs->window()->windowHandle() : nullptr; }
    QAccessible::Role role() const override { return QAccessible::PageTab; }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.selectable = true;
        state.selected = m_tabs->currentIndex() == index();
        state.invisible = !m_tabs->isVisible();
        return state;
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect rect = m_tabs->tabRect(index());
        return {m_tabs->mapToGlobal(rect.topLeft()), rect.size()};
    }

    QString text(QAccessible::Text type) const override
    {
        if (!isValid())
            return {};
        if (type == QAccessible::Name)
            return m_tabs->accessibleTabName(index());
        return type == QAccessible::Description ? m_tabs->tabToolTip(index()) : QString();
    }

    void setText(QAccessible::Text, const QString &) override {}
    QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_tabs.data());
    }
    int childCount() const override { return isValid() ? 1 : 0; }

    QAccessibleInterface *child(int childIndex) const override
    {
        if (childIndex != 0 || !isValid())
            return nullptr;
        return QAccessible::queryAccessibleInterface(m_tabs->tabButton(index(), QTabBar::RightSide));
    }

    int indexOfChild(const QAccessibleInterface *wanted) const override
    {
        return wanted == child(0) ? 0 : -1;
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        QAccessibleInterface *button = child(0);
        return button && button->rect().contains(x, y) ? button : nullptr;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                    : nullptr;
    }

    QStringList actionNames() const override { return {pressAction()}; }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

    void doAction(const QString &name) override
    {
        if (name == pressAction() && isValid())
            m_tabs->setCurrentIndex(index());
    }

private:
    int index() const { return m_tabs->indexOf(m_page); }

    QPointer<EditorTabs> m_tabs;
    QWidget *m_page; ///< only compared
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *tabs = qobject_cast<EditorTabs *>(object);
    return tabs ? new TabsAccessible(*tabs) : nullptr;
}

} // namespace

TabsAccessible::TabsAccessible(EditorTabs &tabs)
    : QAccessibleWidget(&tabs, QAccessible::PageTabList)
{
}

TabsAccessible::~TabsAccessible()
{
    for (const QAccessible::Id id : std::as_const(m_items))
        QAccessible::deleteAccessibleInterface(id);
}

void TabsAccessible::install()
{
    QAccessible::installFactory(make);
}

EditorTabs &TabsAccessible::tabs() const
{
    return *static_cast<EditorTabs *>(widget());
}

int TabsAccessible::childCount() const
{
    return tabs().count();
}

QAccessibleInterface *TabsAccessible::child(int index) const
{
    QWidget *page = tabs().page(index);
    if (!page)
        return nullptr;
    const auto known = m_items.constFind(page);
    if (known != m_items.constEnd())
        return QAccessible::accessibleInterface(*known);
    auto *item = new TabItem(tabs(), page);
    m_items.insert(page, QAccessible::registerAccessibleInterface(item));
    return item;
}

int TabsAccessible::indexOfChild(const QAccessibleInterface *wanted) const
{
    for (int i = 0; i < childCount(); ++i) {
        if (child(i) == wanted)
            return i;
    }
    return -1;
}

QAccessibleInterface *TabsAccessible::childAt(int x, int y) const
{
    return child(tabs().tabAt(tabs().mapFromGlobal(QPoint(x, y))));
}

} // namespace boucle
