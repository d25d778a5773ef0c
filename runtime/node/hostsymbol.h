// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dlfcn.h>

namespace boucle {

/// The address of a symbol as the executable sees it. Modules are loaded with DEEPBIND: by RTLD_DEFAULT too they
/// find the C library's own variables, not the copies that the executable uses.
inline void *hostSymbol(const char *name)
{
    // The executable's own handle: nothing is loaded, and nothing to be closed.
    void *const executable = dlopen(nullptr, RTLD_NOW);
    return executable ? dlsym(executable, name) : nullptr;
}

} // namespace boucle
