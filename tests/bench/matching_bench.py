"""Record matching, whole command from CSV to CSV: accuracy, time and memory at several sizes.

    matching_bench.py BUILD_DIR [SIZE ...]      SIZE is ROLLxOTHER, as 1000000x100000
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

SIZES = ["1000000x100000", "1000000x1000000"]
MB = 1 << 10  # ru_maxrss is in KiB


def measured(command):
    """Wall seconds, peak memory in MB, and what the command printed."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"{' '.join(map(str, command))} ended with status {os.waitstatus_to_exitcode(status)}")
    return time.monotonic() - begin, usage.ru_maxrss / MB, printed


def figures(benefitctl, truth, links):
    _, _, printed = measured([benefitctl, "match", "evaluate", "--truth", truth, "--links", links, "-o", "json"])
    accuracy = json.loads(printed)
    return (f"recall {accuracy['at_precision']['recall']:.4f} at precision 0.995, best F1 {accuracy['best']['f1']:.4f}, "
            f"expected calibration error {accuracy['expected_calibration_error']:.4f}")


def run_ours(benefitctl, folder):
    links = folder / "links.csv"
    seconds, megabytes, printed = measured(
        [benefitctl, "match", "link", "--left", folder / "roll.csv", "--right", folder / "other.csv", "--out", links,
         "--one-to-one", "--least-probability", "0.001", "-o", "json"])
    run = json.loads(printed)
    print(f"  benefitctl match link: {seconds:.1f} s, {megabytes:,.0f} MB; {figures(benefitctl, folder / 'truth.csv', links)}")
    stages = {stage["stage"]: stage["seconds"] for stage in run["stages"]}
    print("    " + ", ".join(f"{name} {seconds:.2f} s" for name, seconds in stages.items()))
    print(f"    {run['pairs']:,} pairs compared, {1e9 * stages['compare'] / max(run['pairs'], 1):.0f} ns of both cores each")


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    benefitctl = build / "daemon" / "benefitctl"
    for size in sys.argv[2:] or SIZES:
        roll, other = size.split("x")
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            measured([build / "fixtures" / "make_population", "--roll", roll, "--other", other, "--overlap", "0.6", "--seed",
                      "20180410", "--kind", "deaths", "--out", folder])
            print(f"{int(roll):,} rows against {int(other):,}, 60 % of them on the roll, seed 20180410")
            run_ours(benefitctl, folder)


if __name__ == "__main__":
    main()
