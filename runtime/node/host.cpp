// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/node/host_p.h"

#include <node_version.h>
#include <uv.h>

namespace boucle {

QString Host::executablePath() const
{
    return m_private->executablePath;
}

QMap<QString, QString> Host::environment()
{
    QMap<QString, QString> result;
    uv_env_item_t *items = nullptr;
    int count = 0;
    if (uv_os_environ(&items, &count) != 0)
        return result;
    for (int i = 0; i < count; ++i)
        result.insert(QString::fromLocal8Bit(items[i].name), QString::fromLocal8Bit(items[i].value));
    uv_os_free_environ(items, count);
    return result;
}

QString Host::nodeVersion()
{
    return QStringLiteral(NODE_VERSION_STRING);
}

} // namespace boucle
