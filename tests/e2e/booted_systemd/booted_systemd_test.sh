#!/usr/bin/env bash
# booted_systemd_test.sh BUILD_DIR SOURCE_DIR
#
# Installs the product with `cmake --install` into a copy-on-write view of this machine's file system, boots a systemd in it
# (systemd-nspawn, nothing on the machine changes) and runs inside_test.sh there. Exit status 77: cannot be done here, with
# the reason.
set -euo pipefail
build=$(realpath "$1")
source=$(realpath "$2")
here=$(dirname "$(realpath "$0")")

skip() { echo "SKIPPED: $*"; exit 77; }
[ "$(id -u)" -eq 0 ] || skip "needs root to boot a systemd"
command -v systemd-nspawn >/dev/null || skip "systemd-nspawn is not installed (Debian package systemd-container)"
mountpoint -q / || skip "/ is no mount point, as in a chroot: systemd-nspawn cannot detach its own from it"
[ -n "$(ls -A /sys/fs/cgroup 2>/dev/null)" ] || skip "no control groups are mounted at /sys/fs/cgroup"
[ -x /usr/lib/systemd/systemd ] || skip "there is no systemd here to boot"

view=$(mktemp -d /var/tmp/benefitd-booted.XXXXXX)
clean_up() {
    umount "$view/root" 2>/dev/null || true
    umount "$view" 2>/dev/null || true
    rmdir "$view"
}
trap clean_up EXIT
mount -t tmpfs tmpfs "$view" || skip "no tmpfs can be mounted"
mkdir "$view"/{upper,work,root}
mount -t overlay overlay -o "lowerdir=/,upperdir=$view/upper,workdir=$view/work" "$view/root" ||
    skip "no overlay can be mounted over /"

# Units of the machine itself stay out of it.
rm -rf "$view"/root/etc/systemd/system/*.wants "$view"/root/var/lib/benefitd
DESTDIR="$view/root" cmake --install "$build" --prefix /usr >"$view/install.log" ||
    { cat "$view/install.log"; exit 1; }

install -D -m 755 "$here/inside_test.sh" "$view/root/opt/benefitd-test/inside_test.sh"
install -D -m 644 -t "$view/root/opt/benefitd-test" "$here"/*.csv
cp -r "$source/fixtures/faces" "$view/root/opt/benefitd-test/faces"
cat >"$view/root/etc/systemd/system/benefitd-test.service" <<'UNIT'
[Unit]
Description=The test inside the booted system
After=basic.target
SuccessAction=exit
FailureAction=exit

[Service]
Type=oneshot
ExecStart=/opt/benefitd-test/inside_test.sh
StandardOutput=file:/opt/benefitd-test/output
StandardError=inherit
TimeoutStartSec=240
UNIT
cat >"$view/root/etc/systemd/system/benefitd-test.target" <<'UNIT'
[Unit]
Description=What the test boots
Requires=basic.target benefitd-test.service
After=basic.target
UNIT

status=0
systemd-nspawn --quiet --register=no --keep-unit --directory="$view/root" --boot \
    systemd.unit=benefitd-test.target systemd.log_level=warning >"$view/console.log" 2>&1 || status=$?
cat "$view/root/opt/benefitd-test/output" 2>/dev/null || { echo "no output from inside; the console said:"; cat "$view/console.log"; }
exit "$status"
