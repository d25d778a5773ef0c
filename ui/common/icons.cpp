// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace boucle {

namespace {

QByteArray readIcon(QLatin1String name)
{
    QFile file(QLatin1String(":/icons/") + name + QLatin1String(".svg"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no icon '%s': add it to resources/icons/icons.txt", name.data());
    return file.readAll();
}

// `pixels` is in device pixels.
QPixmap render(QLatin1String name, const QColor &colour, QSize pixels)
{
    const QString key = QStringLiteral("boucle-icon/%1/%2/%3x%4")
                            .arg(name, colour.name(QColor::HexArgb))
                            .arg(pixels.width())
                            .arg(pixels.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;

    QByteArray svg = readIcon(name);
    svg.replace("currentColor", colour.name().toLatin1());
    svg.replace("stroke-width=\"2\"", "stroke-width=\"1.75\"");
    QSvgRenderer renderer(svg);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(colour.alphaF());
    renderer.render(&painter, QRectF(QPointF(), QSizeF(pixels)));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class IconEngine : public QIconEngine
{
public:
    IconEngine(const Theme &theme, QLatin1String name, ColourRole role)
        : m_theme(theme)
        , m_name(name)
        , m_role(role)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, pixmap(rect.size() * ratio, mode, state));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return render(m_name, m_theme.colour(roleFor(mode)), size);
    }

    QIconEngine *clone() const override { return new IconEngine(m_theme, m_name, m_role); }
    QString key() const override { return QStringLiteral("boucle"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    ColourRole roleFor(QIcon::Mode mode) const
    {
        if (mode == QIcon::Disabled)
            return ColourRole::Faint;
        const bool quiet = m_role == ColourRole::Dim || m_role == ColourRole::Faint;
        return mode == QIcon::Selected && quiet ? ColourRole::Text : m_role;
    }

    const Theme &m_theme;
    QLatin1String m_name;
    ColourRole m_role;
};

} // namespace

QIcon icon(const Theme &theme, QLatin1String name, ColourRole role)
{
    return QIcon(new IconEngine(theme, name, role));
}

QPixmap iconPixmap(const Theme &theme, QLatin1String name, ColourRole role, int size, qreal devicePixelRatio)
{
    QPixmap pixmap = render(name, theme.colour(role), QSize(size, size) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

} // namespace boucle
