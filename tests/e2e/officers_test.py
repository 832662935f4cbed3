"""Who may do what: two officers for what hurts a recipient, strangers kept out, reads on record.

The daemon runs as another user than root, so that root and that user are two officers (both may do everything)
and everybody else is a stranger. They run what is installed, since they may not look into a home that holds the
checkout.
"""

import pwd

from harness import CONFLICT, FORBIDDEN, SECOND_PERSON, InstalledDaemonTest, ctl, main
from people import citizen_id, delivery, months, payment_rows, roll_row

STRANGER_UID = 65533
NOBODY = pwd.getpwuid(InstalledDaemonTest.SERVICE_UID).pw_name


class Officers(InstalledDaemonTest):
    def setUp(self):
        super().setUp()
        self.start()

    def open_case(self):
        """A case of somebody paid after a recorded death."""
        number, name = citizen_id(1), "王一"
        self.import_feed("roll", self.write("roll.csv", delivery("roll", [roll_row(number, name)])))
        self.import_feed("payments", self.write("p.csv", delivery("payments", payment_rows(number, name,
                                                                                           months(2017, 2018, 3)))))
        self.import_feed("deaths-health", self.write("d.csv", delivery("deaths-health",
                                                                       [(number, name, "2017-10-05", "130225")])))
        self.run_ctl("verify", "run", "--as-of", "2018-04-10")
        return self.run_ctl("case", "list", "--check", "D1", "-o", "json").json()["cases"][0]["case"]

    def decide(self, case, outcome):
        return ("case", "decide", case, "--outcome", outcome, "--reason", "as the village says", "--yes", "-o", "json")

    def test_a_second_officer_confirms_what_hurts_the_recipient(self):
        case = self.open_case()
        self.run_ctl("case", "take", case)
        self.run_ctl(*self.decide(case, "death_reported_late"), expect=FORBIDDEN)  # who is root, as a person?
        self.run_ctl("officer", "register", NOBODY, "-", "--name", "李强", stdin=citizen_id(11))
        self.second("officer", "register", "root", "-", "--name", "赵敏", stdin=citizen_id(12))
        proposed = self.run_ctl(*self.decide(case, "death_reported_late")).json()
        self.assertEqual((proposed["state"], proposed["proposed_by"]), ("proposed", "root"))
        confirm = ("case", "confirm", case, "--reason", "read the file", "--yes", "-o", "json")
        refused = self.run_ctl(*confirm, expect=SECOND_PERSON)
        self.assertEqual(refused.out, "")
        self.second(*self.decide(case, "fraud_suspected"), expect=CONFLICT)
        self.run_ctl("case", "take-back", case)
        self.second(*confirm, expect=CONFLICT)
        self.run_ctl(*self.decide(case, "death_reported_late"))
        decided = self.second(*confirm).json()
        self.assertEqual((decided["state"], decided["outcome"]), ("decided", "death_reported_late"))
        actors = [event["actor"] for event in self.run_ctl("case", "show", case, "-o", "json").json()["events"]]
        self.assertEqual(len(set(actors) - {"benefitd"}), 2)

    def test_a_case_is_passed_on_to_another_officer(self):
        case = self.open_case()
        self.run_ctl("case", "take", case)
        self.run_ctl("case", "transfer", case, "--to", NOBODY, "--reason", "He knows the village.")
        shown = self.run_ctl("case", "show", case, "-o", "json").json()
        self.assertEqual(shown["taken_by"], NOBODY)
        self.assertEqual([event["what"] for event in shown["events"]][-2:], ["taken", "transferred"])
        steps = {step["command"]: step["refusal"] for step in shown["steps"]}
        self.assertIn("--over", steps["case take"]["hint"])
        self.run_ctl("case", "take", case, expect=CONFLICT)
        self.assertIn("another officer", steps["notice serve"]["what"])

    def test_a_wrong_record_is_set_aside_for_good(self):
        case = self.open_case()
        self.run_ctl("case", "take", case)
        self.run_ctl(*self.decide(case, "registry_wrong"), expect=FORBIDDEN)  # who is root, as a person?
        self.second("officer", "register", "root", "-", "--name", "赵敏", stdin=citizen_id(12))
        self.run_ctl(*self.decide(case, "registry_wrong"))
        self.run_ctl("verify", "run", "--as-of", "2018-04-10")
        checks = {finding["check"] for finding in self.run_ctl("finding", "list", "-o", "json").json()["findings"]}
        self.assertFalse(checks & {"D1", "D3"}, checks)

    def test_a_stranger_is_kept_out(self):
        result = ctl("status", socket_path=self.daemon.socket, prefix=self.as_user(STRANGER_UID),
                     program=self.installed / "bin" / "benefitctl")
        self.assertEqual(result.status, FORBIDDEN, str(result))
        self.assertIn("hint:", result.err)
        self.assertEqual(result.out, "")


if __name__ == "__main__":
    main()
