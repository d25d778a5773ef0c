// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/statedot.h"

#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPixmap>

namespace boucle {

namespace {

constexpr qreal dotRadius = 3.5;
constexpr qreal ringWidth = 1.5;

ColourRole roleOf(ServerState state, const std::optional<ExitReason> &reason)
{
    switch (state) {
    case ServerState::Running:
        return ColourRole::Run;
    case ServerState::Starting:
    case ServerState::Stopping:
    case ServerState::Paused:
        return ColourRole::Pause;
    case ServerState::Exited:
        return reason && isFailure(*reason) ? ColourRole::Stop : ColourRole::Faint;
    case ServerState::Idle:
        break;
    }
    return ColourRole::Faint;
}

} // namespace

QIcon stateDot(const Theme &theme, ServerState state, const std::optional<ExitReason> &reason,
               qreal devicePixelRatio)
{
    QPixmap pixmap(QSize(stateDotSize, stateDotSize) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = theme.colour(roleOf(state, reason));
    const QPointF centre(stateDotSize / 2.0, stateDotSize / 2.0);
    if (isAlive(state)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(centre, dotRadius, dotRadius);
    } else {
        painter.setPen(QPen(colour, ringWidth));
        painter.drawEllipse(centre, dotRadius - ringWidth / 2, dotRadius - ringWidth / 2);
    }
    return {pixmap};
}

QString stateText(ServerState state, const std::optional<ExitReason> &reason)
{
    const auto text = [](const char *english) {
        return QCoreApplication::translate("boucle::StateDot", english);
    };
    switch (state) {
    case ServerState::Idle:
        return text(QT_TRANSLATE_NOOP("boucle::StateDot", "not started"));
    case ServerState::Starting:
        return text(QT_TRANSLATE_NOOP("boucle::StateDot", "starting"));
    case ServerState::Running:
        return text(QT_TRANSLATE_NOOP("boucle::StateDot", "running"));
    case ServerState::Paused:
        return text(QT_TRANSLATE_NOOP("boucle::StateDot", "paused"));
    case ServerState::Stopping:
        return text(QT_TRANSLATE_NOOP("boucle::StateDot", "stopping"));
    case ServerState::Exited:
        return reason ? describe(*reason) : text(QT_TRANSLATE_NOOP("boucle::StateDot", "ended"));
    }
    Q_UNREACHABLE();
}

} // namespace boucle
