// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/serverruntime.h"

#include <QHash>

#include <memory>

namespace boucle {

/// Runs servers in processes of their own (LaunchSpec::Placement::SeparateProcess), and attaches to processes
/// that run already (Attach). UI thread. The destructor ends the former, whatever they are doing, and leaves
/// the latter.
class ProcessRuntime : public ServerRuntime
{
    Q_OBJECT
public:
    struct Options
    {
        QString nodeExecutable; ///< the bundled one, absolute
        QString bootstrapFile;  ///< bootstrap.cjs, which stays where it is when Boucle has ended
        QString description;    ///< of the bundled node: "node 24.21.0"
    };

    explicit ProcessRuntime(Options options, QObject *parent = nullptr);
    ~ProcessRuntime() override;

    QString description() const override;
    Result<ServerId> start(const LaunchSpec &spec) override;
    void stop(ServerId id) override;
    std::unique_ptr<cdp::Transport> connectInspector(ServerId id) override;
    std::unique_ptr<cdp::Transport> connectChildInspector(ServerId id, quint64 child) override;
    void writeInput(ServerId id, const QByteArray &bytes) override;
    void closeInput(ServerId id) override;
    OutputBatch takeOutput(ServerId id, int maxLines) override;
    OutputBatch takeProcessOutput(int maxLines) override;

    /// For a server of another runtime: what the processes that it starts need in their environment, so that
    /// they wait for a debugger. `owner` is anything that names it.
    QMap<QString, QString> childEnvironment(const QString &owner);
    /// Once a child that childReported() told of.
    std::unique_ptr<cdp::Transport> connectChild(quint64 child);

signals:
    void childReported(const QString &owner, const boucle::ServerChildInspectorReady &child);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace boucle
