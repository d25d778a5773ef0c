// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/tools/syntaxclassifier.h"

#include "core/base/logging.h"
#include "runtime/tools/toolsthread.h"
#include "tools_classify.h"
#include "tools_loading.h"
#include "tools_parser.h"
#include "tools_scopes.h"
#include "tools_steps.h"
#include "tools_syntax.h"
#include "tools_units.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>

namespace boucle {

namespace {

// What node itself takes types out with, every other character staying where it is. It would be announced as
// an experiment on the process's stderr, where nobody asked for it.
constexpr char stripTypesSource[] = "require('process').removeAllListeners('warning');\n"
                                    "return { stripTypes: require('module').stripTypeScriptTypes };\n";

ToolsProgram classifier()
{
    // In the order in which they need each other. The parser is a module as npm has it.
    return {"tools",
            {{"types", stripTypesSource},
             {"parser", tools_parser},
             {"syntax", tools_syntax},
             {"scopes", tools_scopes},
             {"loading", tools_loading},
             {"units", tools_units},
             {"steps", tools_steps},
             {"classify", tools_classify}},
            "classify",
            "classify",
            {}};
}

ChangeVerdict verdictOf(const Result<QByteArray> &answer)
{
    const Result<ChangeVerdict> verdict =
        answer ? readVerdict(*answer) : Result<ChangeVerdict>(answer.error());
    if (verdict)
        return *verdict;
    qCWarning(logRuntime) << "a change could not be compared:" << verdict.error().message;
    ChangeVerdict unknown;
    unknown.reason = QStringLiteral("not-understood");
    return unknown;
}

} // namespace

SyntaxClassifier::SyntaxClassifier(Host &host, QObject *parent)
    : ChangeClassifier(parent)
    , m_thread(std::make_unique<ToolsThread>(host, classifier()))
{
}

SyntaxClassifier::~SyntaxClassifier() = default;

void SyntaxClassifier::classify(const FileChange &change, QObject *guard, Done done)
{
    const QJsonObject request{{QStringLiteral("fileName"), change.fileName},
                              {QStringLiteral("oldText"), change.oldText},
                              {QStringLiteral("newText"), change.newText}};
    m_thread->call(
        QJsonDocument(request).toJson(QJsonDocument::Compact),
        [this, guard = QPointer<QObject>(guard), done = std::move(done)](Result<QByteArray> answer) {
            m_results.post([guard, done, verdict = verdictOf(answer)] {
                if (guard)
                    done(verdict);
            });
        });
}

} // namespace boucle
