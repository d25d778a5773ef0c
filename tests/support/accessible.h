// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QString>
#include <QStringList>

class QWidget;

namespace boucle::accessible {

// Finds controls as a screen reader does: by role and name, among those that are visible. For tests.

/// The first one in the order of the widgets; nothing when there is none.
QAccessibleInterface *find(QObject &root, QAccessible::Role role, const QString &name);
/// The widget behind it; nothing when there is none, or no widget of its own.
QWidget *findWidget(QObject &root, QAccessible::Role role, const QString &name);
/// Presses a button, chooses a menu item; false when there is no such control or it is disabled.
bool press(QObject &root, QAccessible::Role role, const QString &name);
/// Names of all visible controls of a role.
QStringList names(QObject &root, QAccessible::Role role);
/// Buttons, fields, lists … without a name, each with its class: nobody could tell what they are.
QStringList nameless(QObject &root);
/// All of it, one line a control, indented; for the message of a failed test.
QString tree(QObject &root);

} // namespace boucle::accessible
