# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What packaging/run and packaging/test share: they source this, then call set_up.

BOUCLE_ROOT=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd -P)
BOUCLE_BUILD_DIR=$BOUCLE_ROOT/build
BOUCLE_LOG_DIR=$BOUCLE_BUILD_DIR/log

# shellcheck source-path=SCRIPTDIR
source "$BOUCLE_ROOT/packaging/lib/messages.sh"
# shellcheck source-path=SCRIPTDIR
source "$BOUCLE_ROOT/packaging/lib/debian.sh"
# shellcheck source-path=SCRIPTDIR
source "$BOUCLE_ROOT/packaging/lib/toolchain.sh"
# shellcheck source-path=SCRIPTDIR
source "$BOUCLE_ROOT/packaging/lib/build.sh"
# shellcheck source-path=SCRIPTDIR
source "$BOUCLE_ROOT/packaging/lib/display.sh"

set -E
trap 'fail "\"$BASH_COMMAND\" failed unexpectedly (${BASH_SOURCE[0]}:$LINENO)" "Look at what it said above"' ERR

# set_up PACKAGE…: Debian packages and the toolchain. One script at a time: the others wait until release_tree.
set_up() {
    if ! mkdir -p "$BOUCLE_LOG_DIR" 2>/dev/null || [[ ! -w $BOUCLE_LOG_DIR || ! -w $BOUCLE_TOOLCHAIN ]]; then
        fail "$(id -un) cannot write in $BOUCLE_ROOT" \
            "Run this as the folder's owner, or hand it over: chown -R $(id -un) \"$BOUCLE_ROOT\""
    fi
    exec {BOUCLE_LOCK}>"$BOUCLE_BUILD_DIR/.lock"
    if ! flock --nonblock "$BOUCLE_LOCK"; then
        say "Waiting for another packaging/run or packaging/test in this tree"
        flock "$BOUCLE_LOCK"
    fi
    local packages=("${BOUCLE_BUILD_PACKAGES[@]}" "$@")
    if needs_debian_npm; then
        packages+=(npm)
    fi
    install_packages "${packages[@]}"
    install_toolchain
}

release_tree() {
    exec {BOUCLE_LOCK}>&-
}
