// SPDX-License-Identifier: GPL-3.0-or-later

// Preloaded into the node host when there is no window (LD_PRELOAD, set by the launcher): takes the place of node's
// main function, so that `boucle exec` does not wait for a main environment that nobody uses, which takes as long as
// the script's own. Where preloading does not work node's main runs boot.cjs, which does the same the long way.
// Knows no library but the C library's: it is in the way of every start.

#include "app/launcher/savedenvironment.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>

namespace {

using Main = int (*)(int argc, char **argv, char **environment);
using StartMain = int (*)(Main main, int argc, char **argv, void (*init)(), void (*fini)(), void (*loaderEnd)(),
                          void *stackEnd);

Main mainOfNode = nullptr;

/// The variable as it was before the launcher: children must not be preloaded with this.
void restorePreload()
{
    char saved[64];
    std::snprintf(saved, sizeof saved, "%sLD_PRELOAD", boucle::savedPrefix);
    if (const char *before = getenv(saved)) {
        setenv("LD_PRELOAD", before, 1);
        unsetenv(saved);
    } else {
        unsetenv("LD_PRELOAD");
    }
}

int mainOfBoucle(int argc, char **argv, char **environment)
{
    restorePreload();
    Dl_info own = {};
    char path[4096];
    if (dladdr(reinterpret_cast<void *>(&mainOfBoucle), &own) != 0) {
        const char *end = std::strrchr(own.dli_fname, '/');
        std::snprintf(path, sizeof path, "%.*s/boucle.node", int(end ? end - own.dli_fname : 0), own.dli_fname);
        // As boot.cjs does, which says why.
        if (void *module = dlopen(path, RTLD_LAZY | RTLD_DEEPBIND)) {
            if (auto *entry = reinterpret_cast<int (*)(int, char **)>(dlsym(module, "boucleMain")))
                return entry(argc, argv);
        }
    }
    return mainOfNode(argc, argv, environment);
}

} // namespace

extern "C" __attribute__((visibility("default"))) int
__libc_start_main(Main main, int argc, char **argv, void (*init)(), void (*fini)(), void (*loaderEnd)(),
                  void *stackEnd)
{
    mainOfNode = main;
    const auto start = reinterpret_cast<StartMain>(dlsym(RTLD_NEXT, "__libc_start_main"));
    return start(mainOfBoucle, argc, argv, init, fini, loaderEnd, stackEnd);
}
