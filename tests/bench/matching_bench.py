"""Record matching, whole commands from CSV to CSV: accuracy, time and memory at several sizes, and beside them what two
others make of the same lists: exact rules, and Splink.

    matching_bench.py BUILD_DIR [--without-splink] [SIZE ...]      SIZE is ROLLxOTHER, as 1000000x100000

Splink runs in the Python that runs this, where tests/bench/requirements.txt is installed.
"""

import argparse
import importlib.util
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

SIZES = ["1000000x100000", "1000000x1000000"]
SPLINK_UP_TO = 100_000  # rows of the second list, so that the benchmark ends within minutes
MB = 1 << 10  # ru_maxrss is in KiB
HERE = pathlib.Path(__file__).resolve().parent


class Measured:
    """A command that has run: wall seconds, peak memory in MB, and what it printed."""

    def __init__(self, command):
        begin = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.printed = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        if status != 0:
            raise SystemExit(f"{' '.join(map(str, command))} ended with status {os.waitstatus_to_exitcode(status)}")
        self.seconds = time.monotonic() - begin
        self.megabytes = usage.ru_maxrss / MB


def machine():
    found = re.search(r"^model name\s*: (.*)$", pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
    return f"{found[1] if found else 'unknown processor'}, {os.cpu_count()} cores"


def evaluate(benefitctl, folder, links):
    return json.loads(
        Measured([benefitctl, "match", "evaluate", "--truth", folder / "truth.csv", "--links", links, "-o", "json"]).printed)


def figures(accuracy):
    at = accuracy.get("at_precision")
    reached = f"recall {at['recall']:.4f} at precision 0.995" if at else "precision 0.995 is not reached"
    return (f"{reached}, best F1 {accuracy['best']['f1']:.4f}, "
            f"expected calibration error {accuracy['expected_calibration_error']:.4f}")


def print_stages(stages, pairs):
    print("    " + ", ".join(f"{stage['stage']} {stage['seconds']:.2f} s" for stage in stages))
    compared = sum(stage["seconds"] for stage in stages if stage["stage"] in ("compare", "predict"))
    print(f"    {pairs:,} pairs compared, {1e9 * compared / max(pairs, 1):.0f} ns of all {os.cpu_count()} cores each")


def run_exact_rules(benefitctl, folder):
    links = folder / "exact.csv"
    run = Measured([sys.executable, HERE / "exact_link.py", folder / "roll.csv", folder / "other.csv", links])
    best = evaluate(benefitctl, folder, links)["best"]
    print(f"  the same ID number, or the same name, birth date and village: recall {best['recall']:.4f}, "
          f"precision {best['precision']:.4f}, {run.seconds:.1f} s in plain Python")


def run_ours(benefitctl, folder):
    links = folder / "links.csv"
    run = Measured([benefitctl, "match", "link", "--left", folder / "roll.csv", "--right", folder / "other.csv", "--out", links,
                    "--replace", "--one-to-one", "--least-probability", "0.001", "-o", "json"])
    accuracy = evaluate(benefitctl, folder, links)
    print(f"  benefitctl match link: {run.seconds:.1f} s, {run.megabytes:,.0f} MB; {figures(accuracy)}")
    told = json.loads(run.printed)
    print_stages(told["stages"], told["pairs"])
    return run, accuracy


def why_no_splink(other_rows):
    if other_rows > SPLINK_UP_TO:
        return f"only up to {SPLINK_UP_TO:,} rows of the second list"
    missing = [package for package in ("splink", "duckdb", "pypinyin") if importlib.util.find_spec(package) is None]
    if missing:
        return (f"{sys.executable} has no {', '.join(missing)}: "
                f"{sys.executable} -m pip install -r {HERE.relative_to(HERE.parent.parent) / 'requirements.txt'}")
    return None


def run_splink(benefitctl, folder, ours, our_accuracy):
    links = folder / "splink.csv"
    run = Measured([sys.executable, HERE / "splink_link.py", folder / "roll.csv", folder / "other.csv", links])
    accuracy = evaluate(benefitctl, folder, links)
    told = json.loads(run.printed)
    print(f"  Splink {told['version']}: {run.seconds:.1f} s, {run.megabytes:,.0f} MB; {figures(accuracy)}")
    print_stages(told["stages"], told["pairs"])

    def missed(of):
        return 1 - of["at_precision"]["recall"] if of.get("at_precision") else 1.0

    print(f"  Splink to benefitctl: {run.seconds / ours.seconds:.1f} times the time, "
          f"{run.megabytes / ours.megabytes:.1f} times the memory, "
          f"{missed(accuracy) / max(missed(our_accuracy), 1e-9):.1f} times the pairs missed at precision 0.995")


def main():
    parser = argparse.ArgumentParser(description="Record matching: accuracy, time and memory.")
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("sizes", nargs="*", default=SIZES, metavar="ROLLxOTHER")
    parser.add_argument("--without-splink", action="store_true")
    asked = parser.parse_intermixed_args()
    build = asked.build.resolve()
    benefitctl = build / "daemon" / "benefitctl"
    print(f"machine: {machine()}")
    for size in asked.sizes:
        roll, other = size.split("x")
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            Measured([build / "fixtures" / "make_population", "--roll", roll, "--other", other, "--overlap", "0.6", "--seed",
                      "20180410", "--kind", "deaths", "--out", folder])
            print(f"{int(roll):,} rows against {int(other):,}, 60 % of them on the roll, seed 20180410")
            run_exact_rules(benefitctl, folder)
            ours, accuracy = run_ours(benefitctl, folder)
            if reason := "asked not to" if asked.without_splink else why_no_splink(int(other)):
                print(f"  Splink left out: {reason}")
            else:
                run_splink(benefitctl, folder, ours, accuracy)


if __name__ == "__main__":
    main()
