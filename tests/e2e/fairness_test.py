"""Nobody is suspended unfairly, proof of life puts it right, and a false death is repaired in one step.

The daemon runs as another user than root, so that root and that user are two officers with every role. What has to lie
in the past (the day on which a case was opened) is put there while the daemon is down: there is no other clock.
"""

import datetime
import re
import shutil
import sqlite3
import subprocess
import unittest

from harness import BAD_REQUEST, CONFLICT, FORBIDDEN, SECOND_PERSON, SOURCE, InstalledDaemonTest, main
from people import HEADERS, citizen_id, delivery, payment_rows, roll_row

TODAY = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=8)).date()
PERSON, NAME = citizen_id(1), "王一"
for source in ("health", "police", "village"):
    HEADERS[f"deaths-{source}"] = "id_number,name,death_date,county_code,recorded_on"


def day(ago):
    return str(TODAY - datetime.timedelta(days=ago))


def month(ago):
    """The month so many months before this one."""
    index = TODAY.year * 12 + TODAY.month - 1 - ago
    return f"{index // 12}-{index % 12 + 1:02}"


# Ten months ago, well within the months that were paid.
DEATH = month(10) + "-05"


def generous_policy():
    """The policy that ships, with a period that can run out within a test, and with the years of today."""
    policy = (SOURCE / "verify/policy/default_policy.toml").read_text()
    policy = re.sub(r"working_days = \d+", "working_days = 1", policy)
    policy = re.sub(r"(\[\[notice_recorded_within\]\]\nfrom = 2018-01-01\ndays = )\d+", r"\g<1>10", policy)
    return policy + '\n[[holiday_years]]\nfrom = 2020-01-01\nto = 2099-12-31\nlegal_basis = "no holidays"\n'


