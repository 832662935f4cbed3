"""Deliveries through the real programs: taken, refused, mended, superseded; the daemon is up after every bad one."""

import io
import pathlib
import shutil
import unittest
import zipfile

from harness import BAD_INPUT, BAD_REQUEST, NOT_FOUND, DaemonTest, main
from people import HEADERS, citizen_id, delivery, mistyped, months, payment_rows, roll_row


def workbook(sheets):
    """An .xlsx file: sheets by name, each a list of rows of texts."""
    namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("_rels/.rels", f'<Relationships><Relationship Id="r" Type="{types}/officeDocument" '
                                     'Target="xl/workbook.xml"/></Relationships>')
        listed, links = "", ""
        for number, (name, rows) in enumerate(sheets.items(), 1):
            listed += f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"/>'
            links += f'<Relationship Id="r{number}" Type="{types}/worksheet" Target="worksheets/{number}.xml"/>'
            xml = "".join(
                "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>"
                for row in rows)
            file.writestr(f"xl/worksheets/{number}.xml",
                          f"<worksheet {namespace}><sheetData>{xml}</sheetData></worksheet>")
        file.writestr("xl/workbook.xml", f'<workbook {namespace} xmlns:r="{types}"><sheets>{listed}</sheets></workbook>')
        file.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{links}</Relationships>")
    return content.getvalue()


