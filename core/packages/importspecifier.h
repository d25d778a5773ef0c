// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace boucle {

/// What an import or require names: "./routes.js", "express".
struct ImportSpecifier
{
    QString text;
    int column = 1; ///< of its first character, 1-based, in UTF-16 units
    int length = 0;

    friend bool operator==(const ImportSpecifier &, const ImportSpecifier &) = default;
};

/// The one of a line that has that column in it, quotes included: of `import`, `export … from`, `import()`,
/// `require()`. Words that only look like one, in a comment or a text, may be taken for one.
std::optional<ImportSpecifier> specifierAt(const QString &line, int column);

/// Where it leads from a file, as node and TypeScript look for it.
struct ImportTarget
{
    enum class Kind {
        Unknown, ///< a file that is not there, node's own module, an alias
        File,    ///< `path` is it
        Package  ///< `path` is its folder in a node_modules above; empty: it is not there
    };
    Kind kind = Kind::Unknown;
    QString path;
    QString package; ///< its name
};

/// `file`: absolute, of the text that imports. Asks the disk.
ImportTarget resolveImport(const QString &specifier, const QString &file);

} // namespace boucle
