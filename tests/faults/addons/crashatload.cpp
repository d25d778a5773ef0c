// SPDX-License-Identifier: GPL-3.0-or-later

// An addon that crashes before it can say what it is: in a constructor that the loader runs.

namespace {

struct CrashAtLoad
{
    CrashAtLoad()
    {
        volatile int *volatile nowhere = nullptr;
        *nowhere = 1;
    }
} crashAtLoad;

} // namespace
