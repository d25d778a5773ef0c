// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace boucle {

enum class UnsavedAnswer { Save, DontSave, Cancel };

/// Asks what to do with the unsaved changes of the files with these names, in a dialog over `window`.
UnsavedAnswer askUnsaved(const QStringList &names, QWidget *window);

} // namespace boucle
