// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

namespace boucle::cdp {

/// Port: carries whole messages of the debugging protocol (UTF-8 JSON) to a peer and back. Implemented by
/// what knows a way to a peer, by fakes in tests. UI thread.
class Transport : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Keeps the order of messages. Ignored once closed. The answer may arrive before this returns.
    virtual void send(const QByteArray &message) = 0;
    /// Ends it from this side, also while it delivers a message. Ignored once closed.
    virtual void close() = 0;

signals:
    void received(const QByteArray &message);
    /// Once, whichever side ended it; nothing is received afterwards. `reason` is for the user, translated,
    /// without a full stop: "the server has ended".
    void closed(const QString &reason);
};

} // namespace boucle::cdp
