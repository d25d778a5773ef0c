// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace boucle {

/// A project that was opened through a symbolic link: node calls its files by their real names, the user by
/// those that he opened. A plain value; without a link both are the same.
class PathAlias
{
public:
    PathAlias() = default;
    /// Resolves links, which touches the disk.
    explicit PathAlias(const QString &shownRoot);

    QString shown(const QString &realPath) const;
    QString real(const QString &shownPath) const;

private:
    QString m_shown; ///< both end with a slash; empty when they are the same
    QString m_real;
};

} // namespace boucle
