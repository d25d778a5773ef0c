// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace boucle {

/// The one translation context of the command line's texts.
struct AppTr
{
    Q_DECLARE_TR_FUNCTIONS(boucle::app)
};

} // namespace boucle
