// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/tools/httpsender.h"

#include "core/base/tr.h"
#include "runtime/tools/toolsthread.h"
#include "sender_send.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>

namespace boucle {

namespace {

Result<RequestSender::Answer> answerOf(const Result<QByteArray> &json)
{
    if (!json)
        return json.error();
    const QJsonObject object = QJsonDocument::fromJson(*json).object();
    if (const QJsonValue error = object.value(QLatin1String("error")); error.isString())
        return Error{QStringLiteral("not-answered"),
                     CoreTr::tr("The request was not answered: %1").arg(error.toString())};
    return RequestSender::Answer{object.value(QLatin1String("status")).toInt(),
                                 object.value(QLatin1String("milliseconds")).toDouble(),
                                 object.value(QLatin1String("bytes")).toInteger()};
}

} // namespace

HttpSender::HttpSender(Host &host, QObject *parent)
    : RequestSender(parent)
    , m_thread(std::make_unique<ToolsThread>(
          host, ToolsProgram{"sender", {{"send", sender_send}}, "send", "send", {}}))
{
}

HttpSender::~HttpSender() = default;

void HttpSender::send(const QString &method, const QString &url, QObject *guard, Done done)
{
    const QJsonObject request{{QStringLiteral("method"), method}, {QStringLiteral("url"), url}};
    m_thread->call(
        QJsonDocument(request).toJson(QJsonDocument::Compact),
        [this, guard = QPointer<QObject>(guard), done = std::move(done)](const Result<QByteArray> &json) {
            m_results.post([guard, done, answer = answerOf(json)] {
                if (guard)
                    done(answer);
            });
        });
}

} // namespace boucle
