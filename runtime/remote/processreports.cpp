// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/remote/processreports.h"

#include "core/base/logging.h"

#include <QDir>
#include <QFileInfo>

#include <nlohmann/json.hpp>

#include <cerrno>
#include <cstring>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace boucle {

namespace {

using Json = nlohmann::json;

constexpr qsizetype longestLine = 4096;

QString textOf(const Json &object, const char *name)
{
    const auto it = object.find(name);
    return it != object.end() && it->is_string() ? QString::fromStdString(it->get<std::string>()) : QString();
}

qint64 numberOf(const Json &object, const char *name)
{
    const auto it = object.find(name);
    return it != object.end() && it->is_number_integer() ? it->get<qint64>() : 0;
}

ListenAddress addressOf(const Json &object)
{
    return {textOf(object, "protocol"), textOf(object, "host"), int(numberOf(object, "port"))};
}

std::optional<ProcessReport::Fact> factOf(const Json &object)
{
    const QString type = textOf(object, "type");
    if (type == QLatin1String("inspector")) {
        const QUrl url(textOf(object, "url"));
        if (!url.isValid() || url.scheme() != QLatin1String("ws"))
            return std::nullopt;
        return ProcessReport::Inspector{url, numberOf(object, "parent"), textOf(object, "title")};
    }
    if (type == QLatin1String("started"))
        return ProcessReport::Started{};
    if (type == QLatin1String("uncaught"))
        return ProcessReport::Uncaught{textOf(object, "message"), textOf(object, "stack")};
    if (type == QLatin1String("listening"))
        return ServerListening{addressOf(object)};
    if (type == QLatin1String("stopped-listening"))
        return ServerStoppedListening{addressOf(object)};
    if (type == QLatin1String("port-in-use"))
        return ServerPortInUse{textOf(object, "host"),
                               int(numberOf(object, "port")),
                               object.value("isHandled", Json()) == true,
                               {}};
    return std::nullopt;
}

/// One word of NODE_OPTIONS.
QString quoted(QString word)
{
    word.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
    return u'"' + word + u'"';
}

} // namespace

ProcessReports::ProcessReports(QString bootstrapFile, QObject *parent)
    : QObject(parent)
    , m_bootstrapFile(std::move(bootstrapFile))
{
}

ProcessReports::~ProcessReports()
{
    m_notifier.reset();
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void ProcessReports::open()
{
    // The first is of this user alone; not everybody has it.
    QString parent = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (parent.isEmpty() || !QFileInfo(parent).isWritable())
        parent = QDir::tempPath();
    m_folder = std::make_unique<QTemporaryDir>(parent + QLatin1String("/boucle-XXXXXX"));
    const QByteArray path = m_folder->filePath(QStringLiteral("reports")).toLocal8Bit();
    // Open for writing as well: otherwise it ends with each writer.
    if (m_folder->isValid() && mkfifo(path.constData(), S_IRUSR | S_IWUSR) == 0)
        m_descriptor = ::open(path.constData(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (m_descriptor < 0) {
        qCWarning(logRuntime) << "node processes cannot report:" << path << strerror(errno);
        return;
    }
    m_pipe = QString::fromLocal8Bit(path);
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &ProcessReports::catchUp);
}

QMap<QString, QString> ProcessReports::environment(const Request &request)
{
    if (!m_folder)
        open();
    if (m_pipe.isEmpty())
        return {};
    // The second one keeps node from telling the inspector's address on the user's console.
    const QString options =
        QStringLiteral("--require %1 --inspect-publish-uid=http").arg(quoted(m_bootstrapFile));
    const Json settings{{"pipe", m_pipe.toStdString()},     {"token", request.token.toStdString()},
                        {"isServer", request.isServer},     {"isDebugged", request.isDebugged},
                        {"isFollowed", request.isFollowed}, {"options", options.toStdString()}};
    return {{QStringLiteral("NODE_OPTIONS"), options},
            {QStringLiteral("BOUCLE_REPORTS"), QString::fromStdString(settings.dump())}};
}

void ProcessReports::catchUp()
{
    char buffer[16 * 1024];
    for (ssize_t size = 0; (size = ::read(m_descriptor, buffer, sizeof buffer)) > 0;)
        m_unfinished.append(buffer, size);
    if (m_unfinished.size() > longestLine && !m_unfinished.contains('\n'))
        m_unfinished.clear(); // of none of ours
    for (qsizetype end = 0; (end = m_unfinished.indexOf('\n')) >= 0;) {
        const QByteArray line = m_unfinished.left(end);
        m_unfinished.remove(0, end + 1);
        readLine(line);
    }
}

void ProcessReports::readLine(const QByteArray &line)
{
    const Json json = Json::parse(line.begin(), line.end(), nullptr, false);
    const std::optional<ProcessReport::Fact> fact = json.is_object() ? factOf(json) : std::nullopt;
    if (!fact) {
        qCWarning(logRuntime) << "a report that says nothing:" << line.left(200);
        return;
    }
    emit reported({textOf(json, "token"), numberOf(json, "pid"), *fact});
}

} // namespace boucle
