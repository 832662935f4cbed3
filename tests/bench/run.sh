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
    [ "$(basename "$program")" != bench_record_links ] || continue  # has to be given a population: below
    printf '\n== %s\n' "$(basename "$program")"
    "$program"
done
[ "$found" = yes ] || { echo "bench: nothing is built in $build/tests/bench" >&2; exit 1; }
printf '\n== matching\n'
python3 tests/bench/matching_bench.py "$build"

printf '\n== record_links\n'
population=$(mktemp -d)
trap 'rm -rf "$population"' EXIT
"$build"/fixtures/make_population --roll 1000000 --other 30000 --overlap 0.6 --seed 5 --kind deaths --out "$population" >/dev/null 2>&1
"$build"/tests/bench/bench_record_links "$population"

printf '\n== county\n'
python3 tests/bench/county_bench.py "$build"

printf '\n== stations\n'
python3 tests/bench/station_bench.py "$build"
