// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace boucle {

/// The one translation context of core's texts.
struct CoreTr
{
    Q_DECLARE_TR_FUNCTIONS(boucle::core)
};

} // namespace boucle
