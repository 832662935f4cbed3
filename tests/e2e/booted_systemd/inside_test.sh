#!/usr/bin/env bash
# Runs as root inside the booted system: what README.md tells an administrator to do, then what an operator does.
set -euo pipefail
cd "$(dirname "$0")"

check() {  # check WHAT COMMAND...
    local what=$1
    shift
    if "$@" >out 2>&1; then
        echo "ok    $what"
    else
        echo "FAIL  $what: $*"
        cat out
        systemctl status --no-pager 'benefitd*' || true
        journalctl --no-pager -u 'benefitd*' | tail -n 40
        exit 1
    fi
}

check "users and folders are made" sh -c 'systemd-sysusers && systemd-tmpfiles --create'
check "the socket and the timer are enabled" systemctl enable --now benefitd.socket benefitd-verify.timer benefitd-backup.timer
check "the service starts when the socket is spoken to" benefitctl status --wait 60
check "the service runs" systemctl is-active benefitd.service
check "it runs as its own user" test "$(stat -c %U /proc/"$(systemctl show -P MainPID benefitd.service)")" = benefitd
check "a delivery is imported" benefitctl feed import roll roll.csv
check "payments are imported" benefitctl feed import payments payments.csv
check "deaths are imported" benefitctl feed import deaths-health deaths.csv
check "a photo is enrolled, opened inside the sandbox" benefitctl photo enrol enrolments.csv --root faces
check "its face was found" sh -c "benefitctl photo enrol enrolments.csv --root faces -o json | grep -q '\"assessable\": *true'"
check "the nightly backup is made" systemctl start benefitd-backup.service
check "the backup is there, and good" sh -c 'benefitctl backup verify "$(benefitctl backup list -o json | grep -o "benefitd-[0-9T.]*Z.backup" | head -1)"'
check "the doctor finds nothing broken" benefitctl doctor
check "the nightly verification runs" systemctl start benefitd-verify.service
check "it found the payment after death" sh -c 'benefitctl finding list --check D1 -o csv | grep -q D1'
check "the timer waits for the night" sh -c 'systemctl list-timers --no-pager | grep -q benefitd-verify'
check "a user without a role is refused" sh -c '! setpriv --reuid nobody --regid nogroup --clear-groups benefitctl status'
check "it restarts" systemctl restart benefitd.service
check "nothing is lost over a restart" sh -c 'benefitctl finding list --check D1 -o csv | grep -q D1'
check "it stops cleanly" systemctl stop benefitd.service
check "with exit status 0" test "$(systemctl show -P ExecMainStatus benefitd.service)" = 0
check "no name or number is in the journal" sh -c '! journalctl -u benefitd.service | grep -E "王秀英|130225194503120027"'
