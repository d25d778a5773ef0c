// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <uv.h>

#include <memory>

namespace boucle {

/// Owns one libuv handle of type T. The handle's memory outlives this object until libuv has closed it, as it
/// demands; `data` of the handle is the owner's to set and is cleared at destruction. Confined to the thread
/// of its loop.
template <typename T>
class UvHandle
{
public:
    UvHandle() : m_handle(new T{}) {}
    ~UvHandle() { close(); }
    UvHandle(const UvHandle &) = delete;
    UvHandle &operator=(const UvHandle &) = delete;

    T *get() { return m_handle; }
    uv_handle_t *base() { return reinterpret_cast<uv_handle_t *>(m_handle); }
    uv_stream_t *stream() { return reinterpret_cast<uv_stream_t *>(m_handle); }

    /// After uv_*_init succeeded: from now on closing goes through libuv.
    void markInitialised() { m_initialised = true; }
    bool isOpen() const { return m_initialised; }

    void close()
    {
        if (!m_handle)
            return;
        if (m_initialised) {
            m_handle->data = nullptr;
            uv_close(base(), [](uv_handle_t *handle) { delete reinterpret_cast<T *>(handle); });
        } else {
            delete m_handle;
        }
        m_handle = nullptr;
        m_initialised = false;
    }

private:
    T *m_handle;
    bool m_initialised = false;
};

} // namespace boucle
