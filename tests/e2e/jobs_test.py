"""Long work that is paused, goes on, is given up, or done over: nothing is lost, doubled or half there."""

import contextlib
import json
import shutil
import sqlite3
import time

from harness import CONFLICT, NOT_FOUND, PATIENCE, DaemonTest, main
from people import citizen_id, delivery, months, payment_rows, roll_row

AS_OF = "2018-04-10"
CANCELLED = 18


def people(count):
    """So many different people, some of them born in each year from 1930 on."""
    for index in range(count):
        year, sequence = divmod(index, 900)
        yield citizen_id(sequence + 100, birth=f"{1930 + year % 25}0{1 + year // 25 % 9}12"), "王明"


class Verification(DaemonTest):
    """A county that takes a while, paid after a fortieth of it has died."""

    def setUp(self):
        super().setUp()
        known = list(people(180_000))  # nine partitions: what is asked after the first comes before the last
        deliveries = {
            "roll": [roll_row(number, name, benefit_from="2017-12") for number, name in known],
            "payments": [row for number, name in known for row in payment_rows(number, name, ["2018-02"])],
            "deaths-health": [(number, name, "2018-01-05", "130225") for number, name in known[::40]],
        }
        for feed, rows in deliveries.items():
            self.import_feed(feed, self.write(feed + ".csv", delivery(feed, rows)))

    def begin(self):
        """Gives the number of the job."""
        return self.daemon.request("POST", "/v1/verifications", json.dumps({"as_of": AS_OF}))[1]["job"]

    def wait_for_partitions(self, count):
        deadline = time.monotonic() + PATIENCE
        with contextlib.closing(sqlite3.connect(f"file:{self.daemon.state}/benefitd.db?mode=ro", uri=True)) as store:
            while store.execute("SELECT count(*) FROM job_partitions WHERE done = 1").fetchone()[0] < count:
                self.assertLess(time.monotonic(), deadline, self.daemon.log_text())

    def job(self, number):
        return next(job for job in self.run_ctl("job", "list", "-o", "json").json()["jobs"] if job["job"] == number)

    def wait_for_state(self, number, state):
        deadline = time.monotonic() + PATIENCE
        while self.job(number)["state"] != state:
            self.assertLess(time.monotonic(), deadline, self.daemon.log_text())
        return self.job(number)

    def undisturbed(self):
        """The findings of a verification on a copy of the state as it is now; the daemon is started anew."""
        self.assertEqual(self.daemon.stop(), 0)
        shutil.copytree(self.daemon.state, self.folder / "undisturbed")
        other = self.start_daemon(self.folder / "undisturbed")
        self.run_ctl("verify", "run", "--as-of", AS_OF, daemon=other)
        found = self.findings(other)
        other.kill()
        self.daemon = self.start_daemon(self.daemon.state)
        return found

    def test_a_paused_one_stands_still_over_a_kill_and_finds_the_same_when_it_goes_on(self):
        undisturbed = self.undisturbed()
        self.assertGreater(len(undisturbed), 1000)
        number = self.begin()
        self.wait_for_partitions(1)
        said = self.run_ctl("job", "pause", number).out
        self.assertRegex(said, "is paused|stops at its next safe point")
        paused = self.wait_for_state(number, "paused")
        self.assertIsNone(paused["finished_at"])
        self.assertIsNone(paused["wish"])

        self.daemon.kill()
        self.daemon = self.start_daemon(self.daemon.state)
        # What is behind it goes on.
        number_of_other = citizen_id(5, birth="19400101")
        path = self.write("one.csv", delivery("traces-of-life", [(number_of_other, "李四", "hospital_stay", "2018-01-02")]))
        self.import_feed("traces-of-life", path)
        self.assertEqual(self.job(number)["state"], "paused")
        status = self.run_ctl("status", "-o", "json").json()
        self.assertEqual((status["jobs_running"], status["jobs_paused"]), (0, 1))

        self.assertIn("goes on", self.run_ctl("job", "resume", number).out)
        self.run_ctl("job", "watch", number)
        self.assertEqual(self.job(number)["state"], "done")
        self.assertEqual(self.findings(), undisturbed)

    def test_one_that_is_given_up_opens_no_case_and_the_next_one_looks_at_everyone(self):
        undisturbed = self.undisturbed()
        number = self.begin()
        self.wait_for_partitions(1)
        self.run_ctl("job", "cancel", number)
        self.run_ctl("job", "watch", number, expect=CANCELLED)
        self.assertEqual(self.job(number)["state"], "cancelled")
        self.assertEqual(self.run_ctl("case", "list", "-o", "json").json()["cases"], [])
        for wish in ("pause", "resume", "cancel"):
            self.assertIn("has ended", self.run_ctl("job", wish, number, expect=CONFLICT).err)
        result = self.run_ctl("verify", "run", "--as-of", AS_OF, "-o", "json").json()
        self.assertTrue(result["everyone"])
        self.assertEqual(self.findings(), undisturbed)
        self.assertNotEqual(self.run_ctl("case", "list", "-o", "json").json()["cases"], [])

    def test_one_that_a_later_one_has_overtaken_is_not_gone_on_with(self):
        first = self.begin()
        self.wait_for_partitions(1)
        self.run_ctl("job", "pause", first)
        self.wait_for_state(first, "paused")
        self.run_ctl("verify", "run", "--as-of", AS_OF)
        found = self.findings()
        self.run_ctl("job", "resume", first)
        overtaken = self.run_ctl("job", "watch", first, expect=CONFLICT)
        self.assertIn("has begun since", overtaken.err)
        self.assertEqual(self.findings(), found)

    def test_a_full_one_shows_that_the_ones_before_left_nothing_out(self):
        self.run_ctl("verify", "run", "--as-of", AS_OF)
        number = citizen_id(5, birth="19400101")
        self.import_feed("roll", self.write("more.csv", delivery("roll", [roll_row(number, "李四")])),
                         "--delivery", "more")
        self.import_feed("deaths-health", self.write("dead.csv", delivery(
            "deaths-health", [(number, "李四", "2018-01-05", "130225")])), "--delivery", "more")
        self.import_feed("payments", self.write("paid.csv", delivery(
            "payments", payment_rows(number, "李四", ["2018-03"]))), "--delivery", "more")
        only_new = self.run_ctl("verify", "run", "--as-of", AS_OF, "-o", "json").json()
        self.assertFalse(only_new["everyone"])
        self.assertGreater(only_new["changes"]["appeared"], 0)
        full = self.run_ctl("verify", "run", "--as-of", AS_OF, "--full", "-o", "json").json()
        self.assertTrue(full["everyone"])
        self.assertEqual(full["changes"], {"appeared": 0, "changed": 0, "withdrawn": 0})


