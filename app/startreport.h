// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/serverruntime.h"

#include <QObject>
#include <QTimer>

class QWidget;

namespace boucle {

/// For a window that nobody sees: says on stdout where the first server listens ("listening URL") and takes a
/// picture of the window then ("screenshot FILE"); after a while also without a server. Lives on the UI
/// thread.
class StartReport : public QObject
{
    Q_OBJECT
public:
    StartReport(ServerRuntime &runtime, QWidget &window, QString screenshotFile, QObject *parent = nullptr);

private:
    void takeScreenshot();

    QWidget &m_window;
    const QString m_file;
    QTimer m_timer;
    bool m_serverSeen = false;
};

} // namespace boucle
