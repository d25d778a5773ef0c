// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/accessible.h"

#include <QMetaEnum>
#include <QWidget>

#include <functional>

namespace boucle::accessible {

namespace {

// Depth first; stops when `visit` says true.
bool walk(QAccessibleInterface *item, int depth,
          const std::function<bool(QAccessibleInterface *, int)> &visit)
{
    if (!item || !item->isValid())
        return false;
    const QAccessible::State state = item->state();
    if (state.invisible && !state.offscreen)
        return false;
    if (visit(item, depth))
        return true;
    for (int i = 0; i < item->childCount(); ++i) {
        if (walk(item->child(i), depth + 1, visit))
            return true;
    }
    return false;
}

bool wantsName(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::Button:
    case QAccessible::ButtonMenu:
    case QAccessible::ButtonDropDown:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::List:
    case QAccessible::Tree:
    case QAccessible::Table:
    case QAccessible::PageTab:
    case QAccessible::MenuItem:
    case QAccessible::Link:
        return true;
    default:
        return false;
    }
}

QString roleName(QAccessible::Role role)
{
    const char *key = QMetaEnum::fromType<QAccessible::Role>().valueToKey(role);
    return key ? QString::fromLatin1(key) : QString::number(role);
}

} // namespace

QAccessibleInterface *find(QObject &root, QAccessible::Role role, const QString &name)
{
    QAccessibleInterface *found = nullptr;
    walk(QAccessible::queryAccessibleInterface(&root), 0, [&](QAccessibleInterface *item, int) {
        if (item->role() == role && item->text(QAccessible::Name) == name)
            found = item;
        return found != nullptr;
    });
    return found;
}

QWidget *findWidget(QObject &root, QAccessible::Role role, const QString &name)
{
    QAccessibleInterface *item = find(root, role, name);
    return item ? qobject_cast<QWidget *>(item->object()) : nullptr;
}

bool press(QObject &root, QAccessible::Role role, const QString &name)
{
    QAccessibleInterface *item = find(root, role, name);
    if (!item || item->state().disabled || !item->actionInterface())
        return false;
    for (const QString &action :
         {QAccessibleActionInterface::pressAction(), QAccessibleActionInterface::toggleAction(),
          QAccessibleActionInterface::showMenuAction()}) {
        if (item->actionInterface()->actionNames().contains(action)) {
            item->actionInterface()->doAction(action);
            return true;
        }
    }
    return false;
}

QStringList names(QObject &root, QAccessible::Role role)
{
    QStringList all;
    walk(QAccessible::queryAccessibleInterface(&root), 0, [&](QAccessibleInterface *item, int) {
        if (item->role() == role)
            all.append(item->text(QAccessible::Name));
        return false;
    });
    return all;
}

QStringList nameless(QObject &root)
{
    QStringList all;
    walk(QAccessible::queryAccessibleInterface(&root), 0, [&](QAccessibleInterface *item, int) {
        if (wantsName(item->role()) && item->text(QAccessible::Name).isEmpty()) {
            const QObject *object = item->object();
            all.append(roleName(item->role()) + QLatin1Char(' ') +
                       (object ? QLatin1String(object->metaObject()->className()) + QLatin1Char(' ') +
                                     object->objectName()
                               : QString()));
        }
        return false;
    });
    return all;
}

QString tree(QObject &root)
{
    QString text;
    walk(QAccessible::queryAccessibleInterface(&root), 0, [&](QAccessibleInterface *item, int depth) {
        text += QString(depth * 2, QLatin1Char(' ')) + roleName(item->role()) + QLatin1String(" \"") +
                item->text(QAccessible::Name) + QLatin1String("\"\n");
        return false;
    });
    return text;
}

} // namespace boucle::accessible
