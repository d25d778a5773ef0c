// SPDX-License-Identifier: GPL-3.0-or-later

// Registers the module with node. An object of its own: every module that the host loads links it.

#include "runtime/node/host_p.h"
#include "runtime/node/hostsymbol.h"

#include <uv.h>

#include <cstdio>
#include <cstdlib>
#include <unistd.h>

namespace {

class ModuleHost : public boucle::Host
{
public:
    explicit ModuleHost(boucle::Host::Private *d) : Host(d) {}
};

QString executablePath()
{
    char path[4096];
    size_t size = sizeof path;
    return uv_exepath(path, &size) == 0 ? QString::fromLocal8Bit(path, qsizetype(size)) : QString();
}

[[noreturn]] void runHostMain(node::MultiIsolatePlatform *platform, const QStringList &arguments)
{
    // Loaded with DEEPBIND, this module and Qt see the C library's own `environ`, which nobody sets when the
    // executable has a copy of it. The first array is never freed: good for whoever only looks.
    if (auto **ofExecutable = static_cast<char ***>(boucle::hostSymbol("environ")); ofExecutable && !environ)
        environ = *ofExecutable;

    boucle::Host::Private d;
    d.platform = platform;
    d.executablePath = executablePath();
    ModuleHost host(&d);
    const int code = boucle::hostMain(host, arguments);
    // The main environment, where there is one, has nothing to clean up, and node's own exit path would wait for it.
    std::fflush(nullptr);
    _exit(code);
}

/// main(arguments: string[]): runs hostMain and ends the process with its result.
void runMain(const v8::FunctionCallbackInfo<v8::Value> &info)
{
    v8::Isolate *isolate = info.GetIsolate();
    const v8::Local<v8::Context> context = isolate->GetCurrentContext();

    QStringList arguments;
    if (info.Length() > 0 && info[0]->IsArray()) {
        const auto list = info[0].As<v8::Array>();
        for (uint32_t i = 0; i < list->Length(); ++i) {
            v8::Local<v8::Value> item;
            if (list->Get(context, i).ToLocal(&item)) {
                const v8::String::Utf8Value text(isolate, item);
                arguments.append(QString::fromUtf8(*text, text.length()));
            }
        }
    }

    runHostMain(node::GetMultiIsolatePlatform(node::GetCurrentEnvironment(context)), arguments);
}

} // namespace

/// Instead of node's main function, without a main environment: `node boot.cjs ARGUMENT …`.
extern "C" NODE_MODULE_EXPORT int boucleMain(int argc, char **argv)
{
    argv = uv_setup_args(argc, argv);
    const auto node = node::InitializeOncePerProcess({argv[0]});
    for (const std::string &error : node->errors())
        std::fprintf(stderr, "%s: %s\n", argv[0], error.c_str());
    if (node->early_return())
        return node->exit_code();
    // Number 0 is the script's own environment, as with node; the next one is a worker's.
    static_cast<void>(node::AllocateEnvironmentThreadId());
    QStringList arguments;
    for (int i = 2; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    runHostMain(node->platform(), arguments);
}

extern "C" NODE_MODULE_EXPORT void NODE_MODULE_INITIALIZER(v8::Local<v8::Object> exports, v8::Local<v8::Value>,
                                                           v8::Local<v8::Context>)
{
    NODE_SET_METHOD(exports, "main", runMain);
}
