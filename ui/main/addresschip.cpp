// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/addresschip.h"

#include "ui/common/icons.h"

#include <QEvent>
#include <QMenu>
#include <QPainter>

namespace boucle {

namespace {
constexpr int chipHeight = 24;
constexpr int chipIcon = 14;
constexpr int chipPadding = 10;
constexpr int chipGap = 6;
} // namespace

AddressChip::AddressChip(const Theme &theme, QWidget *parent)
    : QToolButton(parent)
    , m_theme(theme)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(this, &QToolButton::clicked, this, &AddressChip::open);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void AddressChip::setAddresses(const QList<QUrl> &urls)
{
    m_urls = urls;
    setVisible(!urls.isEmpty());
    retranslateUi();
    updateGeometry();
    update();
}

QString AddressChip::label() const
{
    return m_urls.isEmpty() ? QString() : m_urls.first().toDisplayString(QUrl::StripTrailingSlash);
}

void AddressChip::retranslateUi()
{
    // A screen reader reads the address itself.
    setAccessibleName(label());
    setToolTip(m_urls.size() == 1 ? tr("Open %1 in the browser").arg(label())
                                  : tr("Open one of the server's addresses in the browser"));
}

void AddressChip::open()
{
    if (m_urls.size() == 1) {
        emit activated(m_urls.first());
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QUrl &url : m_urls) {
        menu->addAction(boucle::icon(m_theme, QLatin1String("globe"), ColourRole::Dim),
                        url.toDisplayString(QUrl::StripTrailingSlash), this,
                        [this, url] { emit activated(url); });
    }
    menu->popup(mapToGlobal(QPoint(0, height() + Theme::grid)));
}

int AddressChip::chromeWidth() const
{
    const int chevron = m_urls.size() > 1 ? chipGap + chipIcon : 0;
    return 2 * chipPadding + chipIcon + chipGap + chevron;
}

QSize AddressChip::sizeHint() const
{
    return {chromeWidth() + fontMetrics().horizontalAdvance(label()) + 2,
            qMax(chipHeight, fontMetrics().height() + 6)};
}

QSize AddressChip::minimumSizeHint() const
{
    return {2 * chipPadding + chipIcon, sizeHint().height()};
}

void AddressChip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QToolButton::changeEvent(event);
}

void AddressChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const qreal radius = qMin<qreal>(Theme::chipRadius, box.height() / 2);
    const bool marked = underMouse() || hasFocus();
    painter.setPen(marked ? m_theme.colour(hasFocus() ? ColourRole::Accent : ColourRole::Run)
                          : QColor(Qt::transparent));
    painter.setBrush(m_theme.colour(ColourRole::Chip));
    painter.drawRoundedRect(box, radius, radius);

    const qreal ratio = devicePixelRatioF();
    const int iconTop = (height() - chipIcon) / 2;
    painter.drawPixmap(chipPadding, iconTop,
                       iconPixmap(m_theme, QLatin1String("globe"), ColourRole::Run, chipIcon, ratio));
    int right = width() - chipPadding;
    if (m_urls.size() > 1) {
        right -= chipIcon;
        painter.drawPixmap(
            right, iconTop,
            iconPixmap(m_theme, QLatin1String("chevron-down"), ColourRole::Run, chipIcon, ratio));
        right -= chipGap;
    }
    const int left = chipPadding + chipIcon + chipGap;
    painter.setPen(m_theme.colour(ColourRole::Run));
    painter.drawText(QRect(left, 0, right - left, height()), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(label(), Qt::ElideMiddle, right - left));
}

} // namespace boucle
