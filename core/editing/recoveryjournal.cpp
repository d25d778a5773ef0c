// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/editing/recoveryjournal.h"

#include "core/base/atomicfile.h"
#include "core/base/logging.h"
#include "core/base/tr.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace boucle {

namespace {

const QLatin1String sessionPrefix("session-");
const QLatin1String lockName("owner");
const QLatin1String entrySuffix(".text");
const QLatin1String damagedSuffix(".damaged");
constexpr int formatVersion = 1;
constexpr int retryDelayMs = 5000;

/// A lock that the kernel lets go when its process ends, however it ends: pids come back, this does not.
int takeLock(const QString &folder)
{
    const QByteArray name = QFile::encodeName(folder + u'/' + lockName);
    const int descriptor = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor >= 0 && ::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor);
        return -1;
    }
    return descriptor;
}

QString baseNameOf(const QString &path)
{
    return QString::fromLatin1(QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha1).toHex());
}

/// Entries of one document: its own, and those that were taken over beside it.
QStringList entriesOf(const QString &folder, const QString &path)
{
    return QDir(folder).entryList({baseNameOf(path) + u'*' + entrySuffix}, QDir::Files);
}

/// Two crashed Boucles may have had the same document open.
QString freeName(const QString &base, QLatin1String suffix)
{
    QString name = base + suffix;
    for (int n = 2; QFileInfo::exists(name); ++n)
        name = base + u'-' + QString::number(n) + suffix;
    return name;
}

/// Leaves the folder alone when anything but the lock is in it.
void removeIfEmpty(const QString &folder)
{
    if (QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot) !=
        QStringList{QString(lockName)})
        return;
    QFile::remove(folder + u'/' + lockName);
    QDir().rmdir(folder);
}

/// A line of JSON, then the text.
QByteArray encode(const QString &path, const QString &text)
{
    const QJsonObject header{
        {QStringLiteral("version"), formatVersion},
        {QStringLiteral("path"), path},
        {QStringLiteral("time"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
    };
    return QJsonDocument(header).toJson(QJsonDocument::Compact) + '\n' + text.toUtf8();
}

std::optional<RecoveredText> decode(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    if (end < 0)
        return std::nullopt;
    const QJsonObject header = QJsonDocument::fromJson(bytes.left(end)).object();
    RecoveredText result{
        header.value(QLatin1String("path")).toString(), QString::fromUtf8(bytes.mid(end + 1)),
        QDateTime::fromString(header.value(QLatin1String("time")).toString(), Qt::ISODateWithMs)};
    if (header.value(QLatin1String("version")).toInt() != formatVersion || result.path.isEmpty() ||
        !result.recordedAt.isValid())
        return std::nullopt;
    return result;
}

} // namespace

RecoveryJournal::RecoveryJournal(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RecoveryJournal::flushNow);
}

RecoveryJournal::~RecoveryJournal()
{
    flushNow();
    if (m_lock < 0)
        return;
    removeIfEmpty(m_ownFolder);
    ::close(m_lock);
}

void RecoveryJournal::record(const QString &path, const QString &text)
{
    m_waiting.insert(path, text);
    // Not started anew by each key press: who types without a pause would never be safe.
    if (!m_timer.isActive())
        m_timer.start(writeDelayMs);
}

void RecoveryJournal::forget(const QString &path)
{
    m_waiting.remove(path);
    if (m_ownFolder.isEmpty())
        return;
    const QStringList entries = entriesOf(m_ownFolder, path);
    for (const QString &entry : entries) {
        if (!QFile::remove(m_ownFolder + u'/' + entry))
            qCWarning(logEditing) << "cannot remove the journal entry" << entry;
    }
}

void RecoveryJournal::flushNow()
{
    m_timer.stop();
    // What cannot be written waits for another turn.
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        const Result<void> written = write(it.key(), it.value());
        report(written);
        it = written ? m_waiting.erase(it) : std::next(it);
    }
    if (!m_waiting.isEmpty())
        m_timer.start(retryDelayMs);
}

