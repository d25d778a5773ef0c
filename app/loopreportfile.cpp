// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/loopreportfile.h"

#include "app/apptr.h"
#include "core/eventloop/looptrace.h"

#include <QDir>
#include <QSaveFile>

namespace boucle {

LoopReportFile::LoopReportFile(ServerSession &session, const QString &path)
    : m_monitor(session)
    , m_path(QDir::current().absoluteFilePath(path))
{
}

Result<void> LoopReportFile::write()
{
    QSaveFile file(m_path);
    const QByteArray report = loopReport(m_monitor);
    if (file.open(QIODevice::WriteOnly) && file.write(report) == report.size() && file.commit())
        return {};
    return Error{QStringLiteral("cannot-write"),
                 AppTr::tr("The loop report %1 cannot be written: %2").arg(m_path, file.errorString())};
}

} // namespace boucle
