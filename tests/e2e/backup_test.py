"""A backup made while the service works, killed, damaged, restored: the restored service gives the same answers."""

import contextlib
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import time
import unittest

from harness import (BAD_REQUEST, BENEFITD, CONFLICT, DISK_FULL, DONE, FACES, FORBIDDEN, IO, NOT_FOUND, PATIENCE,
                     SCHEMA_NEWER, UNAVAILABLE, DaemonTest, job_has_ended, main, require_root)
from people import citizen_id, delivery, months, payment_rows, roll_row

CORRUPT = 17
AS_OF = "2018-04-10"
PEOPLE = [(citizen_id(line), f"王{'一二三四五六'[line - 1]}") for line in range(1, 7)]


def restore(file, state, *arguments):
    """benefitd --restore; gives what it printed and how it ended."""
    return subprocess.run([BENEFITD, "--restore", file, "--state-dir", state, *map(str, arguments)],
                          capture_output=True, text=True, timeout=PATIENCE)


class BackupTest(DaemonTest):
    def backups(self):
        return sorted((self.daemon.state / "backups").glob("*"))

    def make(self, *arguments):
        """Makes a backup; gives its file."""
        made = self.run_ctl("backup", "create", *arguments, "-o", "json").json()
        file = self.daemon.state / "backups" / made["backup"]
        self.assertEqual(hashlib.sha256(file.read_bytes()).hexdigest(), made["sha256"])
        return file

    def restored(self, file, name="restored"):
        """A directory that was restored from the file, with the key where a service looks for it."""
        state = self.folder / name
        state.mkdir(mode=0o700)
        shutil.copy2(self.folder / "escrow.key", state / "master.key")
        ended = restore(file, state)
        self.assertEqual(ended.returncode, DONE, ended.stderr)
        self.assertIn(f"{state} is the state of ", ended.stdout)
        return state

    def setUp(self):
        super().setUp()
        if self.daemon_arguments is not None:
            shutil.copy2(self.daemon.state / "master.key", self.folder / "escrow.key")


class SameAnswers(BackupTest):
    def answers(self, daemon):
        """What the service says of everything that it knows."""
        def ask(*words, **options):
            return self.run_ctl(*words, "-o", "json", daemon=daemon, **options).json()
        cases = ask("case", "list")
        said = [ask("finding", "list"), cases, ask("feed", "batches"), ask("feed", "list"), ask("photo", "show", "1")]
        said += [ask("person", "show", "-", stdin=number) for number, _ in PEOPLE]
        said += [ask("case", "show", case["case"]) for case in cases["cases"]]
        return said

    def record(self, daemon):
        """The audit record, which is whole, but for the signature of its newest entry."""
        path = self.folder / f"{daemon.state.name}.jsonl"
        self.run_ctl("audit", "export", "--to", path, daemon=daemon)
        self.assertTrue(self.run_ctl("audit", "verify", path, "-o", "json", daemon=daemon).json()["holds"])
        return path.read_text(encoding="utf-8").splitlines()[:-1]

    def test_the_restored_service_gives_the_same_answers(self):
        dead = PEOPLE[:3]
        for feed, rows in {
            "roll": [roll_row(number, name) for number, name in PEOPLE],
            "payments": [row for number, name in PEOPLE
                         for row in payment_rows(number, name, ["2018-01", "2018-02", "2018-03"])],
            "deaths-health": [(number, name, "2018-01-05", "130225") for number, name in dead],
        }.items():
            self.import_feed(feed, self.write(feed + ".csv", delivery(feed, rows)))
        manifest = "id_number,photo,taken_on\n" + "".join(
            f"{PEOPLE[line][0]},{photo},2017-01-01\n" for line, photo in ((0, "p000_0.jpg"), (4, "p001_0.jpg")))
        self.run_ctl("photo", "enrol", self.write("m.csv", manifest), "--root", FACES)
        collected = ("id_number,name,photo,captured_at,station,operator,county_code\n"
                     f"{PEOPLE[4][0]},{PEOPLE[4][1]},p001_1.jpg,2018-03-05T09:00:00+08:00,S1,li,130225\n")
        self.run_ctl("collection", "submit", self.write("c.csv", collected), "--root", FACES)
        self.run_ctl("verify", "run", "--as-of", AS_OF)
        case = self.run_ctl("case", "list", "-o", "json").json()["cases"][0]["case"]
        self.run_ctl("case", "take", case)
        self.run_ctl("case", "note", case, "Visited.")
        before = self.answers(self.daemon)
        record = self.record(self.daemon)

        file = self.make()
        self.run_ctl("case", "note", case, "Written after the backup: lost with the machine.")
        self.daemon.kill()
        shutil.rmtree(self.daemon.state / "spool")
        daemon = self.start_daemon(self.restored(file))
        self.assertEqual(self.record(daemon)[:len(record)], record)
        self.assertEqual(self.answers(daemon), before)
        # It goes on from there: the same facts, the same findings.
        self.run_ctl("verify", "run", "--as-of", AS_OF, "--full", daemon=daemon)
        self.assertEqual(self.answers(daemon)[0]["findings"], before[0]["findings"])
        jobs = self.run_ctl("job", "list", "-o", "json", daemon=daemon).json()["jobs"]
        self.assertEqual([job["state"] for job in jobs if job["kind"] == "make_backup"], ["cancelled"])


