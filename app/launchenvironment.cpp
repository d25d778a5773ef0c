// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/launchenvironment.h"

#include "app/launcher/savedenvironment.h"

#include "runtime/node/host.h"

#include <QFileInfo>
#include <QStandardPaths>

#include <cstdlib>

namespace boucle {

QMap<QString, QString> userEnvironment(const Host &host)
{
    const QMap<QString, QString> process = Host::environment();
    const auto prefix = QLatin1String(savedPrefix);
    QMap<QString, QString> result;
    for (auto it = process.begin(); it != process.end(); ++it) {
        if (!it.key().startsWith(prefix) && !isSetByLauncher(it.key().toLocal8Bit().constData()))
            result.insert(it.key(), it.value());
    }
    for (auto it = process.lowerBound(prefix); it != process.end() && it.key().startsWith(prefix); ++it)
        result.insert(it.key().mid(prefix.size()), it.value());
    QString &path = result[QStringLiteral("PATH")];
    path.prepend(QFileInfo(host.executablePath()).path() +
                 (path.isEmpty() ? QLatin1String() : QLatin1String(":")));
    return result;
}

QString cacheFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QLatin1String("/boucle");
}

QString compileCacheFolder()
{
    return cacheFolder() + QLatin1String("/compile-cache");
}

void restoreUserEnvironment()
{
    const QMap<QString, QString> process = Host::environment();
    const auto prefix = QLatin1String(savedPrefix);
    for (auto it = process.lowerBound(prefix); it != process.end() && it.key().startsWith(prefix); ++it) {
        setenv(it.key().mid(prefix.size()).toLocal8Bit().constData(), it.value().toLocal8Bit().constData(),
               1);
        unsetenv(it.key().toLocal8Bit().constData());
    }
}

} // namespace boucle