class TakenDeliveries(DaemonTest):
    def test_the_same_file_again_changes_nothing(self):
        path = self.write("roll.csv", delivery("roll", [roll_row(citizen_id(1), "王一")]))
        first = self.import_feed("roll", path)
        self.assertFalse(first["unchanged"])
        self.assertEqual(first["batch"]["rows_accepted"], 1)
        self.assertEqual(first["batch"]["delivery"], "roll.csv")
        again = self.import_feed("roll", path, "--delivery", "under another name")
        self.assertTrue(again["unchanged"])
        self.assertEqual(again["batch"]["batch"], first["batch"]["batch"])
        self.assertEqual(len(self.batches()), 1)

    def test_a_new_version_supersedes_and_the_former_stays_on_record(self):
        self.import_feed("roll", self.write("a.csv", delivery("roll", [roll_row(citizen_id(1), "王一")])),
                         "--delivery", "2018")
        self.import_feed("roll", self.write("b.csv", delivery("roll", [roll_row(citizen_id(3), "李三")])),
                         "--delivery", "2018")
        newest, former = self.batches()
        self.assertEqual((newest["state"], former["state"]), ("current", "superseded"))
        self.assertEqual(former["superseded_by"], newest["batch"])
        self.run_ctl("person", "show", citizen_id(1), expect=NOT_FOUND)
        person = self.run_ctl("person", "show", "-", "-o", "json", stdin=citizen_id(3)).json()
        self.assertEqual(person["enrolments"][0]["name"], "李三")

    def test_a_version_taken_back_supersedes_once_more(self):
        first = self.write("a.csv", delivery("roll", [roll_row(citizen_id(1), "王一")]))
        second = self.write("b.csv", delivery("roll", [roll_row(citizen_id(3), "李三")]))
        for path in (first, second, first):
            self.assertFalse(self.import_feed("roll", path, "--delivery", "2018")["unchanged"])
        self.assertEqual([batch["state"] for batch in self.batches()], ["current", "superseded", "superseded"])
        self.run_ctl("person", "show", citizen_id(1))

    def test_forms_of_the_file(self):
        """UTF-8 with a byte order mark, CRLF, quotes with line breaks, GB18030 with Chinese headers, no last line break."""
        rows = [roll_row(citizen_id(1), "王一"), roll_row(citizen_id(2), "欧阳娜")]
        text = delivery("roll", rows)
        chinese = text.replace(HEADERS["roll"], "公民身份号码,姓名,险种,区县代码,乡镇,村,银行账号,待遇开始月份,个人账户余额")
        forms = {
            "bom": b"\xef\xbb\xbf" + text.encode(),
            "crlf": text.replace("\n", "\r\n").encode(),
            "quotes": text.replace(",T,", ',"T, \n""town""",').encode(),
            "no last line break": text.rstrip("\n").encode(),
            "gb18030": chinese.encode("gb18030"),
        }
        for name, content in forms.items():
            with self.subTest(name):
                batch = self.import_feed("roll", self.write("roll.csv", content), "--delivery", name)["batch"]
                self.assertEqual((batch["rows_accepted"], batch["rows_rejected"]), (2, 0))
                self.assertEqual(batch["encoding"], "gb18030" if name == "gb18030" else "utf-8")
                person = self.run_ctl("person", "show", citizen_id(2), "-o", "json").json()
                self.assertEqual(person["enrolments"][-1]["name"], "欧阳娜")

    def test_a_workbook(self):
        rows = payment_rows(citizen_id(1), "王一", ["2018-01", "2018-02"])
        header = HEADERS["payments"].split(",")
        path = self.write("p.xlsx", workbook({"封面": [["标题"]], "明细": [["2018年"], [], header, *rows, ["x", *rows[0][1:]]]}))
        result = self.run_ctl("feed", "import", "payments", path, "-o", "json")
        batch = result.json()["batch"]
        self.assertEqual((batch["rows_accepted"], batch["rows_rejected"]), (2, 1))
        self.assertEqual((batch["sheet"], batch["hidden_rows"], batch["sheets_not_read"]), ("明细", 0, ["封面"]))
        self.assertIn("Not read: '封面'", result.err)
        self.assertEqual(self.batches()[0]["sheet"], "明细")
        rejects = self.run_ctl("feed", "rejects", batch["batch"], "-o", "json").json()["rejects"]
        self.assertEqual([(r["line"], r["column"]) for r in rejects], [(6, "id_number")])
        person = self.run_ctl("person", "show", citizen_id(1), "-o", "json").json()
        self.assertEqual([payment["month"] for payment in person["payments"]["list"]], ["2018-01", "2018-02"])

    def test_a_supplier_with_columns_and_codes_of_its_own(self):
        profile = self.write("bank.toml", 'feed = "payments"\npass_over = ["No"]\n[columns]\nID = "id_number"\n'
                             'kind = "scheme"\nfen = "amount"\n[constants]\ncounty_code = "130225"\n'
                             '[units]\namount = "fen"\n[words.scheme]\n1 = "resident_pension"\n')
        number = citizen_id(1)
        path = self.write("bank.csv", "No,ID,kind,month,fen,paid_on\n"
                          f"1,{number},1,2018-01,10800,2018-01-15\n2,{number},9,2018-02,10800,2018-02-15\n")
        dry = self.run_ctl("feed", "import", "payments", path, "--profile", profile, "--dry-run", "-o", "json").json()
        self.assertEqual((dry["rows_in"], dry["rows_accepted"], dry["rows_rejected"]), (2, 1, 1))
        self.assertEqual([(d["line"], d["code"]) for d in dry["first_defects"]], [(3, "value.not_in_profile")])
        self.assertEqual(self.batches(), [])

        batch = self.import_feed("payments", path, "--profile", profile)["batch"]
        self.assertEqual((batch["rows_accepted"], batch["rows_rejected"]), (1, 1))
        kept = self.run_ctl("profile", "show", batch["profile_sha256"], "-o", "json").json()
        self.assertEqual((kept["name"], kept["text"]), ("bank.toml", profile.read_text()))
        person = self.run_ctl("person", "show", number, "-o", "json").json()
        self.assertEqual([payment["amount"] for payment in person["payments"]["list"]], [10800])
        self.run_ctl("feed", "import", "payments", path, "--profile-sha256", "0" * 64, expect=NOT_FOUND)

    def test_a_delivery_without_rows(self):
        batch = self.import_feed("roll", self.write("roll.csv", HEADERS["roll"] + "\n"))["batch"]
        self.assertEqual((batch["rows_in"], batch["rows_accepted"]), (0, 0))

    def batches(self):
        return self.run_ctl("feed", "batches", "-o", "json").json()["batches"]