class Import(DaemonTest):
    def test_a_paused_one_begins_anew_and_one_that_is_given_up_leaves_nothing(self):
        rows = [row for number, name in people(6000)
                for row in payment_rows(number, name, months(2015, 2017))]
        path = self.write("payments.csv", delivery("payments", rows))
        watching = self.daemon.spawn_ctl("feed", "import", "payments", path)
        number = self.daemon.wait_for_job(lambda job: job["state"] == "running")["job"]
        self.run_ctl("job", "pause", number)
        self.daemon.wait_for_job(lambda job: job["state"] == "paused")
        self.assertNotEqual(list((self.daemon.state / "spool").iterdir()), [])
        self.daemon.kill()
        watching.communicate()
        self.daemon = self.start_daemon(self.daemon.state)
        self.run_ctl("job", "resume", number)
        self.assertIn(f"accepted                  {len(rows)}", self.run_ctl("job", "watch", number).out)

        other = self.write("other.csv", delivery("payments", [(*row[:4], "109.00", *row[5:]) for row in rows]))
        watching = self.daemon.spawn_ctl("feed", "import", "payments", other, "--delivery", "other")
        number = self.daemon.wait_for_job(lambda job: job["state"] == "running")["job"]
        self.run_ctl("job", "cancel", number)
        _, err = watching.communicate()
        self.assertEqual(watching.returncode, CANCELLED, err)
        batches = self.run_ctl("feed", "batches", "-o", "json").json()["batches"]
        self.assertEqual([batch["delivery"] for batch in batches], ["payments.csv"])
        self.assertEqual(list((self.daemon.state / "spool").iterdir()), [])
        recorded = self.run_ctl("audit", "list", "-o", "json").json()["entries"]
        self.assertEqual(sorted((entry["what"], entry["detail"]) for entry in recorded if entry["what"].startswith("job.")),
                         [("job.cancel", f"job {number}"), ("job.pause", "job 1"), ("job.resume", "job 1")])

    def test_what_is_wished_of_a_job_that_is_not_there_or_has_ended_is_refused(self):
        self.assertIn("there is no job 7", self.run_ctl("job", "pause", 7, expect=NOT_FOUND).err)
        path = self.write("p.csv", delivery("payments", payment_rows(citizen_id(1), "王一", ["2018-03"])))
        self.import_feed("payments", path)
        self.assertIn("has ended", self.run_ctl("job", "cancel", 1, expect=CONFLICT).err)
        recorded = self.run_ctl("audit", "list", "-o", "json").json()["entries"]
        self.assertEqual([entry for entry in recorded if entry["what"].startswith("job.")], [])


if __name__ == "__main__":
    main()