class WhileItWorks(BackupTest):
    def start_import(self):
        """A delivery large enough to be under way for a while."""
        rows = [row for line in range(100, 1000) for row in payment_rows(citizen_id(line), "王明", months(2012, 2017))]
        path = self.write("payments.csv", delivery("payments", rows))
        return self.daemon.spawn_ctl("feed", "import", "payments", path), len(rows)

    def test_a_backup_during_an_import_holds_the_delivery_wholly_or_still_to_come(self):
        importing, rows = self.start_import()
        self.daemon.wait_for_job(lambda job: job["kind"] == "import_delivery" and job["state"] == "running")
        file = self.make()  # does not wait for the import
        self.assertEqual(importing.wait(PATIENCE), DONE, importing.communicate())
        importing.communicate()
        self.daemon.kill()
        daemon = self.start_daemon(self.restored(file))
        for job in self.run_ctl("job", "list", "-o", "json", daemon=daemon).json()["jobs"]:
            if job["kind"] == "import_delivery":
                self.run_ctl("job", "watch", job["job"], daemon=daemon)
        batch, = self.run_ctl("feed", "batches", "-o", "json", daemon=daemon).json()["batches"]
        self.assertEqual(batch["rows_accepted"], rows)

    def kill_in_backup(self, phases):
        """Starts a backup and kills the daemon as soon as it is in one of the phases, or has ended."""
        deadline = time.monotonic() + PATIENCE
        with contextlib.closing(sqlite3.connect(f"file:{self.daemon.state}/benefitd.db?mode=ro", uri=True)) as store:
            before = store.execute("SELECT max(id) FROM jobs").fetchone()[0]
            watching = self.daemon.spawn_ctl("backup", "create")
            seen = None
            while not seen or not (seen[0] in phases or seen[1]):
                self.assertLess(time.monotonic(), deadline, self.daemon.log_text())
                seen = store.execute("SELECT phase, state NOT IN (1, 2) FROM jobs WHERE id > ?", (before,)).fetchone()
        self.daemon.kill()
        watching.communicate()

    def test_killed_during_a_backup_it_leaves_none_and_makes_it_again(self):
        importing, _ = self.start_import()
        self.assertEqual(importing.wait(PATIENCE), DONE)
        importing.communicate()
        phases = ["copy", "seal", "unseal", "integrity", "references", "audit"]
        for phase in phases:
            with self.subTest(phase):
                self.kill_in_backup(phases[phases.index(phase):])
                self.daemon = self.start_daemon(self.daemon.state)
                job = self.daemon.wait_for_job(job_has_ended)
                self.assertEqual((job["kind"], job["state"]), ("make_backup", "done"))
                self.assertFalse([left for left in self.backups() if left.suffix != ".backup"])
                self.assertFalse((self.daemon.state / "backup.work").exists())
        for file in self.backups():
            self.run_ctl("backup", "verify", file.name)

    def test_only_so_many_are_kept_and_each_is_on_record(self):
        made = [self.make() for _ in range(3)]
        self.make("--keep", 2)
        self.assertEqual(len(self.backups()), 2)
        self.assertNotIn(made[0], self.backups())
        listed = self.run_ctl("backup", "list", "-o", "json").json()["backups"]
        self.assertEqual([row["backup"] for row in listed], [file.name for file in reversed(self.backups())])
        entries = self.run_ctl("audit", "list", "-o", "json").json()["entries"]
        told = [entry["detail"].startswith("removed ") for entry in entries if entry["what"] == "backup.create"]
        self.assertEqual((told.count(False), told.count(True)), (4, 2))
        self.run_ctl("backup", "create", "--keep", 0, expect=BAD_REQUEST)


