"""Stations over mutual TLS: who is let in, who is not, and that whoever is neither holds up nobody."""

import base64
import hashlib
import http.client
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import socket
import sqlite3
import ssl
import subprocess
import threading
import unittest
import uuid

from harness import CONFLICT, FACES, NOT_FOUND, PATIENCE, SOURCE, BAD_INPUT, DaemonTest, main
from people import citizen_id

GUIDE = SOURCE / "docs" / "stations.md"
AUTHORITY, SERVICE, STATION, CURL, REVOKE = range(5)


def blocks():
    """The commands of the guide, in order."""
    return re.findall(r"```sh\n(.*?)```", GUIDE.read_text(), re.DOTALL)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Authority:
    """A folder in which the guide's commands are run."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        self.run(AUTHORITY)
        self.run(SERVICE)

    def run(self, block, change=lambda text: text, **environment):
        ended = subprocess.run(["bash", "-euo", "pipefail", "-c", change(blocks()[block])], cwd=self.folder,
                               capture_output=True, text=True, timeout=PATIENCE, env=os.environ | environment)
        if ended.returncode != 0:
            raise AssertionError(ended.stderr)
        return ended.stdout

    def sign(self, name, file=None, days="825"):
        """A certificate of a station; gives its path."""
        file = file or name
        in_place = {"S1.": f"{file}.", "S1": name, "825": days}
        self.run(STATION, lambda text: re.sub(r"S1\.|S1|825", lambda found: in_place[found[0]], text))
        return self.folder / f"{file}.pem"

    def revoke(self, file):
        self.run(REVOKE, lambda text: text.replace("S1", file))


class StationConnection(http.client.HTTPSConnection):
    def __init__(self, port, context):
        super().__init__("localhost", port, timeout=PATIENCE, context=context)


class Stations(DaemonTest):
    daemon_arguments = None
    limits = ""

    @classmethod
    def setUpClass(cls):
        if shutil.which("openssl") is None:
            raise unittest.SkipTest("there is no openssl")

    def setUp(self):
        super().setUp()
        self.authority = Authority(self.folder / "ca")
        self.port = free_port()
        self.config = self.write("benefitd.toml", "[stations]\naddress = \"127.0.0.1\"\n" + f"port = {self.port}\n" + "".join(
            f'{key} = "{self.authority.folder / file}"\n' for key, file in
            (("certificate", "service.pem"), ("key", "service.key"), ("client_ca", "ca.pem"), ("crl", "crl.pem")))
            + self.limits)
        self.daemon = self.start()
        self.add("S1")

    def start(self):
        return self.start_daemon(self.folder / "state", "--config", self.config)

    def add(self, name, file=None, expect=0, **options):
        certificate = self.authority.sign(name, file, **options)
        return self.run_ctl("station", "add", name, "--certificate", certificate, "-o", "json", expect=expect)

    def context(self, file="S1", authority=None):
        """What a station connects with; None: without a certificate."""
        context = ssl.create_default_context(cafile=self.authority.folder / "ca.pem")
        if file:
            folder = (authority or self.authority).folder
            context.load_cert_chain(folder / f"{file}.pem", folder / f"{file}.key")
        return context

    def connect(self, context=None):
        connection = StationConnection(self.port, context or self.context())
        self.addCleanup(connection.close)
        return connection

    def raw(self, context=None):
        """A TLS connection over which anything can be sent."""
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)
        self.addCleanup(plain.close)
        secured = (context or self.context()).wrap_socket(plain, server_hostname="localhost", suppress_ragged_eofs=True)
        self.addCleanup(secured.close)
        return secured

    @staticmethod
    def collection(sequence=1, face="p000_1.jpg", station="S1", day=1):
        return json.dumps({"id_number": citizen_id(sequence), "photo": base64.b64encode((FACES / face).read_bytes()).decode(),
                           "captured_at": f"2018-03-{day:02}T09:00:00+08:00", "station": station})

    def submit(self, body, key=None, connection=None):
        """Status, reply and headers."""
        connection = connection or self.connect()
        headers = {"Content-Type": "application/json"} | ({"Idempotency-Key": f'"{key}"'} if key else {})
        connection.request("POST", "/v1/collections", body, headers)
        response = connection.getresponse()
        return response.status, json.loads(response.read()), response.headers

    def assert_refused(self, context):
        """Neither the handshake nor what the client takes for its end leads to an answer."""
        try:
            connection = self.connect(context)
            connection.request("GET", "/v1/status")
            answer = connection.getresponse().status
        except (ssl.SSLError, ConnectionError, http.client.HTTPException):
            return
        self.fail(f"it was answered: {answer}")

    def assert_serves(self):
        """The unix socket and a station with its certificate are answered."""
        self.assert_up()
        connection = self.connect()
        connection.request("GET", "/v1/status")
        self.assertEqual(connection.getresponse().status, 200)

    def wait_for_log(self, text):
        """What a client was told is told to the log a moment later."""
        while text not in self.daemon.log_text():
            self.assert_up()

    def end_of(self, client):
        """What comes until the service closes the connection."""
        received = b""
        try:
            while part := client.recv(65536):
                received += part
        except (ConnectionError, ssl.SSLError):
            pass
        return received


class LettingIn(Stations):
    limits = "max_connections_each = 50\n"  # a test leaves some open

    def test_strangers_are_refused_and_the_log_names_nobody(self):
        other = Authority(self.folder / "other")
        other.sign("S1")
        self.authority.sign("S9")
        self.add("expired-soon", days="1")
        too_old = self.context()
        too_old.minimum_version = ssl.TLSVersion.TLSv1_2
        too_old.maximum_version = ssl.TLSVersion.TLSv1_2
        cases = {"no certificate": self.context(None), "another authority": self.context("S1", other),
                 "not registered": self.context("S9"), "the service's own": self.context("service"), "TLS 1.2": too_old}
        for name, context in cases.items():
            with self.subTest(name):
                self.assert_refused(context)
                self.assert_serves()
        self.wait_for_log("stations: handshake refused")
        self.assertNotIn("S9", self.daemon.log_text())

    def test_an_expired_certificate_is_neither_registered_nor_let_in(self):
        result = self.add("S2", days="-1", expect=BAD_INPUT)
        self.assertIn("expired", result.err)
        # Were it on the register all the same, and its dates there wrong, TLS itself would refuse it.
        der = ssl.PEM_cert_to_DER_cert((self.authority.folder / "S2.pem").read_text())
        self.assertEqual(self.daemon.stop(), 0)
        with sqlite3.connect(self.daemon.state / "benefitd.db") as store:
            store.execute("INSERT INTO station_certificates (station, fingerprint, valid_from, valid_until, registered_at, "
                          "registered_by) VALUES ('S2', ?, 0, 9999999999999, 0, 'nobody')", (hashlib.sha256(der).hexdigest(),))
        self.daemon = self.start()
        self.assert_refused(self.context("S2"))
        self.wait_for_log("certificate has expired")
        self.assert_serves()

    def test_what_is_no_tls_is_dropped(self):
        for bytes_ in (b"GET /v1/status HTTP/1.1\r\nHost: x\r\n\r\n", b"\x16\x03\x01\xff\xff" + b"\0" * 500):
            with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as plain:
                plain.sendall(bytes_)
                self.assertNotIn(b"HTTP/", self.end_of(plain))
        self.assert_serves()

    def test_a_station_does_what_its_role_may_and_under_its_own_name(self):
        for method, target in (("GET", "/v1/cases"), ("POST", "/v1/stations"), ("GET", "/v1/stations/list")):
            connection = self.connect()
            connection.request(method, target, "{}" if method == "POST" else None)
            self.assertEqual(connection.getresponse().status, 403, target)
        status, reply, _ = self.submit(self.collection(station="S2"))
        self.assertEqual((status, reply["error"]["code"], reply["error"]["where"]), (403, "forbidden", "station"))

    def test_revoking_ends_open_connections_at_once_and_for_good(self):
        self.add("S2")
        kept, other = self.connect(), self.connect(self.context("S2"))
        self.assertEqual(self.submit(self.collection(), connection=kept)[0], 200)
        self.assertEqual(self.submit(self.collection(2, station="S2"), connection=other)[0], 200)
        watched = kept.sock
        self.run_ctl("station", "revoke", "S1", "--reason", "stolen")
        self.assertEqual(self.end_of(watched), b"")
        self.assert_refused(self.context())
        self.assertEqual(self.submit(self.collection(3, station="S2"), connection=other)[0], 200)
        again = self.run_ctl("station", "add", "S1", "--certificate", self.authority.folder / "S1.pem", expect=CONFLICT)
        self.assertIn("was revoked", again.err)
        self.run_ctl("station", "revoke", "S1", "--reason", "stolen", expect=NOT_FOUND)
        states = {row["station"]: row["state"] for row in self.run_ctl("station", "list", "-o", "json").json()["certificates"]}
        self.assertEqual(states, {"S1": "revoked", "S2": "valid"})

    def test_the_authoritys_revocation_list_counts_on_open_connections_too(self):
        kept = self.raw()
        self.authority.revoke("S1")  # the file changes: no signal is needed
        self.assertEqual(self.end_of(kept), b"")
        self.assert_refused(self.context())
        self.assert_up()

    def test_certificates_change_without_a_stop(self):
        kept = self.connect()
        self.assertEqual(self.submit(self.collection(), connection=kept)[0], 200)
        before = self.raw().getpeercert(binary_form=True)
        self.authority.run(SERVICE)
        self.daemon.process.send_signal(signal.SIGHUP)
        after = before
        while after == before:  # until the new one is shown
            after = self.raw().getpeercert(binary_form=True)
        self.assertEqual(self.submit(self.collection(2), connection=kept)[0], 200)

        self.add("S1", "S1-new")
        self.add("S1", "S1-third", expect=CONFLICT)
        for file in ("S1", "S1-new"):
            self.assertEqual(self.submit(self.collection(3), connection=self.connect(self.context(file)))[0], 200)
        fingerprint = self.run_ctl("station", "list", "-o", "json").json()["certificates"][0]["fingerprint"]
        self.run_ctl("station", "revoke", "S1", "--fingerprint", fingerprint, "--reason", "replaced")
        self.assert_refused(self.context("S1"))
        self.assertEqual(self.submit(self.collection(4), connection=self.connect(self.context("S1-new")))[0], 200)

    def test_files_that_do_not_fit_leave_the_old_ones_in_force(self):
        (self.authority.folder / "service.key").write_text("no key")
        self.daemon.process.send_signal(signal.SIGHUP)
        self.wait_for_log("the former files stay in force")
        self.assert_serves()

    def test_a_port_without_its_files_does_not_start(self):
        config = self.write("half.toml", f"[stations]\nport = {free_port()}\n")
        daemon = self.refuse_daemon(self.folder / "half", "--config", config)
        self.assertIn("stations.certificate", daemon.log_text())


class HandingIn(Stations):
    limits = "burst = 100000\n"

    def enrol(self):
        manifest = self.write("m.csv", "id_number,photo,taken_on\n" + f"{citizen_id(1)},p000_0.jpg,2017-01-01\n")
        self.run_ctl("photo", "enrol", manifest, "--root", FACES)

    def collections_of(self, sequence):
        person = self.run_ctl("person", "show", citizen_id(sequence), "-o", "json").json()
        return len(person["collections"])

    def test_each_photo_is_answered_and_never_called_refused(self):
        self.enrol()
        status, reply, _ = self.submit(self.collection())
        self.assertEqual((status, reply["answer"], reply["state"]), (200, "unsure", "new"))
        self.assertTrue(reply["what_to_do"]["zh"] and reply["what_to_do"]["en"])
        _, other, _ = self.submit(self.collection(face="p001_1.jpg", day=2))
        self.assertEqual((other["answer"], other["what_to_do"]), ("unsure", reply["what_to_do"]))
        self.assertEqual(sorted(reply), sorted(Description.document["components"]["schemas"]["StationAnswer"]["required"]))
        self.assertFalse({"fused", "outcome", "quality"} & set(reply))  # no score that could be climbed
        blank = json.loads(self.collection(day=3)) | {"photo": base64.b64encode(b"no photo").decode()}
        _, again, _ = self.submit(json.dumps(blank))
        self.assertEqual(again["answer"], "take_again")
        self.assertIn("another way", again["what_to_do"]["en"])

    def test_the_same_key_gives_the_same_answer_also_after_a_restart(self):
        key, body = uuid.uuid4(), self.collection()
        status, first, _ = self.submit(body, key)
        self.assertEqual((status, first["state"]), (200, "new"))
        self.assertEqual(self.submit(body, key)[:2], (200, first))
        self.assertEqual(self.daemon.stop(), 0)
        self.daemon = self.start()
        self.assertEqual(self.submit(body, key)[:2], (200, first))
        status, reply, _ = self.submit(self.collection(day=2), key)
        self.assertEqual((status, reply["error"]["where"]), (422, "Idempotency-Key"))
        self.assertEqual(self.collections_of(1), 1)

    def test_after_a_broken_line_the_request_is_repeated_and_kept_once(self):
        key, body = uuid.uuid4(), self.collection()
        head = f"POST /v1/collections HTTP/1.1\r\nHost: x\r\nIdempotency-Key: {key}\r\nContent-Length: {len(body)}\r\n\r\n"
        for sent in (len(body) // 2, len(body)):  # in the middle of the body, and before the answer
            client = self.raw()
            client.sendall((head + body[:sent]).encode())
            client.close()
        status, reply, _ = self.submit(body, key)
        while status == 409:  # what was sent whole is still being worked on
            status, reply, _ = self.submit(body, key)
        self.assertEqual((status, reply["answer"]), (200, "unsure"))
        self.assertEqual(self.collections_of(1), 1)

    def test_a_key_that_is_none_is_refused(self):
        for key in ("", "two words", "x" * 201):
            with self.subTest(key[:10]):
                self.assertEqual(self.submit(self.collection(), key or '"')[0], 400)

    def test_the_guides_example_works(self):
        if shutil.which("curl") is None:
            self.skipTest("there is no curl")
        shutil.copy(FACES / "p000_1.jpg", self.authority.folder / "photo.jpg")
        reply = self.authority.run(CURL, lambda text: text.replace("8443", str(self.port)), NUMBER=citizen_id(1))
        self.assertEqual(json.loads(reply)["answer"], "unsure")


class HandedOver(Stations):
    """The sockets come from systemd, and the service has no network of its own (PrivateNetwork=yes)."""

    def start(self):
        if os.geteuid() != 0 or shutil.which("systemd-socket-activate") is None or shutil.which("unshare") is None:
            self.skipTest("needs root, systemd-socket-activate and unshare")
        path = self.folder / "handed.sock"
        ended = threading.Event()
        self.addCleanup(ended.set)
        threading.Thread(target=self.call, args=(path, ended), daemon=True).start()
        daemon = self.start_daemon(self.folder / "state", "--config", self.config, prefix=[
            "systemd-socket-activate", "-E", "NOTIFY_SOCKET", "-l", path, "-l", f"127.0.0.1:{self.port}", "unshare", "--net"])
        ended.set()
        daemon.socket = path
        return daemon

    @staticmethod
    def call(path, ended):
        """A first client, for which the service is started."""
        while not ended.is_set():
            with socket.socket(socket.AF_UNIX) as client:
                try:
                    client.connect(str(path))
                except OSError:
                    continue
                ended.wait(PATIENCE)

    def test_stations_reach_a_service_without_a_network(self):
        self.assert_serves()
        self.assertEqual(self.submit(self.collection())[0], 200)


class AskingOften(Stations):
    limits = "requests_per_minute = 60\nburst = 30\n"

    def test_who_asks_too_often_is_told_when_to_come_again(self):
        self.add("S2")
        statuses, headers = [], {}
        while 429 not in statuses and len(statuses) < 200:
            connection = self.connect()
            connection.request("GET", "/v1/status")
            response = connection.getresponse()
            statuses.append(response.status)
            headers = response.headers
        self.assertEqual(statuses[-1], 429)
        self.assertGreaterEqual(len(statuses), 31)  # the burst
        self.assertGreaterEqual(int(headers["Retry-After"]), 1)
        self.assertEqual(self.submit(self.collection(station="S2"), connection=self.connect(self.context("S2")))[0], 200)
        self.assert_up()


class HostileStations(Stations):
    """A station with a good certificate and bad manners, and a crowd without any."""

    limits = ('max_connections = 16\nmax_connections_each = 3\nhandshake_timeout = "2s"\n[server]\nheader_timeout = "500ms"\n'
              'body_timeout = "500ms"\n')

    def test_what_can_be_read_in_two_ways_is_refused(self):
        post = "POST /v1/collections HTTP/1.1\r\nHost: x\r\n"
        hidden = "GET /v1/status HTTP/1.1\r\nHost: x\r\n\r\n"
        shapes = {
            "length and chunks": post + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden,
            "chunks and length": post + "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\n" + hidden,
            "two lengths": post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n{}    " + hidden,
            "the same length twice": post + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}" + hidden,
            "a list of lengths": post + "Content-Length: 2, 2\r\n\r\n{}" + hidden,
            "a folded line": post + "X-Folded: a\r\n b\r\nContent-Length: 2\r\n\r\n{}" + hidden,
            "a folded coding": post + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n" + hidden,
            "another coding": post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + hidden,
            "two codings": post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" + hidden,
            "chunked twice": post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n" + hidden,
            "HTTP/1.0 in chunks": post.replace("1.1", "1.0") + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden,
            "a space before the colon": post + "Content-Length : 2\r\n\r\n{}" + hidden,
            "a length with a sign": post + "Content-Length: +2\r\n\r\n{}" + hidden,
            "two hosts": post + "Host: y\r\nContent-Length: 2\r\n\r\n{}" + hidden,
            "lines that end in LF": post.replace("\r\n", "\n") + "Content-Length: 2\n\n{}\r\n\r\n" + hidden,
            "chunks that are none": post + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n" + hidden,
            "a chunk that is too long": post + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n{}",
            "a header of a megabyte": post + "X: " + "x" * (1 << 20) + "\r\n\r\n",
            "a body without end": post + "Transfer-Encoding: chunked\r\n\r\n" + ("40000\r\n" + "x" * 0x40000 + "\r\n") * 150,
        }
        for name, request in shapes.items():
            with self.subTest(name):
                for client in (self.raw(), self.unix()):
                    sender = threading.Thread(target=self.send, args=(client, request.encode()))
                    sender.start()
                    if len(request) < 10_000:  # a TLS socket of Python is for one thread at a time, where that will do
                        sender.join(PATIENCE)
                    received = self.end_of(client)
                    sender.join(PATIENCE)
                    self.assertRegex(received, rb"^HTTP/1.1 4\d\d ")
                    self.assertEqual(len(re.findall(rb"HTTP/1.1 \d{3} ", received)), 1, "the hidden request was answered")
        self.assert_serves()

    def unix(self):
        client = socket.socket(socket.AF_UNIX)
        self.addCleanup(client.close)
        client.settimeout(PATIENCE)
        client.connect(str(self.daemon.socket))
        return client

    @staticmethod
    def send(client, content):
        try:
            client.sendall(content)
        except (OSError, ssl.SSLError):  # the service need not read to the end
            pass

    def test_deep_json_is_an_error(self):
        status, reply, _ = self.submit("[" * 10_000 + "]" * 10_000)
        self.assertEqual((status, reply["error"]["code"]), (400, "bad_request"))
        self.assert_serves()

    def test_who_stalls_or_trickles_is_dropped_and_holds_up_nobody(self):
        head = b"POST /v1/collections HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n"
        stalled = [self.raw(), self.raw()]
        stalled[0].sendall(head[:20])
        stalled[1].sendall(head + b"{")
        trickling = self.raw()
        ended = threading.Event()

        def trickle():
            try:
                for byte in head + b" " * 100_000:
                    trickling.sendall(bytes([byte]))
            except (OSError, ssl.SSLError):
                pass
            ended.set()

        threading.Thread(target=trickle, daemon=True).start()
        self.add("S2")
        while not ended.is_set():
            self.assert_up()
            self.assertEqual(self.submit(self.collection(station="S2"), connection=self.connect(self.context("S2")))[0], 200)
        for client in stalled:
            self.assertNotIn(b" 200 ", self.end_of(client))

    def test_a_station_that_left_lines_behind_comes_in_again(self):
        left_behind = [self.raw() for _ in range(3)]
        self.assert_serves()
        self.assertEqual(self.end_of(left_behind[0]), b"")  # the oldest made room

    def test_ten_thousand_connections_hold_up_nobody(self):
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = 10_000
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, wanted + 200)), hard))
        self.addCleanup(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))
        before = self.memory()
        crowd = []
        self.addCleanup(lambda: [one.close() for one in crowd])
        for number in range(min(wanted, hard - 200)):
            one = socket.socket()
            one.settimeout(PATIENCE)
            crowd.append(one)
            one.connect(("127.0.0.1", self.port))
            if number % 2000 == 1999:
                self.assert_serves()
        self.assert_serves()
        self.assertLess(self.memory() - before, 64 << 20)
        self.assertLess(len(os.listdir(f"/proc/{self.daemon.process.pid}/fd")), 200)

    def memory(self):
        """Resident bytes of the service."""
        pages = pathlib.Path(f"/proc/{self.daemon.process.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGESIZE")


class Description(DaemonTest):
    document = json.loads((SOURCE / "docs" / "openapi.json").read_text())

    def test_it_is_openapi(self):
        try:
            from openapi_spec_validator import validate
        except ImportError:
            self.skipTest("there is no openapi-spec-validator (pip install openapi-spec-validator)")
        validate(self.document)

    def test_every_operation_is_there(self):
        self.run_ctl("photo", "enrol", self.write("m.csv", f"id_number,photo,taken_on\n{citizen_id(1)},p000_0.jpg,2017-01-01\n"),
                     "--root", FACES)
        values = {"feed": "roll", "case": "1", "job": "1", "photo": "1", "batch": "1", "station": "S1"}
        for path, operations in self.document["paths"].items():
            for method, operation in operations.items():
                with self.subTest(f"{method} {path}"):
                    target = re.sub(r"\{(\w+)\}", lambda name: values.get(name[1], "1"), path)
                    needs_more = any(one.get("required") and one.get("in") == "query" for one in operation.get("parameters", []))
                    status, reply = self.daemon.request(method.upper(), target, "{}" if method == "post" else None)
                    self.assertNotIn(status, (405, 500), reply)
                    if status == 404:  # nothing of that number; but the route is there
                        self.assertNotIn("no such path", reply["error"]["what"])
                    if status >= 400:
                        self.assertEqual(set(reply["error"]), {"code", "what", "where", "hint"})
                    elif method == "get" and not needs_more:
                        schema = operation["responses"]["2XX"]["content"]["application/json"]["schema"]
                        for field in schema.get("required", []):
                            self.assertIn(field, reply)


if __name__ == "__main__":
    main()
