"""The ledgers of the notice (C2, C4, H2) through the real programs: small deliveries in, files out, read back and compared
to the fen."""

import csv
import hashlib
import io
import re
import sqlite3
import stat
import xml.etree.ElementTree as ElementTree
import zipfile

from harness import BAD_REQUEST, IO, NOT_FOUND, SOURCE, SharedDaemonTest, main
from people import citizen_id

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

# Two counties; the second one is managed directly by the province. Born in 1980, so that they contribute.
POOR, LIFTED, DIBAO, NEVER_POOR, DRAWING, NOT_ON_ROLL = (
    citizen_id(1, birth="19800101"), citizen_id(2, birth="19800101"), citizen_id(3, birth="19800101"),
    citizen_id(4, birth="19800101"), citizen_id(5, birth="19480312"), citizen_id(6, birth="19800101"))
MANAGED, FORMULA = citizen_id(7, region=130283, birth="19800101"), citizen_id(8, birth="19800101")


def table(header, *rows):
    return "\n".join([header, *(",".join(row) for row in rows)]) + "\n"


ROLL = table(
    "id_number,name,scheme,county_code,town,village,enrolled_on,benefit_from,account",
    (POOR, "王一", "resident_pension", "130225", "甲镇", "东村", "2012-01-01", "", "1"),
    (LIFTED, "李二", "resident_pension", "130225", "甲镇", "西村", "2012-01-01", "", "2"),
    (DIBAO, "张三", "resident_pension", "130225", "乙镇", "南村", "2012-01-01", "", "3"),
    (NEVER_POOR, "赵四", "resident_pension", "130225", "乙镇", "南村", "2012-01-01", "", "4"),
    (DRAWING, "钱五", "resident_pension", "130225", "乙镇", "南村", "2012-01-01", "2018-02", "5"),
    (MANAGED, "周七", "resident_pension", "130283", "丙镇", "北村", "2012-01-01", "", "7"),
    (FORMULA, "@SUM(1)", "resident_pension", "130225", "甲镇", "东村", "2019-01-01", "", "8"))
REGISTERED = table(
    "id_number,name,county_code,town,village,valid_from,valid_to,exit_procedure",
    (POOR, "王一", "130225", "甲镇", "东村", "2016-01-01", "", ""),
    (LIFTED, "李二", "130225", "甲镇", "西村", "2015-01-01", "2017-06-30", "yes"),
    (MANAGED, "周七", "130283", "丙镇", "北村", "2018-12-31", "", ""),
    (NOT_ON_ROLL, "吴六", "130225", "甲镇", "东村", "2018-01-01", "", ""))
ALLOWANCE = table(
    "id_number,name,county_code,town,village,valid_from,valid_to",
    (DIBAO, "张三", "130225", "乙镇", "南村", "2018-03-01", "2018-03-31"))
SUBSIDIES = table(
    "id_number,name,scheme,year,amount,province_share,city_share,county_share,paid_on,county_code",
    (POOR, "王一", "resident_pension", "2018", "100.00", "33.34", "33.33", "33.33", "2018-05-01", "130225"),
    (LIFTED, "李二", "resident_pension", "2018", "99.99", "33.33", "33.33", "33.32", "2018-05-01", "130225"),
    (NEVER_POOR, "赵四", "resident_pension", "2018", "100.00", "", "", "", "2018-05-01", "130225"),
    (MANAGED, "周七", "resident_pension", "2018", "100.00", "66.67", "0.00", "33.33", "2018-06-01", "130283"),
    (POOR, "王一", "resident_pension", "2017", "100.00", "", "", "", "2017-05-01", "130225"))
CONTRIBUTIONS = table(
    "id_number,name,scheme,payer,kind,year,amount,paid_on,county_code",
    (NEVER_POOR, "赵四", "resident_pension", "person", "regular", "2018", "200.05", "2018-04-01", "130225"))
PAYMENTS = table(
    "id_number,name,scheme,month,amount,paid_on,account,county_code",
    (DRAWING, "钱五", "resident_pension", "2018-02", "108.10", "2018-02-15", "5", "130225"),
    (DRAWING, "钱五", "resident_pension", "2018-03", "108.10", "2018-03-15", "5", "130225"))


