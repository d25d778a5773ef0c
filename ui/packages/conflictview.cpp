// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packages/conflictview.h"

#include "ui/common/theme.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <array>

namespace boucle {

namespace {

constexpr int rowHeight = 30;
constexpr int boxHeight = 22;
constexpr int boxPadding = 8;
constexpr int titleHeight = 26;
constexpr int arrowSize = 5;
constexpr int groupGap = 6;
// Of the width: those who want, and what they want.
constexpr double boxShare = 0.34;
constexpr std::array rangeColours{ColourRole::Accent, ColourRole::Stop, ColourRole::Pause, ColourRole::Run};

} // namespace

ConflictView::ConflictView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void ConflictView::setWants(const QList<PackageWant> &wants)
{
    m_wants = wants;
    std::stable_sort(m_wants.begin(), m_wants.end(),
                     [](const PackageWant &one, const PackageWant &other) { return one.name < other.name; });
    setVisible(!wants.isEmpty());
    describe();
    updateGeometry();
    update();
}

QString ConflictView::nameOf(const PackageWant &want)
{
    if (want.by.isEmpty())
        return tr("this project");
    return want.byVersion.isEmpty() ? want.by : QStringLiteral("%1 %2").arg(want.by, want.byVersion);
}

/// Packages that are wanted stand apart.
int ConflictView::top(qsizetype row) const
{
    int gaps = 0;
    for (qsizetype i = 1; i <= row && i < m_wants.size(); ++i)
        gaps += m_wants.at(i).name != m_wants.at(i - 1).name ? 1 : 0;
    return titleHeight + int(row) * rowHeight + gaps * groupGap;
}

QSize ConflictView::sizeHint() const
{
    return {Theme::grid * 50, m_wants.isEmpty() ? 0 : top(m_wants.size() - 1) + rowHeight + Theme::grid};
}

void ConflictView::describe()
{
    QStringList lines;
    for (const PackageWant &want : m_wants)
        lines.append(tr("%1 wants %2 %3").arg(nameOf(want), want.name, want.range));
    setAccessibleName(tr("Who wants what"));
    setAccessibleDescription(lines.join(u'\n'));
    setToolTip(lines.join(u'\n'));
}

void ConflictView::paintBox(QPainter &painter, const QRect &box, const QString &words) const
{
    painter.setPen(m_theme.colour(ColourRole::Border));
    painter.setBrush(m_theme.colour(ColourRole::Raised));
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), Theme::radius, Theme::radius);
    painter.setPen(m_theme.colour(ColourRole::Text));
    painter.drawText(box.adjusted(boxPadding, 0, -boxPadding, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(words, Qt::ElideMiddle, box.width() - 2 * boxPadding));
}

void ConflictView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.colour(ColourRole::Dim));
    painter.drawText(QRect(0, 0, width(), titleHeight), Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(tr("These cannot be together:"), Qt::ElideRight, width()));
    const int boxWidth = int(width() * boxShare);
    const int right = width() - boxWidth;
    for (qsizetype first = 0; first < m_wants.size();) {
        const QString name = m_wants.at(first).name;
        qsizetype end = first;
        while (end < m_wants.size() && m_wants.at(end).name == name)
            ++end;
        const int middle = (top(first) + top(end - 1) + rowHeight) / 2;
        QStringList ranges;
        for (qsizetype i = first; i < end; ++i) {
            const PackageWant &want = m_wants.at(i);
            if (!ranges.contains(want.range))
                ranges.append(want.range);
            const QColor colour =
                m_theme.colour(rangeColours.at(size_t(ranges.indexOf(want.range)) % rangeColours.size()));
            const int y = top(i) + rowHeight / 2;
            paintBox(painter, {0, y - boxHeight / 2, boxWidth, boxHeight}, nameOf(want));
            painter.setPen(QPen(colour, 1.5));
            const QPointF from(boxWidth, y);
            const QPointF to(right - 1, middle);
            painter.drawLine(from, to - QPointF(arrowSize, 0));
            painter.setBrush(colour);
            painter.drawPolygon(QPolygonF{to, to + QPointF(-arrowSize, -arrowSize / 2.0),
                                          to + QPointF(-arrowSize, arrowSize / 2.0)});
            // The range stands on its line, on a ground of its own.
            const QString words =
                fontMetrics().elidedText(want.range, Qt::ElideRight, right - boxWidth - 6 * arrowSize);
            const QPointF centre = (from * 2 + to) / 3;
            QRectF label(QPointF(),
                         QSizeF(fontMetrics().horizontalAdvance(words) + 8, fontMetrics().height()));
            label.moveCenter(centre);
            label.moveLeft(std::max(label.left(), double(boxWidth + arrowSize)));
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_theme.colour(ColourRole::Panel));
            painter.drawRect(label);
            painter.setPen(colour);
            painter.drawText(label, Qt::AlignCenter, words);
        }
        paintBox(painter, {right, middle - boxHeight / 2, boxWidth, boxHeight}, name);
        first = end;
    }
}

void ConflictView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        describe();
        update();
    }
}

} // namespace boucle
