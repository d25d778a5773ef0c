// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/explanationpopup.h"

#include "ui/common/icons.h"
#include "ui/debugger/placename.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace boucle {

namespace {

constexpr int textWidth = 340;
constexpr int margin = 14;

} // namespace

ExplanationPopup::ExplanationPopup(const Theme &theme, const BreakpointExplanation &explanation,
                                   QWidget *host)
    : PopupFrame(theme, host)
{
    using Cause = BreakpointExplanation::Cause;
    const bool fine = explanation.cause == Cause::NotReached || explanation.cause == Cause::Reached;
    setAccessibleName(explanation.text);
    auto *sign = new QLabel(this);
    sign->setPixmap(iconPixmap(theme, fine ? QLatin1String("info") : QLatin1String("circle-question-mark"),
                               fine ? ColourRole::Accent : ColourRole::Pause, Theme::iconSize,
                               devicePixelRatioF()));
    auto *text = new QLabel(explanation.text, this);
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    text->setMinimumWidth(textWidth);
    text->setMaximumWidth(textWidth);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::grid * 2);
    row->addWidget(sign, 0, Qt::AlignTop);
    row->addWidget(text, 1);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(Theme::grid * 2);
    column->addLayout(row);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    if (explanation.place) {
        auto *go = new QPushButton(tr("Show %1").arg(shortPlace(*explanation.place)), this);
        go->setProperty("look", QStringLiteral("link"));
        connect(go, &QPushButton::clicked, this, [this, place = *explanation.place] {
            dismiss();
            emit placeChosen(place);
        });
        buttons->addWidget(go);
    }
    auto *close = new QPushButton(tr("Close"), this);
    close->setProperty("look", QStringLiteral("link"));
    connect(close, &QPushButton::clicked, this, &PopupFrame::dismiss);
    buttons->addWidget(close);
    setFocusProxy(close);
    column->addLayout(buttons);
    content().addLayout(column);
    connect(this, &PopupFrame::dismissed, this, &QObject::deleteLater);
}

} // namespace boucle
