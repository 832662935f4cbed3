"""A whole county through the real service: every feed delivered, everyone verified, then a day's deliveries.

    county_bench.py BUILD_DIR [--recipients N] [--quarters N] [--seed N] [--as-of DAY] [--folder DIR] [--keep]

Makes a fictional county (fixtures/make_county), imports its deliveries through benefitctl and benefitd, and verifies:
for the first time, when the roll is indexed and all records are matched; everyone once more; and after a day's
deliveries, 300 deaths, 2,000 changes of a registry and 5,000 payments. Prints times, the most memory that the service
took, and for each check how many planted cases were found (score_county). Photos are left out, so F1 to F5, and what
of D1 rests on a photo, are missed. 770,000 recipients are a county of a million people. --quarters 4 leaves out the
payments of the first of the two years, and with them what is told of that year.
"""

import argparse
import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--recipients", type=int, default=770_000)
    parser.add_argument("--quarters", type=int, default=8, help="the newest quarters of payments, of eight")
    parser.add_argument("--seed", type=int, default=20180410)
    parser.add_argument("--as-of", default="2019-04-10")
    parser.add_argument("--folder", type=pathlib.Path, help="work here instead of a temporary folder")
    parser.add_argument("--keep", action="store_true", help="leave county and state where they are")
    return parser.parse_args()


class Service:
    """benefitd on a state folder of its own."""

    def __init__(self, build, state):
        self.programs = build / "daemon"
        self.environment = os.environ | {"BENEFIT_SOCKET": str(state / "benefitd.sock"), "LC_ALL": "C.UTF-8"}
        self.process = subprocess.Popen([self.programs / "benefitd", "--state-dir", state],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.ctl("status", "--wait", "60")

    def ctl(self, *arguments):
        return subprocess.run([self.programs / "benefitctl", *map(str, arguments)], env=self.environment, check=True,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout

    def most_memory(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1e6

    def stop(self):
        self.process.terminate()
        self.process.wait()


def timed(what, work):
    begin = time.monotonic()
    result = work()
    print(f"{what:<34} {time.monotonic() - begin:7.1f} s", flush=True)
    return result


def make_county(build, county, seed, recipients, as_of):
    subprocess.run([build / "fixtures" / "make_county", "--out", county, "--seed", str(seed), "--recipients",
                    str(recipients), "--as-of", as_of], check=True, stdout=subprocess.PIPE, text=True)


def import_all(service, county, quarters):
    deliveries = list(csv.DictReader((county / "deliveries.csv").open(encoding="utf-8")))
    of_quarters = sorted(row["file"] for row in deliveries if "payments.20" in row["file"])
    for row in deliveries:
        if row["file"] not in of_quarters[:-quarters]:
            service.ctl("feed", "import", row["feed"], county / row["file"])


def rows_of(path, encoding):
    with path.open(encoding=encoding, newline="") as file:
        rows = list(csv.reader(file))
    return rows[0], rows[1:]


def write_part(path, header, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
    return path


def a_days_deliveries(county, folder):
    """Rows that the county's own lists hold, as a day brings them: under names of their own."""
    encodings = {row["file"]: row["encoding"] for row in csv.DictReader(
        (county / "deliveries.csv").open(encoding="utf-8"))}

    def some(feed, number, starts):
        file = next(name for name in sorted(encodings, reverse=True) if pathlib.Path(name).name.startswith(starts))
        header, rows = rows_of(county / file, encodings[file].replace("-", ""))
        step = max(1, len(rows) // number)
        return feed, write_part(folder / f"{feed}.today.csv", header, rows[::step][:number])

    return [some("deaths-health", 300, "deaths-health"),
            some("registry-dibao", 2_000, "registry-dibao"),
            some("payments", 5_000, "payments.20")]


def verify(service, as_of, *options):
    return json.loads(service.ctl("verify", "run", "--as-of", as_of, "-o", "json", *options))


def run(arguments, folder):
    county, state = folder / "county", folder / "state"
    timed("make the county", lambda: make_county(arguments.build, county, arguments.seed, arguments.recipients,
                                                 arguments.as_of))
    service = Service(arguments.build, state)
    try:
        timed("import every delivery", lambda: import_all(service, county, arguments.quarters))
        first = timed("verify, the first time", lambda: verify(service, arguments.as_of))
        timed("verify everyone once more", lambda: verify(service, arguments.as_of, "--full"))
        findings = folder / "findings.json"
        findings.write_text(service.ctl("finding", "list", "-o", "json"))
        for feed, path in a_days_deliveries(county, folder):
            service.ctl("feed", "import", feed, path)
        day = timed("verify a day's deliveries", lambda: verify(service, arguments.as_of))
        print(f"{'people':<34} {first['subjects']:7,}, of a day's deliveries {day['subjects']:,}")
        print(f"{'most memory of the service':<34} {service.most_memory():7.2f} GB")
        score = subprocess.run([arguments.build / "fixtures" / "score_county", "--truth", county / "truth.csv",
                                "--findings", findings], stdout=subprocess.PIPE, text=True, check=False).stdout
        print(score.split("\n\n", maxsplit=1)[0])
    finally:
        service.stop()


def main():
    arguments = parse_arguments()
    folder = arguments.folder or pathlib.Path(tempfile.mkdtemp(prefix="benefit_county_"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        run(arguments, folder)
    finally:
        if not arguments.keep:
            shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
