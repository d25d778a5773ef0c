// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QStringList>

namespace boucle {

/// What the node process that loaded this module offers to the layers above: nothing of node's own types.
/// One exists for the life of the process; it is handed down from hostMain().
class Host
{
public:
    Host(const Host &) = delete;
    Host &operator=(const Host &) = delete;

    /// The node executable that hosts this process; absolute.
    QString executablePath() const;
    /// The process's environment as it is now. (The C library's `environ` is not to be trusted in a module.)
    static QMap<QString, QString> environment();
    /// "24.21.0"
    static QString nodeVersion();

    struct Private; ///< node's side, for runtime/ only
    Private &d() const { return *m_private; }

protected:
    explicit Host(Private *d) : m_private(d) {}
    ~Host() = default;

private:
    Private *m_private;
};

/// The entry of a module that the host loads: every such module (the window, the command line, each test)
/// defines it and links boucle_hostmain, which calls it on the main thread. The process exits with what it
/// returns, without running JavaScript again.
int hostMain(Host &host, const QStringList &arguments);

} // namespace boucle
