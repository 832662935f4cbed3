"""Killed, stopped, started twice, started by an older version, out of room: nothing is lost, nothing is half there."""

import contextlib
import json
import shutil
import sqlite3
import subprocess
import time
import unittest

from harness import DISK_FULL, PATIENCE, SCHEMA_NEWER, STATE_LOCKED, DaemonTest, job_has_ended, main, require_root
from people import citizen_id, delivery, months, payment_rows, roll_row

AS_OF = "2018-04-10"
FAMILY_NAMES = "王李张刘陈杨赵黄周吴"


def numbers(count):
    """So many different people, some of them born in each year from 1930 on."""
    for index in range(count):
        year, sequence = divmod(index, 900)
        yield citizen_id(sequence + 100, birth=f"{1930 + year % 25}0{1 + year // 25 % 9}12"), FAMILY_NAMES[index % 10] + "明"


def database_as_left(daemon):
    """The store as a dead daemon left it. A copy is opened: looking must not mend anything."""
    copy = daemon.state.with_name("looked_at")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(daemon.state, copy, ignore=shutil.ignore_patterns("*.sock"))
    return contextlib.closing(sqlite3.connect(copy / "benefitd.db"))


# Of the job that the test is about: the first after those that were there before.
JOB_ENDED = "SELECT state NOT IN (1, 2) FROM jobs WHERE id > {before}"


