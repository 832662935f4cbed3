"""Collection photos at the port for stations: how long each answer takes while several stations hand in at once.

    station_bench.py BUILD_DIR [--stations N] [--photos N] [--pause MS]

Makes an authority and a certificate for each station with the commands of docs/stations.md, starts benefitd, enrols the
faces of fixtures/faces and lets each station hand in --photos photos, one after the other over one connection, --pause
milliseconds between an answer and the next photo. Each photo has a key of its own; it is measured, compared, kept and
put on record before it is answered. Prints the times of the answers and the load of the machine beside them.
"""

import argparse
import base64
import collections
import json
import os
import pathlib
import ssl
import statistics
import sys
import tempfile
import threading
import time
import uuid

TESTS = pathlib.Path(__file__).resolve().parent.parent
OPTIONS = argparse.ArgumentParser(description=__doc__.splitlines()[0])
OPTIONS.add_argument("build", type=pathlib.Path)
OPTIONS.add_argument("--stations", type=int, default=10)
OPTIONS.add_argument("--photos", type=int, default=40, help="of each station; default: 40")
OPTIONS.add_argument("--pause", type=float, default=1000, help="milliseconds; default: 1000")

asked = OPTIONS.parse_args()
os.environ |= {"BENEFIT_BUILD_DIR": str(asked.build.resolve()), "BENEFIT_SOURCE_DIR": str(TESTS.parent)}
sys.path.insert(0, str(TESTS / "e2e"))

from harness import FACES, Daemon  # noqa: E402: it reads the environment
from people import citizen_id  # noqa: E402
from stations_test import Authority, StationConnection, free_port  # noqa: E402

PEOPLE = sorted(path.stem.split("_")[0] for path in FACES.glob("p*_0.jpg"))
PHOTOS_EACH = 3  # beside the enrolled one


def succeed(result):
    if result.status != 0:
        raise SystemExit(str(result))


def prepare(folder):
    """A daemon with a port, everybody enrolled, and what stations connect with."""
    authority = Authority(folder / "ca")
    port = free_port()
    files = {"certificate": "service.pem", "key": "service.key", "client_ca": "ca.pem", "crl": "crl.pem"}
    config = folder / "benefitd.toml"
    config.write_text(f'[stations]\naddress = "127.0.0.1"\nport = {port}\nrequests_per_minute = 100000\nburst = 100000\n'
                      + "".join(f'{key} = "{authority.folder / file}"\n' for key, file in files.items()))
    daemon = Daemon(folder / "state", "--config", config)
    if not daemon.start():
        raise SystemExit(daemon.log_text())
    manifest = folder / "enrolments.csv"
    manifest.write_text("id_number,photo,taken_on\n" + "".join(
        f"{citizen_id(number)},{person}_0.jpg,2017-01-01\n" for number, person in enumerate(PEOPLE, 1)))
    succeed(daemon.ctl("photo", "enrol", manifest, "--root", FACES))
    contexts = {}
    for number in range(1, asked.stations + 1):
        name = f"S{number}"
        succeed(daemon.ctl("station", "add", name, "--certificate", authority.sign(name)))
        contexts[name] = ssl.create_default_context(cafile=authority.folder / "ca.pem")
        contexts[name].load_cert_chain(authority.folder / f"{name}.pem", authority.folder / f"{name}.key")
    return daemon, port, contexts


def hand_in(connection, name, first, answered):
    """What one station does; `answered` gets milliseconds and answer of each photo."""
    for number in range(asked.photos):
        person = (first + number) % len(PEOPLE)
        photo = (FACES / f"{PEOPLE[person]}_{1 + number % PHOTOS_EACH}.jpg").read_bytes()
        body = json.dumps({"id_number": citizen_id(person + 1), "photo": base64.b64encode(photo).decode(), "station": name,
                           "captured_at": f"2018-03-01T09:{number // 60:02}:{number % 60:02}+08:00"})
        begin = time.perf_counter()
        connection.request("POST", "/v1/collections", body,
                           {"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())})
        response = connection.getresponse()
        reply = json.loads(response.read())
        answered.append((1000 * (time.perf_counter() - begin), reply.get("answer", response.status)))
        time.sleep(asked.pause / 1000)


def main():
    with tempfile.TemporaryDirectory(prefix="benefit_bench_") as folder:
        daemon, port, contexts = prepare(pathlib.Path(folder))
        answered = []
        stations = [threading.Thread(target=hand_in, args=(StationConnection(port, context), name, number * asked.photos,
                                                           answered))
                    for number, (name, context) in enumerate(contexts.items())]
        begin = time.perf_counter()
        for station in stations:
            station.start()
            time.sleep(asked.pause / 1000 / len(stations))  # stations do not march in step
        for station in stations:
            station.join()
        seconds = time.perf_counter() - begin
        daemon.kill()
    took = sorted(milliseconds for milliseconds, _ in answered)
    answers = collections.Counter(answer for _, answer in answered)
    print(f"{len(stations)} stations, {len(took)} photos in {seconds:.1f} s ({len(took) / seconds:.1f} a second), "
          f"{asked.pause:.0f} ms between an answer and the next photo: p50 {statistics.median(took):.0f} ms, "
          f"p99 {took[min(len(took) - 1, int(0.99 * len(took)))]:.0f} ms, longest {took[-1]:.0f} ms; "
          f"answers {dict(answers)}; load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
