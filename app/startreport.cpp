// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startreport.h"

#include "core/base/logging.h"

#include <QWidget>

#include <chrono>

#include <unistd.h>

namespace boucle {

namespace {

using namespace std::chrono_literals;

// The server's own lines follow its address, and the console shows them a frame later.
constexpr auto settleTime = 700ms;
constexpr auto withoutServer = 60s;

} // namespace

StartReport::StartReport(ServerRuntime &runtime, QWidget &window, int descriptor, QString screenshotFile,
                         QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_descriptor(descriptor)
    , m_file(std::move(screenshotFile))
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

void StartReport::say(const QString &line)
{
    const QByteArray text = line.toLocal8Bit() + '\n';
    if (write(m_descriptor, text.constData(), size_t(text.size())) != text.size())
        qCWarning(logApp) << "nobody reads the report:" << line;
}

void StartReport::takeScreenshot()
{
    if (m_window.grab().save(m_file))
        say(QStringLiteral("screenshot ") + m_file);
    else
        qCWarning(logApp) << "cannot write the screenshot" << m_file;
}

} // namespace boucle
