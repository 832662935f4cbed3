#!/usr/bin/env bash
# verify_units.sh BUILD_DIR
#
# Installs the product into a staging root with the prefix /usr and has systemd judge what was installed. systemd-analyze
# verify has to be silent: what it has to say, it says as a warning. No service may be exposed by more than 1.0 of 10.
# Exit status 77: there is no systemd here.
#
# What is left of the exposure, and why: the services see the host's files (a root of their own would need every library in
# it) and speak on a unix socket, which is what they are for. benefitd.service also maps executable memory (the face
# networks), limits the memory of its own workers (setrlimit), and sees users as they are (roles are groups).
set -euo pipefail
command -v systemd-analyze >/dev/null || { echo "SKIPPED: systemd-analyze is not installed"; exit 77; }

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
DESTDIR="$root" cmake --install "$1" --prefix /usr >"$root.log" 2>&1 || { cat "$root.log"; exit 1; }
rm -f "$root.log"

cd "$root/usr/lib/systemd/system"
units=()
for unit in *; do units+=("${unit/@./@roll.}"); done  # of a template one instance
services=(*.service)
# sysinit.target and the like, which every unit starts after.
cp -rn /usr/lib/systemd/system/. .
said=$(systemd-analyze verify --man=no --root="$root" "${units[@]}" 2>&1) || { echo "$said"; exit 1; }
[ -z "$said" ] || { echo "systemd-analyze verify said: $said"; exit 1; }

for service in "${services[@]}"; do
    if ! said=$(systemd-analyze security --no-pager --offline=true --threshold=10 "$service" 2>&1); then
        echo "$said" | grep -v '✓'
        exit 1
    fi
    echo "$said" | tail -n 1
done

mkdir -p "$root/etc"
systemd-sysusers --root="$root" benefitd.conf >/dev/null 2>&1
for group in benefit-clerk benefit-reviewer benefit-supervisor benefit-auditor benefit-station benefit-administrator benefit-user benefit-supplier; do
    grep -q "^$group:" "$root/etc/group" || { echo "systemd-sysusers made no group $group"; exit 1; }
done
for user in benefitd benefitd-drop; do
    grep -q "^$user:" "$root/etc/passwd" || { echo "systemd-sysusers made no user $user"; exit 1; }
done
systemd-tmpfiles --root="$root" --create benefitd.conf
grep -q '^benefit-clerk:.*benefitd-drop' "$root/etc/group" || { echo "benefitd-drop is no clerk"; exit 1; }
[ -d "$root/run/benefitd" ] || { echo "systemd-tmpfiles made no /run/benefitd"; exit 1; }
