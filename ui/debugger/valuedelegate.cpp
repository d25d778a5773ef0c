// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/valuedelegate.h"

#include "core/debugger/valuemodel.h"
#include "ui/debugger/debugtree.h"
#include "ui/debugger/valuecolours.h"

#include <QApplication>
#include <QLineEdit>
#include <QPainter>

namespace boucle {

namespace {

using RowKind = ValueModel::RowKind;

constexpr int leftPadding = 4;
constexpr int rightPadding = 12;
constexpr int leastEditor = 90;

RowKind kindOf(const QModelIndex &index)
{
    return index.data(ValueModel::RowKindRole).value<RowKind>();
}

ColourRole nameColour(RowKind kind)
{
    switch (kind) {
    case RowKind::Scope:
    case RowKind::Watch:
    case RowKind::Root:
        return ColourRole::Text;
    case RowKind::PrivateProperty:
    case RowKind::Internal:
    case RowKind::Getters:
    case RowKind::Page:
    case RowKind::Message:
        return ColourRole::Dim;
    case RowKind::ReturnValue:
        return ColourRole::Accent;
    case RowKind::Exception:
        return ColourRole::Stop;
    default:
        return ColourRole::Property;
    }
}

/// Strings may have line ends, which a row has no room for.
QString oneLine(const QString &text)
{
    QString line = text;
    line.replace(u'\n', u' ');
    return line;
}

} // namespace

ValueDelegate::ValueDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QFont ValueDelegate::rowFont(const Theme &theme)
{
    QFont font = theme.codeFont();
    if (font.pixelSize() > 1)
        font.setPixelSize(font.pixelSize() - 1);
    return font;
}

QSize ValueDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {80, qMax(Theme::rowHeight, QFontMetrics(rowFont(m_theme)).height() + Theme::grid)};
}

QString ValueDelegate::separator(const QModelIndex &index) const
{
    const RowKind kind = kindOf(index);
    const bool close = kind == RowKind::Scope || kind == RowKind::Watch || kind == RowKind::Page;
    const bool named = !index.data(ValueModel::NameRole).toString().isEmpty();
    return !named ? QString() : close ? QStringLiteral(" ") : QStringLiteral(" : ");
}

QRect ValueDelegate::valueRect(const QRect &row, const QModelIndex &index) const
{
    const QFontMetrics metrics(rowFont(m_theme));
    const int name =
        metrics.horizontalAdvance(index.data(ValueModel::NameRole).toString() + separator(index));
    return row.adjusted(leftPadding + name, 0, -rightPadding - DebugTree::offset, 0);
}

void ValueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem row = option;
    QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &row, painter, row.widget);

    const RowKind kind = kindOf(index);
    const bool selected = option.state & QStyle::State_Selected;
    const auto colour = [&](ColourRole role) {
        const bool quiet = role == ColourRole::Dim || role == ColourRole::Faint;
        return m_theme.colour(selected && quiet ? ColourRole::Text : role);
    };
    const QString name = index.data(ValueModel::NameRole).toString();
    const auto value = index.data(ValueModel::ValueRole).value<DebugValue>();
    const bool failed = index.data(ValueModel::FailedRole).toBool();
    const QRect room = option.rect.adjusted(leftPadding, 0, -rightPadding - DebugTree::offset, 0);

    painter->save();
    QFont font = rowFont(m_theme);
    font.setItalic(kind == RowKind::Message);
    painter->setFont(font);
    const QFontMetrics metrics = painter->fontMetrics();
    const QString shownName = metrics.elidedText(name, Qt::ElideRight, room.width());
    painter->setPen(colour(nameColour(kind)));
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter, shownName);

    QRect rest = room.adjusted(metrics.horizontalAdvance(name), 0, 0, 0);
    const QString between = separator(index);
    const bool loading = index.data(ValueModel::LoadingRole).toBool();
    if (rest.width() > 0 && (loading || !value.text.isEmpty())) {
        painter->setPen(colour(ColourRole::Dim));
        painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, between);
        rest.setLeft(rest.left() + metrics.horizontalAdvance(between));
        const QString text = loading ? QStringLiteral("…")
                                     : metrics.elidedText(oneLine(value.text), Qt::ElideRight, rest.width());
        if (!loading && index.data(ValueModel::ChangedRole).toBool() && !selected) {
            const QRect mark(rest.left() - 3, rest.top() + 3, metrics.horizontalAdvance(text) + 6,
                             rest.height() - 6);
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(m_theme.colour(ColourRole::AccentBg));
            painter->drawRoundedRect(mark, 3, 3);
        }
        painter->setPen(colour(failed ? ColourRole::Stop : colourOf(value.kind)));
        painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, text);
    }
    painter->restore();
}

QWidget *ValueDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                     const QModelIndex &index) const
{
    auto *field = new QLineEdit(parent);
    field->setFont(rowFont(m_theme));
    field->setProperty("look", QStringLiteral("inRow"));
    const bool expression = kindOf(index) == RowKind::Watch;
    field->setAccessibleName(expression ? tr("Expression")
                                        : tr("Value of %1").arg(index.data(ValueModel::NameRole).toString()));
    return field;
}

void ValueDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *field = static_cast<QLineEdit *>(editor);
    field->setText(kindOf(index) == RowKind::Watch
                       ? index.data(ValueModel::NameRole).toString()
                       : index.data(ValueModel::ValueRole).value<DebugValue>().text);
    field->selectAll();
}

// What becomes of it is known later: an expression has to be evaluated first.
void ValueDelegate::setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &index) const
{
    emit edited(index, static_cast<QLineEdit *>(editor)->text());
}

void ValueDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                         const QModelIndex &index) const
{
    const QRect row = option.rect.translated(DebugTree::offset, 0);
    QRect place = row.adjusted(0, 0, -DebugTree::offset, 0);
    if (kindOf(index) != RowKind::Watch)
        place.setLeft(qBound(place.left(), valueRect(row, index).left() - 3, place.right() - leastEditor));
    editor->setGeometry(place.adjusted(0, 1, -2, -1));
}

} // namespace boucle