class Rejects(DaemonTest):
    def test_rejects_are_exported_mended_and_imported_again(self):
        number = citizen_id(1)
        good = payment_rows(number, "王一", ["2018-01"])
        bad = payment_rows(number, "王一", ["2018-02"], amount="1 08") + payment_rows(number, "王一", ["201803x"])
        result = self.import_feed("payments", self.write("p.csv", delivery("payments", good + bad)))
        batch = result["batch"]
        self.assertEqual((batch["rows_accepted"], batch["rows_rejected"]), (1, 2))

        listed = self.run_ctl("feed", "rejects", batch["batch"], "-o", "json").json()["rejects"]
        self.assertEqual([(r["line"], r["column"], r["code"]) for r in listed],
                         [(3, "amount", "money.form"), (4, "month", "date.form")])
        for reject in listed:
            self.assertGreater(len(reject["sentence"]), 10)

        mend = self.folder / "mend.csv"
        self.run_ctl("feed", "rejects", batch["batch"], "--out", mend)
        content = mend.read_text(encoding="utf-8-sig")
        self.assertTrue(content.splitlines()[0].endswith('"reject_line","reject_reason"'), content)
        mend.write_text(content.replace("1 08", "108.00").replace("201803x", "2018-03"))
        mended = self.import_feed("payments", mend)["batch"]
        self.assertEqual((mended["rows_accepted"], mended["rows_rejected"]), (2, 0))
        person = self.run_ctl("person", "show", number, "-o", "json").json()
        self.assertEqual([payment["month"] for payment in person["payments"]["list"]],
                         ["2018-01", "2018-02", "2018-03"])

    def test_reasons_come_in_the_operators_language(self):
        path = self.write("p.csv", delivery("payments", payment_rows(citizen_id(1), "王一", ["2018-13"])))
        batch = self.import_feed("payments", path)["batch"]["batch"]
        chinese = self.run_ctl("feed", "rejects", batch, "-o", "json", language="zh_CN.UTF-8").json()["rejects"]
        english = self.run_ctl("feed", "rejects", batch, "-o", "json").json()["rejects"]
        self.assertTrue(any("\u4e00" <= character <= "\u9fff" for character in chinese[0]["sentence"]))
        self.assertFalse(any("\u4e00" <= character <= "\u9fff" for character in english[0]["sentence"]))

    def test_each_kind_of_bad_row_is_refused_alone(self):
        number, name = citizen_id(1), "王一"

        def payment(id_number=number, month="2018-03", amount="108.00", paid_on="2018-03-15"):
            return (id_number, name, "resident_pension", month, amount, paid_on, "", "130225")

        refused = [
            (payment(id_number=mistyped(number)), "id.check_character"),
            (payment(id_number="1.30203E+17"), "id.spreadsheet_number"),
            (payment(id_number="13022519480312"), "id.length"),
            (payment(amount="1.005"), "money.too_precise"),
            (payment(amount="-108"), "money.negative"),
            (payment(amount='"1,080.00"'), "money.thousands_separators"),
            (payment(paid_on="2018-02-30"), "date.no_such_day"),
            (payment(paid_on="43101"), "date.excel_serial"),
            (payment()[:5], "row.too_short"),
            ((*payment(), "more", "more"), "row.too_long"),
        ]
        x_number = next(n for n in (citizen_id(s) for s in range(1, 999)) if n.endswith("X"))
        taken = [
            payment(id_number="130225480312001"),  # 15 digits
            payment(id_number=x_number.lower()),
            payment(id_number=x_number.replace("X", "Ｘ")),
            payment(id_number="'" + number),
            payment(paid_on="20180315"),
        ]
        lines = [HEADERS["payments"].encode(), *(",".join(row).encode() for row, _ in refused),
                 *(",".join(row).encode() for row in taken),
                 ",".join(payment()).encode().replace(name.encode(), b"\xff\xfe"), ",".join(payment()).encode()]
        batch = self.import_feed("payments", self.write("p.csv", b"\n".join(lines)))["batch"]
        rejects = self.run_ctl("feed", "rejects", batch["batch"], "-o", "json").json()["rejects"]
        expected = [(line, code) for line, (_, code) in enumerate(refused, 2)]
        expected.append((2 + len(refused) + len(taken), "text.encoding"))
        self.assertEqual([(r["line"], r["code"]) for r in rejects if not r["kept"]], expected)
        self.assertEqual(batch["rows_accepted"], len(taken) + 1)

    def test_broken_gb18030_in_one_row(self):
        rows = [roll_row(citizen_id(s), "王小明") for s in range(1, 40)]
        content = delivery("roll", rows).encode("gb18030").replace("王小明".encode("gb18030"), b"\x81\x20\xff", 1)
        batch = self.import_feed("roll", self.write("roll.csv", content))["batch"]
        self.assertEqual((batch["encoding"], batch["rows_accepted"], batch["rows_rejected"]), ("gb18030", 38, 1))


