// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/serverruntime.h"

#include <QObject>
#include <QTimer>

class QWidget;

namespace boucle {

/// For a window that nobody sees: says on a descriptor where the first server listens ("listening URL") and
/// takes a picture of the window then ("screenshot FILE"); after a while also without a server. Lives on the
/// UI thread.
class StartReport : public QObject
{
    Q_OBJECT
public:
    /// `descriptor` is not owned.
    StartReport(ServerRuntime &runtime, QWidget &window, int descriptor, QString screenshotFile,
                QObject *parent = nullptr);

private:
    void takeScreenshot();
    void say(const QString &line);

    QWidget &m_window;
    const int m_descriptor;
    const QString m_file;
    QTimer m_timer;
    bool m_serverSeen = false;
};

} // namespace boucle
