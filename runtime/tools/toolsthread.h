// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "runtime/node/mailbox.h"
#include "runtime/node/uvhandle.h"

#include <QByteArray>

#include <node.h>
#include <uv.h>

#include <atomic>
#include <functional>
#include <memory>
#include <string>

namespace boucle {

class Environment;
class Host;

/// The thread of Boucle's own JavaScript tools: a small environment that runs no user code. Constructed, used and
/// destroyed on one thread; begins with the first call. The destructor waits for a call that runs.
class ToolsThread
{
public:
    /// On the tools thread. An Error ("tools-failed") carries the words of what was thrown, or why the thread could not
    /// begin.
    using Answered = std::function<void(Result<QByteArray> json)>;

    explicit ToolsThread(Host &host);
    ~ToolsThread();
    ToolsThread(const ToolsThread &) = delete;
    ToolsThread &operator=(const ToolsThread &) = delete;

    /// Compares two texts: `json` is { fileName, oldText, newText }, the answer { kind, reason, … } (see
    /// readVerdict()). UTF-8. Each call is answered, in their order; those that wait at the end with an Error.
    void classify(const QByteArray &json, Answered answered);

private:
    void start();
    void main();
    bool loadParts(Environment &environment, v8::Local<v8::Function> require);
    Result<QByteArray> call(const QByteArray &json);

    node::MultiIsolatePlatform *m_platform;
    std::shared_ptr<const node::EmbedderSnapshotData> m_snapshot;
    std::string m_nodeExecutable;
    bool m_started = false;
    uv_thread_t m_thread = {};
    Mailbox m_mailbox;
    std::atomic<bool> m_canWake = false; ///< before, the thread looks by itself once it is ready

    // The tools thread only, once it has begun.
    UvHandle<uv_async_t> m_wake;
    node::Environment *m_environment = nullptr;
    v8::Isolate *m_isolate = nullptr;
    v8::Global<v8::Context> m_context;
    v8::Global<v8::Function> m_classify;
};

} // namespace boucle
