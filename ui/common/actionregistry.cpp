// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/actionregistry.h"

#include "ui/common/icons.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>

namespace boucle {

ActionRegistry::ActionRegistry(const Theme &theme, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
{
    // The application gets LanguageChange before any window does.
    QCoreApplication::instance()->installEventFilter(this);
}

QAction *ActionRegistry::add(const ActionSpec &spec)
{
    Q_ASSERT_X(!m_byId.contains(spec.id), "ActionRegistry", qPrintable(spec.id));
    auto *action = new QAction(this);
    action->setObjectName(spec.id);
    if (!spec.icon.isEmpty())
        action->setIcon(icon(m_theme, spec.icon, spec.iconRole));
    action->setShortcuts(spec.shortcuts);
    action->setShortcutContext(spec.context);
    action->setCheckable(spec.checkable);
    word(*action, spec);
    // Icons are for the toolbar; a menu of words reads faster without them.
    action->setIconVisibleInMenu(false);
    m_entries.push_back({spec, action});
    m_byId.insert(spec.id, action);
    emit added(action);
    return action;
}

void ActionRegistry::setShortcuts(QStringView id, const QList<QKeySequence> &shortcuts)
{
    QAction *changed = action(id);
    if (changed->shortcuts() == shortcuts)
        return;
    changed->setShortcuts(shortcuts);
    word(*changed, find(changed)->spec);
}

QAction *ActionRegistry::action(QStringView id) const
{
    return m_byId.value(id.toString());
}

QList<QAction *> ActionRegistry::menuActions(MenuId menu) const
{
    QList<QAction *> actions;
    int hundred = 0;
    for (const Entry *entry : sorted(menu)) {
        const int entryHundred = entry->spec.order / 100;
        if (!actions.isEmpty() && entryHundred != hundred)
            actions.append(nullptr);
        hundred = entryHundred;
        actions.append(entry->action);
    }
    return actions;
}

QList<QAction *> ActionRegistry::paletteActions() const
{
    QList<QAction *> actions;
    for (const MenuId menu :
         {MenuId::File, MenuId::Edit, MenuId::View, MenuId::Go, MenuId::Run, MenuId::Help, MenuId::None}) {
        for (const Entry *entry : sorted(menu)) {
            if (entry->spec.inPalette)
                actions.append(entry->action);
        }
    }
    return actions;
}

QList<QAction *> ActionRegistry::all() const
{
    QList<QAction *> actions;
    for (const Entry &entry : m_entries)
        actions.append(entry.action);
    return actions;
}

MenuId ActionRegistry::menuOf(const QAction *action) const
{
    const Entry *entry = find(action);
    return entry ? entry->spec.menu : MenuId::None;
}

QString ActionRegistry::menuTitle(MenuId menu)
{
    switch (menu) {
    case MenuId::File:
        return tr("&File");
    case MenuId::Edit:
        return tr("&Edit");
    case MenuId::View:
        return tr("&View");
    case MenuId::Go:
        return tr("&Go");
    case MenuId::Run:
        return tr("&Run", "menu");
    case MenuId::Help:
        return tr("&Help");
    case MenuId::None:
        break;
    }
    return {};
}

bool ActionRegistry::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && watched == QCoreApplication::instance())
        retranslate();
    return false;
}

QString ActionRegistry::translated(const ActionSpec &spec)
{
    return QCoreApplication::translate("Actions", spec.text);
}

void ActionRegistry::word(QAction &action, const ActionSpec &spec)
{
    const QString text = translated(spec);
    action.setText(text);
    QString tip = text;
    tip.remove(QChar(0x2026));
    const QString key = action.shortcut().toString(QKeySequence::NativeText);
    action.setToolTip(key.isEmpty() ? tip : tr("%1 (%2)", "tool tip: action (shortcut)").arg(tip, key));
}

const ActionRegistry::Entry *ActionRegistry::find(const QAction *action) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [action](const Entry &entry) { return entry.action == action; });
    return found == m_entries.end() ? nullptr : &*found;
}

QList<const ActionRegistry::Entry *> ActionRegistry::sorted(MenuId menu) const
{
    QList<const Entry *> entries;
    for (const Entry &entry : m_entries) {
        if (entry.spec.menu == menu)
            entries.append(&entry);
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry *a, const Entry *b) { return a->spec.order < b->spec.order; });
    return entries;
}

void ActionRegistry::retranslate()
{
    for (const Entry &entry : m_entries)
        word(*entry.action, entry.spec);
    emit retranslated();
}

} // namespace boucle
