"""Files that a supplier drops into a folder, taken by the real benefitctl for the real benefitd."""

import hashlib
import os

import harness

ROLL = ("id_number,name,sex,birth_date,scheme,county_code,town,village,account,enrolled_on,benefit_from\n"
        "130225194503120027,王秀英,女,1945-03-12,resident_pension,130225,古河乡,东村,6217000000000000001,2010-01-05,2010-02\n")


class DroppedFilesTest(harness.DaemonTest):
    def setUp(self):
        super().setUp()
        self.drop = self.folder / "drop"
        self.drop.mkdir()

    def drop_file(self, name, text, marker=""):
        (self.drop / name).write_text(text, encoding="utf-8")
        (self.drop / f"{name}.done").write_text(marker)

    def take(self, expect=harness.DONE):
        result = self.run_ctl("feed", "take", self.drop, "--feed", "roll", "-o", "json", expect=expect)
        return [(f["file"], f["state"]) for f in result.json()["files"]]

    def batches(self):
        return [(b["feed"], b["delivery"]) for b in self.run_ctl("feed", "batches", "-o", "json").json()["batches"]]

    def test_a_file_is_one_delivery_however_often_it_is_dropped(self):
        checksum = hashlib.sha256(ROLL.encode()).hexdigest()
        for name, state in (("roll.csv", "imported"), ("roll.csv", "unchanged"), ("again.csv", "unchanged")):
            self.drop_file(name, ROLL, f"{checksum}  {name}\n")
            self.assertEqual(self.take(), [(name, state)])
        self.assertEqual(self.batches(), [("roll", "roll.csv")])
        self.assertEqual(sorted(os.listdir(self.drop / "done")), ["1-again.csv", "1-roll.csv"])
        self.assertEqual(sorted(os.listdir(self.drop)), [".taking", "done", "refused"])

    def test_a_file_that_cannot_be_taken_is_put_aside_in_the_words_of_the_service(self):
        self.drop_file("nonsense.csv", "what,ever\n1,2\n")
        self.drop_file("roll.csv", ROLL)
        (self.drop / "link.csv").symlink_to("/etc/passwd")
        (self.drop / "link.csv.done").touch()
        self.assertEqual(sorted(self.take(expect=harness.BAD_INPUT)),
                         [("link.csv", "refused"), ("nonsense.csv", "refused"), ("roll.csv", "imported")])
        self.assertIn("column of the feed 'roll'", (self.drop / "refused" / "nonsense.csv.reason.txt").read_text())
        self.assertEqual(self.batches(), [("roll", "roll.csv")])
        self.assertEqual(self.take(), [])

    def test_while_the_service_is_killed_the_file_waits(self):
        self.drop_file("roll.csv", ROLL)
        self.daemon.kill()
        self.assertEqual(self.daemon.ctl("feed", "take", self.drop, "--feed", "roll").status, harness.UNAVAILABLE)
        self.daemon.start()
        self.assertEqual(self.take(), [("roll.csv", "imported")])


if __name__ == "__main__":
    harness.main()
