// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/node/engineflag.h"

#include "core/base/logging.h"

#include <v8.h>

#include <mutex>
#include <span>
#include <vector>

#include <link.h>

namespace boucle {

namespace {

constexpr char unroll[] = "--turboshaft-loop-unrolling";
constexpr char doNotUnroll[] = "--no-turboshaft-loop-unrolling";

/// The executable's own data.
std::span<volatile const uint8_t> dataOfExecutable()
{
    std::span<volatile const uint8_t> result;
    dl_iterate_phdr(
        [](dl_phdr_info *info, size_t, void *found) {
            for (int i = 0; i < info->dlpi_phnum; ++i) {
                const ElfW(Phdr) &header = info->dlpi_phdr[i];
                if (header.p_type == PT_LOAD && (header.p_flags & PF_W))
                    *static_cast<decltype(result) *>(found) = {
                        reinterpret_cast<const uint8_t *>(info->dlpi_addr + header.p_vaddr), header.p_memsz};
            }
            return 1; // the executable is the first
        },
        &result);
    return result;
}

/// The bytes that follow what the engine is told: 1 while the flag is set, 0 while it is not.
std::vector<size_t> findFlag(std::span<volatile const uint8_t> data)
{
    std::vector<size_t> found;
    for (size_t i = 0; i < data.size(); ++i) {
        if (data[i] == 1)
            found.push_back(i);
    }
    for (const bool set : {false, true, false, true}) {
        v8::V8::SetFlagsFromString(set ? unroll : doNotUnroll);
        std::erase_if(found, [&](size_t at) { return data[at] != uint8_t(set); });
    }
    return found;
}

void turnOff()
{
    const std::span<volatile const uint8_t> data = dataOfExecutable();
    const std::vector<size_t> found = findFlag(data);
    if (found.size() != 1) {
        qCWarning(logRuntime) << "the engine's flag is at" << found.size() << "places: servers will start slower";
        v8::V8::SetFlagsFromString(doNotUnroll);
        return;
    }
    // The engine remembers its options' sum until one changes.
    v8::ScriptCompiler::CachedDataVersionTag();
    const_cast<volatile uint8_t &>(data[found.front()]) = 0;
}

} // namespace

void keepLoopsInterruptible()
{
    static std::once_flag done;
    std::call_once(done, turnOff);
}

} // namespace boucle
