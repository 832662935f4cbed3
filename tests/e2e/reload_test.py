"""SIGHUP to the real benefitd: what of a changed configuration counts at once, and what becomes of a mistake."""

import signal
import time

import harness

FIRST = '[letters]\nagency = "Agency One"\ntelephone = "1"\n'


class ReloadTest(harness.DaemonTest):
    daemon_arguments = None

    def setUp(self):
        super().setUp()
        self.config = self.write("benefitd.toml", FIRST)
        self.daemon = self.start_daemon(self.folder / "state", "--config", self.config)

    def reload(self, text, until):
        """Has the daemon read this text; gives the line of the log about it, which says what is waited `until`."""
        self.write("benefitd.toml", text)
        return self.hang_up(until)

    def hang_up(self, until):
        known = len(self.daemon.log_text())
        self.daemon.process.send_signal(signal.SIGHUP)
        deadline = time.monotonic() + harness.PATIENCE
        while time.monotonic() < deadline:
            for line in self.daemon.log_text()[known:].splitlines(keepends=True):
                if " reload: " in line and until in line and line.endswith("\n"):
                    self.assert_up()
                    return line
        raise TimeoutError(self.daemon.log_text())

    def letter(self):
        return self.run_ctl("letter", "preview", "repair").out

    def test_letters_are_written_in_the_new_name_from_the_next_request_on(self):
        self.assertIn("Agency One", self.letter())
        said = self.reload(FIRST.replace("One", "Two") + "[faces]\nworkers = 3\n", "in force: letters.agency")
        self.assertIn("wait for a restart: faces.workers", said)
        self.assertIn("Agency Two", self.letter())
        recorded = self.run_ctl("audit", "list", "-o", "json").json()["entries"]
        self.assertIn(("configuration.reload", "letters.agency"), [(e["what"], e["detail"]) for e in recorded])

    def test_a_mistake_changes_nothing(self):
        for mistake in ('[letters]\nagensy = "Two"\n', "[letters\n", '[log]\nlevel = "loud"\n'):
            with self.subTest(mistake):
                self.reload(mistake, "what was in force stays in force")
                self.assertIn("Agency One", self.letter())

    def test_a_file_that_is_gone_changes_nothing(self):
        self.config.unlink()
        self.hang_up("what was in force stays in force")
        self.assertIn("Agency One", self.letter())

    def test_signals_in_a_row_are_taken_one_after_another(self):
        for _ in range(50):
            self.daemon.process.send_signal(signal.SIGHUP)
        self.reload(FIRST.replace("One", "Three"), "in force: letters.agency")
        self.assertIn("Agency Three", self.letter())
        self.assertEqual(self.daemon.stop(), 0)


if __name__ == "__main__":
    harness.main()
