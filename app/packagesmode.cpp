// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packagesmode.h"

#include "app/apptr.h"
#include "app/consolelanguage.h"
#include "app/endsignals.h"
#include "app/launchenvironment.h"
#include "app/partsfolder.h"
#include "core/packages/packageservice.h"
#include "runtime/node/host.h"
#include "runtime/tools/npmpackages.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QTextStream>

#include <algorithm>
#include <cstdlib>
#include <optional>

#include <unistd.h>

namespace boucle {

namespace {

constexpr int usageExitCode = 9; // node's own for a bad argument
constexpr int signalExitCode = 128;

QTextStream &err()
{
    static QTextStream stream(stderr);
    return stream;
}

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

void printJson(const QJsonValue &value)
{
    const QJsonDocument document =
        value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    out() << document.toJson() << Qt::flush;
}

/// One command, from the call to the words about what has come of it.
class PackagesRun : public QObject
{
public:
    PackagesRun(PackageService &service, const PackagesCommand &command, const QString &folder)
        : m_service(service)
        , m_command(command)
        , m_folder(folder)
        , m_showsProgress(isatty(STDERR_FILENO) != 0)
    {
    }

    void start();
    /// False: there is nothing that could be cancelled.
    bool cancel()
    {
        if (!m_number)
            return false;
        m_service.cancel(*m_number);
        return true;
    }

private:
    /// A function that prints a result, or why there is none, and ends the program.
    template <typename T, typename Print>
    PackageService::Done<T> show(Print print)
    {
        return [this, print](const PackageResult<T> &result) {
            clearProgress();
            if (!result) {
                fail(result.failure());
                return;
            }
            print(*result);
            out().flush();
            QCoreApplication::exit(m_isBad ? EXIT_FAILURE : EXIT_SUCCESS);
        };
    }
    void fail(const PackageFailure &failure);
    void list(const PackageTree &tree);
    void found(const PackageSearch &search);
    void outdated(const QList<RegistryVersions> &packages);
    void advisories(const QList<PackageAdvisory> &advisories);
    void signatures(const PackageSignatures &found);
    void changed(const PackageOutcome &outcome);
    void progressed(const PackageProgress &progress);
    void clearProgress()
    {
        if (m_showsProgress)
            err() << "\r\033[K" << Qt::flush;
    }

    PackageService &m_service;
    const PackagesCommand &m_command;
    const QString m_folder;
    const bool m_showsProgress;
    std::optional<int> m_number;
    bool m_isBad = false; ///< what was found is nothing that a script should go on with
};

void PackagesRun::start()
{
    using Verb = PackagesCommand::Verb;
    switch (m_command.verb) {
    case Verb::List:
        m_service.tree(m_folder, this, show<PackageTree>([this](const PackageTree &tree) { list(tree); }));
        break;
    case Verb::Search:
        m_service.search(m_folder, m_command.text, this,
                         show<PackageSearch>([this](const PackageSearch &search) { found(search); }));
        break;
    case Verb::Outdated:
        m_service.versions(m_folder, this, show<QList<RegistryVersions>>([this](const auto &packages) {
                               outdated(packages);
                           }));
        break;
    case Verb::Signatures:
        m_service.signatures(m_folder, this,
                             show<PackageSignatures>([this](const auto &found) { signatures(found); }));
        break;
    case Verb::Audit:
        m_service.audit(m_folder, this,
                        show<QList<PackageAdvisory>>([this](const auto &all) { advisories(all); }));
        break;
    case Verb::Undo:
        m_service.undo(m_folder, this, show<QString>([this](const QString &words) {
                           if (m_command.asJson)
                               printJson(QJsonObject{{QStringLiteral("undone"), words}});
                           else
                               out() << AppTr::tr("Taken back: %1").arg(words) << '\n';
                       }));
        break;
    case Verb::Change:
        m_number = m_service.perform(
            m_folder, m_command.change, this,
            show<PackageOutcome>([this](const PackageOutcome &outcome) { changed(outcome); }),
            [this](const PackageProgress &progress) { progressed(progress); });
        break;
    }
}

void PackagesRun::fail(const PackageFailure &failure)
{
    if (m_command.asJson)
        printJson(QJsonObject{
            {QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), failure.error.code},
                                                  {QStringLiteral("message"), failure.error.message},
                                                  {QStringLiteral("detail"), failure.detail}}}});
    err() << "boucle: " << failure.error.message << '\n';
    for (const PackageWant &want : failure.conflict) {
        const QString by = want.by.isEmpty()
                               ? AppTr::tr("this project")
                               : (want.byVersion.isEmpty() ? want.by : want.by + u'@' + want.byVersion);
        err() << "  " << AppTr::tr("%1 wants %2@%3").arg(by, want.name, want.range) << '\n';
    }
    if (!failure.detail.isEmpty() && !m_command.asJson)
        err() << failure.detail << '\n';
    err().flush();
    QCoreApplication::exit(EXIT_FAILURE);
}

