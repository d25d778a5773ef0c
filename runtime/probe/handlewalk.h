// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventloop/looprecord.h"

#include <uv.h>
#include <v8.h>

#include <set>

namespace boucle {

/// All that are on the loop. The loop's thread.
std::set<const uv_handle_t *> handlesOf(uv_loop_t *loop);

/// What may keep the loop alive: libuv's handles, and with `describe` (handles.js) node's timers, which share
/// one of libuv's, and where things were made. The loop's thread, outside of JavaScript.
HandlesSnapshot walkHandles(uv_loop_t *loop, const std::set<const uv_handle_t *> &internal,
                            v8::Isolate *isolate, const v8::Global<v8::Function> &describe);

} // namespace boucle
