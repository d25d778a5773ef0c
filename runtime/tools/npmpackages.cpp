// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/tools/npmpackages.h"

#include "packages_change.h"
#include "packages_npm.h"
#include "packages_operations.h"
#include "packages_others.h"
#include "packages_project.h"
#include "packages_queries.h"
#include "packages_scripts.h"
#include "packages_service.h"
#include "packages_signatures.h"
#include "packages_store.h"
#include "runtime/tools/toolsthread.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>

namespace boucle {

namespace {

ToolsProgram program(const NpmPackages::Settings &settings)
{
    const QJsonObject json{{QStringLiteral("npmFolder"), settings.npmFolder},
                           {QStringLiteral("cacheFolder"), settings.cacheFolder},
                           {QStringLiteral("extraCertificates"), settings.extraCertificates}};
    // In the order in which they need each other.
    return {"packages",
            {{"npm", packages_npm},
             {"store", packages_store},
             {"change", packages_change},
             {"project", packages_project},
             {"signatures", packages_signatures},
             {"queries", packages_queries},
             {"others", packages_others},
             {"scripts", packages_scripts},
             {"operations", packages_operations},
             {"service", packages_service}},
            "service",
            "call",
            QJsonDocument(json).toJson(QJsonDocument::Compact)};
}

} // namespace

NpmPackages::NpmPackages(Host &host, const Settings &settings, QObject *parent)
    : PackageTools(parent)
    , m_thread(std::make_unique<ToolsThread>(host, program(settings)))
{
}

NpmPackages::~NpmPackages() = default;

int NpmPackages::call(const QByteArray &json, QObject *guard, Done done, Progressed progressed)
{
    const QPointer<QObject> guarded(guard);
    ToolsThread::Progressed told;
    if (progressed)
        told = [this, guarded, progressed = std::move(progressed)](const QByteArray &words) {
            m_results.post([guarded, progressed, words] {
                if (guarded)
                    progressed(words);
            });
        };
    return m_thread->call(
        json,
        [this, guarded, done = std::move(done)](Result<QByteArray> answer) {
            m_results.post([guarded, done, answer = std::move(answer)] {
                if (guarded)
                    done(answer);
            });
        },
        std::move(told));
}

} // namespace boucle
