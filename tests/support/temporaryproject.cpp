// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temporaryproject.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace boucle {

TemporaryProject::TemporaryProject()
    : m_root(QFileInfo(m_folder.path()).canonicalFilePath())
{
    if (!m_folder.isValid())
        qFatal("no temporary folder: %s", qPrintable(m_folder.errorString()));
}

QString TemporaryProject::write(const QString &relative, const QByteArray &content)
{
    const QString file = path(relative);
    if (!QFileInfo::exists(QFileInfo(file).path()))
        makeFolder(QFileInfo(relative).path());
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate) || out.write(content) != content.size())
        qFatal("cannot write %s: %s", qPrintable(file), qPrintable(out.errorString()));
    return file;
}

QString TemporaryProject::writeExecutable(const QString &relative, const QByteArray &content)
{
    const QString file = write(relative, content);
    QFile::setPermissions(file,
                          QFile::permissions(file) | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther);
    return file;
}

QString TemporaryProject::makeFolder(const QString &relative)
{
    if (!QDir(m_root).mkpath(relative))
        qFatal("cannot make the folder %s", qPrintable(relative));
    return path(relative);
}

QString TemporaryProject::link(const QString &relative, const QString &target)
{
    makeFolder(QFileInfo(relative).path());
    if (!QFile::link(target, path(relative)))
        qFatal("cannot link %s", qPrintable(relative));
    return path(relative);
}

QByteArray TemporaryProject::read(const QString &relative) const
{
    QFile in(path(relative));
    if (!in.open(QIODevice::ReadOnly))
        qFatal("cannot read %s: %s", qPrintable(relative), qPrintable(in.errorString()));
    return in.readAll();
}

void TemporaryProject::remove(const QString &relative)
{
    const QFileInfo info(path(relative));
    const bool removed = info.isDir() && !info.isSymLink() ? QDir(path(relative)).removeRecursively()
                                                           : QFile::remove(path(relative));
    if (!removed)
        qFatal("cannot remove %s", qPrintable(relative));
}

} // namespace boucle
