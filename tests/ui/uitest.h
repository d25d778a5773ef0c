// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/accessible.h"

#include <QDir>
#include <QPixmap>
#include <QWidget>

namespace boucle {

/// The shown widget of that role and accessible name; nothing when there is none or it is of another class.
template <typename Widget = QWidget>
Widget *findWidget(QWidget *root, QAccessible::Role role, const QString &name)
{
    return qobject_cast<Widget *>(accessible::findWidget(*root, role, name));
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
