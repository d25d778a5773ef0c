// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/packageregistry.h"

namespace boucle {

namespace {

constexpr int startLimitMs = 60'000;

} // namespace

QString PackageRegistry::folder()
{
    return qEnvironmentVariable("BOUCLE_BUILD_DIR") + QStringLiteral("/projects/registry");
}

bool PackageRegistry::start(const QString &node)
{
    const QString projects = qEnvironmentVariable("BOUCLE_BUILD_DIR") + QStringLiteral("/projects/");
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(node, {projects + QStringLiteral("registry/registry.mjs"),
                           m_storage.filePath(QStringLiteral("r")),
                           projects + QStringLiteral("express/node_modules")});
    const QByteArray line = readLine();
    if (!line.startsWith("ready "))
        return false;
    m_url = QString::fromUtf8(line.mid(6));
    return true;
}

QByteArray PackageRegistry::readLine()
{
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(startLimitMs))
            return {};
    }
    return m_process.readLine().trimmed();
}

PackageRegistry::~PackageRegistry()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(5000))
        m_process.kill();
    m_process.waitForFinished();
}

bool PackageRegistry::setFault(const QByteArray &json)
{
    m_process.write(json + '\n');
    return readLine() == "ok";
}

QByteArray PackageRegistry::npmrc() const
{
    return "registry=" + m_url.toUtf8() + "\ncache=" + m_storage.filePath(QStringLiteral("cache")).toUtf8() +
           "\naudit=false\n";
}

} // namespace boucle