class Workbook:
    """What a reader sees of an .xlsx file: rows of (kind, value, number format) by sheet."""

    def __init__(self, content):
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            self.names = [sheet.get("name") for sheet in ElementTree.fromstring(file.read("xl/workbook.xml")).iter(
                MAIN + "sheet")]
            styles = ElementTree.fromstring(file.read("xl/styles.xml"))
            own = {one.get("numFmtId"): one.get("formatCode") for one in styles.iter(MAIN + "numFmt")}
            built_in = {"0": "General", "1": "0", "4": "#,##0.00"}
            self.formats = [own.get(one.get("numFmtId")) or built_in[one.get("numFmtId")]
                            for one in styles.find(MAIN + "cellXfs")]
            self.xml = file.read("xl/worksheets/sheet1.xml").decode()
        self.rows = [[self.cell(cell) for cell in row] for row in ElementTree.fromstring(self.xml).iter(MAIN + "row")]
        self.header = [value for _, value, _ in self.rows[0]]

    def cell(self, cell):
        column = re.match("[A-Z]+", cell.get("r"))[0]
        if cell.get("t") == "inlineStr":
            return column, "".join(cell.itertext()), "text"
        return column, float(cell.find(MAIN + "v").text), self.formats[int(cell.get("s", 0))]

    def by_header(self):
        """Each row by the words of the header: value and number format."""
        letters = {column: value for column, value, _ in self.rows[0]}
        return [{letters[column]: (value, form) for column, value, form in row} for row in self.rows[1:]]


