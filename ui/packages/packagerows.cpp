// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packages/packagerows.h"

#include "ui/common/chip.h"
#include "ui/common/theme.h"
#include "ui/eventloop/looptexts.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>

namespace boucle {

using Row = PackageTreeModel::Row;
using Show = PackageTreeModel::Show;

namespace {

constexpr int chipGap = 6;
constexpr double percents = 100;

bool isMeasure(int column)
{
    return column == PackageTreeModel::Loaded || column == PackageTreeModel::Heap ||
           column == PackageTreeModel::Handles;
}

} // namespace

PackageRows::PackageRows(const Theme &theme, PackageTreeModel &model, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_theme(theme)
    , m_model(model)
{
    setSourceModel(&model);
}

QList<PackageRows::Chip> PackageRows::chipsOf(const Row &row)
{
    QList<Chip> chips;
    const auto add = [&chips](const QString &words, ColourRole role) { chips.append({words, int(role)}); };
    if (row.problem == QLatin1String("MISSING"))
        add(tr("missing"), ColourRole::Stop);
    else if (row.problem == QLatin1String("EXTRANEOUS"))
        add(tr("not asked for"), ColourRole::Pause);
    else if (!row.problem.isEmpty())
        add(tr("other version"), ColourRole::Pause);
    if (!row.severity.isEmpty())
        add(tr("advisory"), row.severity == QLatin1String("high") || row.severity == QLatin1String("critical")
                                ? ColourRole::Stop
                                : ColourRole::Pause);
    if (row.updateKind == QLatin1String("major") || row.updateKind == QLatin1String("premajor"))
        add(tr("major"), ColourRole::Pause);
    else if (row.updateKind == QLatin1String("minor") || row.updateKind == QLatin1String("preminor"))
        add(tr("minor"), ColourRole::Dim);
    else if (!row.updateKind.isEmpty())
        add(tr("patch"), ColourRole::Dim);
    if (!row.deprecated.isEmpty())
        add(tr("deprecated"), ColourRole::Pause);
    if (row.type == QLatin1String("dev"))
        add(tr("dev"), ColourRole::Dim);
    else if (row.type == QLatin1String("optional"))
        add(tr("optional"), ColourRole::Dim);
    else if (row.type == QLatin1String("peer"))
        add(tr("peer"), ColourRole::Dim);
    if (!row.workspace.isEmpty())
        add(row.workspace, ColourRole::Dim);
    return chips;
}

QVariant PackageRows::data(const QModelIndex &index, int role) const
{
    if (role == PackageTreeModel::RowRole || role == PackageTreeModel::NameRole)
        return QIdentityProxyModel::data(index, role);
    const Row row = index.data(PackageTreeModel::RowRole).value<Row>();
    const bool isInstalled = !row.installed.isEmpty();
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == PackageTreeModel::Installed && !isInstalled && m_model.shown() != Show::Found)
            return QStringLiteral("–");
        if (index.column() == PackageTreeModel::Loaded) {
            if (!row.knowsLoaded || row.path.isEmpty())
                return QString();
            return !row.loadMs       ? tr("no")
                   : *row.loadMs > 0 ? QStringLiteral("✓ ") + looptexts::duration(qint64(*row.loadMs * 1e6))
                                     : QStringLiteral("✓");
        }
        if (index.column() == PackageTreeModel::Heap)
            return row.heapBytes > 0 ? QStringLiteral("%1 · %2 %")
                                           .arg(QLocale().formattedDataSize(row.heapBytes, 1),
                                                QLocale().toString(row.heapShare * percents, 'f', 1))
                                     : QString();
        if (index.column() == PackageTreeModel::Handles)
            return row.handles > 0 ? QLocale().toString(row.handles) : QString();
        if (index.column() == PackageTreeModel::Note)
            return m_model.shown() == Show::Installed || m_model.shown() == Show::Outdated ? QString()
                                                                                           : row.description;
        return QIdentityProxyModel::data(index, role);
    case Qt::AccessibleTextRole: {
        if (index.column() != PackageTreeModel::Note)
            return data(index, Qt::DisplayRole);
        QStringList words;
        for (const Chip &chip : chipsOf(row))
            words.append(chip.words);
        if (const QString text = data(index, Qt::DisplayRole).toString(); !text.isEmpty())
            words.append(text);
        return words.join(QLatin1String(", "));
    }
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isMeasure(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ForegroundRole:
        if (index.column() == PackageTreeModel::Loaded)
            return m_theme.colour(row.loadMs ? ColourRole::Run : ColourRole::Dim);
        if (index.column() == PackageTreeModel::Name)
            return m_theme.colour(row.problem == QLatin1String("MISSING") ? ColourRole::Stop
                                                                          : ColourRole::Text);
        if (index.column() == PackageTreeModel::Note)
            return m_theme.colour(ColourRole::Dim);
        return m_theme.colour(row.isDirect && isInstalled ? ColourRole::Text : ColourRole::Dim);
    case Qt::FontRole:
        if (index.column() == PackageTreeModel::Installed || index.column() == PackageTreeModel::Latest)
            return m_theme.codeFont();
        return {};
    case Qt::ToolTipRole: {
        QStringList lines{isInstalled ? QStringLiteral("%1 %2").arg(row.name, row.installed) : row.name};
        if (!row.range.isEmpty())
            lines.append(tr("asked for: %1").arg(row.range));
        if (!row.deprecated.isEmpty())
            lines.append(tr("deprecated: %1").arg(row.deprecated));
        if (!row.description.isEmpty())
            lines.append(row.description);
        return lines.join(u'\n');
    }
    case ChipsRole: {
        QStringList words;
        for (const Chip &chip : chipsOf(row))
            words.append(chip.words);
        return words;
    }
    case ChipColoursRole: {
        QList<int> roles;
        for (const Chip &chip : chipsOf(row))
            roles.append(chip.role);
        return QVariant::fromValue(roles);
    }
    default:
        return {};
    }
}

QVariant PackageRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isMeasure(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case PackageTreeModel::Name:
        return tr("Package");
    case PackageTreeModel::Installed:
        return tr("Installed");
    case PackageTreeModel::Latest:
        return tr("Latest");
    case PackageTreeModel::Loaded:
        return tr("Loaded");
    case PackageTreeModel::Heap:
        return tr("Heap");
    case PackageTreeModel::Handles:
        return tr("Handles");
    default:
        return QString();
    }
}

PackageNoteDelegate::PackageNoteDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void PackageNoteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    const QString text = std::exchange(ground.text, QString());
    const QStyle *style = ground.widget ? ground.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, ground.widget);
    QRect room = option.rect.adjusted(chipGap, 0, -chipGap, 0);
    const QStringList chips = index.data(PackageRows::ChipsRole).toStringList();
    const auto roles = index.data(PackageRows::ChipColoursRole).value<QList<int>>();
    for (qsizetype i = 0; i < chips.size(); ++i) {
        const int taken = paintChip(*painter, m_theme, room, chips.at(i), ColourRole(roles.value(i)));
        if (taken == 0)
            return;
        room.setLeft(room.left() + taken + chipGap);
    }
    if (text.isEmpty() || room.width() <= chipGap)
        return;
    painter->setPen(m_theme.colour(ColourRole::Dim));
    painter->setFont(ground.font);
    painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                      ground.fontMetrics.elidedText(text, Qt::ElideRight, room.width()));
}

} // namespace boucle
