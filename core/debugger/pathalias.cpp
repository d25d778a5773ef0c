// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/pathalias.h"

#include <QFileInfo>

namespace boucle {

PathAlias::PathAlias(const QString &shownRoot)
{
    const QString real = QFileInfo(shownRoot).canonicalFilePath();
    if (real.isEmpty() || real == shownRoot)
        return;
    m_shown = shownRoot + u'/';
    m_real = real + u'/';
}

QString PathAlias::shown(const QString &realPath) const
{
    return !m_real.isEmpty() && realPath.startsWith(m_real) ? m_shown + realPath.mid(m_real.size())
                                                            : realPath;
}

QString PathAlias::real(const QString &shownPath) const
{
    return !m_shown.isEmpty() && shownPath.startsWith(m_shown) ? m_real + shownPath.mid(m_shown.size())
                                                               : shownPath;
}

} // namespace boucle
