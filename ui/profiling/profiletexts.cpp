// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiling/profiletexts.h"

#include "ui/eventloop/looptexts.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace boucle::profiletexts {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ProfileTexts)
};

QColor mixed(const QColor &one, const QColor &other, double share)
{
    const auto part = [share](int a, int b) { return int(a * share + b * (1 - share)); };
    return {part(one.red(), other.red()), part(one.green(), other.green()), part(one.blue(), other.blue())};
}

} // namespace

QString cost(double cost, CallProfile::Unit unit)
{
    return unit == CallProfile::Unit::Bytes ? looptexts::bytes(qint64(cost))
                                            : looptexts::duration(qint64(cost));
}

QString heat(double cost, double busy)
{
    return Words::tr("%1 in this line, %2 of the CPU time of the profile")
        .arg(looptexts::duration(qint64(cost)), looptexts::percent(busy > 0 ? cost / busy : 0));
}

QString name(const ProfiledFunction &function)
{
    switch (function.kind) {
    case ProfiledFunction::Kind::Collector:
        return Words::tr("(garbage collection)");
    case ProfiledFunction::Kind::Native:
        return Words::tr("(native code)");
    default:
        return function.name.isEmpty() ? Words::tr("(anonymous)") : function.name;
    }
}

QString place(const ProfiledFunction &function)
{
    if (function.path.isEmpty())
        return {};
    const QString file = function.path.startsWith(u'/') ? QFileInfo(function.path).fileName() : function.path;
    return function.line > 0 ? QStringLiteral("%1:%2").arg(file).arg(function.line) : file;
}

QColor ground(const Theme &theme, ProfiledFunction::Kind kind)
{
    constexpr double strong = 0.42;
    constexpr double weak = 0.2;
    const QColor panel = theme.colour(ColourRole::Panel);
    switch (kind) {
    case ProfiledFunction::Kind::Own:
        return mixed(theme.colour(ColourRole::Accent), panel, strong);
    case ProfiledFunction::Kind::Dependency:
        return mixed(theme.colour(ColourRole::Check), panel, weak);
    case ProfiledFunction::Kind::Collector:
        return mixed(theme.colour(ColourRole::Gc), panel, strong);
    default:
        return mixed(theme.colour(ColourRole::Dim), panel, weak);
    }
}

} // namespace boucle::profiletexts