class Killed(DaemonTest):
    """kill -9 in the middle of work, at several points of its progress."""

    daemon_arguments = None

    def kill_when(self, daemon, start, reached):
        """Starts a job, and kills the daemon as soon as `reached`, a query of its store, gives 1, or else when the job
        has ended. Gives whether the job was unfinished."""
        deadline = time.monotonic() + PATIENCE
        with contextlib.closing(sqlite3.connect(f"file:{daemon.state}/benefitd.db?mode=ro", uri=True)) as store:
            before = store.execute("SELECT ifnull(max(id), 0) FROM jobs").fetchone()[0]

            def says_yes(query):
                row = store.execute(query.format(before=before)).fetchone()
                return bool(row and row[0])

            start()
            while not says_yes(reached) and not says_yes(JOB_ENDED):
                self.assertLess(time.monotonic(), deadline, daemon.log_text())
        daemon.kill()
        with database_as_left(daemon) as store:
            return store.execute(JOB_ENDED.format(before=before)).fetchone()[0] == 0

    def payments_file(self, amount, people=6000):
        rows = [row for number, name in numbers(people)
                for row in payment_rows(number, name, months(2015, 2017), amount=amount)]
        return self.write("payments.csv", delivery("payments", rows)), len(rows)

    def test_an_import_is_wholly_there_or_wholly_absent(self):
        daemon = self.start_daemon(self.folder / "state")
        path, rows = self.payments_file("100.00")
        self.import_feed("payments", path, "--delivery", "before", daemon=daemon)
        importing = "batch_id = (SELECT id FROM batches WHERE state = 'importing')"
        points = {
            "as it begins": "SELECT count(*) FROM batches WHERE state = 'importing'",
            "with rows written": f"SELECT EXISTS (SELECT 1 FROM payments WHERE {importing})",
            "with all rows read": "SELECT total > 0 AND done = total AND state = 2 FROM jobs WHERE id > {before}",
        }
        for count, (name, reached) in enumerate(points.items(), 1):
            with self.subTest(f"killed {name}"):
                path, rows = self.payments_file(f"{100 + count}.00")
                watching = []
                unfinished = self.kill_when(daemon, lambda: watching.append(
                    daemon.spawn_ctl("feed", "import", "payments", path, "--delivery", name)), reached)
                watching[0].communicate()
                self.assertTrue(unfinished or name == "with all rows read", "it had ended before it could be killed")
                with database_as_left(daemon) as store:
                    committed = store.execute("SELECT count(*) FROM batches WHERE state = 'committed'").fetchone()[0]
                self.assertIn(committed, (count, count + 1))

                daemon = self.start_daemon(self.folder / "state")
                self.assertEqual(daemon.wait_for_job(job_has_ended)["state"], "done")
                batches = self.run_ctl("feed", "batches", "-o", "json", daemon=daemon).json()["batches"]
                self.assertEqual(len(batches), count + 1)
                self.assertEqual((batches[0]["delivery"], batches[0]["rows_accepted"]), (name, rows))
        daemon.kill()
        with database_as_left(daemon) as store:
            left_over = store.execute("SELECT count(*) FROM payments WHERE batch_id NOT IN "
                                      "(SELECT id FROM batches WHERE state = 'committed')").fetchone()[0]
            kept = store.execute("SELECT count(*) FROM payments").fetchone()[0]
        self.assertEqual((left_over, kept), (0, (1 + len(points)) * rows))
        self.assertEqual(list((daemon.state / "spool").iterdir()), [])

    def test_a_verification_finds_the_same_as_an_undisturbed_one(self):
        people = list(numbers(44_000))  # three partitions
        seed = self.start_daemon(self.folder / "seed")
        dead = people[::40]
        alive_after_all = {number for number, _ in dead[::2]}
        deliveries = {
            "roll": [roll_row(number, name, benefit_from="2017-12") for number, name in people],
            "payments": [row for number, name in people
                         for row in payment_rows(number, name, ["2018-02", "2018-03"])],
            "deaths-health": [(number, name, "2018-01-05", "130225") for number, name in dead],
            "traces-of-life": [(number, name, "hospital_stay", "2018-02-20") for number, name in people
                               if number in alive_after_all],
        }
        for feed, rows in deliveries.items():
            self.import_feed(feed, self.write(feed + ".csv", delivery(feed, rows)), daemon=seed)
        self.assertEqual(seed.stop(), 0)

        undisturbed = self.verified_copy("undisturbed")
        self.assertGreater(len(undisturbed), len(dead))
        done = "SELECT count(*) FROM job_partitions WHERE done = 1"
        points = {
            "as it begins": "SELECT state = 2 FROM jobs WHERE id > {before}",
            "after a partition": f"SELECT ({done}) = 1",
            "after two": f"SELECT ({done}) = 2",
            "while cases are drawn up": "SELECT phase = 'conclude' FROM jobs WHERE id > {before}",
        }
        for name, reached in points.items():
            with self.subTest(f"killed {name}"):
                self.assertEqual(self.verified_copy(name, reached, may_have_ended="cases" in name), undisturbed)

    def verified_copy(self, name, kill_at=None, may_have_ended=False):
        """The findings and cases of a verification on a copy of the seed's state, killed on the way when told so."""
        state = self.folder / name.replace(" ", "_")
        shutil.copytree(self.folder / "seed", state)
        daemon = self.start_daemon(state)
        if kill_at:
            body = json.dumps({"as_of": AS_OF})
            unfinished = self.kill_when(daemon, lambda: daemon.request("POST", "/v1/verifications", body), kill_at)
            self.assertTrue(unfinished or may_have_ended, "it had ended before it could be killed")
            daemon = self.start_daemon(state)
            self.assertEqual(daemon.wait_for_job(job_has_ended)["state"], "done")
        else:
            self.run_ctl("verify", "run", "--as-of", AS_OF, daemon=daemon)
        cases = self.run_ctl("case", "list", "-o", "json", daemon=daemon).json()["cases"]
        found = self.findings(daemon), sorted((case["subject"], case["state"], case["checks"]) for case in cases)
        daemon.kill()
        shutil.rmtree(state)
        return found[0] + found[1]

    def test_sigterm_ends_at_a_safe_point_and_the_job_goes_on_afterwards(self):
        daemon = self.start_daemon(self.folder / "state")
        path, rows = self.payments_file("108.00")
        watching = daemon.spawn_ctl("feed", "import", "payments", path)
        daemon.wait_for_job(lambda job: job["state"] == "running")
        self.assertEqual(daemon.stop(), 0)
        _, err = watching.communicate()
        self.assertNotEqual(watching.returncode, 0)
        self.assertIn("The job goes on when benefitd is back: benefitctl job watch 1", err)
        self.assertFalse(daemon.socket.exists(), "the socket is left behind")

        daemon = self.start_daemon(self.folder / "state")
        watched = self.run_ctl("job", "watch", 1, daemon=daemon)
        self.assertIn(f"accepted                  {rows}", watched.out)


