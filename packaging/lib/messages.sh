# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What the scripts say, and how they fail: one line that tells what is wrong and what to do.

say() {
    printf '%s\n' "$*"
}

# fail WHAT REMEDY: ends the script.
fail() {
    printf 'error: %s. %s.\n' "${1%.}" "${2%.}" >&2
    exit 1
}

# complaints LOG: the first lines of the log that tell of errors, or its last ones.
complaints() {
    local found
    found=$(grep -E --after-context 1 --no-group-separator '(error|ERROR): |CMake Error|npm (ERR!|error)|^E: ' "$1" | head -n 20) ||
        found=$(tail -n 20 "$1")
    printf '    %s\n' "${found//$'\n'/$'\n    '}" >&2
}

# quietly NAME WHAT REMEDY COMMAND…: runs the command with its output in build/log/NAME.log; when it fails shows
# what it complained of and ends the script.
quietly() {
    local log=$BOUCLE_LOG_DIR/$1.log what=$2 remedy=$3
    shift 3
    if ! "$@" >"$log" 2>&1 </dev/null; then
        complaints "$log"
        fail "$what" "$remedy (everything it said: $log)"
    fi
}
