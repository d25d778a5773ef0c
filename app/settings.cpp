// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QCryptographicHash>
#include <QStandardPaths>

#include <array>

#include <algorithm>

namespace boucle {

namespace {

const QString themeKey = QStringLiteral("window/theme");
const QString languageKey = QStringLiteral("window/language");
const QString geometryKey = QStringLiteral("window/geometry");
const QString layoutKey = QStringLiteral("window/layout");
const QString skipNodeModulesKey = QStringLiteral("debugger/skipNodeModules");
const QString attachToChildrenKey = QStringLiteral("debugger/attachToChildren");
const QString asyncDepthKey = QStringLiteral("debugger/asyncStackDepth");
const QString hiddenDocksKey = QStringLiteral("debugger/hiddenDocks");
const QString shownDocksKey = QStringLiteral("debugger/docksShown");
const QString blockThresholdKey = QStringLiteral("eventLoop/blockThreshold");
constexpr int usualThreshold = 50;
constexpr int leastThreshold = 5;
const QString recentKey = QStringLiteral("folders/recent");
const QString lastKey = QStringLiteral("folders/last");

// Names in the file, in the order of the enums: the file outlives a change of their numbers.
constexpr std::array themeNames{"system", "light", "dark"};
constexpr std::array languageNames{"system", "english", "french"};

template <typename Enum, size_t Size>
Enum fromName(const std::array<const char *, Size> &names, const QString &name)
{
    for (size_t i = 0; i < Size; ++i) {
        if (name == QLatin1String(names[i]))
            return Enum(i);
    }
    return Enum(0);
}

QString below(QStandardPaths::StandardLocation location)
{
    return QStandardPaths::writableLocation(location) + QLatin1String("/boucle");
}

} // namespace

Settings::Settings(const QString &file)
    : m_settings(file, QSettings::IniFormat)
{
}

QString Settings::configurationFolder()
{
    return below(QStandardPaths::GenericConfigLocation);
}

QString Settings::dataFolder()
{
    return below(QStandardPaths::GenericDataLocation);
}

ThemeChoice Settings::theme() const
{
    return fromName<ThemeChoice>(themeNames, m_settings.value(themeKey).toString());
}

void Settings::setTheme(ThemeChoice choice)
{
    m_settings.setValue(themeKey, QLatin1String(themeNames.at(size_t(choice))));
}

LanguageChoice Settings::language() const
{
    return fromName<LanguageChoice>(languageNames, m_settings.value(languageKey).toString());
}

void Settings::setLanguage(LanguageChoice choice)
{
    m_settings.setValue(languageKey, QLatin1String(languageNames.at(size_t(choice))));
}

QByteArray Settings::windowGeometry() const
{
    return m_settings.value(geometryKey).toByteArray();
}

QByteArray Settings::windowLayout() const
{
    return m_settings.value(layoutKey).toByteArray();
}

void Settings::setWindow(const QByteArray &geometry, const QByteArray &layout)
{
    m_settings.setValue(geometryKey, geometry);
    m_settings.setValue(layoutKey, layout);
}

DebugSettings Settings::debugging() const
{
    DebugSettings settings;
    settings.skipNodeModules = m_settings.value(skipNodeModulesKey, settings.skipNodeModules).toBool();
    settings.attachToChildren = m_settings.value(attachToChildrenKey, settings.attachToChildren).toBool();
    settings.asyncStackDepth = qMax(0, m_settings.value(asyncDepthKey, settings.asyncStackDepth).toInt());
    return settings;
}

void Settings::setDebugging(const DebugSettings &settings)
{
    m_settings.setValue(skipNodeModulesKey, settings.skipNodeModules);
    m_settings.setValue(attachToChildrenKey, settings.attachToChildren);
    m_settings.setValue(asyncDepthKey, settings.asyncStackDepth);
}

QStringList Settings::hiddenDebugDocks() const
{
    return m_settings.value(hiddenDocksKey).toStringList();
}

void Settings::setHiddenDebugDocks(const QStringList &names)
{
    setList(hiddenDocksKey, names);
}

int Settings::blockThreshold() const
{
    return std::max(leastThreshold, m_settings.value(blockThresholdKey, usualThreshold).toInt());
}

void Settings::setBlockThreshold(int milliseconds)
{
    m_settings.setValue(blockThresholdKey, milliseconds);
}

bool Settings::debugDocksShown() const
{
    return m_settings.value(shownDocksKey).toBool();
}

void Settings::setDebugDocksShown(bool shown)
{
    m_settings.setValue(shownDocksKey, shown);
}

void Settings::setList(const QString &key, const QStringList &list)
{
    if (list.isEmpty())
        m_settings.remove(key);
    else
        m_settings.setValue(key, list);
}

QStringList Settings::recentFolders() const
{
    return m_settings.value(recentKey).toStringList();
}

void Settings::addRecentFolder(const QString &folder)
{
    QStringList folders = recentFolders();
    folders.removeAll(folder);
    folders.prepend(folder);
    m_settings.setValue(recentKey, QStringList(folders.mid(0, mostRecentFolders)));
}

void Settings::removeRecentFolder(const QString &folder)
{
    QStringList folders = recentFolders();
    folders.removeAll(folder);
    m_settings.setValue(recentKey, folders);
}

void Settings::clearRecentFolders()
{
    m_settings.remove(recentKey);
}

QString Settings::lastFolder() const
{
    return m_settings.value(lastKey).toString();
}

void Settings::setLastFolder(const QString &folder)
{
    m_settings.setValue(lastKey, folder);
}

// A path is no good key: "/" makes groups of it.
QString Settings::folderKey(const QString &folder, QLatin1String what)
{
    const QByteArray hash = QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha1).toHex();
    return QLatin1String("folder-") + QLatin1String(hash) + QLatin1Char('/') + what;
}

