"""Collection photos at the port for stations: how long each answer takes while several stations hand in at once.

    station_bench.py BUILD_DIR [--stations N] [--photos N] [--pause MS]

Makes an authority and a certificate for each station with the commands of docs/stations.md, starts benefitd, enrols the
faces of fixtures/faces and lets each station hand in --photos photos, one after the other over one connection, --pause
milliseconds between an answer and the next photo. Each photo has a key of its own and is kept, compared and answered
before the next. Prints the times of the answers in milliseconds and the load of the machine beside them.
"""

import argparse
import base64
import json
import os
import pathlib
import statistics
import sys
import tempfile
import threading
import time
import uuid

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parent.parent
os.environ.setdefault("BENEFIT_SOURCE_DIR", str(SOURCE))


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--stations", type=int, default=10)
    parser.add_argument("--photos", type=int, default=40, help="of each station")
    parser.add_argument("--pause", type=float, default=1000, help="milliseconds")
    return parser.parse_args()


def main():
    options = parse()
    os.environ["BENEFIT_BUILD_DIR"] = str(options.build.resolve())
    sys.path.insert(0, str(HERE.parent / "e2e"))
    import harness
    import stations_test
    from people import citizen_id

    with tempfile.TemporaryDirectory(prefix="benefit_bench_") as name:
        folder = pathlib.Path(name)
        authority = stations_test.Authority(folder / "ca")
        port = stations_test.free_port()
        files = {"certificate": "service.pem", "key": "service.key", "client_ca": "ca.pem", "crl": "crl.pem"}
        config = folder / "benefitd.toml"
        config.write_text(f'[stations]\naddress = "127.0.0.1"\nport = {port}\nrequests_per_minute = 100000\nburst = 100000\n'
                          + "".join(f'{key} = "{authority.folder / file}"\n' for key, file in files.items()))
        daemon = harness.Daemon(folder / "state", "--config", config)
        if not daemon.start():
            raise SystemExit(daemon.log_text())
        try:
            people = sorted({path.stem.split("_")[0] for path in harness.FACES.glob("p*_0.jpg")})
            manifest = folder / "enrolments.csv"
            manifest.write_text("id_number,photo,taken_on\n" + "".join(
                f"{citizen_id(number)},{person}_0.jpg,2017-01-01\n" for number, person in enumerate(people, 1)))
            enrolled = daemon.ctl("photo", "enrol", manifest, "--root", harness.FACES)
            if enrolled.status:
                raise SystemExit(str(enrolled))
            names = [f"S{number}" for number in range(1, options.stations + 1)]
            for station in names:
                added = daemon.ctl("station", "add", station, "--certificate", authority.sign(station))
                if added.status:
                    raise SystemExit(str(added))
            measure(options, stations_test, harness, authority, port, names, people, citizen_id)
        finally:
            daemon.kill()


def measure(options, stations_test, harness, authority, port, names, people, citizen_id):
    import ssl
    took, answers, lock = [], {}, threading.Lock()

    def station(index, name):
        context = ssl.create_default_context(cafile=authority.folder / "ca.pem")
        context.load_cert_chain(authority.folder / f"{name}.pem", authority.folder / f"{name}.key")
        connection = stations_test.StationConnection(port, context)
        time.sleep(index * options.pause / 1000 / len(names))  # stations do not march in step
        for number in range(options.photos):
            person = (index * options.photos + number) % len(people)
            photo = (harness.FACES / f"{people[person]}_{1 + number % 3}.jpg").read_bytes()
            body = json.dumps({"id_number": citizen_id(person + 1), "photo": base64.b64encode(photo).decode(), "station": name,
                               "captured_at": f"2018-03-01T09:{number // 60:02}:{number % 60:02}+08:00"})
            begin = time.perf_counter()
            connection.request("POST", "/v1/collections", body,
                               {"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())})
            response = connection.getresponse()
            reply = json.loads(response.read())
            with lock:
                took.append(1000 * (time.perf_counter() - begin))
                what = reply.get("answer", response.status)
                answers[what] = answers.get(what, 0) + 1
            time.sleep(options.pause / 1000)

    threads = [threading.Thread(target=station, args=(index, name)) for index, name in enumerate(names)]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begin
    took.sort()
    at = lambda share: took[min(len(took) - 1, int(share * len(took)))]
    print(f"{len(names)} stations, {len(took)} photos in {seconds:.1f} s ({len(took) / seconds:.1f} a second), "
          f"{options.pause:.0f} ms between an answer and the next photo: p50 {statistics.median(took):.0f} ms, "
          f"p90 {at(0.9):.0f} ms, p99 {at(0.99):.0f} ms, longest {took[-1]:.0f} ms; answers {answers}; "
          f"load {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
