// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/remote/inspectortargets.h"

#include "core/session/inspectorreason.h"
#include "runtime/remote/tcpconnection.h"

#include <QPointer>
#include <QTimer>

#include <nlohmann/json.hpp>

#include <chrono>

namespace boucle {

namespace {

using namespace std::chrono_literals;
using Json = nlohmann::json;

constexpr auto answerLimit = 5s;
constexpr qsizetype longestAnswer = 1024 * 1024;

QString authorityOf(const QString &host, int port)
{
    return (host.contains(u':') ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2")).arg(host).arg(port);
}

QString textOf(const Json &object, const char *name)
{
    const auto it = object.find(name);
    return it != object.end() && it->is_string() ? QString::fromStdString(it->get<std::string>()) : QString();
}

/// Nothing when it is no list of targets.
std::optional<QList<InspectorTarget>> parseTargets(const QByteArray &body, const QString &host, int port)
{
    const Json json = Json::parse(body.begin(), body.end(), nullptr, false);
    if (!json.is_array())
        return std::nullopt;
    QList<InspectorTarget> result;
    for (const Json &entry : json) {
        if (!entry.is_object())
            return std::nullopt;
        QUrl address(textOf(entry, "webSocketDebuggerUrl"));
        if (!address.isValid() || address.path().isEmpty())
            continue; // somebody else's debugger has it already, says Chrome
        address.setScheme(QStringLiteral("ws"));
        address.setHost(host);
        address.setPort(port);
        const QString title = textOf(entry, "title");
        result.append({title.isEmpty() ? textOf(entry, "url") : title, address});
    }
    return result;
}

/// One GET. Destroys itself.
class TargetListRequest : public QObject
{
public:
    TargetListRequest(const QString &host, int port, QObject *guard,
                      std::function<void(const Result<QList<InspectorTarget>> &)> done)
        : m_host(host)
        , m_port(port)
        , m_guard(guard)
        , m_done(std::move(done))
    {
        connect(&m_connection, &TcpConnection::opened, this, &TargetListRequest::ask);
        connect(&m_connection, &TcpConnection::received, this, &TargetListRequest::read);
        connect(&m_connection, &TcpConnection::closed, this, [this] {
            if (m_answer.isEmpty())
                fail("inspector-silent", describeNoAnswer(authorityOf(m_host, m_port)));
            else
                finish();
        });
        m_limit.setSingleShot(true);
        connect(&m_limit, &QTimer::timeout, this,
                [this] { fail("inspector-silent", describeNoAnswer(authorityOf(m_host, m_port))); });
        m_limit.start(answerLimit);
        m_connection.open(host, port);
    }

private:
    void ask()
    {
        // node answers those only who call it by an address.
        m_address = m_connection.peerAddress();
        m_connection.write("GET /json/list HTTP/1.1\r\nHost: " + authorityOf(m_address, m_port).toLatin1() +
                           "\r\nConnection: close\r\n\r\n");
    }

    void read(const QByteArray &bytes)
    {
        m_answer += bytes;
        if (m_answer.size() > longestAnswer || isComplete())
            finish();
    }

    bool isComplete() const
    {
        const qsizetype body = m_answer.indexOf("\r\n\r\n");
        const qsizetype length = m_answer.toLower().indexOf("\r\ncontent-length:");
        if (body < 0 || length < 0 || length > body)
            return false;
        const qsizetype from = length + qsizetype(qstrlen("\r\ncontent-length:"));
        const qlonglong size =
            m_answer.mid(from, m_answer.indexOf("\r\n", from) - from).trimmed().toLongLong();
        return m_answer.size() >= body + 4 + size;
    }

    void finish()
    {
        const qsizetype body = m_answer.indexOf("\r\n\r\n");
        const bool isOk = m_answer.startsWith("HTTP/1.") && m_answer.mid(9, 3) == "200";
        const std::optional<QList<InspectorTarget>> targets =
            isOk && body >= 0 ? parseTargets(m_answer.mid(body + 4), m_address, m_port) : std::nullopt;
        if (targets)
            answer(*targets);
        else
            fail("inspector-none", describeNoInspector(authorityOf(m_host, m_port)));
    }

    void fail(const char *code, const QString &message) { answer(Error{QLatin1String(code), message, true}); }

    void answer(const Result<QList<InspectorTarget>> &result)
    {
        if (!m_done)
            return;
        const auto done = std::exchange(m_done, nullptr);
        m_limit.stop();
        m_connection.disconnect(this);
        deleteLater();
        if (m_guard)
            done(result);
    }

    QString m_host;
    int m_port;
    QPointer<QObject> m_guard;
    std::function<void(const Result<QList<InspectorTarget>> &)> m_done;
    TcpConnection m_connection;
    QTimer m_limit;
    QString m_address;
    QByteArray m_answer;
};

} // namespace

Result<InspectorAddress> parseInspectorAddress(const QString &text)
{
    const QString trimmed = text.trimmed();
    const Error error{QStringLiteral("inspector-address"), describeBadAddress(trimmed), true};
    bool isNumber = false;
    const int alone = trimmed.toInt(&isNumber);
    QUrl url;
    if (isNumber)
        url = QUrl(QStringLiteral("ws://127.0.0.1:%1").arg(alone));
    else
        url = QUrl(trimmed.contains(QLatin1String("://")) ? trimmed : QStringLiteral("ws://") + trimmed,
                   QUrl::StrictMode);
    const bool known = url.scheme() == QLatin1String("ws") || url.scheme() == QLatin1String("http");
    if (!url.isValid() || !known || url.host().isEmpty() || url.port() <= 0)
        return error;
    InspectorAddress result{url.host(), url.port(), std::nullopt};
    if (url.path().size() > 1 && url.scheme() == QLatin1String("ws"))
        result.webSocket = url;
    return result;
}

void fetchInspectorTargets(const QString &host, int port, QObject *guard,
                           std::function<void(const Result<QList<InspectorTarget>> &)> done)
{
    new TargetListRequest(host, port, guard, std::move(done));
}

} // namespace boucle
