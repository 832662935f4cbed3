"""Who stands at a counter beside bulk work: how long a collection photo takes to be answered, and what work slows it.

    counter_bench.py BUILD_DIR [--recipients N] [--photos N] [--folder DIR] [--keep]

Makes a fictional county, imports its deliveries and enrols the fictional faces (fixtures/faces). Then one collection
after the other is handed in over one connection, at random moments, so that none keeps step with the work: with
nothing beside, beside `verify run --full` (again and again until enough are in), and beside the import of a quarter's
payments. Prints milliseconds, and the 99 % beside each work as a multiple of that with nothing beside.
"""

import argparse
import base64
import json
import pathlib
import random
import shutil
import sys
import tempfile
import time

from county_bench import Service, import_all, make_county
from queue_bench import Connection

HERE = pathlib.Path(__file__).resolve().parent
FACES = HERE.parent.parent / "fixtures" / "faces"
AS_OF = "2019-04-10"
TAKEN = "2019-04-01"


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--recipients", type=int, default=200_000)
    parser.add_argument("--photos", type=int, default=300, help="collections beside each kind of work")
    parser.add_argument("--seed", type=int, default=20180410)
    parser.add_argument("--folder", type=pathlib.Path, help="work here instead of a temporary folder")
    parser.add_argument("--keep", action="store_true", help="leave county and state where they are")
    return parser.parse_args()


def known_people():
    """The fictional people's numbers, and each one's photos: the first is enrolled, the others are collected."""
    return [(f"13022519{40 + person:02}0101{person:03}", sorted(FACES.glob(f"p{person:03}_*.jpg")))
            for person in range(32) if (FACES / f"p{person:03}_0.jpg").exists()]


def with_check_character(body):
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, weights)) % 11]


class Station:
    """Hands in photos of people who are enrolled."""

    def __init__(self, socket_path, people, seed):
        self.connection = Connection(socket_path)
        self.people = people
        self.random = random.Random(seed)
        self.collected = 0

    def enrol(self):
        for number, photos in self.people:
            self.ask("/v1/enrolled-photos", {"id_number": number, "taken_on": "2018-01-05"}, photos[0])

    def collect(self):
        """Milliseconds until the answer."""
        number, photos = self.random.choice(self.people)
        self.collected += 1
        moment = f"{TAKEN}T{self.collected // 3600 % 24:02}:{self.collected // 60 % 60:02}:{self.collected % 60:02}+08:00"
        return self.ask("/v1/collections", {"id_number": number, "captured_at": moment, "station": "S1"},
                        self.random.choice(photos[1:]))

    def ask(self, target, fields, photo):
        body = json.dumps(fields | {"photo": base64.b64encode(photo.read_bytes()).decode()})
        status, reply, took = self.connection.ask("POST", target, body)
        if status != 200:
            sys.exit(f"{target}: {status} {reply}")
        return took

    def wait_a_little(self):
        time.sleep(self.random.uniform(0, 0.1))


class Work:
    """Jobs of one kind, one after the other, while collections are handed in."""

    def __init__(self, connection, begin):
        self.connection = connection
        self.begin = begin
        self.job = None

    def keep_going(self):
        if self.begin is None:
            return
        if self.job is None or self.connection.ask("GET", f"/v1/jobs/{self.job}")[1]["state"] == "done":
            self.job = self.begin()

    def finish(self):
        while self.job is not None and self.connection.ask("GET", f"/v1/jobs/{self.job}")[1]["state"] != "done":
            time.sleep(0.1)


def measure(station, work, photos):
    times = []
    while len(times) < photos:
        work.keep_going()
        station.wait_a_little()
        times.append(station.collect())
    work.finish()
    return sorted(times)


def of(times, share):
    return times[min(len(times) - 1, int(share * len(times)))]


def run(arguments, folder):
    county, state = folder / "county", folder / "state"
    if not county.exists():
        make_county(arguments.build, county, arguments.seed, arguments.recipients, AS_OF)
    service = Service(arguments.build, state)
    try:
        import_all(service, county, 4)
        service.ctl("verify", "run", "--as-of", AS_OF)
        socket_path = state / "benefitd.sock"
        people = [(with_check_character(body), photos) for body, photos in known_people()]
        station = Station(socket_path, people, arguments.seed)
        station.enrol()
        for _ in range(20):  # the networks are loaded with the first
            station.collect()
        asking = Connection(socket_path)
        payments = sorted(county.rglob("payments.20*"))[-1]
        imports = iter(range(10_000))

        def verification():
            return asking.ask("POST", "/v1/verifications", json.dumps({"as_of": AS_OF, "full": True}))[1]["job"]

        def delivery():
            # Beside a line more it is another file, and renews the one before.
            data = payments.read_bytes() + b"\n" * (1 + next(imports))
            return asking.ask("POST", "/v1/feeds/payments/deliveries?delivery=again", data)[1]["job"]

        idle = None
        print(f"{arguments.recipients:,} recipients, {arguments.photos} collections each\n")
        print(f"{'beside':<24} {'median':>8} {'90 %':>8} {'99 %':>8} {'longest':>8}   99 %, times idle")
        for what, begin in (("nothing", None), ("verify run --full", verification), ("import of payments", delivery)):
            times = measure(station, Work(asking, begin), arguments.photos)
            idle = idle or of(times, 0.99)
            print(f"{what:<24} {of(times, 0.5):8.1f} {of(times, 0.9):8.1f} {of(times, 0.99):8.1f} {times[-1]:8.1f}"
                  f"   {of(times, 0.99) / idle:.2f}", flush=True)
    finally:
        service.stop()


def main():
    arguments = parse_arguments()
    folder = arguments.folder or pathlib.Path(tempfile.mkdtemp(prefix="benefit_counter_"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        run(arguments, folder)
    finally:
        if not arguments.keep:
            shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
