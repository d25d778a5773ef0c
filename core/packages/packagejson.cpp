// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packages/packagejson.h"

#include <QJsonArray>
#include <QJsonObject>

namespace boucle {

namespace {

using Kind = PackageChange::Kind;
using Save = PackageChange::Save;
using Range = PackageChange::Range;

QString text(const QJsonObject &object, QLatin1String name)
{
    return object.value(name).toString();
}

bool flag(const QJsonObject &object, QLatin1String name)
{
    return object.value(name).toBool();
}

QDateTime date(const QJsonObject &object, QLatin1String name)
{
    return QDateTime::fromString(text(object, name), Qt::ISODate);
}

/// `read(object)` for each object of an array.
template <typename Read>
auto each(const QJsonObject &object, QLatin1String name, Read read)
{
    QList<decltype(read(QJsonObject()))> result;
    const QJsonArray array = object.value(name).toArray();
    result.reserve(array.size());
    for (const QJsonValue value : array)
        result.append(read(value.toObject()));
    return result;
}

QStringList strings(const QJsonObject &object, QLatin1String name)
{
    QStringList result;
    for (const QJsonValue value : object.value(name).toArray())
        result.append(value.toString());
    return result;
}

QPair<QString, QString> pairOf(const QJsonObject &object, QLatin1String first, QLatin1String second)
{
    return {text(object, first), text(object, second)};
}

PackageProgress::Phase phaseOf(const QString &word)
{
    if (word == QLatin1String("resolve"))
        return PackageProgress::Phase::Resolving;
    if (word == QLatin1String("unpack"))
        return PackageProgress::Phase::Unpacking;
    if (word == QLatin1String("scripts"))
        return PackageProgress::Phase::RunningScripts;
    return PackageProgress::Phase::None;
}

QString wordOf(Kind kind)
{
    switch (kind) {
    case Kind::Add:
        return QStringLiteral("add");
    case Kind::Remove:
        return QStringLiteral("remove");
    case Kind::Update:
        return QStringLiteral("update");
    case Kind::Latest:
        return QStringLiteral("latest");
    case Kind::Install:
        return QStringLiteral("install");
    case Kind::CleanInstall:
        return QStringLiteral("ci");
    case Kind::Dedupe:
        return QStringLiteral("dedupe");
    case Kind::Fix:
        return QStringLiteral("fix");
    case Kind::RunScripts:
        return QStringLiteral("rebuild");
    }
    return {};
}

QString wordOf(Save save)
{
    switch (save) {
    case Save::AsItIs:
        return {};
    case Save::Production:
        return QStringLiteral("prod");
    case Save::Development:
        return QStringLiteral("dev");
    case Save::Optional:
        return QStringLiteral("optional");
    case Save::Peer:
        return QStringLiteral("peer");
    }
    return {};
}

QString prefixOf(Range range)
{
    return range == Range::Compatible ? QStringLiteral("^")
           : range == Range::Patches  ? QStringLiteral("~")
                                      : QString();
}

} // namespace

bool PackageScripts::isOwn(const QString &name)
{
    return name == QLatin1String(".") || name.startsWith(QLatin1String("./"));
}

QString wordsOf(const PackageChange &change)
{
    return (QStringList(wordOf(change.kind)) + change.specs).join(u' ');
}

namespace packagejson {

PackageTree readTree(const QJsonObject &object)
{
    PackageTree tree;
    tree.manager = text(object, QLatin1String("manager"));
    tree.lockfile = text(object, QLatin1String("lockfile"));
    tree.conflictLine = object.value(QLatin1String("conflictLine")).toInt();
    tree.undo = text(object, QLatin1String("undo"));
    tree.direct = each(object, QLatin1String("direct"), [](const QJsonObject &edge) {
        return DirectDependency{text(edge, QLatin1String("name")),    text(edge, QLatin1String("range")),
                                text(edge, QLatin1String("type")),    text(edge, QLatin1String("workspace")),
                                text(edge, QLatin1String("version")), text(edge, QLatin1String("location")),
                                text(edge, QLatin1String("error"))};
    });
    tree.packages = each(object, QLatin1String("packages"), [](const QJsonObject &node) {
        InstalledPackage package;
        package.name = text(node, QLatin1String("name"));
        package.version = text(node, QLatin1String("version"));
        package.location = text(node, QLatin1String("location"));
        package.path = text(node, QLatin1String("path"));
        package.licence = text(node, QLatin1String("licence"));
        package.deprecated = text(node, QLatin1String("deprecated"));
        package.isLink = flag(node, QLatin1String("isLink"));
        package.isExtraneous = flag(node, QLatin1String("isExtraneous"));
        package.isDev = flag(node, QLatin1String("isDev"));
        package.dependents = each(node, QLatin1String("dependents"), [](const QJsonObject &dependent) {
            return PackageDependent{text(dependent, QLatin1String("location")),
                                    text(dependent, QLatin1String("range")),
                                    text(dependent, QLatin1String("type"))};
        });
        return package;
    });
    return tree;
}

PackageSearch readSearch(const QJsonObject &object)
{
    PackageSearch search;
    search.isByNameOnly = flag(object, QLatin1String("isByNameOnly"));
    search.packages = each(object, QLatin1String("packages"), [](const QJsonObject &found) {
        FoundPackage package;
        package.name = text(found, QLatin1String("name"));
        package.version = text(found, QLatin1String("version"));
        package.description = text(found, QLatin1String("description"));
        package.publisher = text(found, QLatin1String("publisher"));
        package.licence = text(found, QLatin1String("licence"));
        package.date = date(found, QLatin1String("date"));
        package.monthlyDownloads = found.value(QLatin1String("monthlyDownloads")).toInteger();
        return package;
    });
    return search;
}

PackageDetails readDetails(const QJsonObject &object)
{
    PackageDetails details;
    details.name = text(object, QLatin1String("name"));
    details.version = text(object, QLatin1String("version"));
    details.description = text(object, QLatin1String("description"));
    details.licence = text(object, QLatin1String("licence"));
    details.homepage = text(object, QLatin1String("homepage"));
    details.repository = text(object, QLatin1String("repository"));
    details.deprecated = text(object, QLatin1String("deprecated"));
    details.engines = text(object, QLatin1String("engines"));
    details.format = text(object, QLatin1String("format"));
    details.readme = text(object, QLatin1String("readme"));
    details.published = date(object, QLatin1String("published"));
    details.unpackedBytes = object.value(QLatin1String("unpackedBytes")).toInteger();
    details.fileCount = object.value(QLatin1String("fileCount")).toInt();
    details.maintainers = object.value(QLatin1String("maintainers")).toInt();
    details.hasTypes = flag(object, QLatin1String("hasTypes"));
    details.fitsNode = flag(object, QLatin1String("fitsNode"));
    details.signature = text(object, QLatin1String("signature"));
    details.hasProvenance = flag(object, QLatin1String("hasProvenance"));
    details.hasInstallScript = flag(object, QLatin1String("hasInstallScript"));
    const auto named = [](const QJsonObject &entry) {
        return pairOf(entry, QLatin1String("name"), QLatin1String("range"));
    };
    details.dependencies = each(object, QLatin1String("dependencies"), named);
    details.peers = each(object, QLatin1String("peers"), named);
    details.versions = each(object, QLatin1String("versions"), [](const QJsonObject &version) {
        return PackageVersion{text(version, QLatin1String("version")), date(version, QLatin1String("date")),
                              strings(version, QLatin1String("tags")),
                              flag(version, QLatin1String("deprecated"))};
    });
    return details;
}

QList<RegistryVersions> readVersions(const QJsonObject &object)
{
    return each(object, QLatin1String("packages"), [](const QJsonObject &package) {
        return RegistryVersions{
            text(package, QLatin1String("name")),   text(package, QLatin1String("current")),
            text(package, QLatin1String("wanted")), text(package, QLatin1String("latest")),
            text(package, QLatin1String("kind")),   package.value(QLatin1String("bytes")).toInteger()};
    });
}

QList<PackageAdvisory> readAdvisories(const QJsonObject &object)
{
    return each(object, QLatin1String("advisories"), [](const QJsonObject &advisory) {
        PackageAdvisory result;
        result.name = text(advisory, QLatin1String("name"));
        result.severity = text(advisory, QLatin1String("severity"));
        result.range = text(advisory, QLatin1String("range"));
        result.title = text(advisory, QLatin1String("title"));
        result.url = text(advisory, QLatin1String("url"));
        result.through = text(advisory, QLatin1String("through"));
        result.locations = strings(advisory, QLatin1String("locations"));
        result.fix = text(advisory, QLatin1String("fix"));
        return result;
    });
}

PackageSignatures readSignatures(const QJsonObject &object)
{
    const auto named = [](const QJsonObject &package) {
        return pairOf(package, QLatin1String("name"), QLatin1String("version"));
    };
    return {object.value(QLatin1String("verified")).toInt(), object.value(QLatin1String("unknown")).toInt(),
            each(object, QLatin1String("wrong"), named), each(object, QLatin1String("missing"), named)};
}

PackageOutcome readOutcome(const QJsonObject &object)
{
    PackageOutcome outcome;
    const QLatin1String name("name");
    const QLatin1String version("version");
    outcome.steps = each(object, QLatin1String("added"), [&](const QJsonObject &step) {
        return PackageOutcome::Step{text(step, name), {}, text(step, version)};
    });
    outcome.steps += each(object, QLatin1String("changed"), [&](const QJsonObject &step) {
        return PackageOutcome::Step{text(step, name), text(step, QLatin1String("from")),
                                    text(step, QLatin1String("to"))};
    });
    outcome.steps += each(object, QLatin1String("removed"), [&](const QJsonObject &step) {
        return PackageOutcome::Step{text(step, name), text(step, version), {}};
    });
    outcome.scripts = each(object, QLatin1String("scripts"), [&](const QJsonObject &entry) {
        PackageScripts scripts;
        scripts.name = text(entry, name);
        scripts.version = text(entry, version);
        scripts.location = text(entry, QLatin1String("location"));
        scripts.isNew = flag(entry, QLatin1String("isNew"));
        scripts.isRefused = flag(entry, QLatin1String("isRefused"));
        scripts.commands = each(entry, QLatin1String("scripts"), [](const QJsonObject &script) {
            return pairOf(script, QLatin1String("event"), QLatin1String("command"));
        });
        return scripts;
    });
    outcome.ran =
        each(object, QLatin1String("ran"), [&](const QJsonObject &package) { return text(package, name); });
    outcome.warnings = strings(object, QLatin1String("warnings"));
    outcome.recovered = text(object, QLatin1String("recovered"));
    return outcome;
}

PackageProgress readProgress(const QJsonObject &object)
{
    const QJsonObject progress = object.value(QLatin1String("progress")).toObject();
    PackageProgress result;
    result.phase = phaseOf(text(progress, QLatin1String("phase")));
    result.resolved = progress.value(QLatin1String("resolved")).toInt();
    result.done = progress.value(QLatin1String("done")).toInt();
    result.total = progress.value(QLatin1String("total")).toInt();
    result.linked = progress.value(QLatin1String("linked")).toInt();
    result.bytes = progress.value(QLatin1String("bytes")).toInteger();
    result.name = text(progress, QLatin1String("name"));
    result.log = strings(object, QLatin1String("log"));
    result.slow = each(progress, QLatin1String("slow"), [](const QJsonObject &one) {
        return QPair<QString, int>(text(one, QLatin1String("name")),
                                   one.value(QLatin1String("milliseconds")).toInt());
    });
    return result;
}

QJsonObject writeChange(const PackageChange &change)
{
    QJsonObject scripts;
    for (auto it = change.scripts.begin(); it != change.scripts.end(); ++it)
        scripts.insert(it.key(), it.value());
    QJsonObject object{{QStringLiteral("kind"), wordOf(change.kind)},
                       {QStringLiteral("specs"), QJsonArray::fromStringList(change.specs)},
                       {QStringLiteral("allowScripts"), scripts},
                       {QStringLiteral("minimumAgeDays"), change.minimumAgeDays},
                       {QStringLiteral("ageExceptions"), QJsonArray::fromStringList(change.ageExceptions)}};
    if (change.range != Range::AsItIs)
        object.insert(QStringLiteral("prefix"), prefixOf(change.range));
    if (change.save != Save::AsItIs)
        object.insert(QStringLiteral("save"), wordOf(change.save));
    return object;
}

} // namespace packagejson

} // namespace boucle
