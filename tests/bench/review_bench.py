"""How fast the review screen is drawn anew: `benefitctl case review` on a terminal, asked again and again by Ctrl-L.

    review_bench.py BUILD_DIR STATE_DIR [--case N] [--keys N]

STATE_DIR is that of a benefitd that is not running, such as build/demo/state after fixtures/demo.sh. Times are from the
key to the first byte of the new screen, which is written at once, in milliseconds: of a terminal without colours, which
shows no pictures, and of one with 256, which does.
"""

import argparse
import fcntl
import os
import pathlib
import pty
import select
import struct
import subprocess
import sys
import termios
import time

from queue_bench import print_times, start

DRAW_ANEW = b"\x0c"
PATIENCE = 30


def until_quiet(terminal, quiet):
    """Reads until nothing has come for so many seconds."""
    while select.select([terminal], [], [], quiet)[0]:
        os.read(terminal, 65536)


def redraws(program, socket, case, keys, term, rows, columns):
    main_end, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    review = subprocess.Popen([program, "case", "review", "--case", str(case)], stdin=terminal, stdout=terminal,
                              stderr=terminal, env=os.environ | {"BENEFIT_SOCKET": socket, "TERM": term})
    os.close(terminal)
    if not select.select([main_end], [], [], PATIENCE)[0]:
        raise SystemExit("the review shows nothing")
    until_quiet(main_end, 0.5)
    times = []
    for _ in range(keys):
        begin = time.perf_counter()
        os.write(main_end, DRAW_ANEW)
        if not select.select([main_end], [], [], PATIENCE)[0]:
            raise SystemExit("the screen is not drawn anew")
        times.append(1000 * (time.perf_counter() - begin))
        until_quiet(main_end, 0.01)
    os.write(main_end, b"q")
    review.wait(PATIENCE)
    return times


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("state", type=pathlib.Path)
    parser.add_argument("--case", type=int, default=1)
    parser.add_argument("--keys", type=int, default=200)
    options = parser.parse_args()
    state = options.state.resolve()  # sd_notify(3) takes whole paths alone
    process = start(options.build / "daemon" / "benefitd", state)
    try:
        for term in ("vt100", "xterm-256color"):
            for rows, columns in ((24, 80), (60, 200)):
                print_times(f"{term}, {columns} x {rows}",
                            redraws(options.build / "daemon" / "benefitctl", str(state / "benefitd.sock"),
                                    options.case, options.keys, term, rows, columns))
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    sys.exit(main())
