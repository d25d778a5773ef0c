// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/noticearea.h"

#include "core/base/logging.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

namespace boucle {

namespace {
using namespace std::chrono_literals;
constexpr int widest = 460;
constexpr int most = 4;
constexpr auto infoStays = 8s;
} // namespace

NoticeArea::NoticeArea(const Theme &theme, QWidget &host, int bottomMargin)
    : QWidget(&host)
    , m_theme(theme)
    , m_host(host)
    , m_bottomMargin(bottomMargin)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::grid * 2);
    host.installEventFilter(this);
    hide();
}

void NoticeArea::post(Notice::Kind kind, const QString &text, const QList<NoticeAction> &actions)
{
    for (Notice *notice : QList<Notice *>(m_notices)) {
        if (notice->text() == text)
            remove(notice);
    }
    while (m_notices.size() >= most)
        remove(m_notices.first());

    auto *notice = new Notice(m_theme, kind, text, actions, this);
    connect(notice, &Notice::finished, this, [this, notice] { remove(notice); });
    m_notices.append(notice);
    layout()->addWidget(notice);
    if (kind == Notice::Kind::Info)
        QTimer::singleShot(infoStays, notice, &Notice::finished);
    notice->show();
    place();

    QAccessibleEvent alert(notice, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void NoticeArea::showError(const Error &error, const QList<NoticeAction> &actions)
{
    qCInfo(logUi).noquote() << error.code << error.message;
    if (error.showUser)
        post(Notice::Kind::Error, error.message, actions);
}

void NoticeArea::dismissAll()
{
    for (Notice *notice : QList<Notice *>(m_notices))
        remove(notice);
}

bool NoticeArea::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_host && event->type() == QEvent::Resize)
        place();
    return false;
}

void NoticeArea::remove(Notice *notice)
{
    m_notices.removeOne(notice);
    layout()->removeWidget(notice);
    notice->hide();
    notice->deleteLater();
    place();
}

void NoticeArea::place()
{
    setVisible(!m_notices.isEmpty());
    if (m_notices.isEmpty())
        return;
    constexpr int margin = Theme::grid * 3;
    const int width = qMin(widest, m_host.width() - 2 * margin);
    const int height = qMin(layout()->totalHeightForWidth(width), m_host.height() - m_bottomMargin - margin);
    setGeometry(m_host.width() - width - margin, m_host.height() - m_bottomMargin - margin - height, width,
                height);
    raise();
}

} // namespace boucle
