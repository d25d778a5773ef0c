// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/pathbar.h"

#include "ui/common/theme.h"

#include <QDir>
#include <QFontMetrics>
#include <QPainter>

namespace boucle {

namespace {
constexpr int barHeight = 26;
constexpr int leftPadding = 14;
} // namespace

PathBar::PathBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PathBar::setPath(const QString &path, const QString &root, const QString &remark)
{
    QString shown = path;
    if (!root.isEmpty() && path.startsWith(u'/')) {
        const QString relative = QDir(root).relativeFilePath(path);
        if (!relative.startsWith(u"..") && !QDir::isAbsolutePath(relative))
            shown = relative;
    }
    m_segments = shown.split(u'/', Qt::SkipEmptyParts);
    m_remark = remark;
    setAccessibleName(path.isEmpty() ? QString() : tr("Path: %1").arg(m_segments.join(u'/')));
    setToolTip(QDir::toNativeSeparators(path));
    update();
}

QFont PathBar::textFont() const
{
    QFont font = m_theme.uiFont();
    if (font.pixelSize() > 0)
        font.setPixelSize(font.pixelSize() - 1);
    else
        font.setPointSizeF(font.pointSizeF() * 12 / 13);
    return font;
}

QSize PathBar::sizeHint() const
{
    return {0, std::max(barHeight, QFontMetrics(textFont()).height() + 2 * Theme::grid)};
}

QSize PathBar::minimumSizeHint() const
{
    return sizeHint();
}

void PathBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colour(ColourRole::Editor));
    const QRect text = rect().adjusted(leftPadding, 0, -leftPadding, 0);
    const QFontMetrics metrics(textFont());
    // The end says most: folders go first when there is no room.
    const QString end = m_remark.isEmpty() ? QString() : QStringLiteral(" · ") + m_remark;
    QString line = m_segments.join(QStringLiteral(" › ")) + end;
    for (qsizetype first = 1; metrics.horizontalAdvance(line) > text.width() && first < m_segments.size();
         ++first)
        line = QStringLiteral("… › ") + m_segments.mid(first).join(QStringLiteral(" › ")) + end;
    painter.setFont(textFont());
    painter.setPen(m_theme.colour(ColourRole::Dim));
    painter.drawText(text, int(Qt::AlignVCenter | Qt::AlignLeft),
                     metrics.elidedText(line, Qt::ElideMiddle, text.width()));
}

} // namespace boucle