void PackagesRun::list(const PackageTree &tree)
{
    if (m_command.asJson) {
        QJsonArray direct;
        for (const DirectDependency &each : tree.direct)
            direct.append(QJsonObject{{QStringLiteral("name"), each.name},
                                      {QStringLiteral("range"), each.range},
                                      {QStringLiteral("type"), each.type},
                                      {QStringLiteral("workspace"), each.workspace},
                                      {QStringLiteral("version"), each.version},
                                      {QStringLiteral("problem"), each.problem}});
        printJson(QJsonObject{{QStringLiteral("manager"), tree.manager},
                              {QStringLiteral("direct"), direct},
                              {QStringLiteral("packages"), tree.packages.size()}});
        return;
    }
    for (const DirectDependency &each : tree.direct) {
        const QString owner = each.workspace.isEmpty() ? QString() : each.workspace + QLatin1String(": ");
        out() << owner << each.name << ' ' << (each.version.isEmpty() ? AppTr::tr("missing") : each.version)
              << " (" << each.range << ")\n";
    }
    out() << AppTr::tr("%n packages in all", nullptr, int(tree.packages.size())) << '\n';
}

void PackagesRun::found(const PackageSearch &search)
{
    if (m_command.asJson) {
        QJsonArray packages;
        for (const FoundPackage &each : search.packages)
            packages.append(QJsonObject{{QStringLiteral("name"), each.name},
                                        {QStringLiteral("version"), each.version},
                                        {QStringLiteral("description"), each.description},
                                        {QStringLiteral("licence"), each.licence}});
        printJson(packages);
        return;
    }
    for (const FoundPackage &each : search.packages)
        out() << each.name << ' ' << each.version << "  " << each.description << '\n';
    if (search.packages.isEmpty())
        err() << AppTr::tr("Nothing was found.") << '\n';
    if (search.isByNameOnly)
        err() << AppTr::tr("This registry cannot be searched: only exact names are found.") << '\n';
    err().flush();
}

void PackagesRun::outdated(const QList<RegistryVersions> &packages)
{
    QJsonArray json;
    for (const RegistryVersions &each : packages) {
        if (!each.isOutdated())
            continue;
        json.append(QJsonObject{{QStringLiteral("name"), each.name},
                                {QStringLiteral("current"), each.current},
                                {QStringLiteral("wanted"), each.wanted},
                                {QStringLiteral("latest"), each.latest}});
        if (!m_command.asJson)
            out() << each.name << ' ' << (each.current.isEmpty() ? AppTr::tr("missing") : each.current)
                  << " → " << each.wanted << " (" << AppTr::tr("latest: %1").arg(each.latest) << ")\n";
    }
    if (m_command.asJson)
        printJson(json);
    else if (std::none_of(packages.begin(), packages.end(),
                          [](const RegistryVersions &each) { return each.isOutdated(); }))
        out() << AppTr::tr("Everything is up to date.") << '\n';
}

void PackagesRun::advisories(const QList<PackageAdvisory> &advisories)
{
    QJsonArray json;
    for (const PackageAdvisory &each : advisories) {
        json.append(QJsonObject{{QStringLiteral("name"), each.name},
                                {QStringLiteral("severity"), each.severity},
                                {QStringLiteral("range"), each.range},
                                {QStringLiteral("title"), each.title},
                                {QStringLiteral("through"), each.through},
                                {QStringLiteral("url"), each.url}});
        if (!m_command.asJson)
            out() << each.severity << "  " << each.name << ' ' << each.range << "  "
                  << (each.title.isEmpty() ? AppTr::tr("through %1").arg(each.through) : each.title) << '\n';
    }
    if (m_command.asJson)
        printJson(json);
    else if (advisories.isEmpty())
        out() << AppTr::tr("Nothing that is known to be vulnerable.") << '\n';
}

