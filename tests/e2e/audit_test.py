"""The record can be proved to be whole, by our program and by the one in docs/audit.md, until somebody changes it."""

import re
import sqlite3
import subprocess
import sys
import unittest

from harness import SOURCE, DaemonTest, main
from people import citizen_id, delivery, roll_row

CORRUPT = 17


class Audit(DaemonTest):
    def setUp(self):
        super().setUp()
        number = citizen_id(1)
        self.import_feed("roll", self.write("roll.csv", delivery("roll", [roll_row(number, "王一")])))
        for _ in range(3):
            self.run_ctl("person", "show", "-", "--purpose", "asked at the counter", stdin=number)
        self.run_ctl("audit", "seal")
        self.run_ctl("person", "show", "-", "--purpose", "他问起", stdin=number)

    def verified(self, *words, expect=0):
        return self.run_ctl("audit", "verify", *words, "-o", "json", expect=expect).json()

    def test_the_record_holds_here_and_as_an_export(self):
        held = self.verified()
        self.assertTrue(held["holds"])
        self.assertEqual(held["seals"], 1)
        self.assertEqual(len(held["keys"]), 1)
        path = self.folder / "record.jsonl"
        self.run_ctl("audit", "export", "--to", path)
        self.assertEqual(path.stat().st_mode & 0o777, 0o600)
        exported = self.verified(path, "--key", held["keys"][0])
        self.assertTrue(exported["holds"])
        self.assertEqual(exported["keys"], held["keys"])
        self.assertIn("The record holds together", self.run_ctl("audit", "verify", path).out)
        self.assertEqual(self.verified(path, "--key", "00" * 32, expect=CORRUPT)["breaches"][0]["breach"], "other_key")

        page = (SOURCE / "docs" / "audit.md").read_text(encoding="utf-8")
        program = re.search(r"```python\n(.*?)```", page, re.DOTALL)[1]
        def proved(file):
            return subprocess.run([sys.executable, "-c", program, str(file)], capture_output=True, text=True, timeout=60)
        self.assertIn(f"{exported['entries']} entries, the last hash is {exported['last_hash']}", proved(path).stdout)

        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        for name, changed in (("word.jsonl", [line.replace("他问起", "他没问") for line in lines]),
                              ("gone.jsonl", lines[:2] + lines[3:])):
            file = self.write(name, "".join(changed))
            self.assertFalse(self.verified(file, expect=CORRUPT)["holds"])
            self.assertNotEqual(proved(file).returncode, 0)
        torn = self.write("torn.jsonl", "".join(lines)[:-40])
        self.assertIn(f"torn.jsonl:{len(lines)}", self.run_ctl("audit", "verify", torn, expect=CORRUPT).err)

    def test_what_is_changed_in_the_database_is_found(self):
        self.daemon.stop()
        with sqlite3.connect(self.daemon.state / "benefitd.db") as store:
            store.execute("DROP TRIGGER audit_log_is_not_changed")
            changed = store.execute("UPDATE audit_log SET actor = 'nobody' WHERE what = 'audit.seal'").rowcount
            entry, = store.execute("SELECT id FROM audit_log WHERE what = 'audit.seal'").fetchone()
        store.close()
        self.assertEqual(changed, 1)
        self.daemon.start()
        self.assertEqual(self.verified(expect=CORRUPT)["breaches"][0], {
            "entry": entry, "breach": "entry_changed",
            "sentence": "The entry is not the one that was written, or one before it is not."})


if __name__ == "__main__":
    main()
