// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startreport.h"

#include "core/base/logging.h"

#include <QTextStream>
#include <QWidget>

#include <chrono>
#include <cstdio>

namespace boucle {

namespace {

using namespace std::chrono_literals;

// The server's own lines follow its address, and the console shows them a frame later.
constexpr auto settleTime = 700ms;
constexpr auto withoutServer = 60s;

void say(const QString &line)
{
    QTextStream(stdout) << line << Qt::endl;
}

} // namespace

StartReport::StartReport(ServerRuntime &runtime, QWidget &window, QString screenshotFile, QObject *parent)
    : QObject(parent), m_window(window), m_file(std::move(screenshotFile))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &StartReport::takeScreenshot);
    m_timer.start(withoutServer);
    connect(&runtime, &ServerRuntime::event, this, [this](ServerId, const ServerEvent &event) {
        if (m_serverSeen)
            return;
        const auto *listening = std::get_if<ServerListening>(&event);
        if (listening && !listening->address.url().isEmpty())
            say(QStringLiteral("listening ") + listening->address.url());
        if (listening || std::holds_alternative<ServerEnded>(event)) {
            m_serverSeen = true;
            m_timer.start(settleTime);
        }
    });
}

void StartReport::takeScreenshot()
{
    if (m_window.grab().save(m_file))
        say(QStringLiteral("screenshot ") + m_file);
    else
        qCWarning(logApp) << "cannot write the screenshot" << m_file;
}

} // namespace boucle
