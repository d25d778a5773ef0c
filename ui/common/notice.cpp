// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/notice.h"

#include "ui/common/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace boucle {

namespace {

struct Look
{
    QLatin1String icon;
    ColourRole role = ColourRole::Text;
};

Look lookOf(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::Info:
        return {QLatin1String("info"), ColourRole::Accent};
    case Notice::Kind::Warning:
        return {QLatin1String("triangle-alert"), ColourRole::Pause};
    case Notice::Kind::Error:
        break;
    }
    return {QLatin1String("circle-alert"), ColourRole::Stop};
}

} // namespace

Notice::Notice(const Theme &theme, Kind kind, const QString &text, const QList<NoticeAction> &actions,
               QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_kind(kind)
    , m_text(text)
    , m_icon(new QLabel(this))
    , m_label(new QLabel(this))
    , m_dismiss(new QToolButton(this))
{
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(text);

    m_icon->setFixedSize(Theme::iconSize, Theme::iconSize);
    updateIcon();
    connect(&m_theme, &Theme::changed, this, &Notice::updateIcon);

    m_label->setTextFormat(Qt::PlainText);
    m_label->setText(text);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);

    m_dismiss->setIcon(icon(theme, QLatin1String("x"), ColourRole::Dim));
    connect(m_dismiss, &QToolButton::clicked, this, &Notice::finished);

    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::grid * 2);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_label, 1, Qt::AlignTop);
    row->addWidget(m_dismiss, 0, Qt::AlignTop);
    row->setContentsMargins(0, 0, 0, 0);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid * 3, Theme::grid * 2, Theme::grid * 2, Theme::grid * 2);
    column->setSpacing(Theme::grid);
    column->addLayout(row);
    // The close button is taller than a line of text: centre the first line on it.
    const int lead = qMax(0, (m_dismiss->sizeHint().height() - fontMetrics().height()) / 2);
    m_label->setContentsMargins(0, lead, 0, lead);
    m_icon->setContentsMargins(0, 0, 0, 0);
    m_icon->setFixedHeight(m_dismiss->sizeHint().height());
    m_icon->setAlignment(Qt::AlignCenter);

    if (!actions.isEmpty()) {
        auto *buttons = new QHBoxLayout;
        buttons->setSpacing(Theme::grid);
        buttons->addStretch();
        for (const NoticeAction &action : actions) {
            auto *button = new QPushButton(action.text, this);
            button->setProperty("look", QStringLiteral("link"));
            connect(button, &QPushButton::clicked, this, [this, run = action.run] {
                run();
                emit finished();
            });
            buttons->addWidget(button);
        }
        column->addLayout(buttons);
    }
    retranslateUi();
}

void Notice::retranslateUi()
{
    m_dismiss->setAccessibleName(tr("Dismiss"));
    m_dismiss->setToolTip(tr("Dismiss"));
}

void Notice::updateIcon()
{
    const Look look = lookOf(m_kind);
    m_icon->setPixmap(iconPixmap(m_theme, look.icon, look.role, Theme::iconSize, devicePixelRatioF()));
    update();
}

void Notice::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QFrame::changeEvent(event);
}

void Notice::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.colour(m_kind == Kind::Info ? ColourRole::Border : lookOf(m_kind).role));
    painter.setBrush(m_theme.colour(ColourRole::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::radius, Theme::radius);
}

void Notice::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit finished();
    else
        QFrame::keyPressEvent(event);
}

} // namespace boucle
