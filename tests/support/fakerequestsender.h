// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventloop/requestsender.h"

#include <QStringList>

namespace boucle {

/// Keeps what it was asked to send, and answers nothing.
class FakeRequestSender : public RequestSender
{
public:
    void send(const QString &method, const QString &url, QObject *, Done) override
    {
        sent.append(method + u' ' + url);
    }

    QStringList sent;
};

} // namespace boucle
