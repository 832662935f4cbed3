#!/usr/bin/env bash
# reproducible.sh BUILD_DIR SOURCE_DIR
#
# Builds both programs a second time, in a folder of another name and depth and without ccache, and packs both builds.
# Programs, library and packages have to be the same bytes. A quarter of an hour on two cores, so tests/run.sh does it only
# when it is told to: tests/run.sh --reproducible. Exit status 0: the same.
set -euo pipefail
build=$(realpath "$1")
source=$(realpath "$2")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
other=$work/a/checkout/elsewhere
mkdir -p "$other"
# As it is checked out, with what is not committed yet.
(cd "$source" && git ls-files -z | tar --null -T - -cf -) | tar -xf - -C "$other"
cmake -S "$other" -B "$other/build/release" -G Ninja -DCMAKE_BUILD_TYPE=Release -DBENEFIT_TESTS=OFF -DCCACHE=OFF >"$work/log" ||
    { cat "$work/log"; exit 1; }
cmake --build "$other/build/release" --target benefitd benefitctl pages

SOURCE_DATE_EPOCH=$(git -C "$source" log -1 --format=%ct)
export SOURCE_DATE_EPOCH
for one in "$build" "$other/build/release"; do
    (cd "$one" && cpack -B "$one/reproduced") >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
done

status=0
compare() {  # FILE...: of both builds
    local file
    for file in "$@"; do
        if cmp "$build/$file" "$other/build/release/$file"; then
            echo "the same  $(sha256sum "$build/$file" | cut -c 1-16)  $file"
        else
            status=1
        fi
    done
}
compare daemon/benefitd daemon/benefitctl verify/face/kernel/libbenefit_face_kernel.so
for package in "$build"/reproduced/*.deb; do compare "reproduced/$(basename "$package")"; done
rm -rf "$build/reproduced"
exit "$status"
