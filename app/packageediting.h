// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>

namespace boucle {

class ActionRegistry;
class EditorLinks;
class EditorPage;
class MainWindow;
class PackageActions;
class Theme;

/// What the editor knows of packages: package.json has hints and completions, and imports lead to the file or
/// the package that they name, which is offered when it is missing. Lives on the UI thread.
class PackageEditing : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    PackageEditing(PackageActions &packages, const Theme &theme, ActionRegistry &actions, MainWindow &window);

private:
    void addPage(EditorPage &page);
    void assist(EditorPage &page);
    void follow(const QString &specifier, const EditorPage &page);

    PackageActions &m_packages;
    const Theme &m_theme;
    MainWindow &m_window;
    QHash<const EditorPage *, EditorLinks *> m_links;
};

} // namespace boucle
