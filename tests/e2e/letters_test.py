"""Letters and case files through the real programs: written, read back by poppler, on record, and never half there.

The daemon runs as another user than root, so that root and that user are two officers with every role.
"""

import hashlib
import pwd
import re
import subprocess

from harness import BAD_INPUT, BAD_REQUEST, CONFLICT, IO, FACES, InstalledDaemonTest, main
from people import citizen_id, delivery, payment_rows, roll_row

PERSON, ODD_PERSON = citizen_id(1), citizen_id(2)
NAME, ODD_NAME = "王一", "@SUM(1)"
DEATH = "2018-01-05"
CONFIGURATION = """
[letters]
agency = "滦州市社会保险事业管理所"
address = "滦州市新城滦河路1号"
telephone = "0315-7120000"
complaints = "滦州市人力资源和社会保障局"
templates = "{}"
"""


def text_of(pdf):
    return subprocess.run(["pdftotext", "-enc", "UTF-8", "-layout", pdf, "-"], capture_output=True, text=True,
                          check=True).stdout


def fonts_of(pdf):
    """(name, embedded) of each font."""
    out = subprocess.run(["pdffonts", pdf], capture_output=True, text=True, check=True).stdout
    return [(line.split()[0], re.search(r" (yes|no) +(yes|no) +(yes|no) ", line)[1]) for line in out.splitlines()[2:]]


