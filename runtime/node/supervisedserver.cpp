// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/node/supervisedserver.h"

#include "core/base/logging.h"

#include <QDateTime>

#include <array>
#include <cerrno>

namespace boucle {

namespace {

// A prompt without a line end is shown after this.
constexpr uint64_t partialLineMs = 60;

// One supervisor thread reads all pipes, one after the other.
thread_local std::array<char, 64 * 1024> readBuffer;

struct WriteRequest
{
    uv_write_t request = {};
    QByteArray bytes;
};

} // namespace

CapturedStream::CapturedStream(UniqueFd readEnd, LineAssembler lines, std::shared_ptr<OutputRing> ring,
                               std::function<void(const char *, size_t)> tee)
    : m_readEnd(std::move(readEnd))
    , m_ring(std::move(ring))
    , m_tee(std::move(tee))
    , m_lines(std::move(lines))
{
}

void CapturedStream::start(uv_loop_t *loop)
{
    uv_timer_init(loop, m_partialTimer.get());
    m_partialTimer.markInitialised();
    m_partialTimer.get()->data = this;

    uv_pipe_init(loop, m_pipe.get(), 0);
    m_pipe.markInitialised();
    m_pipe.get()->data = this;
    if (const int code = uv_pipe_open(m_pipe.get(), m_readEnd.get()); code != 0) {
        qCWarning(logRuntime) << "cannot read a server's output:" << uv_strerror(code);
        return;
    }
    m_readEnd.release(); // the handle closes it
    uv_read_start(
        m_pipe.stream(),
        [](uv_handle_t *, size_t, uv_buf_t *buffer) {
            *buffer = uv_buf_init(readBuffer.data(), unsigned(readBuffer.size()));
        },
        [](uv_stream_t *stream, ssize_t size, const uv_buf_t *buffer) {
            auto *self = static_cast<CapturedStream *>(stream->data);
            if (!self || size == 0)
                return;
            if (size > 0)
                self->add(buffer->base, size_t(size));
            else
                uv_read_stop(stream);
        });
}

void CapturedStream::add(const char *bytes, size_t size)
{
    std::vector<OutputLine> lines;
    m_lines.add(bytes, size, QDateTime::currentMSecsSinceEpoch(), lines);
    m_ring->push(std::move(lines));
    if (m_tee)
        m_tee(bytes, size);
    if (m_lines.hasPartial())
        uv_timer_start(
            m_partialTimer.get(),
            [](uv_timer_t *timer) { static_cast<CapturedStream *>(timer->data)->flushPartial(); },
            partialLineMs, 0);
    else
        uv_timer_stop(m_partialTimer.get());
}

void CapturedStream::flushPartial()
{
    std::vector<OutputLine> lines;
    m_lines.flush(lines);
    m_ring->push(std::move(lines));
}

void CapturedStream::finish()
{
    uv_os_fd_t fd = -1;
    if (!m_pipe.isOpen() || uv_fileno(m_pipe.base(), &fd) != 0)
        return;
    // A child may hold the other end open: what is there now is all that is waited for.
    for (;;) {
        const ssize_t size = read(fd, readBuffer.data(), readBuffer.size());
        if (size > 0)
            add(readBuffer.data(), size_t(size));
        else if (size == 0 || errno != EINTR)
            break;
    }
    flushPartial();
    m_pipe.close();
    m_partialTimer.close();
}

void FedStream::start(uv_loop_t *loop)
{
    uv_pipe_init(loop, m_pipe.get(), 0);
    m_pipe.markInitialised();
    if (const int code = uv_pipe_open(m_pipe.get(), m_writeEnd.get()); code != 0) {
        qCWarning(logRuntime) << "cannot feed a server's input:" << uv_strerror(code);
        return;
    }
    m_writeEnd.release(); // the handle closes it
}

void FedStream::write(const QByteArray &bytes)
{
    if (!m_pipe.isOpen())
        return;
    auto *request = new WriteRequest{{}, bytes};
    const uv_buf_t buffer = uv_buf_init(request->bytes.data(), unsigned(request->bytes.size()));
    request->request.data = request;
    const int code = uv_write(&request->request, m_pipe.stream(), &buffer, 1,
                              [](uv_write_t *done, int) { delete static_cast<WriteRequest *>(done->data); });
    if (code != 0)
        delete request;
}

void FedStream::closeWhenWritten()
{
    if (!m_pipe.isOpen())
        return;
    if (uv_stream_get_write_queue_size(m_pipe.stream()) == 0) {
        m_pipe.close();
        return;
    }
    auto *request = new uv_shutdown_t{};
    request->data = this;
    const int code = uv_shutdown(request, m_pipe.stream(), [](uv_shutdown_t *done, int status) {
        // Cancelled means closed, and this object gone.
        if (status != UV_ECANCELED)
            static_cast<FedStream *>(done->data)->m_pipe.close();
        delete done;
    });
    if (code != 0) {
        delete request;
        m_pipe.close();
    }
}

} // namespace boucle
