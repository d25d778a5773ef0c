// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace boucle {

/// Rules of .gitignore files. A value.
class IgnoreRules
{
public:
    /// Those that hold in `folder`: the .gitignore files from the top of its repository (or from `root`, when
    /// there is none) down to it. Reads files.
    static IgnoreRules ofFolder(const QString &folder, const QString &root);

    /// Adds the text of the .gitignore of `folder`; rules of deeper folders are added after those above.
    void add(const QString &folder, const QString &text);

    /// Whether the rules ignore this entry itself; whether a folder above it is ignored is for the caller to
    /// know.
    bool isIgnored(const QString &path, bool isFolder) const;

private:
    struct Rule
    {
        QString folder;  ///< with a slash at the end
        QString pattern; ///< without the signs that the flags stand for
        bool negated = false;
        bool foldersOnly = false;
        bool anchored = false; ///< matches the path from the folder, not the name alone
        bool literal = false;  ///< has no wildcard
    };

    static bool matches(const Rule &rule, const QString &path);

    QList<Rule> m_rules;
};

/// Whether `text` matches a pattern of .gitignore: * and ? stop at slashes, ** does not, [a-z], \ escapes.
bool matchesGlob(QStringView pattern, QStringView text);

} // namespace boucle
