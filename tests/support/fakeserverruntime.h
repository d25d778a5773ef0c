// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/serverruntime.h"
#include "tests/support/faketransport.h"

#include <QHash>
#include <QList>
#include <QPointer>

#include <optional>

namespace boucle {

/// A runtime in which nothing runs: it remembers what it was asked and says what the test tells it to say.
/// Events arrive queued, as from the real one.
class FakeServerRuntime : public ServerRuntime
{
    Q_OBJECT
public:
    explicit FakeServerRuntime(QObject *parent = nullptr);

    Result<ServerId> start(const LaunchSpec &spec) override;
    void stop(ServerId id) override;
    QString description() const override { return m_description; }
    /// Once for each id that was told ServerInspectorReady.
    std::unique_ptr<cdp::Transport> connectInspector(ServerId id) override;
    std::unique_ptr<cdp::Transport> connectChildInspector(ServerId id, quint64 child) override;
    void writeInput(ServerId id, const QByteArray &bytes) override;
    void closeInput(ServerId id) override;
    OutputBatch takeOutput(ServerId id, int maxLines) override;
    OutputBatch takeProcessOutput(int maxLines) override;

    /// The next starts fail with it, until it is taken back with nothing.
    void failStartsWith(const std::optional<Error> &error) { m_startError = error; }
    /// Whether a stop is answered with ServerEnded{Terminated} by itself. On at first.
    void setObedient(bool obedient) { m_obedient = obedient; }
    /// Whether a start is answered with ServerStarted by itself. On at first.
    void setPrompt(bool prompt) { m_prompt = prompt; }

    void setDescription(const QString &description) { m_description = description; }

    /// Sends an event, queued.
    void send(ServerId id, const ServerEvent &event);
    /// Puts whole lines into the server's ring and says so, queued.
    void print(ServerId id, const QByteArray &text, OutputStream stream = OutputStream::Stdout);
    /// One line of the ring, as it is.
    void printLine(ServerId id, const OutputLine &line);
    void printProcessOutput(const QByteArray &text, OutputStream stream = OutputStream::Stderr);
    /// The next batch says that this many lines were lost.
    void drop(ServerId id, qint64 lines);

    QList<LaunchSpec> started; ///< in order; the id of the nth is ServerId(n + 1)
    QList<ServerId> stopped;
    QHash<quint64, QPointer<cdp::FakeTransport>> inspectors; ///< that were connected, by server or child
    QHash<quint64, QByteArray> input;
    QList<ServerId> closedInputs;
    int takes = 0; ///< calls of takeOutput()

    ServerId lastId() const { return ServerId(quint64(started.size())); }

private:
    struct Ring
    {
        QList<OutputLine> lines;
        qint64 dropped = 0;
        bool announced = false;
    };

    static OutputBatch take(Ring &ring, int maxLines);
    void announce(ServerId id);

    QHash<quint64, Ring> m_rings;
    QList<ServerId> m_inspectable;
    QString m_description;
    Ring m_processRing;
    std::optional<Error> m_startError;
    bool m_obedient = true;
    bool m_prompt = true;
};

} // namespace boucle
