"""Starts the real benefitd on a state folder of its own and runs the real benefitctl against it.

Environment (set by ctest): BENEFIT_BUILD_DIR, BENEFIT_SOURCE_DIR.
"""

import csv
import http.client
import json
import os
import pathlib
import select
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest

BUILD = pathlib.Path(os.environ["BENEFIT_BUILD_DIR"])
SOURCE = pathlib.Path(os.environ["BENEFIT_SOURCE_DIR"])
BENEFITD = BUILD / "daemon" / "benefitd"
BENEFITCTL = BUILD / "daemon" / "benefitctl"
MAKE_COUNTY = BUILD / "fixtures" / "make_county"
SCORE_COUNTY = BUILD / "fixtures" / "score_county"
FACES = SOURCE / "fixtures" / "faces"

# Never a measure of speed: long enough for the slowest machine, so that a hang ends.
PATIENCE = 120

# Exit statuses of daemon/api/errors.cpp that the tests speak of.
DONE, BAD_REQUEST, BAD_INPUT, BAD_IMAGE, NOT_FOUND, CONFLICT, FORBIDDEN, SECOND_PERSON = 0, 2, 3, 4, 5, 6, 7, 8
UNAVAILABLE, STATE_LOCKED, SCHEMA_NEWER, DISK_FULL, IO = 12, 13, 14, 15, 16
INTERRUPTED = 130


class Result:
    """What a program printed and how it ended."""

    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err

    def json(self):
        return json.loads(self.out)

    def __str__(self):
        return f"exit status {self.status}\n--- stdout\n{self.out}\n--- stderr\n{self.err}"


class UnixConnection(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("benefitd", timeout=PATIENCE)
        self.path = str(path)

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(PATIENCE)
        self.sock.connect(self.path)


def ctl_environment(socket_path, language="C.UTF-8"):
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": language, "TERM": "dumb",
                   "PAGER": "cat"}
    if socket_path is not None:
        environment["BENEFIT_SOCKET"] = str(socket_path)
    return environment | {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}


def ctl(*arguments, socket_path=None, stdin="", language="C.UTF-8", prefix=(), program=BENEFITCTL):
    """Runs benefitctl to its end."""
    ended = subprocess.run([*prefix, program, *map(str, arguments)], input=stdin, capture_output=True, text=True,
                           timeout=PATIENCE, env=ctl_environment(socket_path, language))
    return Result(ended.returncode, ended.stdout, ended.stderr)


class Daemon:
    """A benefitd on its own state folder. Ready when it says so (sd_notify), not after a while."""

    def __init__(self, state, *arguments, prefix=(), environment=None, program=BENEFITD):
        self.state = pathlib.Path(state)
        self.socket = self.state / "benefitd.sock"
        self.arguments = list(map(str, arguments))
        self.command = [*prefix, program]
        self.environment = environment or {}
        self.process = None
        self.log = self.state.with_name(self.state.name + ".log")

    def start(self):
        """Starts it and waits until it serves. False when it ended before that; then `process.returncode` says how."""
        notify_path = self.state.with_name(self.state.name + ".notify")
        notify_path.unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notify, open(self.log, "ab") as log:
            notify.bind(str(notify_path))
            notify_path.chmod(0o666)
            self.process = subprocess.Popen(
                [*self.command, "--state-dir", str(self.state), *self.arguments], stdout=log, stderr=log,
                stdin=subprocess.DEVNULL,
                env=os.environ | {"NOTIFY_SOCKET": str(notify_path), "HOME": "/nonexistent"} | self.environment)
            ended = os.pidfd_open(self.process.pid)
            try:
                while True:
                    readable, _, _ = select.select([notify, ended], [], [], PATIENCE)
                    if notify in readable:
                        if b"READY=1" in notify.recv(65536):
                            return True
                    elif ended in readable:
                        self.process.wait()
                        return False
                    else:
                        self.kill()
                        raise TimeoutError("benefitd neither served nor ended\n" + self.log_text())
            finally:
                os.close(ended)

    def kill(self):
        """kill -9."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def stop(self):
        """SIGTERM; gives the exit status."""
        self.process.terminate()
        return self.process.wait(PATIENCE)

    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def log_text(self):
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def ctl(self, *arguments, **options):
        return ctl(*arguments, socket_path=self.socket, **options)

    def spawn_ctl(self, *arguments, **options):
        """Runs benefitctl beside the test."""
        return subprocess.Popen([BENEFITCTL, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                text=True, env=ctl_environment(self.socket), **options)

    def request(self, method, target, body=None, headers=None):
        """One plain HTTP request; gives status and JSON (or text)."""
        connection = UnixConnection(self.socket)
        try:
            connection.request(method, target, body, headers or {})
            response = connection.getresponse()
            text = response.read()
            kind = response.getheader("Content-Type", "")
            return response.status, json.loads(text) if kind.startswith("application/json") else text
        finally:
            connection.close()

    def newest_job(self):
        """None while there is none."""
        jobs = self.request("GET", "/v1/jobs?limit=1")[1]["jobs"]
        return jobs[0] if jobs else None

    def wait_for_job(self, accept):
        """Asks for the newest job until `accept` says that it is as wanted; gives it."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            job = self.newest_job()
            if job and accept(job):
                return job
        raise TimeoutError(f"the job never came to it: {job}\n{self.log_text()}")


