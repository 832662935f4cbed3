"""Which room may include which. The rule is the house's shape; this file is where it is written for machines."""

import pathlib
import re
import sys
import unittest

# types <- identity <- policy <- {intake, match, face, rules, cases, learning, report} <- pipeline <- daemon;
# store implements ports that types declares.
STAGES = ["intake", "match", "face", "rules", "cases", "learning", "report"]
ALLOWED = {
    "verify/types": set(),
    "verify/identity": {"verify/types"},
    "verify/policy": {"verify/types", "verify/identity"},
    "verify/store": {"verify/types", "verify/identity"},
    **{f"verify/{stage}": {"verify/types", "verify/identity", "verify/policy"} for stage in STAGES},
}
ALLOWED["verify"] = {"verify/types", "verify/identity", "verify/policy"} | {f"verify/{stage}" for stage in STAGES}
EVERYTHING_VERIFIED = ALLOWED["verify"] | {"verify", "verify/store"}
# {daemon: config, clock, units} <- api <- jobs <- server; the programs' own files lie in daemon itself.
ALLOWED["daemon/api"] = set(EVERYTHING_VERIFIED)
ALLOWED["daemon/jobs"] = EVERYTHING_VERIFIED | {"daemon", "daemon/api", "daemon/examine"}
# What both the service and the command line look at: values in, values out.
ALLOWED["daemon/examine"] = {"verify/types", "verify/identity", "verify/intake", "verify/face"}
ALLOWED["daemon/server"] = {"verify/types", "verify/identity", "daemon", "daemon/api", "daemon/jobs"}
# The process that opens hostile photos sees no store.
ALLOWED["daemon/worker"] = {"verify/types", "verify/face"}
# The command line decides nothing: it asks the daemon, and runs the face networks on files of its own. From `cases` it
# takes a rule, so that it warns before the daemon would refuse; from `policy` how a policy file is read, so that it is
# checked before the daemon starts with it.
ALLOWED["daemon/cli"] = {"verify/types", "verify/identity", "verify/intake", "verify/face", "verify/report", "verify/cases",
                         "verify/match", "verify/policy", "daemon", "daemon/api", "daemon/examine"}
ALLOWED["daemon"] = EVERYTHING_VERIFIED | {f"daemon/{room}" for room in ["api", "examine", "jobs", "server", "worker", "cli"]} | {"daemon"}
ALLOWED["fixtures"] = {"verify/types", "verify/identity", "fixtures/population"}
ALLOWED["fixtures/population"] = {"verify/types", "verify/identity", "fixtures"}

# Libraries that only one place may know.
ONLY_IN = {
    r"<(opencv2|dlib)/": ("verify/face",),
    r"<exiv2/": ("verify/face",),
    r"<(sqlite3|SQLiteCpp)": ("verify/store",),
    r"<boost/(asio|beast)": ("daemon/server", "daemon/cli"),
    r"<systemd/": ("daemon",),
    r"<(chafa|libsmartcols)": ("daemon/cli",),
    r"<openssl/": ("verify/types", "daemon/server"),
    r"<(archive|pugixml)": ("verify/intake",),
    r"<csv\.h>": ("verify/intake", "verify/report", "fixtures"),
    r"<xlsxwriter": ("verify/report",),
    r"<(pango|cairo|kainjow)": ("verify/report",),
}

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<][^">]+[">])', re.MULTILINE)


def room_of(path: pathlib.PurePath) -> str:
    """The room of a source file or of an include path: its first two folders, one for files at the top."""
    folders = path.parts[:-1]
    return "/".join(folders[:2])


def sources(root: pathlib.Path):
    for top in ("verify", "daemon", "fixtures"):
        for path in sorted((root / top).rglob("*.[ch]pp")):
            yield path.relative_to(root), path.read_text(encoding="utf-8")


def breaches(files):
    """Sentences that say which include breaks the rule."""
    for path, text in files:
        room = room_of(path)
        for include in INCLUDE.findall(text):
            if include.startswith('"'):
                target = room_of(pathlib.PurePosixPath(include.strip('"')))
                if not target.startswith(("verify", "daemon", "fixtures", "tests")):
                    continue  # a generated header of the same room
                if target != room and target not in ALLOWED.get(room, set()):
                    yield f"{path} includes {include}: {room} may not look into {target}"
            for pattern, homes in ONLY_IN.items():
                if re.match(pattern, include) and not any(room == h or room.startswith(h + "/") for h in homes):
                    yield f"{path} includes {include}, which only {' and '.join(homes)} may know"


class Rooms(unittest.TestCase):
    root: pathlib.Path

    def test_every_include_keeps_the_rule(self):
        found = list(breaches(sources(self.root)))
        self.assertEqual(found, [], "\n" + "\n".join(found))

    def test_every_room_has_a_rule(self):
        rooms = {room_of(path) for path, _ in sources(self.root)}
        self.assertEqual(rooms - set(ALLOWED), set())

    def test_a_breach_is_seen(self):
        files = [(pathlib.PurePosixPath("verify/rules/x.cpp"), '#include "verify/match/link.hpp"\n#include <sqlite3.h>\n')]
        self.assertEqual(len(list(breaches(files))), 2)


if __name__ == "__main__":
    Rooms.root = pathlib.Path(sys.argv.pop(1))
    unittest.main()
