// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hotreload/changeclassifier.h"

#include "core/base/tr.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

namespace boucle {

namespace {

std::optional<ChangeVerdict::Kind> kindOf(const QString &name)
{
    if (name == u"none")
        return ChangeVerdict::Kind::None;
    if (name == u"live-edit")
        return ChangeVerdict::Kind::LiveEdit;
    if (name == u"new-generation")
        return ChangeVerdict::Kind::NewGeneration;
    if (name == u"syntax-error")
        return ChangeVerdict::Kind::SyntaxError;
    return std::nullopt;
}

QString sentence(const ChangeVerdict &verdict)
{
    const QString &reason = verdict.reason;
    if (reason == u"same-text")
        return CoreTr::tr("nothing has changed");
    if (reason == u"formatting")
        return CoreTr::tr("only comments, formatting or types have changed");
    if (reason == u"function-bodies")
        return verdict.detail.isEmpty() ? CoreTr::tr("function bodies")
                                        : CoreTr::tr("function bodies: %1").arg(verdict.detail);
    if (reason == u"syntax")
        return CoreTr::tr("syntax error: %1").arg(verdict.detail);
    if (reason == u"import")
        return CoreTr::tr("an import has changed");
    if (reason == u"export")
        return CoreTr::tr("an export has changed");
    if (reason == u"decorator")
        return CoreTr::tr("a decorator has changed");
    if (reason == u"directive" || reason == u"comment-directive")
        return CoreTr::tr("a directive has changed");
    if (reason == u"enum")
        return CoreTr::tr("an enum has changed");
    if (reason == u"class-structure")
        return CoreTr::tr("what a class consists of has changed");
    if (reason == u"function-head")
        return CoreTr::tr("the parameters or the kind of a function have changed");
    if (reason == u"top-level")
        return CoreTr::tr("code outside of functions has changed");
    if (reason == u"runs-at-load")
        return CoreTr::tr("a function that runs while the module is loaded has changed");
    if (reason == u"registration")
        return CoreTr::tr("what a function registers has changed");
    if (reason == u"captured-variable")
        return CoreTr::tr("closures hold other variables than before");
    if (reason == u"eval")
        return CoreTr::tr("the file uses eval or with");
    if (reason == u"engine-comparison")
        return CoreTr::tr("the engine cannot tell this change from the code around it");
    if (reason == u"module-kind")
        return CoreTr::tr("the kind of the module has changed");
    if (reason == u"data")
        return CoreTr::tr("it is read at the start");
    if (reason == u"was-broken")
        return CoreTr::tr("the text before was no program");
    return CoreTr::tr("the change could not be compared");
}

} // namespace

QString describe(const ChangeVerdict &verdict)
{
    const QString text = sentence(verdict);
    return verdict.line > 0 && verdict.kind != ChangeVerdict::Kind::LiveEdit
               ? CoreTr::tr("%1 (line %2)").arg(text).arg(verdict.line)
               : text;
}

Result<ChangeVerdict> readVerdict(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const std::optional<ChangeVerdict::Kind> kind = kindOf(object.value(QLatin1String("kind")).toString());
    ChangeVerdict verdict;
    verdict.reason = object.value(QLatin1String("reason")).toString();
    verdict.detail = object.value(QLatin1String("detail")).toString();
    verdict.line = object.value(QLatin1String("line")).toInt();
    verdict.column = object.value(QLatin1String("column")).toInt();
    for (const QJsonValue step : object.value(QLatin1String("steps")).toArray())
        verdict.steps.append(step.toString());
    const bool hasSteps = kind == ChangeVerdict::Kind::LiveEdit;
    if (!kind || verdict.reason.isEmpty() || (hasSteps ? verdict.steps.size() < 2 : !verdict.steps.isEmpty()))
        return Error{QStringLiteral("classifier-answer"),
                     QStringLiteral("not a verdict: %1").arg(QString::fromUtf8(json.left(200))), false};
    verdict.kind = *kind;
    return verdict;
}

} // namespace boucle
