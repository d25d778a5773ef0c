// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/installedtool.h"

#include "core/base/tr.h"
#include "core/project/filekind.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace boucle {

namespace {

// Shims are a screenful; the first line of a script is enough.
constexpr qint64 headBytes = 16 * 1024;
constexpr int shimLimit = 8;

Error notJavaScript(const QString &path)
{
    return {QStringLiteral("tool-not-javascript"),
            CoreTr::tr("%1 is no JavaScript program: node cannot run it in the IDE. Run it in a terminal.")
                .arg(path)};
}

Error notInstalled(const QString &tool)
{
    return {QStringLiteral("tool-missing"),
            CoreTr::tr("%1 is not installed in this project: run “npm install” first.").arg(tool)};
}

bool isBuiltIntoShells(const QString &tool)
{
    static const QStringList names{
        QStringLiteral("cd"),    QStringLiteral("echo"),   QStringLiteral("exit"),   QStringLiteral("export"),
        QStringLiteral("set"),   QStringLiteral("source"), QStringLiteral("test"),   QStringLiteral("true"),
        QStringLiteral("false"), QStringLiteral("wait"),   QStringLiteral("ulimit"), QStringLiteral(".")};
    return names.contains(tool);
}

QByteArray headOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(headBytes) : QByteArray();
}

/// "#!/usr/bin/env node", "#!/usr/bin/node --flag", "#!/usr/bin/env -S node --flag"
bool hasNodeShebang(const QByteArray &head)
{
    static const QRegularExpression node(
        QStringLiteral(R"(^#!\s*\S*?(?:\benv\s+(?:-S\s+)?)?(?:\S*/)?(?<![\w.-])node(js)?\b)"));
    return node.match(QString::fromUtf8(head.split('\n').first())).hasMatch();
}

/// What the shell shim that a package manager wrote in place of a link executes; empty when it is none.
QString shimTarget(const QByteArray &head, const QString &folder)
{
    if (!head.startsWith("#!"))
        return {};
    static const QRegularExpression command(QStringLiteral(R"re("\$basedir/([^"\n]+)"[^"\n]*"\$@")re"));
    QRegularExpressionMatchIterator matches = command.globalMatch(QString::fromUtf8(head));
    while (matches.hasNext()) {
        const QString target = matches.next().captured(1);
        if (target != QLatin1String("node") && target != QLatin1String("node.exe"))
            return QDir::cleanPath(folder + u'/' + target);
    }
    return {};
}

QString executableIn(const QString &searchPath, const QString &tool)
{
    const QStringList folders = searchPath.split(u':', Qt::SkipEmptyParts);
    for (const QString &folder : folders) {
        const QFileInfo info(QDir(folder).filePath(tool));
        if (info.isFile() && info.isExecutable())
            return info.absoluteFilePath();
    }
    return {};
}

} // namespace

Result<QString> javaScriptBehind(const QString &path)
{
    QString at = path;
    for (int i = 0; i < shimLimit; ++i) {
        const QString file = QFileInfo(at).canonicalFilePath();
        if (file.isEmpty() || !QFileInfo(file).isFile())
            return notJavaScript(at);
        if (isRunnable(file))
            return file;
        const QByteArray head = headOf(file);
        if (hasNodeShebang(head))
            return file;
        // Relative to where the shim was called, as its own $basedir is.
        const QString target = shimTarget(head, QFileInfo(file).absolutePath());
        if (target.isEmpty())
            return notJavaScript(file);
        at = target;
    }
    return notJavaScript(path);
}

Result<QString> findInstalledTool(const QString &tool, const QString &folder, const QString &searchPath)
{
    QDir at(folder);
    do {
        const QString path = at.absoluteFilePath(QStringLiteral("node_modules/.bin/") + tool);
        if (QFileInfo::exists(path))
            return javaScriptBehind(path);
        if (QFileInfo(path).isSymLink())
            return notInstalled(tool); // its package has gone
    } while (at.cdUp());
    if (isBuiltIntoShells(tool))
        return notJavaScript(tool);
    const QString elsewhere = executableIn(searchPath, tool);
    return elsewhere.isEmpty() ? Result<QString>(notInstalled(tool)) : javaScriptBehind(elsewhere);
}

} // namespace boucle
