// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/remote/processruntime.h"
#include "tests/support/runtimeprobe.h"

#include <QTemporaryDir>

namespace boucle {

/// For tests of servers in processes of their own: the runtime, and scripts of the test's.
class RemoteProbe
{
public:
    static QString node() { return QStringLiteral(BOUCLE_NODE_EXECUTABLE); }
    static QString bootstrap()
    {
        return qEnvironmentVariable("BOUCLE_BUILD_DIR") + QStringLiteral("/lib/boucle/bootstrap.cjs");
    }

    RemoteProbe()
        : runtime({node(), bootstrap(), QStringLiteral("the bundled node")})
    {
    }

    QString write(const QString &name, const QString &text)
    {
        const QString path = m_folder.filePath(QString::number(++m_scripts) + name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }
    LaunchSpec spec(const QString &text, const QString &name = QStringLiteral("script.js"))
    {
        LaunchSpec result = RuntimeProbe::specFor(write(name, text));
        result.placement = LaunchSpec::Placement::SeparateProcess;
        return result;
    }
    LaunchSpec attachment(const QString &address)
    {
        LaunchSpec result;
        result.name = QStringLiteral("attached");
        result.placement = LaunchSpec::Placement::Attach;
        result.inspectorAddress = address;
        return result;
    }
    QString folder() const { return m_folder.path(); }

    ProcessRuntime runtime;

private:
    QTemporaryDir m_folder;
    int m_scripts = 0;
};

} // namespace boucle
