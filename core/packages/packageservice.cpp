// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packages/packageservice.h"

#include "core/packages/packageerrors.h"
#include "core/packages/packagejson.h"
#include "core/packages/packagetools.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace boucle {

namespace {

QJsonObject request(const char *method, const QString &folder)
{
    return {{QStringLiteral("method"), QLatin1String(method)}, {QStringLiteral("folder"), folder}};
}

template <const char *Member>
QString readWords(const QJsonObject &object)
{
    return object.value(QLatin1String(Member)).toString();
}

constexpr char recoveredMember[] = "recovered";
constexpr char undoneMember[] = "undone";

} // namespace

PackageService::PackageService(PackageTools &tools, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
{
}

template <typename T>
int PackageService::ask(QJsonObject request, QObject *guard, Done<T> done, T (*read)(const QJsonObject &),
                        std::function<void(const PackageProgress &)> progressed)
{
    PackageTools::Progressed took;
    if (progressed)
        took = [progressed = std::move(progressed)](const QByteArray &json) {
            progressed(packagejson::readProgress(QJsonDocument::fromJson(json).object()));
        };
    return m_tools.call(
        QJsonDocument(request).toJson(QJsonDocument::Compact), guard,
        [done = std::move(done), read](const Result<QByteArray> &json) {
            if (!json) {
                done(PackageFailure{json.error(), {}, {}, {}, false, {}});
                return;
            }
            const QJsonObject answer = QJsonDocument::fromJson(*json).object();
            if (const QJsonValue error = answer.value(QLatin1String("error")); error.isObject())
                done(readFailure(error.toObject()));
            else
                done(read(answer.value(QLatin1String("result")).toObject()));
        },
        std::move(took));
}

void PackageService::tree(const QString &folder, QObject *guard, Done<PackageTree> done)
{
    ask(request("tree", folder), guard, std::move(done), packagejson::readTree);
}

void PackageService::search(const QString &folder, const QString &text, QObject *guard,
                            Done<PackageSearch> done)
{
    QJsonObject call = request("search", folder);
    call.insert(QStringLiteral("text"), text);
    ask(call, guard, std::move(done), packagejson::readSearch);
}

void PackageService::details(const QString &folder, const QString &name, const QString &version,
                             QObject *guard, Done<PackageDetails> done)
{
    QJsonObject call = request("details", folder);
    call.insert(QStringLiteral("name"), name);
    call.insert(QStringLiteral("version"), version);
    ask(call, guard, std::move(done), packagejson::readDetails);
}

void PackageService::versions(const QString &folder, QObject *guard, Done<QList<RegistryVersions>> done)
{
    ask(request("versions", folder), guard, std::move(done), packagejson::readVersions);
}

void PackageService::signatures(const QString &folder, QObject *guard, Done<PackageSignatures> done)
{
    ask(request("signatures", folder), guard, std::move(done), packagejson::readSignatures);
}

void PackageService::audit(const QString &folder, QObject *guard, Done<QList<PackageAdvisory>> done)
{
    ask(request("audit", folder), guard, std::move(done), packagejson::readAdvisories);
}

void PackageService::recover(const QString &folder, QObject *guard, Done<QString> done)
{
    ask(request("recover", folder), guard, std::move(done), readWords<recoveredMember>);
}

int PackageService::perform(const QString &folder, const PackageChange &change, QObject *guard,
                            Done<PackageOutcome> done,
                            std::function<void(const PackageProgress &)> progressed)
{
    QJsonObject call = packagejson::writeChange(change);
    call.insert(QStringLiteral("method"), QStringLiteral("perform"));
    call.insert(QStringLiteral("folder"), folder);
    return ask(call, guard, std::move(done), packagejson::readOutcome, std::move(progressed));
}

void PackageService::undo(const QString &folder, QObject *guard, Done<QString> done)
{
    ask(request("undo", folder), guard, std::move(done), readWords<undoneMember>);
}

void PackageService::cancel(int number)
{
    const QJsonObject call{{QStringLiteral("method"), QStringLiteral("cancel")},
                           {QStringLiteral("target"), number}};
    m_tools.call(QJsonDocument(call).toJson(QJsonDocument::Compact), this, [](const Result<QByteArray> &) {},
                 {});
}

} // namespace boucle
