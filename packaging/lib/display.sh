# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# A private virtual display.

BOUCLE_XVFB_PID=''

# start_display: starts an Xvfb on a free display number and sets DISPLAY; end_display ends it.
start_display() {
    local pipe number=''
    # Opened for reading and writing, a pipe with a name does not wait for its other end.
    pipe=$(mktemp -u)
    mkfifo -m 600 "$pipe"
    exec {BOUCLE_DISPLAY_PIPE}<>"$pipe"
    rm "$pipe"
    Xvfb -displayfd "$BOUCLE_DISPLAY_PIPE" -screen 0 1440x900x24 -nolisten tcp -noreset \
        >"$BOUCLE_LOG_DIR/xvfb.log" 2>&1 </dev/null &
    BOUCLE_XVFB_PID=$!
    read -r -t 20 -u "$BOUCLE_DISPLAY_PIPE" number ||
        fail "The virtual display did not start" "Look at $BOUCLE_LOG_DIR/xvfb.log"
    exec {BOUCLE_DISPLAY_PIPE}<&-
    export DISPLAY=:$number
    unset WAYLAND_DISPLAY
}

end_display() {
    if [[ -n $BOUCLE_XVFB_PID ]]; then
        kill "$BOUCLE_XVFB_PID" 2>/dev/null || true
        wait "$BOUCLE_XVFB_PID" 2>/dev/null || true
    fi
}
