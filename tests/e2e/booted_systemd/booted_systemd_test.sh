#!/usr/bin/env bash
# booted_systemd_test.sh BUILD_DIR SOURCE_DIR
#
# Packs the product (cpack), boots a systemd in a copy-on-write view of this machine's file system (systemd-nspawn, without a
# network; nothing on the machine changes), and runs inside_test.sh there, which installs the packages and uses them. Exit
# status 77: cannot be done here, with the reason.
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
for program in dpkg-shlibdeps file; do
    command -v "$program" >/dev/null || skip "$program, which cpack needs, is not installed (Debian packages dpkg-dev and file)"
done

view=$(mktemp -d /var/tmp/benefitd-booted.XXXXXX)
clean_up() {
    umount "$view/root" 2>/dev/null || true
    umount "$view" 2>/dev/null || true
    rmdir "$view"
}
trap clean_up EXIT
mount -t tmpfs tmpfs "$view" || skip "no tmpfs can be mounted"
mkdir "$view"/{upper,work,root,packages,newer}
mount -t overlay overlay -o "lowerdir=/,upperdir=$view/upper,workdir=$view/work" "$view/root" ||
    skip "no overlay can be mounted over /"

# The packages, and once more as a newer version. Compressed badly, for it takes a minute otherwise.
pack() {  # FOLDER [cpack options]
    local folder=$1
    shift
    (cd "$build" && cpack -B "$folder" -D CPACK_DEBIAN_COMPRESSION_TYPE=gzip "$@") >"$view/cpack.log" 2>&1 ||
        { cat "$view/cpack.log"; exit 1; }
}
pack "$view/packages"
pack "$view/newer" -D CPACK_PACKAGE_VERSION=99.0.0
if command -v lintian >/dev/null; then
    lintian --allow-root --fail-on error "$view"/packages/*.deb
else
    echo "lintian ... skipped: it is not installed"
fi

test=$view/root/opt/benefitd-test
install -D -m 755 "$here/inside_test.sh" "$test/inside_test.sh"
install -D -m 644 -t "$test" "$here"/*.csv
install -D -m 644 -t "$test/packages" "$view"/packages/*.deb
install -D -m 644 -t "$test/newer" "$view"/newer/*.deb
cp -r "$source/fixtures/faces" "$test/faces"
mkdir "$test/models"
# Units of the machine itself stay out of it, and whatever keeps packages from starting services, or delays them.
rm -rf "$view"/root/etc/systemd/system/*.wants "$view"/root/var/lib/{benefitd,benefitd-models} \
    "$view"/root/usr/share/benefitd "$view/root/usr/sbin/policy-rc.d" "$view/root/var/lib/man-db/auto-update"
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
TimeoutStartSec=600
UNIT
cat >"$view/root/etc/systemd/system/benefitd-test.target" <<'UNIT'
[Unit]
Description=What the test boots
Requires=basic.target benefitd-test.service
After=basic.target
UNIT

status=0
systemd-nspawn --quiet --register=no --keep-unit --private-network --bind-ro="$source/models/files:/opt/benefitd-test/models" \
    --directory="$view/root" --boot \
    systemd.unit=benefitd-test.target systemd.log_level=warning >"$view/console.log" 2>&1 || status=$?
cat "$test/output" 2>/dev/null || { echo "no output from inside; the console said:"; cat "$view/console.log"; }
exit "$status"
