#!/usr/bin/env bash
# models/fetch.sh with a manifest of two tiny files, packages made here, and stand-ins for npm and pip: no network.
set -euo pipefail

source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

mkdir models packages bin
cp "$source_dir/models/fetch.sh" models/

# The files, and the packages that hold them.
mkdir package other-2.0
printf 'weights of the first network' >package/first.dat
printf 'weights of the second network' >package/second.onnx
cp package/first.dat other-2.0/
tar -czf packages/some-models-1.0.0.tgz package
tar -czf packages/other-2.0.tar.gz other-2.0
first=$(sha256sum package/first.dat | cut -d ' ' -f 1)
second=$(sha256sum package/second.onnx | cut -d ' ' -f 1)
cat >models/manifest.toml <<MANIFEST
# Comments and other tables are passed over.
[[file]]
name = "first.dat"
role = "landmarks_68"
bytes = 28
sha256 = "$first"
limits = "An equals = sign and [[file]] in a text change nothing."

[[file.source]]
registry = "npm"
package = "some-models"
version = "1.0.0"
path = "package/first.dat"

[[file.source]]
registry = "pypi"
package = "other"
version = "2.0"
archive_sha256 = "$(sha256sum packages/other-2.0.tar.gz | cut -d ' ' -f 1)"
path = "other-2.0/first.dat"

[[file]]
name = "second.onnx"
bytes = 29
sha256 = "$second"

[[file.source]]
registry = "npm"
package = "some-models"
version = "1.0.0"
path = "package/second.onnx"

[thresholds]
same = 0.5
MANIFEST

failures=0
fail() { printf 'FAILED: %s\n' "$*" >&2; failures=$((failures + 1)); }
# run STATUS WORDS...: fetch.sh with these words ends with the status; what it says goes to `said`.
run() {
    local expected=$1 status=0
    shift
    PATH=$folder/bin:$PATH models/fetch.sh "$@" >said 2>&1 || status=$?
    [ "$status" = "$expected" ] || { fail "fetch.sh $* ended with $status, not $expected"; cat said >&2; }
}
says() { grep -q -- "$1" said || { fail "it did not say '$1'"; cat said >&2; }; }
in_place() {
    local name
    for name in first.dat second.onnx; do cmp -s "package/$name" "$1/$name" || fail "$1/$name is not in place"; done
}
nothing_in() { [ -z "$(ls -A "$1")" ] || fail "$1 is not empty: $(ls -A "$1")"; }

# npm and pip that cannot reach anything, and count how often they are asked.
stand_in() { printf '#!/bin/sh\necho x >>"%s/asked-%s"\n%s\n' "$folder" "$1" "$2" >"bin/$1"; chmod +x "bin/$1"; }
offline() {
    stand_in npm 'exit 1'
    stand_in python3 'exit 1'
    rm -f asked-*
}

offline
run 0 --from packages --to from-packages
in_place from-packages
[ ! -e asked-npm ] || fail "--from asked npm"

run 0 --from package --to from-files
in_place from-files

run 0 --from packages --to from-packages
says 'first.dat: already there'
says 'second.onnx: already there'

# A wrong checksum in the second file: the first is not put in place either.
cp -r package tampered
printf 'other weights' >tampered/second.onnx
run 1 --from tampered --to after-tampering
says 'file:     second.onnx'
says "expected: $second"
says "got:      $(sha256sum tampered/second.onnx | cut -d ' ' -f 1)"
nothing_in after-tampering

# A package of the right name with a broken end.
mkdir broken
head -c 60 packages/some-models-1.0.0.tgz >broken/some-models-1.0.0.tgz
run 1 --from broken --to after-broken
nothing_in after-broken

# What a killed run left, and a file that was damaged since.
mkdir leftovers
printf 'weights of the fi' >leftovers/.first.dat.part
printf 'weights of the second netw' >leftovers/second.onnx
run 0 --from packages --to leftovers
says 'second.onnx: damaged'
in_place leftovers
[ -z "$(find leftovers -name '.*.part')" ] || fail "a half-written file is still there"

# npm gives the package: once for both files.
stand_in npm "cp '$folder/packages/some-models-1.0.0.tgz' . && echo some-models-1.0.0.tgz"
rm -f asked-*
run 0 --to from-npm
in_place from-npm
[ "$(wc -l <asked-npm)" = 1 ] || fail "npm was asked more than once"
run 0 --to from-npm
[ "$(wc -l <asked-npm)" = 1 ] || fail "what was there was fetched again"

# npm fails: the first file comes from pip, held to the package's checksum; the second has no other source.
offline
stand_in python3 "case \"\$*\" in
  *--version*) exit 0 ;;
  *--require-hashes*) cp '$folder/packages/other-2.0.tar.gz' \"\${!#}\" ;;
esac"
sed -i '1s/sh$/bash/' bin/python3
run 1 --to from-pip
says 'pip download other==2.0'
says 'second.onnx cannot be had from npm or pip'
cmp -s package/first.dat from-pip/first.dat || fail "what pip gave was thrown away"
[ "$(wc -l <asked-npm)" = 1 ] || fail "npm was asked again after it had failed"

run 2 --sideways
run 2 --from
run 1 --from nowhere
says 'no such folder'

[ "$failures" = 0 ] || exit 1
echo 'models/fetch.sh: all passed'
