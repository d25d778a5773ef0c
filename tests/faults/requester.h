// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QProcess>
#include <QStringList>

namespace boucle {

/// What the witness answered during a while.
struct RequestWindow
{
    int requests = 0;
    int failures = 0;
    double slowestMs = 0;
    double lagMs = 0; ///< how late the requester was itself; part of slowestMs
    QStringList errors;

    void add(const RequestWindow &other);
};

/// A process of its own that asks the witness every 20 ms (requester.mjs).
class Requester : public QObject
{
    Q_OBJECT
public:
    Requester(const QString &node, const QString &script, QObject *parent = nullptr);
    ~Requester() override;

    void start(const QString &url);
    /// Closes the window after so many more requests; `windowClosed` follows when all are answered.
    /// One at a time.
    void closeWindow(int moreRequests);
    qint64 processId() const { return m_process.processId(); }

signals:
    void windowClosed(const boucle::RequestWindow &window);
    /// It ended or said something else; nothing follows.
    void failed(const QString &why);

private:
    void read();

    QProcess m_process;
    QString m_script;
};

} // namespace boucle