def job_has_ended(job):
    return job["state"] in ("done", "failed", "cancelled")


def read_terminal(controller, seen=lambda shown: None):
    """Everything that is shown on a terminal until it is closed; `seen` is told of it after each part."""
    shown = b""
    while True:
        readable, _, _ = select.select([controller], [], [], PATIENCE)
        try:
            part = os.read(controller, 65536) if readable else b""
        except OSError:  # the terminal is closed
            part = b""
        if not part:
            break
        shown += part
        seen(shown)
    os.close(controller)
    return shown


class DaemonTest(unittest.TestCase):
    """A test with a scratch folder and, unless `daemon_arguments` is None, a running daemon."""

    daemon_arguments = ()

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="benefit_e2e_"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.daemons = []
        self.addCleanup(self.end_daemons)
        if self.daemon_arguments is not None:
            self.daemon = self.start_daemon(self.folder / "state", *self.daemon_arguments)

    def end_daemons(self):
        for daemon in self.daemons:
            if daemon.is_running():
                daemon.kill()

    def start_daemon(self, state, *arguments, **options):
        daemon = Daemon(state, *arguments, **options)
        self.daemons.append(daemon)
        self.assertTrue(daemon.start(), daemon.log_text())
        return daemon

    def refuse_daemon(self, state, *arguments, **options):
        """A daemon that is expected to end instead of serving; gives it."""
        daemon = Daemon(state, *arguments, **options)
        self.daemons.append(daemon)
        self.assertFalse(daemon.start(), "it serves, though it should not")
        return daemon

    def write(self, name, content):
        """A file in the scratch folder; text is written as UTF-8."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run_ctl(self, *arguments, expect=DONE, daemon=None, **options):
        result = (daemon or self.daemon).ctl(*arguments, **options)
        self.assertEqual(result.status, expect, f"benefitctl {' '.join(map(str, arguments))}: {result}")
        return result

    def import_feed(self, feed, path, *arguments, **options):
        """Imports a file; gives the result, {"unchanged","batch"}."""
        return self.run_ctl("feed", "import", feed, path, *arguments, "-o", "json", **options).json()

    def assert_up(self, daemon=None):
        """The daemon is the same process and answers."""
        daemon = daemon or self.daemon
        self.assertTrue(daemon.is_running(), daemon.log_text())
        self.assertEqual(daemon.request("GET", "/v1/status")[0], 200)

    def findings(self, daemon=None):
        """All findings without what differs from store to store (numbers of findings, cases, batches, photos)."""
        found = self.run_ctl("finding", "list", "-o", "json", daemon=daemon).json()["findings"]
        return sorted((f["check"], f["subject"], f["period"], f["name"], json.dumps(f["sums"]),
                       json.dumps([r["sentence"] for r in f["reasons"]]), len(f["citations"])) for f in found)


class SharedDaemonTest(DaemonTest):
    """All tests of the class share what one instance, `shared`, has prepared."""

    @classmethod
    def setUpClass(cls):
        cls.shared = cls("prepare")
        cls.shared.setUp()
        try:
            cls.shared.prepare()
        except BaseException:
            cls.shared.doCleanups()
            raise

    @classmethod
    def tearDownClass(cls):
        cls.shared.doCleanups()

    def prepare(self):
        """Makes what the tests share, on the instance that holds it."""
        raise NotImplementedError


class InstalledDaemonTest(DaemonTest):
    """Two officers with every role: root, and the user that the daemon runs as. They run what is installed, since
    that user may not look into a home that holds the checkout."""

    SERVICE_UID = 65534
    daemon_arguments = None

    def setUp(self):
        require_root(self)
        if shutil.which("setpriv") is None:
            self.skipTest("there is no setpriv")
        super().setUp()
        self.folder.chmod(0o755)
        self.installed = self.folder / "usr"
        subprocess.run(["cmake", "--install", BUILD, "--prefix", self.installed], check=True,
                       stdout=subprocess.DEVNULL)
        self.home = self.folder / "service"
        self.home.mkdir()
        shutil.chown(self.home, self.SERVICE_UID, self.SERVICE_UID)

    @staticmethod
    def as_user(uid):
        return ["setpriv", f"--reuid={uid}", f"--regid={uid}", "--clear-groups"]

    def start(self, *arguments):
        """The daemon, as the other user."""
        self.daemon = self.start_daemon(self.home / "state", *arguments, "--socket", self.home / "s.sock",
                                        prefix=self.as_user(self.SERVICE_UID),
                                        program=self.installed / "bin" / "benefitd")
        self.daemon.socket = self.home / "s.sock"

    def second(self, *arguments, **options):
        """As the other officer."""
        return self.run_ctl(*arguments, prefix=self.as_user(self.SERVICE_UID),
                            program=self.installed / "bin" / "benefitctl", **options)


def require_root(test):
    if os.geteuid() != 0:
        test.skipTest("needs root")


def read_table(path):
    """The rows of a CSV file, each by its columns' names."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main():
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a ctest timeout still cleans up
    unittest.main(verbosity=2)
