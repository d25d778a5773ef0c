// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/requester.h"

#include <nlohmann/json.hpp>

#include <algorithm>

#include <unistd.h>

namespace boucle {

namespace {
constexpr int endLimitMs = 3000;
}

void RequestWindow::add(const RequestWindow &other)
{
    requests += other.requests;
    failures += other.failures;
    slowestMs = std::max(slowestMs, other.slowestMs);
    lagMs = std::max(lagMs, other.lagMs);
    errors += other.errors;
}

Requester::Requester(const QString &node, const QString &script, QObject *parent)
    : QObject(parent)
    , m_script(script)
{
    m_process.setProgram(node);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    // Not in the group of the process under test: faults signal the whole group.
    m_process.setChildProcessModifier([] { setpgid(0, 0); });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &Requester::read);
    connect(&m_process, &QProcess::errorOccurred, this, [this] { emit failed(m_process.errorString()); });
}

Requester::~Requester()
{
    m_process.disconnect(this);
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(endLimitMs))
        m_process.kill();
}

void Requester::start(const QString &url)
{
    m_process.setArguments({m_script, url});
    m_process.start();
}

void Requester::closeWindow(int moreRequests)
{
    m_process.write("window " + QByteArray::number(moreRequests) + '\n');
}

void Requester::read()
{
    while (m_process.canReadLine()) {
        const QByteArray line = m_process.readLine();
        const nlohmann::json json = nlohmann::json::parse(line.begin(), line.end(), nullptr, false);
        if (!json.is_object()) {
            emit failed(QString::fromUtf8(line));
            return;
        }
        RequestWindow window;
        window.requests = json.value("requests", 0);
        window.failures = json.value("failures", 0);
        window.slowestMs = json.value("slowestMs", 0.0);
        window.lagMs = json.value("lagMs", 0.0);
        for (const auto &error : json.value("errors", nlohmann::json::array()))
            window.errors.append(QString::fromStdString(error.get<std::string>()));
        emit windowClosed(window);
    }
}

} // namespace boucle
