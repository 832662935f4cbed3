#!/usr/bin/env bash
# verify_units.sh BUILD_DIR
#
# Installs the product into a staging root with the prefix /usr and has systemd judge what was installed. systemd-analyze
# has to be silent: what it has to say, it says as a warning. Exit status 77: there is no systemd here.
set -euo pipefail
command -v systemd-analyze >/dev/null || { echo "SKIPPED: systemd-analyze is not installed"; exit 77; }

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
DESTDIR="$root" cmake --install "$1" --prefix /usr >"$root.log" 2>&1 || { cat "$root.log"; exit 1; }
rm -f "$root.log"

# sysinit.target and the like, which every unit starts after.
cp -rn /usr/lib/systemd/system/. "$root/usr/lib/systemd/system/"
units=(benefitd.service benefitd.socket benefitd-verify.service benefitd-verify.timer benefitd-backup.service benefitd-backup.timer)
said=$(systemd-analyze verify --man=no --root="$root" "${units[@]}" 2>&1) || { echo "$said"; exit 1; }
[ -z "$said" ] || { echo "systemd-analyze verify said: $said"; exit 1; }

mkdir -p "$root/etc"
systemd-sysusers --root="$root" benefitd.conf >/dev/null 2>&1
for group in benefit-clerk benefit-reviewer benefit-supervisor benefit-auditor benefit-station benefit-administrator benefit-user; do
    grep -q "^$group:" "$root/etc/group" || { echo "systemd-sysusers made no group $group"; exit 1; }
done
grep -q '^benefitd:' "$root/etc/passwd" || { echo "systemd-sysusers made no user benefitd"; exit 1; }
systemd-tmpfiles --root="$root" --create benefitd.conf
[ -d "$root/run/benefitd" ] || { echo "systemd-tmpfiles made no /run/benefitd"; exit 1; }