class Refused(BackupTest):
    def test_a_wrong_key_a_damaged_file_a_full_directory_a_running_service(self):
        file = self.make()
        self.run_ctl("backup", "verify", file.name)

        def refused(status, words, source=file, key=None, state="elsewhere", **prepare):
            state = self.folder / state
            state.mkdir(mode=0o700, exist_ok=True)
            shutil.copy2(key or self.folder / "escrow.key", state / "master.key")
            for name, content in prepare.items():
                (state / name).write_text(content)
            ended = restore(source, state)
            self.assertEqual(ended.returncode, status, ended.stderr)
            self.assertIn(words, ended.stderr)
            self.assertFalse((state / "benefitd.db").exists())
            shutil.rmtree(state)

        other_key = self.write("other.key", os.urandom(32))
        other_key.chmod(0o600)
        refused(FORBIDDEN, "the backup was sealed with another master key", key=other_key)
        content = file.read_bytes()
        refused(CORRUPT, "cut off", self.write("cut.backup", content[:-1000]))
        middle = len(content) // 2
        changed = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1:]
        refused(CORRUPT, "changed", self.write("changed.backup", changed))
        refused(CORRUPT, "no backup of benefitd", self.write("letter.txt", "Dear Sir or Madam"))
        refused(NOT_FOUND, "there is no such backup", self.folder / "gone.backup")
        refused(CONFLICT, "the state directory is not empty: it has notes", notes="mine")
        ended = restore(file, self.folder / "nothing")
        self.assertEqual(ended.returncode, NOT_FOUND)
        self.assertIn("the master key file is not there", ended.stderr)
        ended = restore(file, self.daemon.state)
        self.assertEqual(ended.returncode, CONFLICT)
        self.assertIn("is not empty", ended.stderr)
        self.assert_up()

        file.write_bytes(changed)
        self.assertIn("changed or damaged", self.run_ctl("backup", "verify", file.name, expect=CORRUPT).err)
        self.run_ctl("backup", "verify", "../master.key", expect=NOT_FOUND)

    def test_a_folder_that_cannot_be_written_or_a_full_disk_leaves_nothing_behind(self):
        require_root(self)
        folder = self.folder / "small"
        folder.mkdir()
        small = ["unshare", "--mount", "sh", "-c", 'mount -t tmpfs -o size=64k tmpfs "$0" && exec "$@"', folder]
        if subprocess.run([*small, "true"], capture_output=True).returncode != 0:
            self.skipTest("no small disk can be mounted here")
        daemon = self.start_daemon(self.folder / "other", "--config",
                                   self.write("c.toml", f'backup_folder = "{folder}"\n'), prefix=small)
        full = self.run_ctl("backup", "create", daemon=daemon, expect=DISK_FULL)
        self.assertIn("No space left", full.err)
        seen = subprocess.run(["ls", "-A", f"/proc/{daemon.process.pid}/root{folder}"], capture_output=True, text=True)
        self.assertEqual(seen.stdout, "")
        self.assertFalse((daemon.state / "backup.work").exists())

        blocked = self.start_daemon(self.folder / "third", "--config",
                                    self.write("d.toml", 'backup_folder = "/proc/backups"\n'))
        self.assertIn("/proc/backups", self.run_ctl("backup", "create", daemon=blocked, expect=IO).err)
        self.assert_up(blocked)

    def test_a_store_of_a_newer_version_is_refused_with_the_version_that_made_it(self):
        self.daemon.stop()
        with contextlib.closing(sqlite3.connect(self.daemon.state / "benefitd.db")) as store:
            known = store.execute("PRAGMA user_version").fetchone()[0]
            store.execute("INSERT INTO schema_programs VALUES (?, '12.3')", (known + 1,))
            store.commit()
            store.execute(f"PRAGMA user_version = {known + 1}")
        refused = self.refuse_daemon(self.daemon.state)
        self.assertEqual(refused.process.returncode, SCHEMA_NEWER)
        self.assertIn(f"schema {known + 1}, made by benefitd 12.3", refused.log_text())
        self.assertIn("install benefitd 12.3", refused.log_text())