Result<void> RecoveryJournal::write(const QString &path, const QString &text)
{
    if (Result<void> folder = ensureOwnFolder(); !folder)
        return folder;
    const QString name = baseNameOf(path) + entrySuffix;
    if (Result<void> saved =
            saveAtomically(m_ownFolder + u'/' + name, encode(path, text), Durability::Process);
        !saved)
        return saved;
    const QStringList entries = entriesOf(m_ownFolder, path);
    for (const QString &entry : entries) {
        if (entry != name)
            QFile::remove(m_ownFolder + u'/' + entry);
    }
    return {};
}

void RecoveryJournal::report(const Result<void> &result)
{
    if (!result && !m_failureReported)
        emit writeFailed(
            Error{result.error().code, CoreTr::tr("Unsaved text is not safe from a crash at the moment: %1")
                                           .arg(result.error().message)});
    m_failureReported = !result;
}

Result<void> RecoveryJournal::ensureOwnFolder()
{
    if (m_lock >= 0)
        return {};
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    // Another Boucle must not find the folder before it is locked: it would take it for a dead one's.
    const QString making = m_folder + QStringLiteral("/new-") + id;
    const QString folder = m_folder + u'/' + sessionPrefix + id;
    const Error failure{QStringLiteral("journal-folder"), CoreTr::tr("%1 cannot be written.").arg(m_folder)};
    if (!QDir().mkpath(making))
        return failure;
    // Unsaved text may hold secrets.
    QFile::setPermissions(making, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const int lock = takeLock(making);
    if (lock < 0)
        return failure;
    const QByteArray pid = QByteArray::number(qint64(getpid())) + '\n';
    if (::write(lock, pid.constData(), size_t(pid.size())) < 0 || !QDir().rename(making, folder)) {
        ::close(lock);
        removeIfEmpty(making);
        return failure;
    }
    m_lock = lock;
    m_ownFolder = folder;
    return {};
}

RecoveryJournal::Pending RecoveryJournal::pending()
{
    Pending result;
    const QStringList sessions =
        QDir(m_folder).entryList({sessionPrefix + u'*'}, QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &session : sessions) {
        const QString folder = m_folder + u'/' + session;
        if (folder == m_ownFolder)
            continue;
        const int lock = takeLock(folder);
        if (lock < 0)
            continue; // its owner runs
        if (const Result<void> own = ensureOwnFolder(); own)
            adopt(folder, result);
        else
            result.problems.append(own.error());
        ::close(lock);
    }
    std::stable_sort(
        result.texts.begin(), result.texts.end(),
        [](const RecoveredText &a, const RecoveredText &b) { return a.recordedAt > b.recordedAt; });
    return result;
}

void RecoveryJournal::adopt(const QString &folder, Pending &result)
{
    const QStringList entries =
        QDir(folder).entryList({u'*' + QString(entrySuffix)}, QDir::Files, QDir::Name);
    for (const QString &entry : entries) {
        const QString from = folder + u'/' + entry;
        QFile file(from);
        if (!file.open(QIODevice::ReadOnly)) {
            result.problems.append(
                {QStringLiteral("journal-unreadable"),
                 CoreTr::tr("Unsaved text in %1 cannot be read: %2.").arg(from, file.errorString())});
            continue;
        }
        const std::optional<RecoveredText> text = decode(file.readAll());
        file.close();
        const QString base = m_ownFolder + u'/' + entry.section(u'.', 0, 0).section(u'-', 0, 0);
        const QString to = text ? freeName(base, entrySuffix) : freeName(base, damagedSuffix);
        const bool moved = QFile::rename(from, to);
        if (text)
            result.texts.append(*text);
        else
            result.problems.append(
                {QStringLiteral("journal-damaged"),
                 CoreTr::tr("A file of unsaved text is damaged; it is kept as %1.").arg(moved ? to : from)});
    }
    removeIfEmpty(folder);
}

} // namespace boucle
