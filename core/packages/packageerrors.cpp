// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packages/packageerrors.h"

#include "core/base/tr.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

namespace boucle {

namespace {

struct Facts
{
    QString code;
    QString subject;
    QString host;
    QString words; ///< npm's own
    int status = 0;
    int line = 0;
};

QString ofRegistry(const Facts &facts)
{
    return facts.host.isEmpty() ? CoreTr::tr("The registry") : facts.host;
}

bool isOneOf(const QString &code, std::initializer_list<const char *> codes)
{
    return std::any_of(codes.begin(), codes.end(),
                       [&code](const char *each) { return code == QLatin1String(each); });
}

/// Of an answer of the registry's; empty: it is another error.
QString registryMessage(const Facts &facts)
{
    const QString registry = ofRegistry(facts);
    switch (facts.status) {
    case 401:
        return CoreTr::tr(
                   "%1 does not know you: its token in .npmrc is missing, or no longer good. Log in again "
                   "with npm login.")
            .arg(registry);
    case 403:
        return CoreTr::tr("%1 refuses “%2”: your token has no right to it.").arg(registry, facts.subject);
    case 404:
        return CoreTr::tr("There is no package “%1”, or it is private. Check its name.").arg(facts.subject);
    case 429:
        return CoreTr::tr("%1 has been asked too often. Wait a minute, then try again.").arg(registry);
    default:
        break;
    }
    if (facts.status >= 500)
        return CoreTr::tr("%1 has a problem of its own (%2). Try again later.")
            .arg(registry, QString::number(facts.status));
    return {};
}

QString networkMessage(const Facts &facts)
{
    const QString &code = facts.code;
    if (isOneOf(code, {"ENOTFOUND", "EAI_AGAIN"}))
        return CoreTr::tr("%1 cannot be found. Check the network, and the registry in .npmrc.")
            .arg(ofRegistry(facts));
    if (isOneOf(code, {"ECONNREFUSED", "ECONNRESET", "EPIPE", "ENETUNREACH", "EHOSTUNREACH"}))
        return CoreTr::tr("%1 cannot be reached. Check the network, the proxy, and the registry in .npmrc.")
            .arg(ofRegistry(facts));
    if (isOneOf(code, {"ETIMEDOUT", "ESOCKETTIMEDOUT", "ERR_SOCKET_TIMEOUT", "EIDLETIMEOUT",
                       "ECONNECTIONTIMEOUT", "ERESPONSETIMEOUT", "ETRANSFERTIMEOUT"}))
        return CoreTr::tr("%1 does not answer. Check the network, then try again.").arg(ofRegistry(facts));
    if (isOneOf(code, {"SELF_SIGNED_CERT_IN_CHAIN", "UNABLE_TO_VERIFY_LEAF_SIGNATURE", "CERT_HAS_EXPIRED",
                       "DEPTH_ZERO_SELF_SIGNED_CERT", "UNABLE_TO_GET_ISSUER_CERT_LOCALLY"}))
        return CoreTr::tr(
                   "The certificate of %1 is not trusted. Name your organisation's with cafile in .npmrc.")
            .arg(ofRegistry(facts));
    return {};
}

QString folderMessage(const Facts &facts)
{
    const QString &code = facts.code;
    const QString name = QFileInfo(facts.subject).fileName();
    if (code == QLatin1String("ENOMANIFEST"))
        return CoreTr::tr("This folder has no package.json. Install a package, and it gets one.");
    if (code == QLatin1String("EMANIFEST"))
        return CoreTr::tr("%1 is no JSON (line %2): %3").arg(name, QString::number(facts.line), facts.words);
    if (code == QLatin1String("ECONFLICT"))
        return CoreTr::tr("%1 still has the marks of a merge (line %2). Resolve the conflict first.")
            .arg(name, QString::number(facts.line));
    if (isOneOf(code, {"EACCES", "EPERM", "EROFS"}))
        return CoreTr::tr("%1 cannot be written: you have no right to.").arg(facts.subject);
    if (code == QLatin1String("ENOSPC"))
        return CoreTr::tr("The disk is full. Everything is as it was; make room, then try again.");
    if (code == QLatin1String("EBUSYPROJECT"))
        return CoreTr::tr("Another Boucle (process %1) is changing these packages. Wait until it is done.")
            .arg(facts.subject);
    if (code == QLatin1String("ENOLOCK"))
        return CoreTr::tr("There is no package-lock.json to install from. Use Install instead.");
    if (code == QLatin1String("ELOCK"))
        return CoreTr::tr(
            "package-lock.json does not fit package.json. Use Install, which brings it up to date.");
    return {};
}

QString packageMessage(const Facts &facts)
{
    const QString &code = facts.code;
    if (isOneOf(code, {"ETARGET", "ENOVERSIONS"}))
        return CoreTr::tr("There is no version of “%1” that is asked for. %2")
            .arg(facts.subject, facts.words);
    if (code == QLatin1String("EINTEGRITY"))
        return CoreTr::
            tr("“%1” is not what package-lock.json says it is: its checksum differs. It was not installed. "
               "If the package was published anew, remove it and add it again.")
                .arg(facts.subject);
    if (isOneOf(code, {"Z_DATA_ERROR", "TAR_BAD_ARCHIVE", "TAR_ENTRY_INVALID", "EBADARCHIVE"}))
        return CoreTr::tr("“%1” has come damaged. Try again.").arg(facts.subject);
    if (code == QLatin1String("ERESOLVE"))
        return CoreTr::tr("These packages cannot be together: they want different versions of the same one.");
    if (isOneOf(code, {"EBADENGINE", "EBADPLATFORM"}))
        return CoreTr::tr("“%1” does not work here. %2").arg(facts.subject, facts.words);
    if (code == QLatin1String("ESCRIPT"))
        return CoreTr::tr("An install script has failed. Everything is as it was; its output says why.");
    if (isOneOf(code, {"EINVALIDPACKAGENAME", "EINVALIDTAGNAME"}))
        return CoreTr::tr("“%1” is no name of a package.").arg(facts.subject);
    if (code == QLatin1String("ENOAUDIT"))
        return CoreTr::tr("%1 has no advisories: what is known to be vulnerable cannot be told.")
            .arg(ofRegistry(facts));
    if (code == QLatin1String("EJOURNAL"))
        return CoreTr::tr(
                   "%1 is not what Boucle has written there, and may not be trusted. Remove it to go on.")
            .arg(facts.subject);
    if (code == QLatin1String("ENOUNDO"))
        return CoreTr::tr("There is no change to take back.");
    if (code == QLatin1String("ENOMANAGER"))
        return CoreTr::tr(
                   "This is a project of %1, which is not installed. Install it, or remove its lockfile.")
            .arg(facts.subject);
    if (code == QLatin1String("EMANAGER"))
        return CoreTr::tr("%1 has failed. Everything is as it was; its output says why.").arg(facts.subject);
    if (code == QLatin1String("EOTHERMANAGER"))
        return CoreTr::tr("%1 cannot do this.").arg(facts.subject);
    return {};
}

QList<PackageWant> readConflict(const QJsonArray &conflict)
{
    QList<PackageWant> wants;
    for (const QJsonValue value : conflict) {
        const QJsonObject want = value.toObject();
        wants.append(
            {want.value(QLatin1String("by")).toString(), want.value(QLatin1String("byVersion")).toString(),
             want.value(QLatin1String("name")).toString(), want.value(QLatin1String("range")).toString()});
    }
    return wants;
}

} // namespace

PackageFailure readFailure(const QJsonObject &error)
{
    Facts facts;
    facts.code = error.value(QLatin1String("code")).toString();
    facts.subject = error.value(QLatin1String("subject")).toString();
    facts.host = error.value(QLatin1String("host")).toString();
    facts.words = error.value(QLatin1String("message")).toString();
    facts.status = error.value(QLatin1String("status")).toInt();
    facts.line = error.value(QLatin1String("line")).toInt();

    PackageFailure failure;
    failure.isCancelled = facts.code == QLatin1String("ECANCELLED");
    failure.subject = facts.subject;
    failure.detail = error.value(QLatin1String("detail")).toString();
    for (const QJsonValue name : error.value(QLatin1String("near")).toArray())
        failure.near.append(name.toString());
    failure.conflict = readConflict(error.value(QLatin1String("conflict")).toArray());
    failure.error.code = QLatin1String("packages-") +
                         (facts.code.isEmpty() ? QStringLiteral("unknown") : facts.code.toLower());
    failure.error.showUser = !failure.isCancelled;
    if (failure.isCancelled) {
        failure.error.message = CoreTr::tr("Cancelled. Everything is as it was.");
        return failure;
    }
    for (const auto &message : {folderMessage, packageMessage, registryMessage, networkMessage}) {
        failure.error.message = message(facts);
        if (!failure.error.message.isEmpty())
            break;
    }
    if (failure.error.message.isEmpty())
        failure.error.message = CoreTr::tr("This could not be done: %1").arg(facts.words);
    if (!failure.near.isEmpty())
        failure.error.message +=
            u' ' + CoreTr::tr("Did you mean %1?").arg(QLocale().createSeparatedList(failure.near));
    return failure;
}

} // namespace boucle
