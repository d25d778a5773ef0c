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
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace boucle {

class Environment;
class Host;

/// What a tools thread runs: parts, function bodies that are called one after the other with (parts, exports,
/// require) and return what they offer, or set `exports`; each finds those before it in `parts`. All texts
/// are of static duration.
struct ToolsProgram
{
    const char *threadName;
    std::vector<std::pair<const char *, const char *>> parts; ///< names and sources
    /// `parts[entryPart][entryFunction](request, number)` is called for each call. What it returns is the
    /// answer, unless it is undefined: then parts.native.post(number, json, isLast) has to be called later,
    /// any number of times, `isLast` with the answer.
    const char *entryPart;
    const char *entryFunction;
    QByteArray settings; ///< JSON: parts.settings
};

/// A thread for Boucle's own JavaScript: a small environment that runs no user code. Constructed, used and
/// destroyed on one thread; begins with the first call. The destructor waits for a call that runs.
class ToolsThread
{
public:
    /// On the tools thread. An Error ("tools-failed") carries the words of what was thrown, or why the thread
    /// could not begin.
    using Answered = std::function<void(Result<QByteArray> json)>;
    /// On the tools thread: what a call has come to so far.
    using Progressed = std::function<void(const QByteArray &json)>;

    ToolsThread(Host &host, ToolsProgram program);
    ~ToolsThread();
    ToolsThread(const ToolsThread &) = delete;
    ToolsThread &operator=(const ToolsThread &) = delete;

    /// Calls the program's entry with a request, JSON in UTF-8, under a number that is returned. Each call is
    /// answered once; those that wait at the end with an Error.
    int call(const QByteArray &json, Answered answered, Progressed progressed = {});

private:
    class PendingCall;

    void start();
    void main();
    bool loadParts(Environment &environment, v8::Local<v8::Function> require);
    Result<QByteArray> enter(int number, const QByteArray &json);
    void post(int number, const QByteArray &json, bool isLast);

    const ToolsProgram m_program;
    node::MultiIsolatePlatform *m_platform;
    std::shared_ptr<const node::EmbedderSnapshotData> m_snapshot;
    std::string m_nodeExecutable;
    bool m_started = false;
    int m_lastNumber = 0;
    uv_thread_t m_thread = {};
    Mailbox m_mailbox;
    std::atomic<bool> m_canWake = false; ///< before, the thread looks by itself once it is ready

    // The tools thread only, once it has begun.
    UvHandle<uv_async_t> m_wake;
    node::Environment *m_environment = nullptr;
    v8::Isolate *m_isolate = nullptr;
    v8::Global<v8::Context> m_context;
    v8::Global<v8::Function> m_entry;
    std::map<int, std::shared_ptr<PendingCall>> m_pending; ///< that have not been answered yet
};

} // namespace boucle
