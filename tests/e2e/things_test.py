"""What is noticed about accounts, stations and projects: listed, withdrawn, in no case; the list says so."""

import unittest

from harness import BAD_REQUEST, DaemonTest, main, read_table
from people import citizen_id, delivery, roll_row

AS_OF = "2018-04-10"
ACCOUNT = "6217000010001238901"
PROJECTS = "number,name,builder,started_on,insured_on,county_code\n"
HOUSEHOLDS = "id_number,name,household,relation,valid_from,county_code\n"
EVENTS = "id_number,name,scheme,kind,on,station,operator,county_code\n"


class Things(DaemonTest):
    def observations(self, *arguments):
        return self.run_ctl("observation", "list", *arguments, "-o", "json").json()["observations"]

    def verify(self):
        rows = self.run_ctl("verify", "run", "--as-of", AS_OF, "--full", "-o", "json").json()["checks"]
        return {row["check"]: row for row in rows}

    def deliver_sharers(self, people):
        numbers = [citizen_id(2 * i) for i in range(people)]
        self.import_feed("roll", self.write("roll.csv", delivery("roll", [roll_row(n, "王一") for n in numbers])))
        self.import_feed("payments", self.write("p.csv", delivery("payments", [
            (n, "王一", "resident_pension", "2018-03", "108.00", "2018-03-15", ACCOUNT, "130225") for n in numbers])))
        return numbers

    def test_a_shared_account_is_noticed_and_masked(self):
        numbers = self.deliver_sharers(4)
        row = self.verify()["A1"]
        self.assertEqual((row["observations"], row["findings"], row["missing"]), (1, 0, []))
        one, = self.observations("--check", "A1", "--region", "130225")
        self.assertEqual((one["kind"], one["name"], one["state"], one["monthly"]),
                         ("account", "****8901", "open", 43200))
        self.assertNotIn(ACCOUNT, str(one))
        for number in numbers:
            self.assertNotIn(number, str(one))
        self.assertEqual({citation["feed"] for citation in one["citations"]}, {"payments"})
        self.assertEqual(self.observations("--region", "110000"), [])
        cases = self.run_ctl("case", "list", "-o", "json").json()["cases"]
        self.assertFalse([case for case in cases if "A1" in case["checks"]])

        together = "".join(f"{n},王一,7,{'other' if i else 'head'},2010-01-01,130225\n" for i, n in enumerate(numbers))
        self.import_feed("households", self.write("h.csv", HOUSEHOLDS + together))
        self.assertEqual(self.verify()["A1"]["observations"], 0)
        self.assertEqual(self.observations(), [])
        withdrawn, = self.observations("--withdrawn")
        self.assertEqual(withdrawn["state"], "withdrawn")
        self.assertIsNotNone(withdrawn["withdrawn_at"])

    def test_three_people_are_few(self):
        self.deliver_sharers(3)
        self.assertEqual(self.verify()["A1"]["observations"], 0)

    def test_projects_are_listed_for_people_programs_and_spreadsheets(self):
        self.import_feed("projects", self.write("projects.csv", PROJECTS +
                                                "1,小学,建筑公司,2018-03-05,,130225\n"
                                                "2,医院,建筑公司,2018-03-05,2018-03-05,130225\n"
                                                "3,桥梁,,2018-03-05,2018-03-06,130283\n"
                                                "4,道路,,2018-04-11,,130225\n"))
        self.verify()
        self.assertEqual([one["name"] for one in self.observations("--check", "I1")], ["小学", "桥梁"])
        shown = self.run_ctl("observation", "list", "--region", "130225").out
        self.assertIn("小学", shown)
        self.assertNotIn("桥梁", shown)
        table = self.write("o.csv", self.run_ctl("observation", "list", "-o", "csv").out)
        self.assertEqual([row["name"] for row in read_table(table)], ["小学", "桥梁"])
        explained = self.run_ctl("check", "explain", "I1", "-o", "json").json()
        self.assertIn("确保新开工项目全部参保", explained["text"])

    def test_a_station_that_stands_out(self):
        rows = ""
        for station in range(25):
            for person in range(31):
                # Everybody has a day of his own, but at station 7 all come on one.
                day = "2018-03-01" if station == 7 else f"2018-01-{person + 1:02}"
                rows += f"{citizen_id(2 * person)},王一,resident_pension,certified_by_hand,{day},站{station},li,130225\n"
        self.import_feed("benefit-events", self.write("events.csv", EVENTS + rows))
        self.assertEqual(self.verify()["A2"]["observations"], 1)
        one, = self.observations("--check", "A2")
        self.assertEqual((one["kind"], one["name"]), ("station", "站7"))
        self.assertIn("at most about one in 20", " ".join(reason["sentence"] for reason in one["reasons"]))

    def test_what_is_asked_wrongly(self):
        self.run_ctl("observation", "list", "--check", "Z9", expect=BAD_REQUEST)
        self.run_ctl("observation", "list", "--region", "99", expect=BAD_REQUEST)
        self.assertEqual(self.verify()["I1"]["missing"], ["projects"])


if __name__ == "__main__":
    main()
