// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/inspectorreason.h"

#include "core/base/tr.h"

namespace boucle {

QString describeInspectorRelease()
{
    return CoreTr::tr("the debugger has let go of the server");
}

QString describeInspectorLoss(const QString &detail)
{
    return CoreTr::tr("the thread that carries the debugger has stopped (%1); restart Boucle to debug again")
        .arg(detail);
}

QString describeInspectorGone()
{
    return CoreTr::tr("the process has ended, or has closed its inspector");
}

QString describeNoAnswer(const QString &address)
{
    return CoreTr::tr("%1 does not answer").arg(address);
}

QString describeNoInspector(const QString &address)
{
    return CoreTr::tr("what listens at %1 is no inspector of node; start the process with --inspect")
        .arg(address);
}

QString describeBadAddress(const QString &address)
{
    return CoreTr::tr("“%1” is no address of an inspector; write host:port, or ws://host:port/id")
        .arg(address);
}

QString describeSilentProcess()
{
    return CoreTr::tr("its program is not node, or is older than node 14");
}

} // namespace boucle
