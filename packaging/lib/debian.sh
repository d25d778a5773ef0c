# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# shellcheck disable=SC2034 # the lists are for the scripts that source this
# The Debian packages that Boucle needs, and their installation. Names as in Debian 12.

# What the build needs, with the fonts of the window, which no library brings.
BOUCLE_BUILD_PACKAGES=(
    ca-certificates ccache cmake g++ ninja-build
    qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-l10n-tools qt6-translations-l10n
    libqscintilla2-qt6-dev libqscintilla2-qt6-l10n nlohmann-json3-dev
    fonts-inter fonts-jetbrains-mono
)

# What the tests need beside that.
BOUCLE_TEST_PACKAGES=(dbus-daemon postgresql xvfb)

# install_packages PACKAGE…: installs those that are missing, and names them; without any, touches nothing.
install_packages() {
    if ! command -v dpkg-query apt-get >/dev/null; then
        fail "This is not a Debian system" \
            "Use Debian 12 or a relative, or install what packaging/lib/debian.sh lists and use the CMake presets"
    fi

    local package installed missing=()
    installed=$(dpkg-query --show --showformat '${db:Status-Abbrev} ${Package}\n' "$@" 2>/dev/null |
        sed -n 's/^ii  *//p') || true
    for package in "$@"; do
        grep -qxF -- "$package" <<<"$installed" || missing+=("$package")
    done
    [[ ${#missing[@]} -gt 0 ]] || return 0

    local as_root=()
    if [[ $(id -u) -ne 0 ]]; then
        command -v sudo >/dev/null ||
            fail "Debian packages are missing, and there is no sudo to install them" \
                "As root: apt-get install ${missing[*]}"
        as_root=(sudo)
        # Asked here, where it can be seen and answered: what follows is quiet.
        sudo -v || fail "Debian packages are missing, and sudo refused" "As root: apt-get install ${missing[*]}"
    fi
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300)

    say "Installing Debian packages: ${missing[*]}"
    quietly apt-update "apt-get could not read the package lists" \
        "Check the network and /etc/apt/sources.list, then run this again" \
        "${apt[@]}" update
    quietly apt-install "apt-get could not install ${missing[*]}" \
        "Check the network, and that this is Debian 12 or later with the component main, then run this again" \
        "${apt[@]}" install --no-install-recommends "${missing[@]}"
}
