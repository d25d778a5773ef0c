// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstring>

// What the launcher and the modules agree on about environment variables.

namespace boucle {

/// The launcher renames a variable that the host itself must not see to this and its name.
inline constexpr char savedPrefix[] = "BOUCLE_SAVED_";

/// Variables that would act on the host's idle main environment as well as on the user's servers.
inline constexpr const char *hiddenFromMainEnvironment[] = {
    "NODE_OPTIONS",     "NODE_V8_COVERAGE", "NODE_CHANNEL_FD", "NODE_CHANNEL_SERIALIZATION_MODE",
    "NODE_UNIQUE_ID",   "NODE_COMPILE_CACHE",
};

/// Variables that node reads at its start for the whole process, which in the window is not one server's.
inline constexpr const char *hiddenFromHost[] = {
    "NODE_EXTRA_CA_CERTS",       "NODE_REPL_HISTORY",  "NODE_REPL_EXTERNAL_MODULE",
    "NODE_REPL_MODE",            "NODE_DEBUG",         "NODE_DEBUG_NATIVE",
    "NODE_PENDING_DEPRECATION",  "UV_THREADPOOL_SIZE",
};

/// Variables that exist only because of the launcher.
inline bool isSetByLauncher(const char *name)
{
    return std::strcmp(name, "UV_THREADPOOL_SIZE") == 0 || std::strcmp(name, "BOUCLE_HOST") == 0;
}

} // namespace boucle
