"""Names and numbers of people stay out of the log and out of every refusal, and the service's memory out of core files."""

import json
import os
import pathlib
import re
import urllib.parse

from harness import BAD_INPUT, FACES, SOURCE, DaemonTest, InstalledDaemonTest, main
from people import citizen_id, delivery, months, payment_rows, roll_row

NAME, ACCOUNT = "欧阳娜木汗", "62179988776655443322"
NUMBER, OTHER_NUMBER = citizen_id(7), citizen_id(8)
SECRETS = (NAME, NUMBER, NUMBER[:17], OTHER_NUMBER, ACCOUNT, urllib.parse.quote(NAME))


def routes():
    """(method, path, names of parameters) of every command that asks the service, from the reference."""
    page = (SOURCE / "docs" / "commands.md").read_text(encoding="utf-8")
    for section in page.split("\n## ")[1:]:
        for part in section.split("\n### "):
            route = re.search(r"^`(GET|POST) (/v1/\S+)`", part, re.MULTILINE)
            if route:
                names = re.findall(r"^\| `-*([A-Za-z_-]+)", part, re.MULTILINE)
                yield route[1], route[2], [name.lower().replace("-", "_") for name in names]


class Privacy(DaemonTest):
    daemon_arguments = None

    def setUp(self):
        super().setUp()
        config = self.write("benefitd.toml", '[log]\nlevel = "debug"\n')
        self.daemon = self.start_daemon(self.folder / "state", "--config", config)

    def assert_silent(self, text, where):
        for secret in SECRETS:
            self.assertNotIn(secret, text, f"{where} names a person")

    def work(self):
        """A month with a case, in which people's data goes through every part."""
        row = list(roll_row(NUMBER, NAME))
        row[6] = ACCOUNT
        self.import_feed("roll", self.write("roll.csv", delivery("roll", [row, roll_row(OTHER_NUMBER, NAME)])))
        self.import_feed("payments", self.write("pay.csv", delivery("payments", payment_rows(NUMBER, NAME,
                                                                                             months(2017, 2018, 3)))))
        self.import_feed("deaths-health", self.write("d.csv", delivery("deaths-health",
                                                                       [(NUMBER, NAME, "2017-10-05", "130225")])))
        # A file with refused rows, and one that is refused as a whole.
        self.import_feed("payments", self.write("bad.csv", delivery("payments", [
            (NUMBER[:17] + "?", NAME, "resident_pension", "2018-13", "x", NAME, ACCOUNT, NAME)])), "--delivery", "bad")
        refused = self.run_ctl("feed", "import", "roll", self.write("junk.csv", f"{NAME},{NUMBER}\n{ACCOUNT}\n"),
                               expect=BAD_INPUT)
        self.assert_silent(refused.err, "the refusal of a file")
        self.run_ctl("verify", "run", "--as-of", "2018-04-10")
        case = self.run_ctl("case", "list", "--check", "D1", "-o", "json").json()["cases"][0]["case"]
        self.run_ctl("person", "show", "-", "--purpose", f"{NAME} asked", stdin=NUMBER)
        self.run_ctl("case", "take", case)
        self.run_ctl("case", "note", case, f"{NAME} {NUMBER}")
        self.run_ctl("case", "show", case)
        self.run_ctl("audit", "who-read", "-", stdin=NUMBER)

    def ask_badly(self):
        """Every route with people's data where it does not belong; gives the refusals."""
        bodies = [f"{NAME} {NUMBER}", json.dumps([NAME, NUMBER]), json.dumps({NAME: NUMBER}), json.dumps(NUMBER),
                  json.dumps({"id_number": NUMBER})[:-2]]
        for method, path, names in routes():
            for value in (NAME, NUMBER, NUMBER[:17] + "?", f"{NAME},{NUMBER}", ACCOUNT):
                target = re.sub(r"\{\w+\}", urllib.parse.quote(value), path)
                fields = {name: value for name in names}
                query = urllib.parse.urlencode(fields)
                yield target, self.daemon.request(method, f"{target}?{query}")
                if method == "POST":
                    yield target, self.daemon.request(method, target, json.dumps(fields))
                    for name in names:
                        yield target, self.daemon.request(method, target, json.dumps({name: [value]}))
            for body in bodies:
                numbered = re.sub(r"\{\w+\}", "1", path)
                yield numbered, self.daemon.request(method, numbered, body.encode() if method == "POST" else None)
        for target in (f"/v1/{urllib.parse.quote(NAME)}", f"/{NUMBER}"):
            yield target, self.daemon.request("GET", target)

    def test_log_and_refusals_name_nobody(self):
        self.work()
        refusals = 0
        for target, (status, reply) in self.ask_badly():
            if status < 400:
                continue
            refusals += 1
            if "no user" in reply["error"]["what"]:
                continue  # whoever is named there has no account of this machine, and was typed as one
            self.assertLess(status, 500, target)
            self.assert_silent(json.dumps(reply, ensure_ascii=False), f"the refusal at {target}")
        self.assertGreater(refusals, 500)
        self.assert_silent(self.daemon.log_text(), "the log")


class Memory(InstalledDaemonTest):
    def test_no_core_file_and_no_debugger_gets_at_it(self):
        self.start()
        photo = self.write("p.csv", f"id_number,taken_on,photo\n{NUMBER},2015-01-01,{next(FACES.glob('*.jpg')).name}\n")
        self.run_ctl("photo", "enrol", photo, "--root", FACES)  # starts a worker
        service = self.daemon.process.pid
        # Each is a child of the thread that started it.
        workers = [child for task in pathlib.Path(f"/proc/{service}/task").iterdir()
                   for child in (task / "children").read_text().split()]
        self.assertTrue(workers)
        for process in (service, *workers):
            limits = pathlib.Path(f"/proc/{process}/limits").read_text()
            self.assertRegex(limits, r"Max core file size\s+0\s+0\s")
            # Of a process that may be dumped the files belong to its user, of another one to root (proc(5)).
            self.assertEqual(os.stat(f"/proc/{process}/environ").st_uid, 0)


if __name__ == "__main__":
    main()
