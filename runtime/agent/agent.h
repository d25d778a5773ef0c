// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/serverruntime.h"
#include "runtime/agent/requestcounter.h"
#include "runtime/node/portbroker.h"

#include <node.h>

#include <array>
#include <functional>
#include <optional>
#include <set>
#include <string>

namespace boucle {

class LoopProbe;

/// What the agent's JavaScript may ask of Boucle, for one server. Shared by the server's thread and its
/// worker threads, which call from their own; it outlives both.
struct AgentContext
{
    LaunchSpec spec;
    std::string marker;                      ///< "BOUCLE_SERVER=…", for the environment of children
    std::array<int, 3> descriptors{0, 1, 2}; ///< the server's own stdin, stdout, stderr
    bool isolated = true;                    ///< one of several servers: what is process-wide is kept from it
    bool ownDirectory = true;                ///< the server's threads have a working directory of their own
    std::optional<uint64_t>
        debuggedThread; ///< node's number of the main thread; nothing: no debugger can reach it
    const std::set<int> *protectedDescriptors = nullptr;

    std::string compileCache; ///< the folder of the engine's kept code; empty: none is kept
    std::function<void(ServerEvent)> report;
    std::function<void(int fd)> duplicated; ///< a copy of one of `descriptors` was made, for a stream to own
    std::function<void(int signal)> endBySignal;
    // When a debugger can reach it; called by each thread, with node's number of it, in this order.
    std::function<void(uint64_t thread)> enterDebugger;
    std::function<bool(uint64_t thread)> waitForDebugger; ///< false: see to its messages, then wait again
    std::function<void(uint64_t thread)> leaveDebugger;   ///< called by worker threads only, at their end
    std::function<void(QString message, QString stack)> uncaught;

    LoopProbe *probe = nullptr; ///< of the main thread; nothing: nobody watches the loop

    // When it is one of a lineage; called by the main thread only.
    PortBroker *broker = nullptr;
    ServerId server{}; ///< as the broker knows it
    std::shared_ptr<RequestCounter> requests;
    /// What is to be called, with the milliseconds of grace, when the server is retired.
    std::function<void(v8::Local<v8::Function>)> setRetire;
    std::function<void()> retired; ///< nothing is left to be done
    /// What is to be called with a Buffer when the generation before hands its state over.
    std::function<void(v8::Local<v8::Function>)> setTakeOver;
};

/// Runs the agent in an environment, before its user code. `process` and `require` are what node hands to an
/// embedder's preload callback. Any thread that has an environment.
void runAgent(const AgentContext &context, node::Environment *environment, v8::Local<v8::Value> process,
              v8::Local<v8::Value> require, bool isMainThread);

/// What an environment does that waits for its script: loads what most need. Any time before runAgent().
void warmUp(node::Environment *environment, v8::Local<v8::Value> process, v8::Local<v8::Value> require);
/// Starts the script of an environment that did not know it when it was made, after runAgent().
void runMainScript(const AgentContext &context, node::Environment *environment, v8::Local<v8::Value> process,
                   v8::Local<v8::Value> require);

} // namespace boucle
