#!/usr/bin/env bash
# Runs as root inside the booted system: what docs/administration.md tells an administrator to do, then what an operator does.
set -euo pipefail
cd "$(dirname "$0")"
export DEBIAN_FRONTEND=noninteractive

check() {  # check WHAT COMMAND...
    local what=$1
    shift
    if "$@" >out 2>&1; then
        echo "ok    $what"
    else
        echo "FAIL  $what: $*"
        cat out
        systemctl status --no-pager 'benefitd*' || true
        journalctl --no-pager -u 'benefitd*' | tail -n 60
        exit 1
    fi
}

wait_for() {  # COMMAND...: until it succeeds
    waited_for=$*
    until "$@" >/dev/null 2>&1; do sleep 0.1; done
}
trap 'echo "FAIL  waited in vain for: $waited_for"; journalctl --no-pager -u "benefitd*" | tail -n 60; exit 1' TERM

as_supplier() { setpriv --reuid=nobody --regid=nogroup --groups=benefit-supplier "$@"; }
main_pid() { systemctl show -P MainPID benefitd.service; }
journal_says() { journalctl --no-pager -u "$1" | grep -q -- "$2"; }
found_in_d1() { benefitctl finding list --check D1 -o csv | grep -q D1; }
batches() { benefitctl feed batches -o csv | tail -n +2 | wc -l; }
installed_version() { dpkg-query -W -f '${Version}' benefitd; }

# --- installed, it runs
check "the packages are installed" dpkg -i packages/benefitctl_*.deb packages/benefitd_*.deb
check "the service runs" systemctl is-active benefitd.service
check "its socket and timers wait" systemctl is-active benefitd.socket benefitd-verify.timer \
    benefitd-verify-everyone.timer benefitd-dedupe.timer benefitd-backup.timer
check "they are enabled" systemctl is-enabled benefitd.service benefitd.socket benefitd-verify.timer
check "the service answers" benefitctl status --wait 60
check "it runs as its own user" test "$(stat -c %U /proc/"$(main_pid)")" = benefitd
check "in its own slice" test "$(systemctl show -P Slice benefitd.service)" = benefitd.slice
check "what it logs has a level" sh -c 'journalctl -u benefitd.service -p warning -o cat SYSLOG_IDENTIFIER=benefitd | grep -q "no photo"'
check "it says how to get the networks" journal_says benefitd.service benefitd-models-fetch
# npm is only for those who fetch from a network.
check "the package that fetches them is installed" dpkg --force-depends -i packages/benefitd-models-fetch_*.deb
check "they come from a folder" benefitd-models-fetch --from models
check "the service is restarted" systemctl restart benefitd.service

# --- feeds, dropped and imported
install -d -o benefitd-drop -g benefit-supplier -m 3770 /var/spool/benefitd/{roll,payments}
check "folders are watched" systemctl enable --now benefitd-feed@roll.path benefitd-feed@payments.path
umask 027
as_supplier cp roll.csv /var/spool/benefitd/roll/roll.csv
check "a file without its marker stays" sh -c '! systemctl is-active benefitd-feed@roll.service && test -e /var/spool/benefitd/roll/roll.csv'
sha256sum roll.csv | as_supplier tee /var/spool/benefitd/roll/roll.csv.done >/dev/null
wait_for test -e /var/spool/benefitd/roll/done/1-roll.csv
wait_for test ! -e /var/spool/benefitd/roll/.taking/roll.csv.done
check "a dropped delivery is a batch" test "$(batches)" = 1
as_supplier cp roll.csv /var/spool/benefitd/roll/again.csv
(umask 077 && as_supplier touch /var/spool/benefitd/roll/again.csv.done)  # an empty marker need not be readable
wait_for test -e /var/spool/benefitd/roll/done/1-again.csv
check "the same file again is no second one" test "$(batches)" = 1
as_supplier ln -s /etc/shadow /var/spool/benefitd/roll/link.csv
as_supplier touch /var/spool/benefitd/roll/link.csv.done
wait_for test -e /var/spool/benefitd/roll/refused/link.csv.reason.txt
wait_for systemctl is-failed benefitd-feed@roll.service
check "a link is refused, with the reason" grep -q "no ordinary file" /var/spool/benefitd/roll/refused/link.csv.reason.txt
check "the folder is watched on" systemctl is-active benefitd-feed@roll.path
check "a folder is watched no longer" systemctl stop benefitd-feed@payments.path
as_supplier cp payments.csv /var/spool/benefitd/payments/payments.csv
as_supplier touch /var/spool/benefitd/payments/payments.csv.done
check "what came meanwhile is taken" systemctl start benefitd-feed@payments.path
wait_for test -e /var/spool/benefitd/payments/done/2-payments.csv
umask 022
check "who takes them is on record" sh -c 'benefitctl feed batches -o csv | grep -q benefitd-drop'
check "deaths are imported by hand" benefitctl feed import deaths-health deaths.csv
check "a photo is enrolled, opened inside the sandbox" benefitctl photo enrol enrolments.csv --root faces
check "its face was found" sh -c "benefitctl photo enrol enrolments.csv --root faces -o json | grep -q '\"assessable\": *true'"