QString Settings::configurationName(const QString &folder) const
{
    return m_settings.value(folderKey(folder, QLatin1String("configuration"))).toString();
}

void Settings::setConfigurationName(const QString &folder, const QString &name)
{
    m_settings.setValue(folderKey(folder, QLatin1String("configuration")), name);
}

QMap<QString, RunPlacement> Settings::placements(const QString &folder) const
{
    return readPlacements(m_settings.value(folderKey(folder, QLatin1String("placements"))).toByteArray());
}

void Settings::setPlacements(const QString &folder, const QMap<QString, RunPlacement> &placements)
{
    m_settings.setValue(folderKey(folder, QLatin1String("placements")), writePlacements(placements));
}

QMap<QString, bool> Settings::packageScripts(const QString &folder) const
{
    QMap<QString, bool> rules;
    const QVariantMap kept = m_settings.value(folderKey(folder, QLatin1String("packageScripts"))).toMap();
    for (auto it = kept.begin(); it != kept.end(); ++it)
        rules.insert(it.key(), it.value().toBool());
    return rules;
}

void Settings::setPackageScripts(const QString &folder, const QMap<QString, bool> &rules)
{
    QVariantMap kept;
    for (auto it = rules.begin(); it != rules.end(); ++it)
        kept.insert(it.key(), it.value());
    m_settings.setValue(folderKey(folder, QLatin1String("packageScripts")), kept);
}

int Settings::minimumPackageAge() const
{
    return std::max(0, m_settings.value(QLatin1String("packages/minimumAge")).toInt());
}

void Settings::setMinimumPackageAge(int days)
{
    m_settings.setValue(QLatin1String("packages/minimumAge"), days);
}

QStringList Settings::packageAgeExceptions(const QString &folder) const
{
    return m_settings.value(folderKey(folder, QLatin1String("packageAgeExceptions"))).toStringList();
}

void Settings::setPackageAgeExceptions(const QString &folder, const QStringList &names)
{
    m_settings.setValue(folderKey(folder, QLatin1String("packageAgeExceptions")), names);
}

QMap<QString, HotReloadOptions> Settings::hotReload(const QString &folder) const
{
    return readHotReload(m_settings.value(folderKey(folder, QLatin1String("hotReload"))).toByteArray());
}

void Settings::setHotReload(const QString &folder, const QMap<QString, HotReloadOptions> &options)
{
    m_settings.setValue(folderKey(folder, QLatin1String("hotReload")), writeHotReload(options));
}

QStringList Settings::openFiles(const QString &folder) const
{
    return m_settings.value(folderKey(folder, QLatin1String("files"))).toStringList();
}

void Settings::setOpenFiles(const QString &folder, const QStringList &paths)
{
    setList(folderKey(folder, QLatin1String("files")), paths);
}

} // namespace boucle
