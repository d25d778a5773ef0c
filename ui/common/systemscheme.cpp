// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/systemscheme.h"

#include "core/base/logging.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPalette>
#include <QSettings>
#include <QStandardPaths>

namespace boucle {

namespace {

const QString portalService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString portalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString portalInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString appearanceGroup = QStringLiteral("org.freedesktop.appearance");
const QString schemeKey = QStringLiteral("color-scheme");

// Without an address QtDBus would start a bus of its own.
bool hasSessionBus()
{
    if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString runtimeFolder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtimeFolder.isEmpty() && QFileInfo::exists(runtimeFolder + QLatin1String("/bus"));
}

bool saysDark(const QString &name)
{
    return name.contains(QLatin1String("dark"), Qt::CaseInsensitive);
}

} // namespace

SystemScheme::SystemScheme(QObject *parent)
    : QObject(parent)
    , m_dark(guess(QGuiApplication::palette(), qEnvironmentVariable("XDG_CURRENT_DESKTOP"),
                   QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)))
{
    if (hasSessionBus())
        askPortal();
}

bool SystemScheme::guess(const QPalette &palette, const QString &desktop, const QString &configFolder)
{
    // A dark palette only comes from a platform theme that was told to be dark; a light one is also what Qt
    // takes when nobody tells.
    if (palette.color(QPalette::Window).lightness() < 128)
        return true;

    const QString kde = configFolder + QLatin1String("/kdeglobals");
    if (desktop.contains(QLatin1String("KDE")) && QFileInfo::exists(kde)) {
        const QSettings settings(kde, QSettings::IniFormat);
        return saysDark(settings.value(QStringLiteral("ColorScheme")).toString());
    }
    const QString gtk = configFolder + QLatin1String("/gtk-3.0/settings.ini");
    if (QFileInfo::exists(gtk)) {
        const QSettings settings(gtk, QSettings::IniFormat);
        const QVariant prefersDark =
            settings.value(QStringLiteral("Settings/gtk-application-prefer-dark-theme"));
        const QString themeName = settings.value(QStringLiteral("Settings/gtk-theme-name")).toString();
        if (prefersDark.isValid() || !themeName.isEmpty())
            return prefersDark.toBool() || saysDark(themeName);
    }
    return desktop.isEmpty();
}

void SystemScheme::askPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    const bool followed =
        bus.connect(portalService, portalPath, portalInterface, QStringLiteral("SettingChanged"), this,
                    SLOT(portalSettingChanged(QDBusMessage)));
    if (!followed)
        qCWarning(logUi) << "changes of the desktop's colour scheme will not be noticed";
    QDBusMessage read =
        QDBusMessage::createMethodCall(portalService, portalPath, portalInterface, QStringLiteral("Read"));
    read << appearanceGroup << schemeKey;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(read), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        // No portal on this desktop: the guess stands.
        if (!reply.isError())
            takePortalValue(reply.value().variant());
    });
}

void SystemScheme::portalSettingChanged(const QDBusMessage &message)
{
    // Group, key, value.
    const QVariantList arguments = message.arguments();
    if (arguments.value(0).toString() == appearanceGroup && arguments.value(1).toString() == schemeKey)
        takePortalValue(arguments.value(2));
}

void SystemScheme::takePortalValue(const QVariant &value)
{
    QVariant inner = value;
    // The portal's Read wraps the value once more than its signal does.
    if (inner.canConvert<QDBusVariant>())
        inner = inner.value<QDBusVariant>().variant();
    bool isNumber = false;
    const uint scheme = inner.toUInt(&isNumber);
    if (!isNumber || scheme > 2)
        return;
    // 0 no preference, 1 dark, 2 light.
    if (scheme != 0)
        set(scheme == 1);
}

void SystemScheme::set(bool dark)
{
    if (m_dark == dark)
        return;
    m_dark = dark;
    emit changed();
}

} // namespace boucle
