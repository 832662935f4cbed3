"""Clients of every manner: curl, one that sends half a request, one that never reads, many at once."""

import json
import shutil
import socket
import subprocess
import threading
import unittest

from harness import PATIENCE, DaemonTest, main
from people import citizen_id, delivery, roll_row


class Clients(DaemonTest):
    def config(self):
        """Short timeouts, so that a test of them is short."""
        return self.write("benefitd.toml",
                          '[server]\nheader_timeout = "300ms"\nbody_timeout = "300ms"\nwrite_timeout = "300ms"\n'
                          'idle_timeout = "300ms"\nmax_connections = 4\n')

    daemon_arguments = None

    def setUp(self):
        super().setUp()
        self.daemon = self.start_daemon(self.folder / "state", "--config", self.config())

    def connect(self):
        client = socket.socket(socket.AF_UNIX)
        self.addCleanup(client.close)
        client.settimeout(PATIENCE)
        client.connect(str(self.daemon.socket))
        return client

    def answer_or_end(self, client):
        """What comes until the daemon closes the connection."""
        received = b""
        while True:
            try:
                part = client.recv(65536)
            except ConnectionResetError:
                return received
            if not part:
                return received
            received += part

    def test_curl_speaks_to_the_daemon(self):
        if shutil.which("curl") is None:
            self.skipTest("there is no curl")

        def curl(*arguments):
            ended = subprocess.run(["curl", "--silent", "--show-error", "--unix-socket", self.daemon.socket, *arguments],
                                   capture_output=True, timeout=PATIENCE, check=True)
            return json.loads(ended.stdout)

        self.assertIn("version", curl("http://benefitd/v1/status"))
        path = self.write("roll.csv", delivery("roll", [roll_row(citizen_id(1), "王一")]))
        started = curl("--data-binary", f"@{path}", "http://benefitd/v1/feeds/roll/deliveries?delivery=x")
        job = self.daemon.wait_for_job(lambda job: job["state"] == "done")
        self.assertEqual(job["job"], started["job"])
        self.assertEqual(job["result"]["batch"]["rows_accepted"], 1)
        self.assertEqual(curl("http://benefitd/v1/nowhere")["error"]["code"], "not_found")

    def test_half_a_request_is_dropped_and_nobody_else_waits(self):
        for half in (b"GET /v1/sta", b"POST /v1/verifications HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{",
                     b"POST /v1/feeds/roll/deliveries HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\nid_number,"):
            with self.subTest(half[:24]):
                client = self.connect()
                client.sendall(half)
                self.assert_up()  # while the half request lies there
                received = self.answer_or_end(client)
                self.assertTrue(received == b"" or b"408" in received.splitlines()[0], received)
                self.assert_up()
        self.assertEqual(self.run_ctl("feed", "batches", "-o", "json").json()["batches"], [])
        self.assertEqual([path.name for path in (self.daemon.state / "spool").iterdir()], [])

    def test_a_client_that_never_reads_holds_up_nobody(self):
        client = self.connect()
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
        request = b"GET /v1/nowhere?" + b"x" * 8000 + b" HTTP/1.1\r\nHost: x\r\n\r\n"
        try:
            while True:  # until the daemon, which cannot write its replies, closes the connection
                client.sendall(request)
        except (BrokenPipeError, ConnectionResetError):
            pass
        self.assert_up()

    def test_what_is_no_http_is_refused(self):
        client = self.connect()
        client.sendall(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n")
        received = self.answer_or_end(client)
        self.assertTrue(received == b"" or received.startswith(b"HTTP/1.1 400"), received)
        self.assert_up()

    def test_idle_clients_cannot_keep_others_out(self):
        idle = [self.connect() for _ in range(8)]  # twice as many as may be connected
        self.assert_up()
        for client in idle:
            client.close()

    def test_bad_requests_name_what_is_wrong(self):
        cases = [
            ("POST", "/v1/verifications", "not json", 400, "bad_request"),
            ("POST", "/v1/verifications", '{"as_off":"2018-01-01"}', 400, "bad_request"),
            ("POST", "/v1/verifications", '{"as_of":"2018-02-30"}', 400, "bad_request"),
            ("GET", "/v1/cases/x", None, 400, "bad_request"),
            ("GET", "/v1/cases/99", None, 404, "not_found"),
            ("DELETE", "/v1/cases/1", None, 405, "bad_request"),
            ("GET", "/v1/photos/1/thumbnail?width=9", None, 400, "bad_request"),
            ("POST", "/v1/person-reads", "[" * 100_000, 400, "bad_request"),
        ]
        for method, target, body, status, code in cases:
            with self.subTest(f"{method} {target}"):
                given, reply = self.daemon.request(method, target, body)
                self.assertEqual((given, reply["error"]["code"]), (status, code), reply)
                self.assertTrue(reply["error"]["what"] and reply["error"]["hint"], reply)
        _, reply = self.daemon.request("POST", "/v1/verifications", '{"as_off":"2018-01-01"}')
        self.assertIn("as_of", reply["error"]["hint"])

    def test_a_request_that_is_too_large_is_refused_early(self):
        status, reply = self.daemon.request("POST", "/v1/verifications", "x" * (2 << 20))
        self.assertEqual((status, reply["error"]["code"]), (413, "too_large"))
        self.assert_up()

    def test_many_clients_at_once_are_all_answered(self):
        statuses = []

        def ask():
            for _ in range(20):
                statuses.append(self.daemon.request("GET", "/v1/status")[0])

        threads = [threading.Thread(target=ask) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(PATIENCE)
        self.assertEqual(statuses, [200] * 160)


if __name__ == "__main__":
    main()
