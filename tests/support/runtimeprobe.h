// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/serversession.h"

#include <QTest>

namespace boucle {

/// For tests that run real servers: waits for what a session reports, never for time alone.
class RuntimeProbe
{
public:
    static constexpr int limitMs = 10'000;

    /// The folder of the test scripts, from the environment that ctest sets.
    static QString sourceFolder() { return qEnvironmentVariable("BOUCLE_SOURCE_DIR"); }

    static LaunchSpec specFor(const QString &script)
    {
        LaunchSpec spec;
        spec.name = script.section(u'/', -1);
        spec.script = script;
        spec.environment = {{QStringLiteral("PATH"), qEnvironmentVariable("PATH")}};
        return spec;
    }

    static bool waitForState(ServerSession &session, ServerState state, int timeoutMs = limitMs)
    {
        return QTest::qWaitFor([&] { return session.state() == state; }, timeoutMs);
    }

    static bool waitForText(ServerSession &session, const QString &text, int timeoutMs = limitMs)
    {
        return QTest::qWaitFor([&] { return session.log().plainText().contains(text); }, timeoutMs);
    }

    static bool waitForAddress(ServerSession &session, int timeoutMs = limitMs)
    {
        return QTest::qWaitFor([&] { return !session.addresses().isEmpty(); }, timeoutMs);
    }
};

} // namespace boucle
