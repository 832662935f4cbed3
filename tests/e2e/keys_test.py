"""The master key is changed while the service works, is killed meanwhile, and what was sealed stays readable."""

import os
import secrets

from harness import FACES, NOT_FOUND, DaemonTest, job_has_ended, main
from people import citizen_id


class Keys(DaemonTest):
    def key(self, name="master.key"):
        return self.daemon.state / name

    def put_next_key(self):
        descriptor = os.open(self.key("master.key.next"), os.O_WRONLY | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(32))

    def enrol(self):
        rows = "".join(f"{citizen_id(n)},p00{n}_0.jpg,2015-01-01\n" for n in range(4))
        self.run_ctl("photo", "enrol", self.write("m.csv", "id_number,photo,taken_on\n" + rows), "--root", FACES)

    def shown(self):
        return self.run_ctl("key", "show", "-o", "json").json()

    def photo(self, number):
        status, reply = self.daemon.request("GET", f"/v1/photos/{number}/thumbnail?width=16")
        self.assertEqual(status, 200, reply)
        return reply

    def record(self, *words, expect=0):
        return self.run_ctl("audit", "verify", *words, "-o", "json", expect=expect).json()

    def test_the_next_key_takes_over_and_the_former_opens_nothing(self):
        self.enrol()
        pictures = [self.photo(n) for n in range(1, 5)]
        former = self.shown()
        self.assertIsNone(former["next"])
        self.assertIn("master.key.next", self.run_ctl("key", "rotate", expect=NOT_FOUND).err)
        former_record_key, = self.record()["keys"]
        self.assertTrue(former_record_key.startswith(former["key"]))

        self.put_next_key()
        self.daemon.stop()
        self.daemon.start()
        self.assertEqual(self.shown()["key"], former["key"])
        beside = self.daemon.spawn_ctl("key", "rotate")
        self.daemon.wait_for_job(lambda job: job["kind"] == "rotate_key")
        self.daemon.kill()
        beside.communicate()
        self.daemon.start()
        job = self.daemon.wait_for_job(job_has_ended)
        self.assertEqual((job["kind"], job["state"]), ("rotate_key", "done"), job)

        shown = self.shown()
        self.assertEqual(job["result"]["key"], shown["key"])
        self.assertNotEqual(shown["key"], former["key"])
        self.assertEqual((shown["former"], shown["under_key"]), (None, former["sealed"]))
        self.assertEqual([self.photo(n) for n in range(1, 5)], pictures)

        # As an administrator ends it: the new key takes the place of the former one.
        self.daemon.stop()
        self.key().rename(self.folder / "former.key")
        self.key("master.key.next").rename(self.key())
        self.daemon.start()
        self.assertEqual(self.shown()["key"], shown["key"])
        self.assertEqual([self.photo(n) for n in range(1, 5)], pictures)
        record = self.record("--key", former_record_key)
        self.assertTrue(record["holds"])
        self.assertEqual(len(record["keys"]), 2)
        for key in record["keys"]:
            self.assertTrue(self.record("--key", key)["holds"])

        self.daemon.stop()
        self.key().rename(self.folder / "new.key")
        (self.folder / "former.key").rename(self.key())
        self.assertIn("not the one", self.refuse_daemon(self.daemon.state).log_text())


if __name__ == "__main__":
    main()
