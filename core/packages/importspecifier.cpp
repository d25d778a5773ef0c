// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packages/importspecifier.h"

#include "core/packages/missingpackage.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

#include <array>
#include <utility>

namespace boucle {

namespace {

// As they are tried when none is written, and inside a folder.
constexpr std::array extensions{".js", ".ts", ".mjs", ".mts", ".cjs", ".cts", ".jsx", ".tsx", ".json"};
// TypeScript names what will be made of a file.
constexpr std::array<std::pair<const char *, const char *>, 4> sources{
    {{".js", ".ts"}, {".js", ".tsx"}, {".mjs", ".mts"}, {".cjs", ".cts"}}};

QString fileOf(const QString &path)
{
    if (QFileInfo(path).isFile())
        return path;
    for (const auto &[made, source] : sources) {
        if (!path.endsWith(QLatin1String(made)))
            continue;
        const QString other = path.chopped(qsizetype(qstrlen(made))) + QLatin1String(source);
        if (QFileInfo(other).isFile())
            return other;
    }
    for (const char *extension : extensions) {
        if (QFileInfo(path + QLatin1String(extension)).isFile())
            return path + QLatin1String(extension);
    }
    if (QFileInfo(path).isDir()) {
        for (const char *extension : extensions) {
            const QString index = path + QLatin1String("/index") + QLatin1String(extension);
            if (QFileInfo(index).isFile())
                return index;
        }
    }
    return {};
}

} // namespace

std::optional<ImportSpecifier> specifierAt(const QString &line, int column)
{
    static const QRegularExpression words(QStringLiteral(
        R"((?:\bfrom\s*|\bimport\s*\(?\s*|\brequire(?:\.resolve)?\s*\(\s*)(["'`])([^"'`\n]+)\1)"));
    for (auto match = words.globalMatch(line); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        const int begin = int(found.capturedStart(2)) + 1;
        const int length = int(found.capturedLength(2));
        if (column >= begin - 1 && column <= begin + length)
            return ImportSpecifier{found.captured(2), begin, length};
    }
    return std::nullopt;
}

ImportTarget resolveImport(const QString &specifier, const QString &file)
{
    using Kind = ImportTarget::Kind;
    const QFileInfo from(file);
    if (specifier.startsWith(u'.') || specifier.startsWith(u'/') ||
        specifier.startsWith(QLatin1String("file:"))) {
        const QString written =
            specifier.startsWith(QLatin1String("file:")) ? QUrl(specifier).toLocalFile() : specifier;
        const QString path = fileOf(QDir::cleanPath(from.dir().absoluteFilePath(written)));
        return path.isEmpty() ? ImportTarget{} : ImportTarget{Kind::File, path, {}};
    }
    const QString package = packageOfSpecifier(specifier);
    if (package.isEmpty())
        return {};
    for (QDir folder = from.dir();;) {
        const QString path = folder.filePath(QLatin1String("node_modules/") + package);
        if (QFileInfo(path).isDir())
            return {Kind::Package, path, package};
        if (!folder.cdUp())
            break;
    }
    return {Kind::Package, {}, package};
}

} // namespace boucle