class Ledgers(SharedDaemonTest):
    daemon_arguments = None

    def prepare(self):
        policy = (SOURCE / "verify/policy/default_policy.toml").read_text()
        policy += '\n[[directly_managed_counties]]\nregion = "130283"\nfrom = 2018-01-01\nlegal_basis = "省财政直管"\n'
        config = self.write("benefitd.toml", f'policy = "{self.write("policy.toml", policy)}"\n')
        self.daemon = self.start_daemon(self.folder / "state", "--config", config)
        self.batches = {}
        for feed, text in (("roll", ROLL), ("registry-registered-poor", REGISTERED), ("registry-dibao", ALLOWANCE),
                           ("subsidies", SUBSIDIES), ("contributions", CONTRIBUTIONS), ("payments", PAYMENTS)):
            taken = self.import_feed(feed, self.write(f"{feed}.csv", text))["batch"]
            self.assertEqual(taken["rows_rejected"], 0,
                             self.run_ctl("feed", "rejects", taken["batch"], "-o", "json").out)
            self.batches[feed] = taken["batch"]
        self.run_ctl("verify", "run", "--as-of", "2019-02-01")

    def setUp(self):
        super().setUp()
        if hasattr(type(self), "shared") and self is not type(self).shared:
            self.daemon, self.batches = self.shared.daemon, self.shared.batches

    def rows(self, *arguments):
        return self.run_ctl(*arguments, "-o", "json").json()["rows"]

    def test_the_management_ledger_has_a_row_for_each_person_and_scheme(self):
        rows = {row["id_number"]: row for row in self.rows("ledger", "management", "--period", "2018")}
        self.assertEqual(set(rows), {POOR, LIFTED, DIBAO, NEVER_POOR, DRAWING, MANAGED, NOT_ON_ROLL})
        drawing = rows[DRAWING]
        self.assertEqual((drawing["standing"], drawing["payments"], drawing["drawn"]), ("drawing", 2, 21620))
        self.assertEqual(drawing["sources"], [{"batch": self.batches["roll"], "line": 6},
                                              {"batch": self.batches["payments"], "line": 2},
                                              {"batch": self.batches["payments"], "line": 3}])
        self.assertEqual(rows[POOR]["tags"], [{"tag": "registered_poor", "from": "2016-01-01", "to": None}])
        self.assertEqual(rows[LIFTED]["tags"], [{"tag": "lifted_out", "from": "2017-07-01", "to": None}])
        self.assertEqual((rows[NOT_ON_ROLL]["standing"], rows[NOT_ON_ROLL]["scheme"]), ("not_insured", None))
        self.assertEqual((rows[NEVER_POOR]["by_person"], rows[NEVER_POOR]["by_government"]), (20005, 10000))
        self.assertEqual([rows[one]["poor_in_year"] for one in (POOR, LIFTED, DIBAO, MANAGED, NEVER_POOR)],
                         ["yes", "yes", "yes", "yes", "no"])  # one day is enough

    def test_a_month_and_a_village_alone(self):
        rows = self.rows("ledger", "management", "--period", "2018-02", "--region", "130225/乙镇/南村")
        self.assertEqual({row["id_number"] for row in rows}, {DIBAO, NEVER_POOR, DRAWING})
        self.assertEqual(sum(row["drawn"] for row in rows), 10810)
        self.assertTrue(all(row["tags"] == [] for row in rows))

    def test_the_subsidy_ledger_adds_up_to_the_feed_to_the_fen(self):
        result = self.run_ctl("ledger", "subsidies", "--period", "2018", "-o", "json")
        rows = {row["county"]: row for row in result.json()["rows"]}
        self.assertIn("Reconciled with the feed `subsidies`, all regions: 4 rows, 399.99 yuan.", result.err)
        county, managed = rows["130225"], rows["130283"]
        # Due: 王一, 李二 and 张三, who was poor for a month; 张三 is not booked, 赵四 is booked and not due.
        self.assertEqual((county["people"], county["due"], county["booked"], county["difference"]), (4, 30000, 29999, -1))
        self.assertEqual([county[f"{level}_due"] for level in ("province", "city", "county")], [10002, 9999, 9999])
        self.assertEqual([county[f"{level}_booked"] for level in ("province", "city", "county")], [6667, 6666, 6665])
        self.assertEqual((county["shares_not_stated"], county["shares_off"]), (10000, 1))
        self.assertEqual([managed[f"{level}_due"] for level in ("province", "city", "county")], [6667, 0, 3333])
        self.assertEqual(managed["difference"], 0)
        for row in rows.values():
            self.assertEqual(row["booked"], sum(row[part] for part in ("province_booked", "city_booked", "county_booked",
                                                                       "shares_not_stated", "shares_off")))

    def test_each_booking_is_traced_to_its_line(self):
        rows = self.rows("ledger", "subsidies", "--period", "2018", "--level", "person")
        booked = {row["booking"][0]["line"]: row for row in rows if row["booking"]}
        lines = SUBSIDIES.splitlines()
        self.assertEqual(set(booked), {2, 3, 4, 5})
        for line, row in booked.items():
            fields = lines[line - 1].split(",")
            self.assertEqual(row["booking"][0]["batch"], self.batches["subsidies"])
            self.assertEqual((row["id_number"], f"{row['booked'] / 100:.2f}", row["paid_on"]),
                             (fields[0], fields[4], fields[8]))
        unbooked = [row for row in rows if not row["booking"]]
        self.assertEqual([(row["id_number"], row["due"], row["difference"]) for row in unbooked], [(DIBAO, 10000, -10000)])
        self.assertEqual(unbooked[0]["due_rests_on"], [{"batch": self.batches["roll"], "line": 4},
                                                       {"batch": self.batches["registry-dibao"], "line": 2}])

    def test_villages_add_up_to_townships_and_counties(self):
        for command, keys in ((("ledger", "subsidies"), ("county", "scheme", "basis")), (("report", "regions"), ("county",))):
            by_level = {level: self.rows(*command, "--period", "2018", "--level", level)
                        for level in ("county", "township", "village")}
            for county in by_level["county"]:
                for finer in ("township", "village"):
                    parts = [row for row in by_level[finer] if all(row[key] == county[key] for key in keys)]
                    for field, value in county.items():
                        if isinstance(value, int) and field != "year":
                            self.assertEqual(sum(row[field] for row in parts), value, (command, finer, field))

    def test_the_report_by_region_says_what_falls_short(self):
        result = self.run_ctl("report", "regions", "--period", "2018", "-o", "json")
        county = next(row for row in result.json()["rows"] if row["county"] == "130225")
        self.assertEqual((county["people"], county["insured"], county["poor"], county["poor_insured"]), (7, 5, 4, 3))
        self.assertEqual((county["to_be_paid_for"], county["paid_for"], county["by_government"]), (3, 1, 29999))
        found = self.run_ctl("finding", "list", "-o", "json").json()["findings"]
        here = [one for one in found if one["region"].startswith("130225")]
        self.assertTrue(here)
        self.assertEqual(county["findings"], len(here))
        for kind in ("lost", "flowing_per_month", "owed"):
            self.assertEqual(county[kind], sum(one["sums"][kind] for one in here))
        self.assertEqual(county["findings_owed"], sum(one["sums"]["owed"] > 0 for one in here))
        short = {one["field"]: (one["figure"], one["of"]) for one in county["falls_short"]}
        self.assertEqual(short["poor_insured"], (3, 4))
        self.assertEqual(short["paid_for"], (1, 3))
        page = self.run_ctl("report", "regions", "--period", "2018").out
        self.assertIn("130225: falls short: poor_insured 3 of 4, paid_for 1 of 3", page)

    def test_a_workbook_says_the_same_with_typed_cells(self):
        path = self.folder / "台账.xlsx"
        self.run_ctl("ledger", "management", "--period", "2018", "--to", path, language="zh_CN.UTF-8")
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600)
        book = Workbook(path.read_bytes())
        self.assertEqual(book.names, ["管理台账"])
        self.assertIn('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>', book.xml)
        self.assertNotIn("<f>", book.xml)
        rows = self.rows("ledger", "management", "--period", "2018")
        seen = book.by_header()
        self.assertEqual(len(seen), len(rows))
        for row, cells in zip(rows, seen):
            self.assertEqual(cells["身份证号码"], (row["id_number"], "text"))
            for field, heading in (("drawn", "已发待遇（元）"), ("by_person", "个人缴费（元）"), ("by_government", "政府代缴、补贴（元）")):
                value, form = cells[heading]
                self.assertEqual((round(value * 100), form), (row[field], "#,##0.00"))
        self.assertEqual(next(one for one in seen if one["身份证号码"][0] == DRAWING)["参保日期"], (40909.0, "yyyy-mm-dd"))

    def test_no_cell_is_a_formula(self):
        path = self.folder / "2019.xlsx"
        self.run_ctl("ledger", "management", "--period", "2019", "--to", path)
        cells = [row["name"] for row in Workbook(path.read_bytes()).by_header()]
        self.assertIn(("@SUM(1)", "text"), cells)
        text = self.run_ctl("ledger", "management", "--period", "2019", "-o", "csv").out
        names = [row["name"] for row in csv.DictReader(io.StringIO(text))]
        self.assertIn("'@SUM(1)", names)
        self.assertNotIn("@SUM(1)", names)

    def test_csv_and_json_say_the_same(self):
        path = self.folder / "2018.csv"
        self.run_ctl("ledger", "subsidies", "--period", "2018", "--level", "person", "--to", path)
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        expected = self.rows("ledger", "subsidies", "--period", "2018", "--level", "person")
        self.assertEqual([round(float(row["booked"]) * 100) for row in rows], [row["booked"] for row in expected])
        self.assertEqual([row["id_number"] for row in rows], [row["id_number"] for row in expected])

    def test_the_same_data_are_the_same_bytes(self):
        files = [self.folder / name for name in ("one.xlsx", "two.xlsx")]
        for path in files:
            self.run_ctl("ledger", "subsidies", "--period", "2018", "--level", "village", "--to", path)
        first, second = (hashlib.sha256(path.read_bytes()).hexdigest() for path in files)
        self.assertEqual(first, second)

    def test_a_ledger_is_one_entry_in_the_audit_record(self):
        def entries():
            with sqlite3.connect(f"file:{self.daemon.state}/benefitd.db?mode=ro", uri=True) as store:
                return store.execute("SELECT actor, what, subject, detail FROM audit_log WHERE what LIKE 'ledger.%'"
                                     " ORDER BY id").fetchall()
        before = len(entries())
        rows = self.rows("ledger", "management", "--period", "2018", "--region", "130225")
        added = entries()[before:]
        self.assertEqual(len(added), 1)
        actor, what, subject, detail = added[0]
        self.assertTrue(actor)
        self.assertEqual((what, subject, detail),
                         ("ledger.management", None, f"region 130225, period 2018, by person, {len(rows)} rows"))

    def test_what_cannot_be_is_refused(self):
        self.run_ctl("ledger", "subsidies", "--period", "2018-03", expect=BAD_REQUEST)
        self.run_ctl("ledger", "management", "--period", "soon", expect=BAD_REQUEST)
        self.run_ctl("ledger", "management", "--period", "2018", "--region", "130225//V", expect=BAD_REQUEST)
        self.run_ctl("ledger", "management", "--period", "2018", "--to", self.folder / "x.doc", expect=BAD_REQUEST)
        self.run_ctl("ledger", "management", "--period", "2018", "--format", "xlsx", expect=BAD_REQUEST)
        self.run_ctl("ledger", "fetch", "1", expect=NOT_FOUND)
        jobs = self.daemon.newest_job()["job"]
        self.run_ctl("ledger", "management", "--period", "2018", "--to", self.folder / "none" / "x.csv", expect=IO)
        self.assertEqual(self.daemon.newest_job()["job"], jobs)  # told before the work began

    def test_a_ledger_can_be_fetched_again(self):
        rows = self.rows("ledger", "subsidies", "--period", "2018")
        job = self.daemon.newest_job()["job"]
        again = self.run_ctl("ledger", "fetch", job, "-o", "json").json()
        self.assertEqual(again["rows"], rows)

    def test_tags_and_standing_in_time(self):
        person = self.run_ctl("person", "show", "-", "-o", "json", stdin=LIFTED).json()
        self.assertEqual([(tag["tag"], tag["from"], tag["to"], tag["holds"]) for tag in person["tags"]],
                         [("registered_poor", "2015-01-01", "2017-06-30", False), ("lifted_out", "2017-07-01", None, True)])
        self.assertEqual(person["tags"][0]["sources"][0]["feed"], "registry-registered-poor")
        self.assertEqual(person["standings"][0]["standing"], "insured")
        page = self.run_ctl("person", "show", "-", stdin=LIFTED).out
        self.assertIn("lifted_out", page)
        # Nothing had been delivered by then.
        self.run_ctl("person", "show", "-", "--as-of", "2018-01-01", stdin=LIFTED, expect=NOT_FOUND)
        self.run_ctl("person", "show", "-", "--as-of", "2999-01-01", stdin=LIFTED, expect=BAD_REQUEST)


if __name__ == "__main__":
    main()
