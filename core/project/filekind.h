// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace boucle {

/// What a file is to a Node.js project, by its name alone.
enum class FileKind {
    Folder,
    JavaScript,
    TypeScript,
    Json,
    Markdown,
    Html,
    Css,
    Environment,
    Image,
    Lock,
    Other
};

/// Of a file (never Folder).
FileKind fileKindOf(const QString &fileName);

/// Whether node runs it: .js, .cjs, .mjs, .ts, .cts, .mts. Declarations (.d.ts) are not.
bool isRunnable(const QString &fileName);

} // namespace boucle

Q_DECLARE_METATYPE(boucle::FileKind)