class Fairness(InstalledDaemonTest):
    def setUp(self):
        super().setUp()
        shutil.copy(self.write("policy.toml", generous_policy()), self.home / "policy.toml")
        (self.home / "benefitd.toml").write_text(f'policy = "{self.home / "policy.toml"}"\n')
        self.start_service()

    def start_service(self):
        self.start("--config", self.home / "benefitd.toml")

    def step(self, *arguments, **options):
        return self.run_ctl(*arguments, "--yes", "-o", "json", **options).json()

    def refused(self, status, text, *arguments, by=None):
        result = (by or self.run_ctl)(*arguments, "--yes", expect=status)
        self.assertIn(text, result.err)
        self.assertIn("hint:", result.err)
        self.assertEqual(result.out, "")

    def register_both(self, root_number=citizen_id(11, birth="19800101"),
                      service_number=citizen_id(12, birth="19810101")):
        service = subprocess.run(["id", "-nu", str(self.SERVICE_UID)], capture_output=True, text=True).stdout.strip()
        self.service_name = service or f"uid:{self.SERVICE_UID}"
        self.run_ctl("officer", "register", self.service_name, "-", "--name", "李强", stdin=service_number)
        self.second("officer", "register", "root", "-", "--name", "赵敏", stdin=root_number)

    def deaths(self, feed, name, death_date=DEATH, recorded_on=month(10) + "-08"):
        row = (PERSON, NAME, death_date, "130225", recorded_on)
        return self.import_feed(feed, self.write(f"{name}.csv", delivery(feed, [row])), "--delivery", name)

    def open_case(self):
        """Paid until three months ago though recorded dead by health."""
        paid = [month(ago) for ago in range(20, 2, -1)]
        self.import_feed("roll", self.write("roll.csv", delivery("roll", [roll_row(PERSON, NAME)])))
        # Somebody else is paid on: the lists of the months since have come, and the person is not on them.
        others = payment_rows(citizen_id(7), "钱多多", [month(ago) for ago in range(20, 0, -1)])
        self.import_feed("payments", self.write("p.csv", delivery(
            "payments", payment_rows(PERSON, NAME, paid) + others)))
        self.deaths("deaths-health", "health-1")
        self.verify()
        case = self.run_ctl("case", "list", "-o", "json").json()["cases"][0]["case"]
        self.run_ctl("case", "take", case)
        return case

    def verify(self):
        self.run_ctl("verify", "run", "--as-of", TODAY)

    def age_case(self, case, days, delivered_by="importer"):
        """As if the case had been opened, and all been delivered by somebody else, so many days ago."""
        self.daemon.stop()
        with sqlite3.connect(self.home / "state" / "benefitd.db") as store:
            store.execute("UPDATE cases SET opened_at = opened_at - ? WHERE id = ?", (days * 86_400_000, case))
            store.execute("UPDATE batches SET received_at = received_at - ?, received_by = ?",
                          (days * 86_400_000, delivered_by))
        store.close()
        for file in (self.home / "state").glob("benefitd.db*"):
            shutil.chown(file, self.SERVICE_UID, self.SERVICE_UID)
        self.start_service()

    def serve(self, case, served_on):
        return ("notice", "serve", case, "--served-on", served_on, "--how", "in_person")

    def propose(self, case):
        return ("suspension", "propose", case, "--reason", "no reply")

    def confirm(self, case):
        return ("suspension", "confirm", case, "--reason", "read the file")

    def ready_case(self, delivered_by="importer"):
        """A case with two sources and a notice whose period is over."""
        case = self.open_case()
        self.deaths("deaths-police", "police-1", month(10) + "-06", recorded_on=month(10) + "-11")
        self.age_case(case, 30, delivered_by)
        self.step(*self.serve(case, day(9)))
        return case

    def test_unfair_attempts_are_refused_one_by_one(self):
        case = self.open_case()
        self.refused(CONFLICT, "needs a served notice", *self.propose(case))
        self.refused(BAD_REQUEST, "has not come yet", *self.serve(case, day(-1)))
        self.refused(BAD_REQUEST, "within 10 days", *self.serve(case, day(11)))
        self.refused(BAD_REQUEST, "older than its case", *self.serve(case, day(1)))
        self.age_case(case, 30)
        self.step(*self.serve(case, day(9)))
        self.refused(CONFLICT, "already", *self.serve(case, day(0)))
        self.refused(FORBIDDEN, "which person", *self.propose(case))
        self.register_both()
        self.refused(CONFLICT, "two independent sources", *self.propose(case))
        # The same supplier again, in another file; and the very same file as if it were the police's.
        self.deaths("deaths-health", "health-2", month(10) + "-06", recorded_on=month(10) + "-12")
        self.refused(CONFLICT, "two independent sources", *self.propose(case))
        self.import_feed("deaths-health", self.write("empty.csv", delivery("deaths-health", [])), "--delivery",
                         "health-2")
        self.import_feed("deaths-police", self.folder / "health-1.csv", "--delivery", "copy")
        self.refused(CONFLICT, "two independent sources", *self.propose(case))
        # A copy with other days, recorded on the same one; and a record that came after the notice was served.
        self.deaths("deaths-police", "copy", month(10) + "-06")
        self.refused(CONFLICT, "two independent sources", *self.propose(case))
        self.deaths("deaths-village", "village-1", month(10) + "-07", recorded_on="")
        self.refused(CONFLICT, "two independent sources", *self.propose(case))
        self.deaths("deaths-village", "village-1", month(10) + "-07", recorded_on=month(10) + "-15")
        self.run_ctl("reply", "record", case, "She is in hospital in Tangshan.")
        self.refused(CONFLICT, "needs a served notice", *self.propose(case))
        self.refused(BAD_REQUEST, "was stopped", *self.serve(case, day(1)))
        self.step(*self.serve(case, day(0)))
        # Whoever delivered the records does not propose, and nobody else does before the period is over.
        self.refused(SECOND_PERSON, "has delivered a death record", *self.propose(case))
        self.run_ctl("case", "release", case)
        self.refused(CONFLICT, "may reply until", *self.propose(case), by=self.second)
        self.assertEqual(self.run_ctl("suspension", "list", "-o", "json").json()["suspensions"][0]["state"], "noticed")

    def test_a_fair_one_takes_two_people_and_proof_of_life_lifts_it_with_back_pay(self):
        case = self.ready_case()
        self.register_both()
        shown = self.run_ctl(*self.propose(case), "--dry-run").out
        self.assertIn("Would follow:", shown)
        proposed = self.step(*self.propose(case), "--request", "k1")
        self.assertEqual(proposed["suspension"]["state"], "proposed")
        again = self.step(*self.propose(case), "--request", "k1")  # the connection broke, the clerk tries again
        self.assertTrue(again["repeated"])
        self.assertEqual(again["version"], proposed["version"])
        self.refused(SECOND_PERSON, "proposed it cannot confirm", *self.confirm(case))
        self.refused(CONFLICT, "changed meanwhile", *self.confirm(case), "--seen", proposed["version"] - 1,
                     by=self.second)
        confirmed = self.second(*self.confirm(case), "--yes", "-o", "json").json()
        self.assertEqual(confirmed["suspension"]["state"], "in_force")
        self.assertEqual(len(confirmed["suspension"]["suppliers"]), 2)
        self.import_feed("traces-of-life", self.write("t.csv", delivery("traces-of-life",
                                                                        [(PERSON, NAME, "counter_visit", day(2))])))
        self.verify()
        ended = self.run_ctl("suspension", "list", "--all", "-o", "json").json()["suspensions"][0]
        self.assertEqual((ended["state"], ended["ended_because"], ended["ended_by"]),
                         ("lifted", "seen_alive", "benefitd"))
        # Two full months since the last paid one, at 108.00.
        case_now = self.run_ctl("case", "show", case, "-o", "json").json()
        self.assertEqual([(p["months"], p["per_month"], p["owed"]) for p in case_now["back_pay"]],
                         [(2, 10800, 21600)])
        self.assertTrue(any(event["what"] == "back_pay" for event in case_now["events"]))

    def test_who_delivered_the_records_neither_proposes_nor_confirms(self):
        case = self.ready_case(delivered_by="root")
        self.register_both()
        self.refused(SECOND_PERSON, "has delivered a death record", *self.propose(case))
        self.run_ctl("case", "release", case)
        self.second(*self.propose(case), "--yes")
        self.refused(SECOND_PERSON, "has delivered a death record", *self.confirm(case))

    def test_two_accounts_of_one_person_are_one_person(self):
        case = self.ready_case()
        self.register_both(service_number=citizen_id(11, birth="19800101"))
        self.step(*self.propose(case))
        self.refused(SECOND_PERSON, "one person", *self.confirm(case), by=self.second)
        # A new number for one of them does not make it two people.
        self.run_ctl("officer", "register", self.service_name, "-", "--name", "李强", stdin=citizen_id(13))
        self.refused(SECOND_PERSON, "one person", *self.confirm(case), by=self.second)
        self.run_ctl("officer", "register", "root", "-", "--name", "x", stdin=citizen_id(14), expect=FORBIDDEN)

    def test_a_false_death_is_repaired_and_the_repair_undone(self):
        case = self.open_case()
        self.register_both()
        repair = ("death", "repair", "-", "--seen-on", day(0), "--evidence", "at the counter with her card")
        self.run_ctl(*repair, "--yes", "--dry-run", stdin=PERSON)
        self.assertEqual(self.run_ctl("case", "show", case, "-o", "json").json()["state"], "taken")
        repaired = self.step(*repair, stdin=PERSON)
        self.assertEqual((repaired["state"], repaired["outcome"]), ("decided", "registry_wrong"))
        self.assertEqual([p["owed"] for p in repaired["back_pay"]], [21600])
        whats = [event["what"] for event in self.run_ctl("case", "show", case, "-o", "json").json()["events"]]
        for what in ("benefits_on", "certified", "disputed", "letter_to_write", "request_to_write", "decided"):
            self.assertIn(what, whats)
        # The same death, delivered anew under another name: never used again.
        self.write("again.csv", delivery("deaths-health", [(PERSON, NAME, DEATH, "130225", month(10) + "-08")]) + "\n")
        self.import_feed("deaths-health", self.folder / "again.csv", "--delivery", "again")
        self.verify()
        self.assertFalse({f["check"] for f in self.run_ctl("finding", "list", "-o", "json").json()["findings"]}
                         & {"D1", "D3", "D4"})
        restore = ("death", "restore", "-", "--reason", "it was her sister")
        self.run_ctl(*restore, "--yes", stdin=PERSON, expect=SECOND_PERSON)
        restored = self.second(*restore, "--yes", "-o", "json", stdin=PERSON).json()
        self.assertEqual((restored["case"], restored["state"]), (case, "open"))
        self.verify()
        self.assertIn("D1", {f["check"] for f in self.run_ctl("finding", "list", "-o", "json").json()["findings"]})


if __name__ == "__main__":
    main()
