// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/breakpointexplanation.h"
#include "ui/common/popupframe.h"

namespace boucle {

/// Says why a breakpoint does not pause the program, with a way to the place that it is about.
class ExplanationPopup : public PopupFrame
{
    Q_OBJECT
public:
    /// Over the window of `host`; destroys itself when it is dismissed.
    ExplanationPopup(const Theme &theme, const BreakpointExplanation &explanation, QWidget *host);

signals:
    void placeChosen(const boucle::SourcePlace &place);
};

} // namespace boucle