class Doctor(BackupTest):
    def doctor(self, expect=DONE):
        parts = self.run_ctl("doctor", "-o", "json", expect=expect).json()["parts"]
        return {part["part"]: part for part in parts} | {"all": parts}

    def test_it_says_what_is_wrong_and_what_to_do(self):
        parts = self.doctor()
        self.assertEqual(parts["service"]["state"], "ok")
        self.assertEqual((parts["backup"]["state"], parts["backup"]["what"]), ("attention", "there is no backup"))
        self.assertIn("benefitctl backup create", parts["backup"]["hint"])
        self.make()
        parts = self.doctor()
        self.assertEqual({part["part"] for part in parts["all"]},
                         {"service", "store", "references", "schema", "sealed", "key", "audit", "models", "disk",
                          "clock", "feeds", "backup", "jobs"})
        self.assertFalse([part for part in parts["all"] if part["state"] == "broken"])
        self.assertEqual(parts["backup"]["state"], "ok")
        self.assertIn("every page holds together", self.run_ctl("doctor").out)

        (self.daemon.state / "master.key").chmod(0o644)
        self.backups()[0].write_bytes(b"bnftbak1")
        parts = self.doctor(expect=CORRUPT)
        self.assertIn("chmod 600", parts["key"]["hint"])
        self.assertEqual(parts["backup"]["state"], "broken")

    def test_it_finds_a_changed_record_and_a_clock_that_was_set_back(self):
        self.daemon.stop()
        with contextlib.closing(sqlite3.connect(self.daemon.state / "benefitd.db")) as store:
            store.execute("INSERT INTO jobs (kind, state, requested_by, requested_at, finished_at, parameters) "
                          "VALUES (2, 4, 'ann', 4102444800000, 4102444800000, '{}')")
            store.execute("INSERT INTO audit_log (id, at, actor, what, detail, hash) "
                          "VALUES (1, 1, 'x', 'y', 'z', 'none')")
            store.commit()
        self.daemon = self.start_daemon(self.daemon.state)
        parts = self.doctor(expect=CORRUPT)
        self.assertEqual((parts["audit"]["state"], parts["clock"]["state"]), ("broken", "broken"))

    def test_while_the_service_is_down(self):
        self.daemon.stop()
        parts = self.doctor(expect=UNAVAILABLE)
        self.assertEqual([part["part"] for part in parts["all"]], ["service", "models"])
        self.assertIn("benefitd --examine", parts["service"]["hint"])
        state = self.daemon.state
        examined = subprocess.run([BENEFITD, "--examine", "--state-dir", state], capture_output=True, text=True)
        self.assertEqual(examined.returncode, DONE, examined.stdout)
        self.assertIn("every page holds together", examined.stdout)
        database = state / "benefitd.db"
        with open(database, "r+b") as file:
            file.seek(4096)
            file.write(b"x" * (database.stat().st_size - 4096))
        examined = subprocess.run([BENEFITD, "--examine", "--state-dir", state], capture_output=True, text=True)
        self.assertEqual(examined.returncode, CORRUPT, examined.stdout)
        self.assertIn("store       broken", examined.stdout)


if __name__ == "__main__":
    main()
