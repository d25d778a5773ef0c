// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cdp/connection.h"
#include "core/cdp/session.h"
#include "tests/support/faketransport.h"

#include <QRegularExpression>
#include <QStringList>
#include <QTest>

#include <chrono>
#include <memory>
#include <utility>

namespace boucle::cdp {

/// A connection, its peer, and what came of the calls: "Debugger.pause ok", "Debugger.pause cdp-closed: …".
class CdpBench : public QObject
{
public:
    CdpBench()
    {
        auto made = std::make_unique<FakeTransport>();
        transport = made.get();
        connection = std::make_unique<Connection>(std::move(made));
        connect(connection.get(), &Connection::closed, this,
                [this](const QString &reason) { log.append(QStringLiteral("closed: ") + reason); });
    }

    template <class C>
    CallHandle call(Session &session, std::chrono::milliseconds limit = {})
    {
        return session.call<C>(
            {}, this, [this](const Result<typename C::Result> &result) { note<C>(result); }, limit);
    }
    template <class C>
    CallHandle call(std::chrono::milliseconds limit = {})
    {
        return call<C>(connection->root(), limit);
    }

    QString takeLog() { return std::exchange(log, {}).join(u'\n'); }

    FakeTransport *transport = nullptr;
    std::unique_ptr<Connection> connection;
    QStringList log;

private:
    template <class C>
    void note(const Result<typename C::Result> &result)
    {
        log.append(QString::fromLatin1(C::method) + u' ' +
                   (result ? QStringLiteral("ok")
                           : result.error().code + QStringLiteral(": ") + result.error().message));
    }
};
/// The warning that must come next.
inline void expectWarning(const char *pattern)
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QString::fromUtf8(pattern)));
}

} // namespace boucle::cdp
