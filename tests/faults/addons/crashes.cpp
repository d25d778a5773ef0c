// SPDX-License-Identifier: GPL-3.0-or-later

// An addon whose every function ends badly. C++ against Node-API, so that it loads in any environment.

#include <node_api.h>

#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include <sys/mman.h>
#include <unistd.h>

namespace {

napi_value nullWrite(napi_env, napi_callback_info)
{
    volatile int *volatile nowhere = nullptr;
    *nowhere = 1;
    return nullptr;
}

napi_value wildCall(napi_env, napi_callback_info)
{
    void (*volatile nowhere)() = reinterpret_cast<void (*)()>(uintptr_t(0x10));
    nowhere();
    return nullptr;
}

napi_value abortSelf(napi_env, napi_callback_info)
{
    std::abort();
}

// Never changed; without it the compiler warns of what is meant.
volatile bool endless = true;

__attribute__((noinline)) int deeper(volatile char *above)
{
    if (!endless)
        return 0;
    volatile char frame[4096];
    frame[0] = above ? above[0] : char(1);
    // The sum after the call keeps this from becoming a loop.
    return deeper(frame) + frame[0];
}

napi_value stackOverflow(napi_env, napi_callback_info)
{
    deeper(nullptr);
    return nullptr;
}

napi_value illegalInstruction(napi_env, napi_callback_info)
{
    __builtin_trap();
}

napi_value divideByZero(napi_env, napi_callback_info)
{
#if defined(__x86_64__)
    volatile int dividend = 42;
    volatile int zero = 0;
    volatile int result = dividend / zero;
    (void)result;
#else
    // Other processors answer 0: the signal itself, then.
    std::raise(SIGFPE);
#endif
    return nullptr;
}

napi_value busError(napi_env, napi_callback_info)
{
    const int file = memfd_create("fault", 0);
    void *page = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    // The mapping has a page, the file has none.
    *static_cast<volatile int *>(page) = 1;
    return nullptr;
}

napi_value doubleFree(napi_env, napi_callback_info)
{
    // Through volatile, or the compiler sees what this is about.
    void (*volatile give)(void *) = std::free;
    void *volatile block = std::malloc(64);
    give(block);
    give(block);
    return nullptr;
}

napi_value throwThrough(napi_env, napi_callback_info)
{
    throw std::runtime_error("thrown through the engine");
}

napi_value exitProcess(napi_env, napi_callback_info)
{
    std::exit(3);
}

/// Endless for whoever waits; comes back after 12 s so that the test's processor gets rest.
napi_value busyLoop(napi_env, napi_callback_info)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(12);
    volatile uint64_t turns = 0;
    while (std::chrono::steady_clock::now() < end)
        turns = turns + 1;
    return nullptr;
}

napi_value crashInThread(napi_env, napi_callback_info)
{
    std::thread([] {
        volatile int *volatile nowhere = nullptr;
        *nowhere = 1;
    }).detach();
    return nullptr;
}

void crashingWork(napi_env, void *)
{
    volatile int *volatile nowhere = nullptr;
    *nowhere = 1;
}

void workDone(napi_env, napi_status, void *) {}

napi_value crashInPool(napi_env env, napi_callback_info)
{
    napi_value name;
    napi_async_work work;
    if (napi_create_string_utf8(env, "crash", NAPI_AUTO_LENGTH, &name) != napi_ok ||
        napi_create_async_work(env, nullptr, name, crashingWork, workDone, nullptr, &work) != napi_ok ||
        napi_queue_async_work(env, work) != napi_ok)
        napi_throw_error(env, nullptr, "the work could not be queued");
    return nullptr;
}

napi_value fatalError(napi_env, napi_callback_info)
{
    napi_fatal_error("crashes.cpp", NAPI_AUTO_LENGTH, "a fatal error of an addon", NAPI_AUTO_LENGTH);
}

void crashingHook(void *)
{
    volatile int *volatile nowhere = nullptr;
    *nowhere = 1;
}

/// Crashes when the environment is torn down.
napi_value crashAtEnd(napi_env env, napi_callback_info)
{
    if (napi_add_env_cleanup_hook(env, crashingHook, nullptr) != napi_ok)
        napi_throw_error(env, nullptr, "the hook could not be added");
    return nullptr;
}

struct Function
{
    const char *name;
    napi_callback callback;
};

constexpr Function functions[] = {
    {"nullWrite", nullWrite},
    {"wildCall", wildCall},
    {"abortSelf", abortSelf},
    {"stackOverflow", stackOverflow},
    {"illegalInstruction", illegalInstruction},
    {"divideByZero", divideByZero},
    {"busError", busError},
    {"doubleFree", doubleFree},
    {"throwThrough", throwThrough},
    {"exitProcess", exitProcess},
    {"busyLoop", busyLoop},
    {"crashInThread", crashInThread},
    {"crashInPool", crashInPool},
    {"fatalError", fatalError},
    {"crashAtEnd", crashAtEnd},
};

} // namespace

NAPI_MODULE_INIT()
{
    for (const Function &function : functions) {
        napi_value value;
        if (napi_create_function(env, function.name, NAPI_AUTO_LENGTH, function.callback, nullptr, &value) !=
                napi_ok ||
            napi_set_named_property(env, exports, function.name, value) != napi_ok)
            return nullptr;
    }
    return exports;
}
