// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/resultqueue.h"
#include "core/packages/packagetools.h"

#include <memory>

namespace boucle {

class Host;
class ToolsThread;

/// npm's libraries, on a tools thread of their own that begins with the first call. UI thread.
class NpmPackages : public PackageTools
{
    Q_OBJECT
public:
    struct Settings
    {
        QString npmFolder;         ///< npm's own package
        QString cacheFolder;       ///< Boucle's: where packages are unpacked once
        QString extraCertificates; ///< the user's NODE_EXTRA_CA_CERTS; empty: none
    };
    NpmPackages(Host &host, const Settings &settings, QObject *parent = nullptr);
    ~NpmPackages() override;

    int call(const QByteArray &json, QObject *guard, Done done, Progressed progressed) override;

private:
    ResultQueue m_results; ///< outlives the thread
    std::unique_ptr<ToolsThread> m_thread;
};

} // namespace boucle
