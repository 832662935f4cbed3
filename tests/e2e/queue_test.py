"""The queue of cases over the socket: two officers at once, leases, diary, merge, papers, who read what."""

import concurrent.futures
import datetime
import fcntl
import hashlib
import io
import json
import os
import pty
import struct
import subprocess
import termios
import unittest
import zipfile

from harness import BAD_REQUEST, BENEFITCTL, CONFLICT, NOT_FOUND, PATIENCE, DaemonTest, ctl_environment, main
from people import citizen_id, delivery, months, payment_rows, roll_row

TOO_LARGE = 9
PEOPLE = 12


class Queue(DaemonTest):
    def setUp(self):
        super().setUp()
        people = [(citizen_id(n), f"王{'一二三四五六七八九十甲乙'[n - 1]}") for n in range(1, PEOPLE + 1)]
        roll = [roll_row(number, name) for number, name in people]
        payments = [row for n, (number, name) in enumerate(people)
                    for row in payment_rows(number, name, months(2017, 2018, 3), amount=f"{108 + n}.00")]
        deaths = [(number, name, "2017-10-05", "130225") for number, name in people]
        for feed, rows in (("roll", roll), ("payments", payments), ("deaths-health", deaths)):
            self.import_feed(feed, self.write(feed + ".csv", delivery(feed, rows)))
        self.run_ctl("verify", "run", "--as-of", "2018-04-10")
        self.numbers = [number for number, _ in people]

    def show(self, case):
        return self.run_ctl("case", "show", case, "-o", "json").json()

    def test_officers_at_once_get_one_case_each(self):
        def take(_):
            return self.daemon.request("POST", "/v1/queue/next", "{}", {"Content-Type": "application/json"})

        with concurrent.futures.ThreadPoolExecutor(PEOPLE + 4) as pool:
            replies = list(pool.map(take, range(PEOPLE + 4)))
        taken = [reply["case"] for status, reply in replies if status == 200]
        self.assertEqual(sorted(taken), list(range(1, PEOPLE + 1)))
        self.assertEqual([status for status, _ in replies].count(404), 4)

    def test_cases_are_reviewed_in_lines(self):
        said = self.run_ctl("case", "review", "--plain", stdin="w\nb\no\nshe is well\nn\nq\n").out
        for part in ("Case 12, taken", "paid ", "still flow", "Noted.", "Case 11, taken"):
            self.assertIn(part, said)
        self.assertEqual([event["text"] for event in self.show(12)["events"] if event["what"] == "note"],
                         ["she is well"])

    def test_cases_are_reviewed_on_a_whole_screen(self):
        """On a terminal of 80 x 24 that can do nothing but text and colour; it is given back as it was."""
        main_end, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        before = termios.tcgetattr(terminal)
        review = subprocess.Popen([BENEFITCTL, "case", "review"], stdin=terminal, stdout=terminal, stderr=terminal,
                                  env=ctl_environment(self.daemon.socket) | {"TERM": "xterm-256color"})
        shown = b""
        while b"q:quit" not in shown:
            shown += os.read(main_end, 65536)
        self.assertIn(b"Case 12, taken", shown)

        def press(keys, until):
            os.write(main_end, keys)
            shown = b""
            while until not in shown:
                shown += os.read(main_end, 65536)

        # What is typed into a prompt that is given up is there again, and is changed where the cursor stands.
        press(b"o", b"Note:")
        press(b"he is well", b"well")
        press(b"\x1b", b"lines 1 to")
        press(b"o", b"he is well")
        press(b"\x1bOH" + b"S", b"She")
        press(b"\x1bOC\r", b"d.")  # of "Noted.": only what changes is drawn
        self.assertIn("She is well", self.run_ctl("case", "show", 12).out)
        os.write(main_end, b"q")
        self.assertEqual(review.wait(PATIENCE), 0)
        self.assertEqual(termios.tcgetattr(terminal), before)
        os.close(terminal)
        os.close(main_end)

    def test_the_order_is_explained_and_pages_hold_together(self):
        every = [row["case"] for row in self.run_ctl("case", "list", "-o", "json").json()["cases"]]
        self.assertEqual(len(every), PEOPLE)
        pages, after = [], None
        while True:
            target = "/v1/cases?limit=5" + (f"&after={after}" if after else "")
            page = self.daemon.request("GET", target)[1]
            pages += [row["case"] for row in page["cases"]]
            if not page["more"]:
                break
            after = pages[-1]
        self.assertEqual(pages, every)
        counts = [self.run_ctl("case", "why-first", case, "-o", "json").json()["counts"] for case in every]
        self.assertEqual(counts, sorted(counts, reverse=True))
        self.assertIn("排第1。", self.run_ctl("case", "why-first", every[0], language="zh_CN.UTF-8").out)
        self.assertIn(f"Case {every[0]}: taken", self.run_ctl("case", "next").out)

    def test_today_is_ten_lines(self):
        self.run_ctl("case", "next")
        lines = self.run_ctl("today").out.splitlines()
        self.assertEqual(len(lines), 10)
        self.assertEqual(self.run_ctl("today", "-o", "json").json()["taken"][0]["state"], "taken")

    def test_a_case_sleeps_in_the_diary_and_survives_a_restart(self):
        self.run_ctl("case", "diary", 3, "--on", self.in_days(20), "--text", "the family answers")
        self.daemon.stop()
        self.daemon = self.start_daemon(self.folder / "state")
        entries = self.run_ctl("diary", "list", "-o", "json").json()["entries"]
        self.assertEqual([(entry["case"], entry["diary"]["text"]) for entry in entries], [(3, "the family answers")])
        for text in ("\x1b[2J", "\u202enoitceried", "x" * 1_000_000):
            status, reply = self.daemon.request("POST", "/v1/cases/4/diary",
                                                json.dumps({"on": self.in_days(3), "text": text}))
            self.assertEqual((status, reply["error"]["code"]), (400, "bad_request"))

    @staticmethod
    def in_days(days):
        return str(datetime.date.today() + datetime.timedelta(days=days))

    def test_merged_cases_are_taken_together_and_split_ones_keep_their_findings(self):
        self.run_ctl("case", "merge", 2, 5, "--reason", "One account, one house.")
        taken = self.run_ctl("case", "take", 5, "-o", "json").json()
        self.assertEqual([other["case"] for other in taken["together_with"]], [2])
        self.assertEqual([other["case"] for other in self.show(5)["side_by_side"]], [2])
        finding = self.show(5)["findings"][0]["finding"]
        fresh = self.run_ctl("case", "split", 5, "--findings", finding, "-o", "json").json()["together_with"][0]
        self.run_ctl("verify", "run", "--as-of", "2018-04-10", "--full")
        self.assertEqual([f["finding"] for f in self.show(fresh["case"])["findings"]], [finding])
        self.assertNotIn(finding, [f["finding"] for f in self.show(5)["findings"]])
        everything = [f["finding"] for f in self.run_ctl("finding", "list", "-o", "json").json()["findings"]]
        self.assertEqual(len(everything), 2 * PEOPLE)

    def test_papers_are_kept_whole_and_bombs_are_refused(self):
        letter = self.write("信.pdf", b"%PDF-1.4\n" + bytes(range(256)) * 100 + b"\n%%EOF\n")
        put = self.run_ctl("case", "attach", 1, letter, "-o", "json").json()["attachment"]
        self.assertEqual(put["sha256"], hashlib.sha256(letter.read_bytes()).hexdigest())
        self.run_ctl("case", "attachment", "save", 1, put["attachment"], "--to", self.folder / "out.pdf")
        self.assertEqual((self.folder / "out.pdf").read_bytes(), letter.read_bytes())
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("bomb", bytes(30_000_000))
        for name, content, expect in (("empty.pdf", b"", BAD_REQUEST), ("bomb.pdf", bomb.getvalue(), BAD_REQUEST),
                                      ("two.jpg", b"\xff\xd8\xff\xe0" + bomb.getvalue(), BAD_REQUEST),
                                      ("run.pdf", b"\x7fELF" + bytes(100), BAD_REQUEST),
                                      ("large.txt", b"x" * (10 * 2**20 + 1), TOO_LARGE)):
            self.run_ctl("case", "attach", 1, self.write(name, content), expect=expect)
        self.run_ctl("case", "attachment", "save", 1, 99, "--to", self.folder / "none.pdf", expect=NOT_FOUND)
        self.assertFalse((self.folder / "none.pdf").exists())
        self.assert_up()

    def test_who_read_a_file_is_told_with_what_for(self):
        self.run_ctl("person", "show", "-", "--for-case", 1, stdin=self.numbers[0])
        self.run_ctl("person", "show", "-", "--purpose", "asked at the counter", stdin=self.numbers[0])
        told = self.run_ctl("audit", "who-read", "-", "-o", "json", stdin=self.numbers[0]).json()["entries"]
        self.assertEqual([(entry["what"], entry["purpose"]) for entry in told[:3]],
                         [("audit.who-read", ""), ("person.show", "asked at the counter"), ("person.show", "case 1")])
        newest = self.run_ctl("audit", "list", "-o", "json").json()["entries"][:2]
        self.assertEqual([entry["what"] for entry in newest], ["audit.list", "audit.who-read"])

    def test_a_case_is_not_passed_on_to_hands_that_cannot_work_on_it(self):
        case = self.run_ctl("case", "next", "-o", "json").json()["case"]
        for to, expect in (("root", CONFLICT), ("nobody", CONFLICT), ("no-such-user", NOT_FOUND),
                           ("../li", BAD_REQUEST)):
            self.run_ctl("case", "transfer", case, "--to", to, "--reason", "x", expect=expect)
        self.assertEqual(self.show(case)["taken_by"], "root")


if __name__ == "__main__":
    main()
