// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/serverruntime.h"

#include <QMap>
#include <QObject>
#include <QSocketNotifier>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>
#include <variant>

namespace boucle {

/// What a node process tells of itself, by the bootstrap that it was made to load.
struct ProcessReport
{
    /// It waits for a debugger there.
    struct Inspector
    {
        QUrl url;
        qint64 parentPid = 0;
        QString title;
    };
    struct Started
    {
    };
    struct Uncaught
    {
        QString message;
        QString stack;
    };
    using Fact =
        std::variant<Inspector, Started, Uncaught, ServerListening, ServerStoppedListening, ServerPortInUse>;

    QString token; ///< of the server that it belongs to
    qint64 pid = 0;
    Fact fact;
};

/// Hears the node processes of servers, through a named pipe in a folder that only this user can enter. UI
/// thread.
class ProcessReports : public QObject
{
    Q_OBJECT
public:
    /// `bootstrapFile` is to be there as long as any of those processes may start another one.
    explicit ProcessReports(QString bootstrapFile, QObject *parent = nullptr);
    ~ProcessReports() override;

    struct Request
    {
        QString token;           ///< comes back with the reports
        bool isServer = false;   ///< the process is the server itself; else processes that it starts are
        bool isDebugged = false; ///< it waits for a debugger
        bool isFollowed = false; ///< those that it starts report and wait as well
    };
    /// What the process needs in its environment. A NODE_OPTIONS of the user's is to follow the one in here.
    /// Empty when there is no pipe.
    QMap<QString, QString> environment(const Request &request);

    /// Tells now what has arrived: what a process that has ended had to say.
    void catchUp();

signals:
    void reported(const boucle::ProcessReport &report);

private:
    void open();
    void readLine(const QByteArray &line);

    QString m_bootstrapFile;
    std::unique_ptr<QTemporaryDir> m_folder; ///< from the first use on
    QString m_pipe;                          ///< empty: there is none
    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QByteArray m_unfinished;
};

} // namespace boucle