void PackagesRun::signatures(const PackageSignatures &found)
{
    const auto names = [](const QList<QPair<QString, QString>> &packages) {
        QJsonArray json;
        for (const auto &[name, version] : packages)
            json.append(QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("version"), version}});
        return json;
    };
    m_isBad = !found.wrong.isEmpty();
    if (m_command.asJson) {
        printJson(QJsonObject{{QStringLiteral("verified"), found.verified},
                              {QStringLiteral("unknown"), found.unknown},
                              {QStringLiteral("wrong"), names(found.wrong)},
                              {QStringLiteral("missing"), names(found.missing)}});
        return;
    }
    out() << AppTr::tr("%n signatures verified", nullptr, found.verified) << '\n';
    if (found.unknown > 0)
        out() << AppTr::tr("%n packages of registries that publish no keys", nullptr, found.unknown) << '\n';
    for (const auto &[name, version] : found.missing)
        out() << AppTr::tr("%1 %2 is not signed").arg(name, version) << '\n';
    for (const auto &[name, version] : found.wrong)
        out() << AppTr::tr("%1 %2 is not what its registry has signed").arg(name, version) << '\n';
}

void PackagesRun::changed(const PackageOutcome &outcome)
{
    if (!outcome.recovered.isEmpty())
        err() << AppTr::tr("“%1” had been ended by force and was taken back first.").arg(outcome.recovered)
              << '\n';
    if (m_command.asJson) {
        QJsonArray steps;
        for (const PackageOutcome::Step &step : outcome.steps)
            steps.append(QJsonObject{{QStringLiteral("name"), step.name},
                                     {QStringLiteral("from"), step.from},
                                     {QStringLiteral("to"), step.to}});
        QJsonArray scripts;
        for (const PackageScripts &each : outcome.scripts) {
            QJsonObject commands;
            for (const auto &[event, script] : each.commands)
                commands.insert(event, script);
            scripts.append(QJsonObject{{QStringLiteral("name"), each.name},
                                       {QStringLiteral("version"), each.version},
                                       {QStringLiteral("commands"), commands}});
        }
        printJson(QJsonObject{{QStringLiteral("steps"), steps},
                              {QStringLiteral("scripts"), scripts},
                              {QStringLiteral("ran"), QJsonArray::fromStringList(outcome.ran)},
                              {QStringLiteral("warnings"), QJsonArray::fromStringList(outcome.warnings)}});
        return;
    }
    for (const PackageOutcome::Step &step : outcome.steps) {
        out() << (step.from.isEmpty() ? "+ "
                  : step.to.isEmpty() ? "- "
                                      : "~ ")
              << step.name << ' '
              << (step.from.isEmpty() ? step.to
                  : step.to.isEmpty() ? step.from
                                      : step.from + QStringLiteral(" → ") + step.to)
              << '\n';
    }
    if (outcome.steps.isEmpty())
        out() << AppTr::tr("Nothing had to be changed.") << '\n';
    for (const PackageScripts &each : outcome.scripts) {
        if (!each.isNew)
            continue;
        err()
            << AppTr::tr("%1 wants to run a script, and has not (--allow-scripts %1 lets it):").arg(each.name)
            << '\n';
        for (const auto &[event, script] : each.commands)
            err() << "  " << event << ": " << script << '\n';
    }
    err().flush();
}

void PackagesRun::progressed(const PackageProgress &progress)
{
    if (!m_showsProgress)
        return;
    QString words;
    switch (progress.phase) {
    case PackageProgress::Phase::Resolving:
        words = AppTr::tr("looking up %1").arg(progress.name);
        break;
    case PackageProgress::Phase::Unpacking:
        words = AppTr::tr("%1 of %2 packages, %3")
                    .arg(QString::number(progress.done), QString::number(progress.total),
                         QLocale().formattedDataSize(progress.bytes));
        break;
    case PackageProgress::Phase::RunningScripts:
        words = AppTr::tr("running scripts");
        break;
    case PackageProgress::Phase::None:
        return;
    }
    err() << "\r\033[K" << words << Qt::flush;
}

} // namespace

int runPackages(Host &host, const PackagesCommand &command)
{
    const QFileInfo folder(command.folder.isEmpty() ? QDir::currentPath() : command.folder);
    if (!folder.isDir()) {
        err() << "boucle: " << AppTr::tr("%1 is no folder.").arg(command.folder) << '\n' << Qt::flush;
        return usageExitCode;
    }
    restoreUserEnvironment();
    NpmPackages tools(host, {partsFolder() + QLatin1String("/npm"), cacheFolder(),
                             qEnvironmentVariable("NODE_EXTRA_CA_CERTS")});
    PackageService service(tools);
    PackagesRun run(service, command, folder.canonicalFilePath());
    int endSignal = 0;
    const EndSignals handler([&](int number) {
        endSignal = number;
        if (!run.cancel())
            QCoreApplication::exit(signalExitCode + number);
    });
    run.start();
    const int code = QCoreApplication::exec();
    return endSignal != 0 ? signalExitCode + endSignal : code;
}

} // namespace boucle
