"""The queue of cases in a full store, through the socket: `case next`, `case show` and the other reads of a day's work.

    queue_bench.py BUILD_DIR [--people N] [--payments N] [--cases N] [--requests N] [--folder DIR] [--keep]

Makes a store of that size in the product's own schema by SQL (benefitd makes the empty one), starts benefitd on it and
asks. Times are those of a client that keeps its connection, in milliseconds; each read is on record before it is
answered, so each includes a write that waits for the disk. Then the query plans of what the queue asks the store.
"""

import argparse
import http.client
import json
import os
import pathlib
import random
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
QUERIES = HERE.parent.parent / "verify" / "store" / "sqlite" / "queries"
ROWS_PER_RUN = 250_000
COUNTIES = 14
PLANS = ("select_waiting", "select_waiting_of_county", "select_waiting_of_town", "select_waiting_of_village",
         "select_lapsed_cases", "select_cases_due", "select_case", "select_findings_of_case", "select_case_page",
         "count_ahead", "count_waiting")
DEATH = json.dumps([{"code": "d1.death_recorded",
                     "values": {"source": {"text": "health"}, "death_date": {"day": "2017-10-05"},
                                "agreement": {"text": "same"}, "fingerprint": {"text": "00ff00ff00ff00ff"}}},
                    {"code": "d1.how_sure", "values": {"percent": {"int": 93}}},
                    {"code": "d1.no_sign_of_life", "values": {"death_date": {"day": "2017-10-05"}}}])


