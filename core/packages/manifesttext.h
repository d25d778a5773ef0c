// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace boucle {

// What a text of package.json says where, also while somebody types in it and it is no JSON.

/// A dependency as it is written.
struct ManifestDependency
{
    QString section; ///< "dependencies", "devDependencies" …
    QString name;
    QString range;  ///< empty: there is none yet
    int line = 1;   ///< 1-based
    int column = 1; ///< of the name's first character, 1-based, in UTF-16 units

    friend bool operator==(const ManifestDependency &, const ManifestDependency &) = default;
};

/// In the order of the text.
QList<ManifestDependency> dependenciesIn(const QString &text);

/// What is being typed at a place.
struct ManifestCursor
{
    enum class What { Nothing, Name, Range };
    What what = What::Nothing;
    QString name;          ///< of the dependency; of What::Name as far as it is there
    QString typed;         ///< from the quote to the place
    qsizetype begin = 0;   ///< behind the quote, in UTF-16 units from the text's beginning
    qsizetype end = 0;     ///< before the closing quote, or at the line's end where there is none
    bool hasValue = false; ///< of What::Name: a range follows

    friend bool operator==(const ManifestCursor &, const ManifestCursor &) = default;
};

/// `offset` in UTF-16 units from the text's beginning.
ManifestCursor cursorIn(const QString &text, qsizetype offset);

} // namespace boucle
