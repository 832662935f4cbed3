#!/usr/bin/env bash
# Builds what is missing and passes the tests.
#
#   tests/run.sh                every test, in a release build
#   tests/run.sh --sanitize     unit tests once more under ASan+UBSan and TSan
#   CI=true tests/run.sh        unit tests under ASan+UBSan only, tests of whole programs in a release build
#   tests/run.sh --e2e-systemd  only the test that installs the packages in a booted systemd; needs root
#   tests/run.sh --reproducible builds everything a second time elsewhere: the same bytes have to come out
#   tests/run.sh --bench        builds and prints the benchmarks instead; they assert nothing
#   tests/run.sh -R PATTERN     any other words go to ctest
#
# Set-up is setup.sh. Builds go to build/release, build/asan, build/tsan. Exit status 0: all passed.
set -euo pipefail
cd "$(dirname "$0")/.."

bench=no
reproducible=no
only_booted=no
sanitizers=()
in_release='all tests'
if [ "${CI:-}" = true ]; then
    sanitizers=(asan)
    in_release='tests of whole programs'
fi
while [ $# -gt 0 ]; do
    case "$1" in
        --bench) bench=yes ;;
        --reproducible) reproducible=yes ;;
        --e2e-systemd) only_booted=yes ;;
        --sanitize) sanitizers=(asan tsan) ;;
        -h | --help) sed -n '2,12s/^# \{0,1\}//p' "$0"; exit 0 ;;
        *) break ;;
    esac
    shift
done

say() { printf 'tests: %s\n' "$*"; }

./setup.sh --tests

build() {  # build PRESET [cmake --build options]
    local preset=$1
    shift
    say "building $preset (build/$preset)"
    cmake --preset "$preset" "${configure[@]}" >"build/$preset.configure.log" 2>&1 ||
        { cat "build/$preset.configure.log" >&2; exit 1; }
    cmake --build "build/$preset" "$@"
}

run_tests() {  # PRESET [ctest options]; says at the end what was skipped, and why
    local preset=$1 status=0
    shift
    ctest --test-dir "build/$preset" --output-on-failure -j "$(nproc)" "$@" || status=$?
    grep -hE '\.\.\. skipped|^SKIPPED' "build/$preset/Testing/Temporary/LastTest.log" | sed 's/^/tests: /' || true
    return "$status"
}

mkdir -p build
configure=(-DBENEFIT_TESTS=ON -DBENEFIT_UNIT_TESTS=ON -DBENEFIT_BENCH=OFF)

if [ "$bench" = yes ]; then
    configure=(-DBENEFIT_TESTS=ON -DBENEFIT_UNIT_TESTS=ON -DBENEFIT_BENCH=ON)
    build release
    exec tests/bench/run.sh build/release
fi

if [ "$reproducible" = yes ]; then
    build release --target benefitd benefitctl pages
    exec tests/e2e/reproducible.sh build/release .
fi

if [ "$only_booted" = yes ]; then
    build release --target benefitd benefitctl pages
    run_tests release -R '^booted_systemd$' -V
    exit
fi

[ ${#sanitizers[@]} -gt 0 ] || say "sanitizers are left out: tests/run.sh --sanitize runs them"

for preset in "${sanitizers[@]}"; do
    build "$preset" --target unit_tests
    say "unit tests under $preset"
    left_out=()
    export LSAN_OPTIONS=suppressions=$PWD/tests/lsan.suppressions
    if [ "$preset" = tsan ]; then
        say "test 'worker' is left out: ThreadSanitizer writes a file when a process begins, which the worker's limits forbid"
        left_out=(-E '^worker$')
        export TSAN_OPTIONS=suppressions=$PWD/tests/tsan.suppressions
    fi
    run_tests "$preset" -L unit "${left_out[@]}"
done

[ "$in_release" = 'all tests' ] || configure+=(-DBENEFIT_UNIT_TESTS=OFF)
build release
say "$in_release"
run_tests release "$@"