class Connection(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("benefitd", timeout=600)
        self.path = str(path)

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(self.path)

    def ask(self, method, target, body=None):
        """Status, reply and milliseconds."""
        begin = time.perf_counter()
        self.request(method, target, body)
        response = self.getresponse()
        text = response.read()
        return response.status, json.loads(text), 1000 * (time.perf_counter() - begin)


def start(program, state):
    """A benefitd that serves."""
    notify_path = f"{state}.notify"
    pathlib.Path(notify_path).unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notify:
        notify.bind(notify_path)
        process = subprocess.Popen([program, "--state-dir", state], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   env=os.environ | {"NOTIFY_SOCKET": notify_path})
        notify.settimeout(600)
        while b"READY=1" not in notify.recv(65536):
            pass
    return process


def make_people(database, people):
    """In order of number: county after county, birthdays from 1935 on."""
    per_county = -(-people // COUNTIES)
    database.execute("CREATE TEMP TABLE made (i INTEGER PRIMARY KEY, citizen_id INTEGER, county INTEGER, town TEXT, "
                     "village TEXT, born INTEGER)")
    database.execute(f"""
        WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {people})
        INSERT INTO made
        SELECT i, (130201 + i / {per_county}) * 100000000000
                  + CAST(strftime('%Y%m%d', 2427803.5 + (i % {per_county}) / 998) AS INTEGER) * 1000
                  + 1 + (i % {per_county}) % 998,
               130201 + i / {per_county}, 'T' || (i % 12), 'V' || (i % 240), -12784 + (i % {per_county}) / 998
          FROM n""")
    database.execute("INSERT INTO subjects SELECT citizen_id FROM made ORDER BY citizen_id")


def add_batch(database, number, feed, delivery, rows):
    database.execute("INSERT INTO batches (id, feed, delivery, file_sha256, bytes, received_at, received_by, state, rows_in, "
                     "rows_accepted, runs) VALUES (?, ?, ?, ?, 1, ?, 'bench', 'committed', ?, ?, ?)",
                     (number, feed, delivery, f"{number:064}", 1_520_000_000_000 + number, rows, rows,
                      -(-rows // ROWS_PER_RUN)))


def make_facts(database, people, payments):
    add_batch(database, 1, 1, "roll", people)
    database.execute(f"""
        INSERT INTO enrolments (batch_id, run, citizen_id, line, fifteen_digits, name, sex, birth_date, scheme, county, town,
                                village, account, benefit_from)
        SELECT 1, i / {ROWS_PER_RUN}, citizen_id, i + 2, 0, '王秀英', 1 + i % 2, born, 1, county, town, village,
               'A' || i, 201001 FROM made ORDER BY i""")
    months = max(1, payments // people)
    for number in range(months):
        month = 100 * (2018 - (months - 1 - number) // 12) + 12 - (months - 1 - number) % 12
        add_batch(database, 2 + number, 2, str(month), people)
        database.execute(f"""
            INSERT INTO payments (batch_id, run, citizen_id, month, line, fifteen_digits, name, scheme, amount, paid_on,
                                  account, county)
            SELECT {2 + number}, i / {ROWS_PER_RUN}, citizen_id, {month}, i + 2, 0, '王秀英', 1, 10800, 17500,
                   'A' || i, county FROM made ORDER BY i""")
        database.commit()
    return months * people


def make_cases(database, people, cases, now):
    """Of five kinds, spread over the people; nine of ten wait, the others are taken, put off, proposed or decided."""
    chance = random.Random(7)
    every = people // cases
    persons = database.execute(f"SELECT citizen_id, county, town, village FROM made WHERE i % {every} = 0 "
                               f"LIMIT {cases}").fetchall()
    database.execute("INSERT INTO jobs (id, kind, state, requested_by, requested_at, parameters) "
                     "VALUES (1, 2, 3, 'bench', 1, '{}')")
    checks = {1: ("D4",), 2: ("D1", "D3"), 3: ("P1", "Q4"), 4: ("F5",), 5: ("L1",)}
    case_rows, events, findings = [], [], []
    for number, (subject, county, town, village) in enumerate(persons, 1):
        kind = chance.choices((1, 2, 3, 4, 5), (5, 35, 30, 10, 20))[0]
        state = chance.choices(("open", "taken", "proposed", "decided"), (90, 3, 2, 5))[0]
        asleep = state == "open" and chance.random() < 0.01
        opened = now - chance.randrange(300 * 86_400_000)
        officer = f"officer{chance.randrange(200)}"
        rank = chance.randrange(60_000) - opened * 2000 // 2_592_000_000
        case_rows.append((number, subject, state, "王秀英", county, town, village, None if state == "open" else officer,
                          "entitled" if state in ("proposed", "decided") else None,
                          officer if state == "proposed" else None, opened, kind, rank,
                          now + chance.randrange(-86_400_000, 5 * 86_400_000) if state == "taken" else None,
                          *((now // 86_400_000 + chance.randrange(1, 60), "the family answers", officer) if asleep
                            else (None,) * 3)))
        events.append((number, opened, "opened", ""))
        for check in checks[kind]:
            events.append((number, opened, "joined", f"{check} x"))
            findings.append((check, subject, county, town, village, chance.randrange(200_000), chance.randrange(13_000),
                             chance.randrange(50_000), DEATH, '[{"batch":1,"line":2}]', opened, number))
    database.executemany("INSERT INTO cases (id, subject, state, name, county, town, village, taken_by, outcome, proposed_by, "
                         "opened_at, version, kind, rank, leased_until, diary_on, diary_text, diary_by) "
                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?)", case_rows)
    database.executemany("INSERT INTO case_events (case_id, at, actor, what, text) VALUES (?, ?, 'benefitd', ?, ?)", events)
    database.executemany("INSERT INTO findings (check_code, subject, period, name, county, town, village, lost, "
                         "flowing_per_month, owed, reasons, citations, first_found_at, last_seen_run, case_id) "
                         "VALUES (?, ?, 'x', '王秀英', ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)", findings)


def print_times(what, times):
    ordered = sorted(times)
    at = lambda share: ordered[min(len(ordered) - 1, int(share * len(ordered)))]
    print(f"  {what:<44} n {len(ordered):>4}   first {times[0]:7.1f}   median {at(0.5):6.1f}   "
          f"99% {at(0.99):6.1f}   longest {ordered[-1]:6.1f} ms", flush=True)


def measure(connection, what, requests):
    times = []
    for method, target, body in requests:
        status, reply, taken = connection.ask(method, target, body)
        if status != 200:
            raise SystemExit(f"{method} {target}: {status} {reply}")
        times.append(taken)
    print_times(what, times)


def measure_all(connection, cases, requests):
    chance = random.Random(11)
    some = lambda: [chance.randrange(1, cases + 1) for _ in range(requests)]
    next_of = lambda **filters: [("POST", "/v1/queue/next", json.dumps(filters))] * requests
    measure(connection, "today", [("GET", "/v1/today", None)] * requests)  # before a thousand cases are taken by one
    measure(connection, "case show", [("GET", f"/v1/cases/{case}", None) for case in some()])
    measure(connection, "case next", next_of())
    measure(connection, "case next --kind", next_of(kind="entitlement_owed"))
    measure(connection, "case next --region COUNTY", next_of(region="130205"))
    measure(connection, "case next --region CITY", next_of(region="130200"))
    measure(connection, "case next --region COUNTY/TOWN/VILLAGE --kind",
            next_of(region="130209/T0/V0", kind="payment_in_doubt")[:5])
    measure(connection, "case why-first", [("GET", f"/v1/cases/{case}/priority", None) for case in some()])
    measure(connection, "case list, one page", [("GET", f"/v1/cases?after={case}", None) for case in some()])
    measure(connection, "case list --state taken, one page", [("GET", "/v1/cases?state=taken", None)] * requests)
    measure(connection, "case note", [("POST", f"/v1/cases/{case}/notes", '{"text":"Visited."}') for case in some()])


def print_plans(database):
    for name in PLANS:
        sql = (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
        values = {parameter: 1 for parameter in re.findall(r":([a-z_]+)", sql)}
        print(f"  {name}")
        for row in database.execute("EXPLAIN QUERY PLAN " + sql, values):
            print(f"    {row[3]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--payments", type=int, default=12_000_000)
    parser.add_argument("--cases", type=int, default=200_000)
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--folder", type=pathlib.Path, help="where the store is made; default: a temporary folder")
    parser.add_argument("--keep", action="store_true", help="leave the store there, and use one that was left")
    options = parser.parse_args()

    folder = options.folder or pathlib.Path(tempfile.mkdtemp(prefix="benefit_queue_bench_"))
    state = folder / "state"
    program = options.build / "daemon" / "benefitd"
    try:
        if not state.exists():
            folder.mkdir(parents=True, exist_ok=True)
            process = start(program, state)
            process.terminate()
            process.wait()
            begin = time.monotonic()
            database = sqlite3.connect(state / "benefitd.db")
            database.execute("PRAGMA synchronous = OFF")
            make_people(database, options.people)
            paid = make_facts(database, options.people, options.payments)
            make_cases(database, options.people, options.cases, int(time.time() * 1000))
            database.commit()
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            database.close()
            print(f"made {options.people:,} people, {paid:,} payments and {options.cases:,} cases in "
                  f"{time.monotonic() - begin:.0f} s, {(state / 'benefitd.db').stat().st_size / 1e9:.1f} GB")
        process = start(program, state)
        try:
            measure_all(Connection(state / "benefitd.sock"), options.cases, options.requests)
        finally:
            process.terminate()
            process.wait()
        with sqlite3.connect(state / "benefitd.db") as database:
            print_plans(database)
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
