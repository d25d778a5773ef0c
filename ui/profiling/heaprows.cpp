// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiling/heaprows.h"

#include "ui/common/theme.h"
#include "ui/eventloop/looptexts.h"

#include <QLocale>

namespace boucle {

namespace {

constexpr Qt::Alignment alignmentOf(int column)
{
    return Qt::AlignVCenter | (column == HeapTree::Name ? Qt::AlignLeft : Qt::AlignRight);
}

/// "+12.4 kB", "−3 kB"
QString signedBytes(qint64 count)
{
    if (count == 0)
        return QString::number(0);
    return (count > 0 ? u'+' : u'−') + looptexts::bytes(qAbs(count));
}

} // namespace

HeapRows::HeapRows(const Theme &theme, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_theme(theme)
{
}

HeapTree::Show HeapRows::shown() const
{
    const auto *tree = qobject_cast<const HeapTree *>(sourceModel());
    return tree ? tree->show() : HeapTree::Show::Nothing;
}

QString HeapRows::name(const QModelIndex &index) const
{
    const QString name = index.data(HeapTree::NameRole).toString();
    const QString edge = index.data(HeapTree::EdgeRole).toString();
    const auto called = [&index, &name] {
        const QString of = index.data(HeapTree::ClassRole).toString();
        const QString words =
            of == name || of.startsWith(u'(') ? name : QStringLiteral("%1 %2").arg(of, name);
        return QStringLiteral("%1  @%2").arg(words.simplified(), index.data(HeapTree::IdRole).toString());
    };
    switch (index.data(HeapTree::RowRole).value<HeapTree::Row>()) {
    case HeapTree::Row::Class:
        return name;
    case HeapTree::Row::Object:
        return called();
    case HeapTree::Row::Held:
        return QStringLiteral("%1: %2").arg(edge, called());
    case HeapTree::Row::Holder:
        return index.data(HeapTree::WeakRole).toBool() ? tr("%1 in %2, weakly").arg(edge, called())
                                                       : tr("%1 in %2").arg(edge, called());
    case HeapTree::Row::More:
        return tr("%n more, smaller ones", nullptr, index.data(HeapTree::NumberRole).toInt());
    }
    return {};
}

QString HeapRows::number(const QModelIndex &index) const
{
    const QVariant value = index.data(HeapTree::NumberRole);
    if (!value.isValid())
        return {};
    const qint64 number = value.toLongLong();
    const bool isChange = shown() == HeapTree::Show::Changes;
    const bool isClass = index.data(HeapTree::RowRole).value<HeapTree::Row>() == HeapTree::Row::Class;
    if (index.column() == HeapTree::Count)
        return QLocale().toString(number);
    if (isChange)
        return index.column() == HeapTree::OwnSize ? QLocale().toString(number)
               : isClass                           ? signedBytes(number)
                                                   : looptexts::bytes(number);
    const auto *tree = qobject_cast<const HeapTree *>(sourceModel());
    const qint64 all = tree && tree->snapshot() ? tree->snapshot()->totalSize() : 0;
    if (index.column() != HeapTree::RetainedSize || all <= 0 || shown() == HeapTree::Show::Retainers)
        return looptexts::bytes(number);
    return QStringLiteral("%1 · %2").arg(looptexts::bytes(number),
                                         looptexts::percent(double(number) / double(all)));
}

QVariant HeapRows::data(const QModelIndex &index, int role) const
{
    if (role >= Qt::UserRole)
        return QIdentityProxyModel::data(index, role);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return index.column() == HeapTree::Name ? name(index) : number(index);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignmentOf(index.column()));
    case Qt::ForegroundRole: {
        const bool isClass = index.data(HeapTree::RowRole).value<HeapTree::Row>() == HeapTree::Row::Class;
        const QString words = index.data(HeapTree::NameRole).toString();
        const bool isEngines = isClass && words.startsWith(u'(');
        const bool isWeak = index.data(HeapTree::WeakRole).toBool();
        return m_theme.colour(isEngines || isWeak ? ColourRole::Dim : ColourRole::Text);
    }
    case Qt::ToolTipRole:
        return index.column() == HeapTree::Name ? name(index) : QVariant();
    default:
        return {};
    }
}

QVariant HeapRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(alignmentOf(section));
    if (role != Qt::DisplayRole)
        return {};
    const HeapTree::Show show = shown();
    switch (section) {
    case HeapTree::Name:
        return show == HeapTree::Show::Retainers ? tr("Held as") : tr("Class or object");
    case HeapTree::Count:
        return show == HeapTree::Show::Changes     ? tr("New")
               : show == HeapTree::Show::Retainers ? tr("Distance")
                                                   : tr("Objects");
    case HeapTree::OwnSize:
        return show == HeapTree::Show::Changes ? tr("Gone") : tr("Own size");
    default:
        return show == HeapTree::Show::Changes ? tr("Growth") : tr("Retained size");
    }
}

} // namespace boucle
