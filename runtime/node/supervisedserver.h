// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/node/outputring.h"
#include "runtime/node/serverthread.h"
#include "runtime/node/uvhandle.h"

#include <memory>

namespace boucle {

/// The reading end of a pipe, on the supervisor's loop: bytes become lines of a ring.
class CapturedStream
{
public:
    /// Each chunk is given to `tee` as well, when there is one.
    CapturedStream(UniqueFd readEnd, LineAssembler lines, std::shared_ptr<OutputRing> ring,
                   std::function<void(const char *, size_t)> tee = {});

    void start(uv_loop_t *loop);
    /// Takes what is in the pipe now, and the last line whether it has an end or not.
    void finish();

private:
    void add(const char *bytes, size_t size);
    void flushPartial();

    UniqueFd m_readEnd;
    std::shared_ptr<OutputRing> m_ring;
    std::function<void(const char *, size_t)> m_tee;
    LineAssembler m_lines;
    UvHandle<uv_pipe_t> m_pipe;
    UvHandle<uv_timer_t> m_partialTimer;
};

/// The writing end of a server's stdin, on the supervisor's loop.
class FedStream
{
public:
    explicit FedStream(UniqueFd writeEnd)
        : m_writeEnd(std::move(writeEnd))
    {
    }

    void start(uv_loop_t *loop);
    void write(const QByteArray &bytes);
    /// After what was written has gone.
    void closeWhenWritten();
    void close() { m_pipe.close(); }

private:
    UniqueFd m_writeEnd;
    UvHandle<uv_pipe_t> m_pipe;
};

/// What the supervisor keeps of one server. Confined to its thread, except for `ring` and `thread`, which are
/// safe to share.
struct SupervisedServer
{
    ServerId id{};
    std::unique_ptr<ServerThread> thread;
    std::shared_ptr<OutputRing> ring;
    std::unique_ptr<CapturedStream> stdoutStream; ///< these three only when captured
    std::unique_ptr<CapturedStream> stderrStream;
    std::unique_ptr<FedStream> stdinStream;
    UvHandle<uv_timer_t> stopTimer;
    int stopTicks = 0;
};

} // namespace boucle
