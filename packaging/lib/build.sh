# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Configuring and building with the presets of CMakePresets.json.

# configure PRESET FOLDER: does nothing when the build folder was configured with the same preset and the same
# presets file; ninja itself notices changed CMake files.
configure() {
    local preset=$1 folder=$2 stamp=$2/.boucle-preset wanted
    wanted=$(printf '%s\n' "$preset" "$BOUCLE_ROOT" && sha256sum <"$BOUCLE_ROOT/CMakePresets.json")
    if [[ -f $folder/build.ninja && -f $stamp && $(<"$stamp") == "$wanted" ]]; then
        return 0
    fi
    say "Configuring ($preset)"
    rm -f "$stamp"
    local fresh=()
    # A folder that was configured elsewhere (the tree has moved) cannot be configured again.
    if [[ -f $folder/CMakeCache.txt ]] &&
        ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$BOUCLE_ROOT" "$folder/CMakeCache.txt"; then
        fresh=(--fresh)
    fi
    quietly "configure-$preset" "The configure step stopped" "Do what the lines above ask for, then run this again" \
        cmake -S "$BOUCLE_ROOT" --preset "$preset" "${fresh[@]}"
    printf '%s\n' "$wanted" >"$stamp"
}

# build FOLDER [TARGET…]: on a terminal with ninja's own progress line.
build() {
    local folder=$1 name
    shift
    name=$(basename "$folder")
    if [[ $(ninja -C "$folder" -n "$@" 2>&1 | tail -n 1) == "ninja: no work to do." ]]; then
        return 0
    fi
    say "Building ($name)"
    if [[ -t 1 ]]; then
        ninja -C "$folder" "$@" ||
            fail "The build failed in $folder" "The compiler's first message above says where"
    else
        quietly "build-$name" "The build failed in $folder" "The compiler's first message says where" \
            ninja -C "$folder" "$@"
    fi
}