# --- what the timers start
check "the nightly backup is made" systemctl start benefitd-backup.service
check "the backup is there, and good" sh -c 'benefitctl backup verify "$(benefitctl backup list -o json | grep -o "benefitd-[0-9T.]*Z.backup" | head -1)"'
check "the doctor finds nothing broken" benefitctl doctor
check "the nightly verification runs" systemctl start benefitd-verify.service
check "it found the payment after death" found_in_d1
check "the monthly one of everyone runs" systemctl start benefitd-verify-everyone.service
check "the weekly search for one face under two numbers runs" systemctl start benefitd-dedupe.service
check "a user without a role is refused" sh -c '! setpriv --reuid nobody --regid nogroup --clear-groups benefitctl status'

# --- a new configuration
cp /etc/benefitd/benefitd.toml shipped.toml
before=$(main_pid)
printf '[log]\nlevel = "debug"\n[server]\nmax_connections = 32\n' >/etc/benefitd/benefitd.toml
check "a changed configuration is reloaded" systemctl reload benefitd.service
wait_for journal_says benefitd.service "in force: log.level"
check "what waits for a restart is named" wait_for journal_says benefitd.service "wait for a restart: server.max_connections"
check "it is on record" sh -c 'benefitctl audit list -o csv | grep -q configuration.reload'
printf '[log]\nlevle = "info"\n' >/etc/benefitd/benefitd.toml
check "a mistake in it fails the reload" sh -c '! systemctl reload benefitd.service'
check "and is named" journal_says benefitd.service "log.levle"
check "the same process goes on" test "$(main_pid)" = "$before"
check "and answers" benefitctl status --wait 60
check "a restart with a mistake does not start" sh -c '! systemctl restart benefitd.service'
wait_for systemctl is-failed benefitd.service
cp shipped.toml /etc/benefitd/benefitd.toml
check "and does so when it is mended" systemctl restart benefitd.socket benefitd.service
check "with all there was" found_in_d1
before=$(main_pid)

# --- killed, stopped
kill -9 "$(main_pid)"
check "after kill -9 it is back" benefitctl status --wait 60
check "as another process" test "$(main_pid)" != "$before"
check "with all there was" found_in_d1
check "it restarts" systemctl restart benefitd.service
check "nothing is lost over a restart" found_in_d1
check "it stops cleanly" systemctl stop benefitd.service
check "with exit status 0" test "$(systemctl show -P ExecMainStatus benefitd.service)" = 0
check "who speaks to the socket starts it" benefitctl status --wait 60
check "no name or number is in the journal" sh -c '! journalctl -u "benefitd*" | grep -E "王秀英|130225194503120027"'

# --- upgraded, removed, purged
before=$(main_pid)
echo '# The agency was here.' >>/etc/benefitd/benefitd.toml
check "an upgrade is installed" dpkg -i newer/benefitctl_*.deb newer/benefitd_*.deb
check "it is the newer one" test "$(installed_version)" = 99.0.0-1
check "the service was restarted" test "$(main_pid)" != "$before"
check "it answers with all there was" found_in_d1
check "the agency's configuration stays" grep -q 'agency was here' /etc/benefitd/benefitd.toml
check "it is removed" dpkg -r benefitd
check "nothing runs" sh -c '! systemctl is-active benefitd.service benefitd.socket benefitd-verify.timer'
check "what was kept is there" test -e /var/lib/benefitd/master.key
check "it is installed again" dpkg -i newer/benefitd_*.deb
check "and has all there was" found_in_d1
check "a purge without an answer keeps what was kept" dpkg -P benefitd
check "to the last file" test -e /var/lib/benefitd/master.key
check "it is installed once more" dpkg -i newer/benefitd_*.deb
echo 'benefitd benefitd/delete_data boolean true' | debconf-set-selections
check "a purge that was told so deletes" dpkg -P benefitd
check "everything" sh -c 'test ! -e /var/lib/benefitd && test ! -e /var/spool/benefitd'
check "without the networks, whose package is another" test -e /var/lib/benefitd-models/fr_feature.onnx
check "a purge of it takes them away" dpkg -P --force-depends benefitd-models-fetch
check "too" test ! -e /var/lib/benefitd-models
