// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QString>

#include <functional>

namespace boucle {

/// Port: sends an HTTP request without a body, as any client would. UI thread; answers arrive there, queued.
class RequestSender : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    struct Answer
    {
        int status = 0;
        double milliseconds = 0; ///< until its last byte
        qint64 bytes = 0;        ///< of its body
    };
    /// Called once, unless `guard` is gone by then. Error: "not-answered".
    using Done = std::function<void(const Result<Answer> &answer)>;

    /// `url`: absolute, http or https. Certificates are not checked: it is the user's own server.
    virtual void send(const QString &method, const QString &url, QObject *guard, Done done) = 0;
};

} // namespace boucle
