// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

namespace boucle {

/// A folder of files that a test makes and that goes with it. Failures to write end the program: a test on
/// files that are not there would prove nothing.
class TemporaryProject
{
public:
    TemporaryProject();

    /// Canonical: temporary folders may stand behind a link.
    QString root() const { return m_root; }
    /// The absolute path of a file or folder inside.
    QString path(const QString &relative) const { return m_root + u'/' + relative; }
    /// Writes a file, with its folders; returns its path.
    QString write(const QString &relative, const QByteArray &content = {});
    /// The same with the executable bits.
    QString writeExecutable(const QString &relative, const QByteArray &content);
    QString makeFolder(const QString &relative);
    /// A symbolic link to `target`, which is taken as it is written.
    QString link(const QString &relative, const QString &target);
    QByteArray read(const QString &relative) const;
    void remove(const QString &relative);

private:
    QTemporaryDir m_folder;
    QString m_root;
};

} // namespace boucle