def inkless(pdf, folder):
    """Chinese characters that the PDF holds as text and nobody sees: Cairo's own subsets of CFF fonts lose some."""
    subprocess.run(["pdftoppm", "-r", "72", "-gray", pdf, folder / "page"], check=True)
    boxes = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True).stdout
    lost = set()
    for number, page in enumerate(re.split("<page ", boxes)[1:], start=1):
        [image] = [path for path in folder.glob("page-*.pgm") if int(path.stem.split("-")[1]) == number]
        _, size, _, pixels = image.read_bytes().split(b"\n", 3)
        columns = int(size.split()[0])
        for x0, y0, x1, y1, word in re.findall(
                r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', page):
            if not re.fullmatch("[\u3000-\u303f\u4e00-\u9fff\uff00-\uff5e]+", word):  # all as wide as each other
                continue
            wide = (float(x1) - float(x0)) / len(word)
            for i, character in enumerate(word):
                left, right = int(float(x0) + i * wide), int(float(x0) + (i + 1) * wide)
                if all(min(pixels[y * columns + left:y * columns + right]) > 200
                       for y in range(int(float(y0)), int(float(y1)))):
                    lost.add(character)
    for image in folder.glob("page-*.pgm"):
        image.unlink()
    return lost


def without_blanks(text):
    return re.sub(r"\s", "", text)


class Letters(InstalledDaemonTest):
    def setUp(self):
        super().setUp()
        self.templates = self.folder / "templates"
        self.templates.mkdir()
        self.config = self.write("benefitd.toml", CONFIGURATION.format(self.templates))
        self.start("--config", self.config)
        paid = ["2018-02", "2018-03"]
        for feed, rows in (("roll", [roll_row(PERSON, NAME), roll_row(ODD_PERSON, ODD_NAME)]),
                           ("payments", payment_rows(PERSON, NAME, paid) + payment_rows(ODD_PERSON, ODD_NAME, paid)),
                           ("deaths-health", [(PERSON, NAME, DEATH, "130225"),
                                              (ODD_PERSON, ODD_NAME, DEATH, "130225")])):
            self.import_feed(feed, self.write(f"{feed}.csv", delivery(feed, rows)))
        self.run_ctl("verify", "run", "--as-of", "2018-04-10")
        cases = self.run_ctl("case", "list", "-o", "json").json()["cases"]
        self.case = next(one["case"] for one in cases if one["subject"] == PERSON)
        self.odd_case = next(one["case"] for one in cases if one["subject"] == ODD_PERSON)

    def register_root(self):
        self.second("officer", "register", "root", "-", "--name", "赵敏", stdin=citizen_id(11, birth="19800101"))

    def repair(self):
        self.register_root()
        self.run_ctl("death", "repair", "-", "--evidence", "At the counter with her card.", "--seen-on", "2018-04-09",
                     "--yes", stdin=PERSON)

    def waiting(self):
        return [(one["kind"], one["to"], one["state"])
                for one in self.run_ctl("letter", "list", "-o", "json").json()["letters"]]

    def events(self, case):
        return [(event["what"], event["text"])
                for event in self.run_ctl("case", "show", case, "-o", "json").json()["events"]]

    def test_a_repair_is_told_and_the_source_is_asked(self):
        self.repair()
        self.assertEqual(self.waiting(), [("correction", "health (卫生健康部门)", "to_write"),
                                          ("repair", "", "to_write")])
        letter = self.folder / "repair.pdf"
        reply = self.run_ctl("letter", "write", self.case, "--kind", "repair", "--to", letter, "-o", "json").json()
        content = letter.read_bytes()
        self.assertEqual(letter.stat().st_mode & 0o777, 0o600)
        sha256 = hashlib.sha256(content).hexdigest()
        self.assertEqual(reply["letter"]["sha256"], sha256)
        self.assertIn(("letter_written", f"repair: {reply['letter']['number']}, SHA-256 {sha256}"),
                      self.events(self.case))
        text = without_blanks(text_of(letter))
        for part in ("滦州市社会保险事业管理所", "关于更正死亡登记的通知", NAME, "2018年4月9日", "不是您的错", "12333"):
            self.assertIn(part, text)
        self.assertNotIn(PERSON, text)
        fonts = fonts_of(letter)
        self.assertTrue(fonts and all(embedded == "yes" for _, embedded in fonts), fonts)
        # What was written is kept with the case, byte for byte.
        copy = self.folder / "copy.pdf"
        self.run_ctl("case", "attachment", "save", self.case, reply["attachment"]["attachment"], "--to", copy)
        self.assertEqual(copy.read_bytes(), content)

        request = self.folder / "health.txt"
        self.run_ctl("letter", "write", self.case, "--to", request)
        self.assertIn(PERSON, request.read_text())
        self.assertIn("卫生健康部门", request.read_text())
        self.assertEqual(self.waiting(), [])
        self.assertIn("no letter waits", self.run_ctl("letter", "write", self.case, "--to", request, "--replace",
                                                      expect=CONFLICT).err)

    def test_a_repair_that_is_undone_is_taken_back_in_a_letter(self):
        self.repair()
        repair, taken_back = self.folder / "repair.txt", self.folder / "taken-back.txt"
        written = self.run_ctl("letter", "write", self.case, "--kind", "repair", "--to", repair, "-o", "json").json()
        self.run_ctl("letter", "write", self.case, "--kind", "retraction", "--to", taken_back, expect=CONFLICT)
        self.run_ctl("officer", "register", pwd.getpwuid(self.SERVICE_UID).pw_name, "-", "--name", "李强",
                     stdin=citizen_id(12, birth="19800101"))
        self.second("death", "restore", "-", "--reason", "it was her sister", "--yes", stdin=PERSON)
        self.assertEqual(self.waiting(), [("retraction", "", "to_write")])
        self.run_ctl("letter", "write", self.case, "--to", taken_back)
        text = without_blanks(taken_back.read_text())
        for part in (f"编号{written['letter']['number']}的信", "不再作数", "这条登记重新算数", "不会因为这封信停发待遇"):
            self.assertIn(part, text)
        self.assertEqual(self.waiting(), [])

    def test_what_cannot_be_written_changes_nothing(self):
        before = self.events(self.case)
        self.run_ctl("letter", "write", self.case, "--kind", "notice", "--to", "/nonexistent/x.pdf", expect=IO)
        self.run_ctl("letter", "write", self.case, "--kind", "notice", "--to", self.folder / "x.doc",
                     expect=BAD_REQUEST)
        for kind in ("decision", "repair", "reminder", "correction", "entitlement"):
            result = self.run_ctl("letter", "write", self.case, "--kind", kind, "--to", self.folder / "x.pdf",
                                  expect=CONFLICT)
            self.assertIn("hint:", result.err)
        # The policy that ships has no holidays of the years to come.
        result = self.run_ctl("letter", "write", self.case, "--kind", "notice", "--to", self.folder / "x.pdf",
                              expect=CONFLICT)
        self.assertIn("public holidays", result.err)
        (self.templates / "notice_zh.txt").write_text("# {{naem}}\n")
        result = self.run_ctl("letter", "preview", "notice", "--to", self.folder / "x.pdf", expect=BAD_INPUT)
        self.assertIn("did you mean 'name'?", result.err)
        self.assertIn("line 1", result.err)
        self.assertEqual(self.events(self.case), before)
        self.assertEqual(list(self.folder.glob("x.*")), [])

    def test_an_agency_changes_a_letter(self):
        shipped = self.run_ctl("letter", "template", "entitlement").out
        mine = self.write("mine.txt", shipped.replace("# 您可能有钱可以领", "# 好消息"))
        self.assertIn("好消息", self.run_ctl("letter", "preview", "entitlement", "--template", mine).out)
        (self.templates / "entitlement_zh.txt").write_bytes(mine.read_bytes())
        self.assertIn("好消息", self.run_ctl("letter", "preview", "entitlement").out)
        broken = self.write("broken.txt", "a\n{{#reasons}}\n")
        result = self.run_ctl("letter", "preview", "entitlement", "--template", broken, expect=BAD_INPUT)
        self.assertIn("line 2", result.err)
        self.run_ctl("letter", "preview", "entitlement", "--template", self.folder / "none.txt", expect=5)
        # Money that is owed is told in one command: the only letter that waits needs no name.
        self.run_ctl("case", "take", self.case)
        self.run_ctl("case", "decide", self.case, "--outcome", "entitled", "--reason", "never paid")
        self.assertEqual(self.waiting(), [("entitlement", "", "to_write")])
        self.assertIn(f"benefitctl letter write {self.case}", self.run_ctl("case", "show", self.case).out)
        letter = self.folder / "owed.txt"
        self.run_ctl("letter", "write", self.case, "--to", letter)
        self.assertIn("好消息", letter.read_text())
        self.assertEqual(self.waiting(), [])

    def test_a_case_file_is_whole_and_the_same_each_time(self):
        self.run_ctl("case", "note", self.odd_case, "محمد " + "长" * 1900 + " =cmd|x")
        note = "x" * 3000
        self.assertIn("longer than", self.run_ctl("case", "note", self.odd_case, note, expect=BAD_REQUEST).err)
        photo = self.write("face.jpg", (FACES / "p001_0.jpg").read_bytes())
        manifest = self.write("m.csv", f"id_number,photo,taken_on\n{ODD_PERSON},{photo.name},2017-05-01\n")
        self.run_ctl("photo", "enrol", manifest)
        self.run_ctl("case", "attach", self.odd_case, self.write("letter.txt", "a paper\n"))
        first, second, chinese = (self.folder / name for name in ("1.pdf", "2.pdf", "3.pdf"))
        reply = self.run_ctl("case", "dossier", self.odd_case, "--to", first, "-o", "json").json()
        self.assertEqual(reply["sha256"], hashlib.sha256(first.read_bytes()).hexdigest())
        self.run_ctl("case", "dossier", self.odd_case, "--to", second)
        self.assertEqual(first.read_bytes(), second.read_bytes())
        self.run_ctl("case", "dossier", self.odd_case, "--to", chinese, language="zh_CN.UTF-8")
        text, flat = text_of(first), without_blanks(text_of(first))
        for part in (ODD_PERSON, "@SUM(1)", "Whatwasdone", "batch", "SHA-256", "冀人社发〔2018〕3号"):
            self.assertIn(part, flat)
        for path in (photo, self.folder / "letter.txt", self.folder / "deaths-health.csv"):
            self.assertIn(hashlib.sha256(path.read_bytes()).hexdigest(), flat)
        self.assertEqual(flat.count("长"), 1900)
        pages = int(re.search(r"page \d+ of (\d+)", text)[1])
        self.assertEqual(len(re.findall(r"page \d+ of ", text)), pages)
        self.assertIn("案卷第", without_blanks(text_of(chinese)))
        images = subprocess.run(["pdfimages", "-list", first], capture_output=True, text=True, check=True).stdout
        self.assertEqual(len(images.splitlines()), 3)
        self.assertTrue(all(embedded == "yes" for _, embedded in fonts_of(first)))
        subprocess.run(["pdfdetach", "-saveall", first, "-o", self.folder], check=True)
        self.assertEqual((self.folder / "paper-1.txt").read_text(), "a paper\n")
        self.assertIn("paper-1.txt", flat)
        reads = self.run_ctl("audit", "who-read", "-", "-o", "json", stdin=ODD_PERSON).json()["entries"]
        what = [entry["what"] for entry in reads]
        self.assertEqual(what.count("case.dossier"), 3)
        self.assertEqual(what.count("photo.show"), 3)
        self.assertNotIn(ODD_PERSON, self.daemon.log_text())

    def test_every_character_of_every_letter_is_seen(self):
        for kind in ("notice", "reminder", "decision", "repair", "entitlement", "correction", "retraction"):
            with self.subTest(kind):
                letter = self.folder / f"{kind}.pdf"
                self.run_ctl("letter", "preview", kind, "--to", letter)
                self.assertEqual(inkless(letter, self.folder), set())

    def test_an_existing_file_is_replaced_whole_or_kept(self):
        letter = self.folder / "letter.txt"
        letter.write_text("mine")
        refused = self.run_ctl("letter", "preview", "decision", "--to", letter, expect=CONFLICT)
        self.assertIn("--replace", refused.err)
        self.run_ctl("letter", "write", self.case, "--kind", "decision", "--to", letter, "--replace", expect=CONFLICT)
        self.assertEqual(letter.read_text(), "mine")
        self.run_ctl("letter", "preview", "decision", "--to", letter, "--replace")
        self.assertIn("滦州市社会保险事业管理所", letter.read_text())


if __name__ == "__main__":
    main()
