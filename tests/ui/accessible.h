// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QDir>
#include <QPixmap>
#include <QString>
#include <QWidget>

namespace boucle {

// Finds controls the way a screen reader does: by role and accessible name, among those that are shown.

inline QAccessibleInterface *findAccessible(QAccessibleInterface *root, QAccessible::Role role,
                                            const QString &name)
{
    if (!root)
        return nullptr;
    const QAccessible::State state = root->state();
    if (root->role() == role && root->text(QAccessible::Name) == name && !state.invisible)
        return root;
    for (int i = 0; i < root->childCount(); ++i) {
        if (QAccessibleInterface *found = findAccessible(root->child(i), role, name))
            return found;
    }
    return nullptr;
}

inline QAccessibleInterface *findAccessible(QWidget *root, QAccessible::Role role, const QString &name)
{
    return findAccessible(QAccessible::queryAccessibleInterface(root), role, name);
}

/// The widget of that role and name; nothing when there is none.
template <typename Widget = QWidget>
Widget *findWidget(QWidget *root, QAccessible::Role role, const QString &name)
{
    QAccessibleInterface *found = findAccessible(root, role, name);
    return found ? qobject_cast<Widget *>(found->object()) : nullptr;
}

/// Keeps a picture of the widget in the build folder, for people to look at.
inline bool keepScreenshot(QWidget &widget, const QString &name)
{
    const QDir folder(qEnvironmentVariable("BOUCLE_BUILD_DIR", QDir::tempPath()) +
                      QStringLiteral("/screenshots"));
    return folder.mkpath(QStringLiteral(".")) &&
           widget.grab().save(folder.filePath(name + QStringLiteral(".png")));
}

} // namespace boucle
