// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QObject>

#include <functional>

namespace boucle {

/// Port: npm's libraries, which take and give JSON (see runtime/tools/packages/service.js). UI thread;
/// answers arrive there, queued.
class PackageTools : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    using Done = std::function<void(const Result<QByteArray> &json)>;
    using Progressed = std::function<void(const QByteArray &json)>;

    /// Calls `done` once, and `progressed` any number of times before it, unless `guard` or the tools are
    /// gone by then. The number is what a call with { method: "cancel", target } wants.
    virtual int call(const QByteArray &json, QObject *guard, Done done, Progressed progressed) = 0;
};

} // namespace boucle