class RefusedDeliveries(DaemonTest):
    def refuse(self, content, *, feed="payments", expect=BAD_INPUT):
        result = self.run_ctl("feed", "import", feed, self.write("bad.csv", content), expect=expect)
        self.assertEqual(result.out, "")
        self.assertIn("hint:", result.err)
        self.assert_up()
        self.assertEqual(self.run_ctl("feed", "batches", "-o", "json").json()["batches"], [])
        return result.err

    def test_files_that_cannot_be_taken_as_a_whole(self):
        row = ",".join(payment_rows(citizen_id(1), "王一", ["2018-03"])[0])
        header = HEADERS["payments"]
        cases = {
            "empty": (b"", ["empty"]),
            "a photo": (b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20, ["JPEG"]),
            "a broken workbook": (b"PK\x03\x04[Content_Types].xml" + bytes(5000), ["cannot be unpacked"]),
            "binary": (bytes(range(256)) * 100, []),
            "text": ("Dear colleague, here is the file.\n" * 10, ["line 1"]),
            "unknown column": (header.replace("amount", "amonut") + "\n" + row,
                               ["'amonut'", "unknown", "did you mean 'amount'"]),
            "missing column": (header.replace(",paid_on", "") + "\n", ["'paid_on'", "missing"]),
            "doubled column": (header + ",month\n", ["'month'", "twice"]),
            "another feed's file": (delivery("roll", [roll_row(citizen_id(1), "王一")]), ["feed 'roll'"]),
            "a quote that is never closed": (header + "\n" + '"' + row + "\n" + (row + "\n") * 5, ["quote"]),
        }
        for name, (content, words) in cases.items():
            with self.subTest(name):
                message = self.refuse(content)
                for word in words:
                    self.assertIn(word, message)

    def test_a_file_cut_off_in_a_row_loses_only_that_row(self):
        content = delivery("payments", payment_rows(citizen_id(1), "王一", months(2017, 2017)))
        batch = self.import_feed("payments", self.write("p.csv", content[:-40]))["batch"]
        self.assertEqual((batch["rows_accepted"], batch["rows_rejected"]), (11, 1))

    def test_an_unknown_feed_and_an_unknown_encoding(self):
        path = self.write("p.csv", HEADERS["payments"] + "\n")
        result = self.run_ctl("feed", "import", "payment", path, expect=BAD_REQUEST)
        self.assertIn("did you mean 'payments'?", result.err)
        self.run_ctl("feed", "import", "payments", path, "--encoding", "utf8", expect=BAD_REQUEST)
        self.run_ctl("feed", "import", "payments", self.folder / "none.csv", expect=NOT_FOUND)
        self.assertEqual(self.daemon.request("POST", "/v1/feeds/payment/deliveries", b"x")[0], 404)

    def test_a_line_of_two_gigabytes(self):
        room = 5 * 2**30
        if shutil.disk_usage(self.folder).free < room:
            self.skipTest(f"the scratch disk has less than {room >> 30} GiB free: the daemon receives the file whole")
        path = self.write("huge.csv", HEADERS["payments"] + "\n" + "1" * 5000)
        with open(path, "r+b") as file:
            file.truncate(2 * 2**30)  # a hole takes no room
        before = self.peak_memory()
        result = self.run_ctl("feed", "import", "payments", path, expect=BAD_INPUT)
        self.assertIn("longer than", result.err)
        self.assertLess(self.peak_memory() - before, 200 * 2**20)
        self.assert_up()
        received = sum(file.stat().st_size for file in self.daemon.state.rglob("*") if file.is_file())
        self.assertLess(received, 100 * 2**20)  # the refused file is not kept

    def peak_memory(self):
        status = pathlib.Path(f"/proc/{self.daemon.process.pid}/status").read_text()
        return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))


if __name__ == "__main__":
    main()
