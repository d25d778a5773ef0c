// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace boucle {

/// The sample project "registry", running: packages of its own and those of the Express sample.
class PackageRegistry
{
public:
    /// False when it could not be started; `node` is the executable.
    bool start(const QString &node);
    ~PackageRegistry();

    /// "http://127.0.0.1:PORT/"
    QString url() const { return m_url; }
    /// Where it is installed, with the pnpm of this machine.
    static QString folder();
    /// What goes wrong from now on, see registry.mjs; "{}": nothing.
    bool setFault(const QByteArray &json);
    /// A .npmrc for a project: this registry, and a cache of its own.
    QByteArray npmrc() const;

private:
    QByteArray readLine();

    QTemporaryDir m_storage;
    QProcess m_process;
    QString m_url;
};

} // namespace boucle
