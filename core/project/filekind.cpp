// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/filekind.h"

#include <QHash>

namespace boucle {

namespace {

FileKind kindOfEnding(const QString &ending)
{
    using enum FileKind;
    static const QHash<QString, FileKind> kinds{
        {QStringLiteral("js"), JavaScript},     {QStringLiteral("cjs"), JavaScript},
        {QStringLiteral("mjs"), JavaScript},    {QStringLiteral("jsx"), JavaScript},
        {QStringLiteral("ts"), TypeScript},     {QStringLiteral("cts"), TypeScript},
        {QStringLiteral("mts"), TypeScript},    {QStringLiteral("tsx"), TypeScript},
        {QStringLiteral("json"), Json},         {QStringLiteral("jsonc"), Json},
        {QStringLiteral("json5"), Json},        {QStringLiteral("webmanifest"), Json},
        {QStringLiteral("map"), Json},          {QStringLiteral("md"), Markdown},
        {QStringLiteral("markdown"), Markdown}, {QStringLiteral("mdx"), Markdown},
        {QStringLiteral("html"), Html},         {QStringLiteral("htm"), Html},
        {QStringLiteral("vue"), Html},          {QStringLiteral("svelte"), Html},
        {QStringLiteral("ejs"), Html},          {QStringLiteral("hbs"), Html},
        {QStringLiteral("css"), Css},           {QStringLiteral("scss"), Css},
        {QStringLiteral("sass"), Css},          {QStringLiteral("less"), Css},
        {QStringLiteral("png"), Image},         {QStringLiteral("jpg"), Image},
        {QStringLiteral("jpeg"), Image},        {QStringLiteral("gif"), Image},
        {QStringLiteral("webp"), Image},        {QStringLiteral("avif"), Image},
        {QStringLiteral("svg"), Image},         {QStringLiteral("ico"), Image},
        {QStringLiteral("bmp"), Image},         {QStringLiteral("lock"), Lock},
    };
    return kinds.value(ending, Other);
}

bool isLockFile(const QString &name)
{
    return name == QLatin1String("package-lock.json") || name == QLatin1String("npm-shrinkwrap.json") ||
           name == QLatin1String("pnpm-lock.yaml") || name == QLatin1String("bun.lockb");
}

} // namespace

FileKind fileKindOf(const QString &fileName)
{
    const QString name = fileName.toLower();
    if (isLockFile(name))
        return FileKind::Lock;
    if (name == QLatin1String(".env") || name.startsWith(QLatin1String(".env.")) ||
        name.endsWith(QLatin1String(".env")))
        return FileKind::Environment;
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot < 0 ? FileKind::Other : kindOfEnding(name.mid(dot + 1));
}

bool isRunnable(const QString &fileName)
{
    const QString name = fileName.toLower();
    for (const QLatin1String declaration :
         {QLatin1String(".d.ts"), QLatin1String(".d.cts"), QLatin1String(".d.mts")}) {
        if (name.endsWith(declaration))
            return false;
    }
    for (const QLatin1String ending : {QLatin1String(".js"), QLatin1String(".cjs"), QLatin1String(".mjs"),
                                       QLatin1String(".ts"), QLatin1String(".cts"), QLatin1String(".mts")}) {
        if (name.endsWith(ending))
            return true;
    }
    return false;
}

} // namespace boucle
