// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/trust.h"

#include "core/base/atomicfile.h"
#include "core/base/fileread.h"
#include "core/base/jsontext.h"
#include "core/base/tr.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

namespace boucle {

namespace {

constexpr qint64 sizeLimit = 16 * 1024 * 1024;
constexpr int formatVersion = 1;
// Another Boucle holds the lock for the time of one small write.
constexpr int lockWaitMs = 200;

QString canonical(const QString &folder)
{
    return QFileInfo(folder).canonicalFilePath();
}

bool holds(const QString &parent, const QString &folder)
{
    return folder == parent || parent == QLatin1String("/") || folder.startsWith(parent + u'/');
}

/// Nothing for what this program did not write.
std::optional<QStringList> foldersIn(const QByteArray &bytes)
{
    const Result<JsonText> json = JsonText::parse(bytes, QString(), QStringLiteral("trust"));
    const nlohmann::ordered_json *folders = json ? jsonMember(json->root(), "folders") : nullptr;
    if (!folders || !folders->is_array())
        return std::nullopt;
    QStringList result;
    for (const nlohmann::ordered_json &folder : *folders) {
        if (!folder.is_string())
            return std::nullopt;
        result.append(jsonString(folder));
    }
    return result;
}

QByteArray encode(const QStringList &folders)
{
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const QString &folder : folders)
        list.push_back(folder.toStdString());
    const nlohmann::ordered_json file{{"version", formatVersion}, {"folders", list}};
    return QByteArray::fromStdString(file.dump(2)) + '\n';
}

Error notSaved(const QString &reason)
{
    return {QStringLiteral("trust-not-saved"),
            CoreTr::tr("The list of trusted folders cannot be saved: %1").arg(reason)};
}

} // namespace

TrustStore::TrustStore(const QString &file)
    : m_file(file)
{
    if (const Result<void> loaded = load(); !loaded)
        m_loadProblem = loaded.error();
}

/// Leaves the folders as they were when the file cannot be read.
Result<void> TrustStore::load()
{
    const Result<QByteArray> bytes = readFile(m_file, sizeLimit);
    if (!bytes) {
        if (bytes.error().code != QLatin1String("file-missing"))
            return bytes.error();
        m_folders.clear();
        return {};
    }
    if (std::optional<QStringList> folders = foldersIn(*bytes)) {
        m_folders = *folders;
        m_folders.sort();
        return {};
    }
    m_folders.clear();
    const QString aside = m_file + QStringLiteral(".damaged-") +
                          QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    if (!QFile::rename(m_file, aside))
        return Error{
            QStringLiteral("trust-unreadable"),
            CoreTr::tr("The list of trusted folders, %1, is damaged and cannot be put aside.").arg(m_file)};
    return Error{QStringLiteral("trust-damaged"),
                 CoreTr::tr("The list of trusted folders was damaged; it is kept as %1. No folder is trusted "
                            "now.")
                     .arg(aside)};
}

bool TrustStore::isTrusted(const QString &folder) const
{
    const QString path = canonical(folder);
    return !path.isEmpty() && std::any_of(m_folders.begin(), m_folders.end(),
                                          [&path](const QString &trusted) { return holds(trusted, path); });
}

Result<void> TrustStore::trust(const QString &folder)
{
    const QString path = canonical(folder);
    if (path.isEmpty() || !QFileInfo(path).isDir())
        return Error{QStringLiteral("folder-missing"),
                     CoreTr::tr("The folder %1 does not exist.").arg(folder)};
    return change(path, true);
}

Result<void> TrustStore::revoke(const QString &folder)
{
    // One that has gone meanwhile can be revoked by its name.
    const QString found = canonical(folder);
    const QString path = found.isEmpty() ? QDir::cleanPath(QDir(folder).absolutePath()) : found;
    for (const QString &trusted : std::as_const(m_folders)) {
        if (trusted != path && holds(trusted, path))
            return Error{QStringLiteral("trusted-by-parent"),
                         CoreTr::tr("%1 is trusted because %2 is; revoke that one.").arg(path, trusted)};
    }
    return change(path, false);
}

Result<void> TrustStore::change(const QString &folder, bool trusted)
{
    const QString parent = QFileInfo(m_file).absolutePath();
    if (!QDir().mkpath(parent))
        return notSaved(CoreTr::tr("%1 cannot be made.").arg(parent));
    QLockFile lock(m_file + QStringLiteral(".lock"));
    if (!lock.tryLock(lockWaitMs))
        return notSaved(CoreTr::tr("another Boucle holds it."));
    // Another Boucle may have changed the file.
    if (Result<void> loaded = load(); !loaded && loaded.error().code != QLatin1String("trust-damaged"))
        return notSaved(loaded.error().message);
    QStringList folders = m_folders;
    folders.removeAll(folder);
    if (trusted)
        folders.append(folder);
    folders.sort();
    if (Result<void> saved = saveAtomically(m_file, encode(folders)); !saved)
        return notSaved(saved.error().message);
    m_folders = folders;
    return {};
}

} // namespace boucle
