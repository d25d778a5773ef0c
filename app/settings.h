// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/debugsettings.h"
#include "core/project/hotreloadchoice.h"
#include "core/project/runplacement.h"
#include "ui/common/theme.h"
#include "ui/common/uilanguage.h"

#include <QSettings>
#include <QStringList>

namespace boucle {

/// What Boucle remembers between starts, in one ini file. Lives on the UI thread.
class Settings
{
public:
    static constexpr int mostRecentFolders = 10;

    /// `file` is made with the first change.
    explicit Settings(const QString &file);

    /// Where the user's settings and data belong (XDG): "…/boucle" below the configuration and data folders.
    static QString configurationFolder();
    static QString dataFolder();

    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    LanguageChoice language() const;
    void setLanguage(LanguageChoice choice);

    QByteArray windowGeometry() const;
    QByteArray windowLayout() const;
    void setWindow(const QByteArray &geometry, const QByteArray &layout);

    DebugSettings debugging() const;
    void setDebugging(const DebugSettings &settings);
    /// Those of the debugger's docks that the user hid, by name.
    QStringList hiddenDebugDocks() const;
    void setHiddenDebugDocks(const QStringList &names);
    /// Whether the layout knows their sizes.
    /// How long a turn of an event loop may take, in milliseconds.
    int blockThreshold() const;
    void setBlockThreshold(int milliseconds);
    bool debugDocksShown() const;
    void setDebugDocksShown(bool shown);

    /// Absolute, the latest first.
    QStringList recentFolders() const;
    void addRecentFolder(const QString &folder);
    void removeRecentFolder(const QString &folder);
    void clearRecentFolders();

    /// The folder that was open when the window closed; empty when none was.
    QString lastFolder() const;
    void setLastFolder(const QString &folder);

    // What is kept for each folder.
    QString configurationName(const QString &folder) const;
    void setConfigurationName(const QString &folder, const QString &name);
    QMap<QString, RunPlacement> placements(const QString &folder) const;
    void setPlacements(const QString &folder, const QMap<QString, RunPlacement> &placements);
    /// By package: whether its install scripts may run.
    QMap<QString, bool> packageScripts(const QString &folder) const;
    /// Days; younger versions of packages are not installed, but of those of a folder's exceptions.
    int minimumPackageAge() const;
    void setMinimumPackageAge(int days);
    QStringList packageAgeExceptions(const QString &folder) const;
    void setPackageAgeExceptions(const QString &folder, const QStringList &names);
    void setPackageScripts(const QString &folder, const QMap<QString, bool> &rules);
    QMap<QString, HotReloadOptions> hotReload(const QString &folder) const;
    void setHotReload(const QString &folder, const QMap<QString, HotReloadOptions> &options);
    QStringList openFiles(const QString &folder) const;
    void setOpenFiles(const QString &folder, const QStringList &paths);

private:
    /// An empty list is no value: it would be read as an invalid one.
    void setList(const QString &key, const QStringList &list);
    static QString folderKey(const QString &folder, QLatin1String what);

    QSettings m_settings;
};

} // namespace boucle
