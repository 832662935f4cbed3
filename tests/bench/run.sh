#!/usr/bin/env bash
# run.sh BUILD_DIR: runs every benchmark built there, one after the other, and prints what they measured.
set -euo pipefail
build=$1
cd "$(dirname "$0")/../.."

printf 'machine: %s, %s cores\n' "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" "$(nproc)"
found=no
for program in "$build"/tests/bench/bench_*; do
    [ -x "$program" ] || continue
    found=yes
    printf '\n== %s\n' "$(basename "$program")"
    "$program"
done
[ "$found" = yes ] || { echo "bench: nothing is built in $build/tests/bench" >&2; exit 1; }
printf '\n== matching\n'
python3 tests/bench/matching_bench.py "$build"
