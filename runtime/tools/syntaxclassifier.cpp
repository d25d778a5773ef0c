// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/tools/syntaxclassifier.h"

#include "core/base/logging.h"
#include "runtime/tools/toolsthread.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>

namespace boucle {

namespace {

ChangeVerdict verdictOf(const Result<QByteArray> &answer)
{
    const Result<ChangeVerdict> verdict = answer ? readVerdict(*answer) : Result<ChangeVerdict>(answer.error());
    if (verdict)
        return *verdict;
    qCWarning(logRuntime) << "a change could not be compared:" << verdict.error().message;
    ChangeVerdict unknown;
    unknown.reason = QStringLiteral("not-understood");
    return unknown;
}

} // namespace

SyntaxClassifier::SyntaxClassifier(Host &host, QObject *parent)
    : ChangeClassifier(parent), m_thread(std::make_unique<ToolsThread>(host))
{
}

SyntaxClassifier::~SyntaxClassifier() = default;

void SyntaxClassifier::classify(const FileChange &change, QObject *guard, Done done)
{
    const QJsonObject request{{QStringLiteral("fileName"), change.fileName},
                              {QStringLiteral("oldText"), change.oldText},
                              {QStringLiteral("newText"), change.newText}};
    m_thread->classify(QJsonDocument(request).toJson(QJsonDocument::Compact),
                       [this, guard = QPointer<QObject>(guard), done = std::move(done)](Result<QByteArray> answer) {
                           m_results.post([guard, done, verdict = verdictOf(answer)] {
                               if (guard)
                                   done(verdict);
                           });
                       });
}

} // namespace boucle
