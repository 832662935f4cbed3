"""What decided cases say of the checks, and the random arm, with the real programs over the real socket.

The daemon runs as another user than root, so that root and that user are two officers with every role."""

import re
import shutil
import subprocess
import unittest

from harness import BAD_REQUEST, NOT_FOUND, SOURCE, InstalledDaemonTest, main
from people import citizen_id, delivery, months, payment_rows, roll_row

PEOPLE = 14


def name_of(number):
    return "王" + "一二三四五六七八九十甲乙丙丁"[number - 1]


def policy_that_draws_all():
    policy = (SOURCE / "verify/policy/default_policy.toml").read_text()
    return re.sub(r"per_million = \d+", "per_million = 1000000", policy)


class Learning(InstalledDaemonTest):
    def setUp(self):
        super().setUp()
        shutil.copy(self.write("policy.toml", policy_that_draws_all()), self.home / "policy.toml")
        (self.home / "benefitd.toml").write_text(f'policy = "{self.home / "policy.toml"}"\n')
        self.start("--config", self.home / "benefitd.toml")
        service = subprocess.run(["id", "-nu", str(self.SERVICE_UID)], capture_output=True, text=True).stdout.strip()
        self.run_ctl("officer", "register", service or f"uid:{self.SERVICE_UID}", "-", "--name", "李强",
                     stdin=citizen_id(12, birth="19810101"))
        self.second("officer", "register", "root", "-", "--name", "赵敏", stdin=citizen_id(11, birth="19800101"))
        people = [(citizen_id(n), name_of(n)) for n in range(1, PEOPLE + 1)]
        payments = [row for number, name in people for row in payment_rows(number, name, months(2017, 2018, 3))]
        for feed, rows in (("roll", [roll_row(*one) for one in people]), ("payments", payments),
                           ("deaths-health", [(*one, "2017-10-05", "130225") for one in people])):
            self.import_feed(feed, self.write(feed + ".csv", delivery(feed, rows)))

    def decide(self, case, outcome, *more):
        return self.run_ctl("case", "decide", case, "--outcome", outcome, "--reason", "looked at it", "--yes", "-o",
                            "json", *more).json()

    def cases(self, kind):
        return sorted(one["case"] for one in
                      self.run_ctl("case", "list", "--kind", kind, "-o", "json").json()["cases"])

    def test_outcomes_mark_a_check(self):
        self.run_ctl("verify", "run", "--as-of", "2018-04-10")
        cases = self.cases("payment_in_doubt")
        self.assertEqual(len(cases), PEOPLE)
        for case in cases[:10]:
            self.decide(case, "registry_wrong")
        for case in cases[10:12]:
            self.decide(case, "death_reported_late")
            self.second("case", "confirm", case, "--reason", "the certificate is there", "--yes")
        shown = self.run_ctl("case", "show", cases[12]).out
        self.assertIn("wrong in 10 of 12 decided cases (52 to 98 %)", shown)
        self.assertIn("12件办结案件", self.run_ctl("case", "show", cases[12], language="zh_CN.UTF-8").out)
        self.assertIn("10 of 12 decided cases", self.run_ctl("check", "list").out)
        self.assertIn("10 of 12 decided cases", self.run_ctl("check", "explain", "D1").out)
        said = self.run_ctl("case", "review", "--case", cases[12], "--plain", stdin="q\n").out
        self.assertIn("10 of 12 decided cases", " ".join(said.split()))

        number = self.run_ctl("case", "show", cases[0], "-o", "json").json()["subject"]
        self.run_ctl("verify", "run", "--as-of", "2018-04-10")
        report = self.run_ctl("report", "fairness", "--check", "D1", "-o", "json").json()
        everybody = next(one for one in report["groups"] if one["grouped_by"] == "everybody")
        self.assertEqual((everybody["right"], everybody["wrong"]), (2, 10))
        self.assertEqual(everybody["recipients"], PEOPLE)
        self.assertNotIn(number, self.run_ctl("report", "fairness", "-o", "json").out)
        self.assertIn("everybody", self.run_ctl("report", "fairness", "-o", "csv").out)
        page = self.run_ctl("report", "fairness").out
        self.assertIn("does not mean that somebody cheated", page)
        self.assertIn("检查准确并不等于有人欺诈", self.run_ctl("report", "fairness", language="zh_CN.UTF-8").out)
        self.assertNotIn("王一", page)

    def test_a_month_is_drawn_answered_and_estimated(self):
        drawn = self.run_ctl("sample", "draw", "--month", "2018-03", "-o", "json").json()
        self.assertEqual(drawn["strata"], [{"kind": "payment", "stratum": "resident_pension", "units": PEOPLE,
                                            "drawn": PEOPLE, "drawn_now": PEOPLE, "left": 0}])
        again = self.run_ctl("sample", "draw", "--month", "2018-03", "-o", "json").json()["strata"][0]
        self.assertEqual((again["drawn"], again["drawn_now"]), (PEOPLE, 0))
        chosen = self.cases("chosen_by_lot")
        self.assertEqual(len(chosen), PEOPLE)

        page = self.run_ctl("case", "next", "--kind", "chosen_by_lot").out
        self.assertIn("Chosen by lot", page)
        self.assertIn("not suspected of anything", page)
        self.assertNotIn("Money in yuan", page)
        self.decide(chosen[0], "death_reported_late")
        self.second("case", "confirm", chosen[0], "--reason", "so it is", "--yes")
        for case in chosen[1:-1]:
            self.decide(case, "in_order")
        report = self.run_ctl("report", "fairness", "--since", "2018-01-01", "-o", "json").json()
        payments = next(one for one in report["sample"] if one["kind"] == "payment")
        self.assertEqual((payments["units"], payments["drawn"], payments["answered"]), (PEOPLE, PEOPLE, PEOPLE - 1))
        late = next(one for one in payments["wrong"] if one["outcome"] == "death_reported_late")
        self.assertAlmostEqual(late["units"]["value"], PEOPLE / (PEOPLE - 1))
        self.assertAlmostEqual(late["money"]["value"], 10800 * PEOPLE / (PEOPLE - 1))
        # No run had looked at anybody: no check had seen it.
        self.assertAlmostEqual(late["unseen"]["value"], late["units"]["value"])
        self.assertIn("chosen by lot", self.run_ctl("report", "fairness", "--since", "2018-01-01").out)

        # A person who left between draw and answer: the case closes when the payments are replaced.
        others = [row for n in range(1, PEOPLE) for row in payment_rows(citizen_id(n), name_of(n), months(2017, 2018, 3))]
        self.import_feed("payments", self.write("payments.csv", delivery("payments", others)))
        left = self.run_ctl("sample", "draw", "--month", "2018-03", "-o", "json").json()["strata"][0]
        self.assertEqual((left["units"], left["left"]), (PEOPLE - 1, 1))

    def test_what_cannot_be_drawn_is_refused(self):
        for month, status in (("2099-01", BAD_REQUEST), ("2018-13", BAD_REQUEST), ("2015-03", NOT_FOUND)):
            result = self.run_ctl("sample", "draw", "--month", month, expect=status)
            self.assertEqual(result.out, "")
        report = self.run_ctl("report", "fairness").out
        self.assertIn("no case was decided", report)
        self.assertIn("Nothing of these months was chosen by lot", report)


if __name__ == "__main__":
    main()
