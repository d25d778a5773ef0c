// SPDX-License-Identifier: GPL-3.0-or-later
// What the models of values take from a target.
#include "core/debugger/debugtarget.h"
#include "core/debugger/variablesmodel.h"
#include "core/debugger/watchmodel.h"

namespace boucle {

void VariablesModel::setFrame(DebugTarget *target, int frame)
{
    showFrame(target ? &target->session() : nullptr, target ? target->pause() : nullptr, frame);
}

void WatchModel::setFrame(DebugTarget *target, int frame)
{
    showFrame(target ? &target->session() : nullptr, target && frame >= 0 ? target->pause() : nullptr, frame);
}

} // namespace boucle