class StateFolder(DaemonTest):
    def test_a_second_daemon_on_the_same_state_is_refused(self):
        second = self.refuse_daemon(self.daemon.state, "--socket", self.folder / "other.sock")
        self.assertEqual(second.process.returncode, STATE_LOCKED)
        self.assertIn(str(self.daemon.process.pid), self.daemon.log_text())
        self.assert_up()

    def test_a_state_of_a_newer_version_is_refused_and_left_alone(self):
        self.assertEqual(self.daemon.stop(), 0)
        path = self.daemon.state / "benefitd.db"
        with contextlib.closing(sqlite3.connect(path)) as store:
            known = store.execute("PRAGMA user_version").fetchone()[0]
            store.execute(f"PRAGMA user_version = {known + 1}")
        refused = self.refuse_daemon(self.daemon.state)
        self.assertEqual(refused.process.returncode, SCHEMA_NEWER)
        self.assertIn(f"schema {known + 1}", refused.log_text())
        with contextlib.closing(sqlite3.connect(path)) as store:
            self.assertEqual(store.execute("PRAGMA user_version").fetchone()[0], known + 1)
            store.execute(f"PRAGMA user_version = {known}")
        self.start_daemon(self.daemon.state)

    def test_another_programs_database_is_refused(self):
        state = self.folder / "foreign"
        state.mkdir()
        with contextlib.closing(sqlite3.connect(state / "benefitd.db")) as store:
            store.execute("CREATE TABLE diary (day TEXT)")
            store.commit()
        self.assertIn("another program", self.refuse_daemon(state).log_text())


class FullDisk(DaemonTest):
    daemon_arguments = None
    in_small_room = ["unshare", "--mount", "sh", "-c",
                     'mount -t tmpfs -o size=12m,mode=700 tmpfs "$0" && exec "$@"']

    def setUp(self):
        require_root(self)
        super().setUp()
        state = self.folder / "state"
        state.mkdir()
        tried = subprocess.run([*self.in_small_room, state, "true"], capture_output=True, text=True)
        if tried.returncode != 0:
            self.skipTest(f"no small disk can be mounted here: {tried.stderr.strip()}")
        self.daemon = self.start_daemon(state, "--socket", self.folder / "s.sock",
                                        prefix=[*self.in_small_room, state])
        self.daemon.socket = self.folder / "s.sock"

    def test_a_delivery_that_does_not_fit_is_refused_whole_and_a_smaller_one_taken(self):
        people = list(numbers(4000))

        def payments(years):
            rows = [row for number, name in people for row in payment_rows(number, name, months(2018 - years, 2017))]
            return self.write("p.csv", delivery("payments", rows))

        too_large = self.run_ctl("feed", "import", "payments", payments(4), expect=DISK_FULL)  # not even received
        self.assertIn("hint:", too_large.err)
        self.assert_up()
        self.run_ctl("feed", "import", "payments", payments(2), expect=DISK_FULL)  # received, but no room for its rows
        self.assert_up()
        self.assertEqual(self.run_ctl("feed", "batches", "-o", "json").json()["batches"], [])

        number = citizen_id(1)
        small = self.write("small.csv", delivery("payments", payment_rows(number, "王一", ["2018-03"])))
        self.assertEqual(self.import_feed("payments", small)["batch"]["rows_accepted"], 1)
        person = self.run_ctl("person", "show", number, "-o", "json").json()
        self.assertEqual(len(person["payments"]["list"]), 1)


if __name__ == "__main__":
    main()
