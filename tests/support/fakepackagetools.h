// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packages/packagetools.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>

#include <deque>

namespace boucle {

/// Keeps calls until the test answers them; a project of no packages at all is answered by itself.
class FakePackageTools : public PackageTools
{
public:
    struct Call
    {
        int number = 0;
        QJsonObject request;
        QPointer<QObject> guard;
        Done done;
        Progressed progressed;
    };

    int call(const QByteArray &json, QObject *guard, Done done, Progressed progressed) override
    {
        Call made{++m_last, QJsonDocument::fromJson(json).object(), guard, std::move(done),
                  std::move(progressed)};
        const QString method = made.request.value(QLatin1String("method")).toString();
        if (method == QLatin1String("cancel")) {
            cancelled.append(made.request.value(QLatin1String("target")).toInt());
            return made.number;
        }
        if (answersByItself && (method == QLatin1String("recover") || method == QLatin1String("tree"))) {
            if (guard)
                made.done(QByteArrayLiteral(R"({"result":{}})"));
            return made.number;
        }
        calls.push_back(std::move(made));
        return m_last;
    }

    /// Of the call that waits the longest.
    void answer(const QByteArray &json)
    {
        const Call call = std::move(calls.front());
        calls.pop_front();
        if (call.guard)
            call.done(json);
    }
    void progress(const QByteArray &json)
    {
        if (calls.front().guard && calls.front().progressed)
            calls.front().progressed(json);
    }
    QString method() const
    {
        return calls.empty() ? QString() : calls.front().request.value(QLatin1String("method")).toString();
    }

    bool answersByItself = true;
    std::deque<Call> calls; ///< that wait
    QList<int> cancelled;

private:
    int m_last = 0;
};

} // namespace boucle
