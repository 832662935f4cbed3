"""What is told of the feeds: templates that come in, how complete and how late they are, months without a list, and what
could have been known on a past day."""

import datetime
import json

from harness import BAD_REQUEST, NOT_FOUND, DaemonTest, main
from people import citizen_id, delivery, payment_rows, roll_row

CHINA = datetime.timezone(datetime.timedelta(hours=8))
AS_OF = "2018-04-10"


def china_today():
    return datetime.datetime.now(CHINA).date()


class Feeds(DaemonTest):
    def feeds(self):
        return {feed["feed"]: feed for feed in self.run_ctl("feed", "list", "-o", "json").json()["feeds"]}

    def test_the_template_of_every_feed_comes_in_and_is_counted(self):
        names = list(self.feeds())
        self.assertEqual(len(names), 24)
        for number, name in enumerate(names):
            path = self.write(f"{name}.csv", "")
            self.run_ctl("feed", "template", name, "--header", "chinese" if number % 2 else "english", "--out", path,
                         "--replace")
            batch = self.import_feed(name, path)["batch"]
            self.assertEqual((batch["rows_accepted"], batch["rows_rejected"], batch["rows_damaged"]), (2, 0, 0), name)
        for name, feed in self.feeds().items():
            self.assertEqual((feed["state"], feed["rows"], feed["deliveries"]), ("in time", 2, 1), name)
            self.assertTrue(feed["completeness"], name)
            self.assertLessEqual(feed["first_day"], feed["last_day"], name)
        health = self.feeds()["deaths-health"]
        self.assertEqual((health["lag"]["median_days"], health["lag"]["p90_days"]), (2, 12))
        self.assertEqual(health["incomplete"], ["withdrawn_on 50.0%"])
        page = self.run_ctl("feed", "list").out
        self.assertIn("withdrawn_on 50.0%", page)
        self.assertIn("feed,supplier,every_days,", self.run_ctl("feed", "list", "-o", "csv").out)

    def test_a_feed_that_never_came_is_told(self):
        self.assertEqual({feed["state"] for feed in self.feeds().values()}, {"never delivered"})

    def test_a_month_without_a_list_is_no_month_without_pay(self):
        people = [citizen_id(n) for n in range(1, 9)]
        self.import_feed("roll", self.write("roll.csv", delivery("roll", [roll_row(n, "王一") for n in people])))
        listed = [f"2017-{month:02}" for month in range(5, 13) if month != 9] + ["2018-01"]
        rows = [row for n in people for row in payment_rows(n, "王一", listed)]
        rows = [row for row in rows if (row[0], row[3]) != (people[0], "2017-11")]
        rows += payment_rows(people[1], "王一", ["2017-09"])  # back pay, of one in eight
        self.import_feed("payments", self.write("payments.csv", delivery("payments", rows)))
        self.assertEqual(self.feeds()["payments"]["no_list_of"], ["130225 resident pension 2017-09"])
        self.run_ctl("verify", "run", "--as-of", AS_OF)
        owed = {finding["subject"]: finding["sums"]["owed"]
                for finding in self.run_ctl("finding", "list", "--check", "Q4", "-o", "json").json()["findings"]}
        self.assertEqual(set(owed), {people[0]})


class PastAnswers(DaemonTest):
    def test_the_answer_of_a_past_day_is_a_report_alone(self):
        number = citizen_id(1)
        self.import_feed("payments", self.write("p.csv", delivery(
            "payments", payment_rows(number, "王一", ["2018-01", "2018-02", "2018-03"]))))
        self.import_feed("deaths-health", self.write("d.csv", delivery(
            "deaths-health", [(number, "王一", "2018-01-20", "130225")])))
        today = china_today()
        yesterday = today - datetime.timedelta(days=1)
        past = self.run_ctl("verify", "run", "--as-of", AS_OF, "--as-known-on", str(yesterday), "-o", "json").json()
        self.assertEqual((past["subjects"], past["findings"]), (0, []))
        self.assertIn("deaths-health", next(row["not_run"] for row in past["checks"] if row["check"] == "D1"))
        now = self.run_ctl("verify", "run", "--as-of", AS_OF, "--as-known-on", str(today), "-o", "json").json()
        self.assertEqual([finding["check"] for finding in now["findings"] if finding["check"] == "D1"], ["D1"])
        finding = next(finding for finding in now["findings"] if finding["check"] == "D1")
        self.assertEqual(finding["subject"], number)
        self.assertEqual(finding["reasons"][0]["code"], "d1.death_recorded")
        self.assertIn("died on 20 January 2018", finding["reasons"][0]["sentence"])
        page = self.run_ctl("verify", "run", "--as-of", AS_OF, "--as-known-on", str(today)).out
        self.assertTrue(page.startswith(f"As known on {today}; a report"), page)
        self.assertIn("died on 20 January 2018", page)
        self.assertEqual(self.run_ctl("finding", "list", "-o", "json").json()["findings"], [])
        self.assertEqual(self.run_ctl("case", "list", "-o", "json").json()["cases"], [])
        self.run_ctl("verify", "run", "--as-known-on", str(today + datetime.timedelta(days=2)), expect=BAD_REQUEST)

        self.run_ctl("person", "show", number, "--as-of", str(yesterday), expect=NOT_FOUND)
        person = self.run_ctl("person", "show", number, "--as-of", str(today), "-o", "json").json()
        self.assertEqual(len(person["payments"]["list"]), 3)
        self.assertEqual(person["cases"], [])
        self.assertIn("as of", self.run_ctl("person", "show", number, "--as-of", str(today)).out)


if __name__ == "__main__":
    main()
