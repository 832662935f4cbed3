"""Photos of every bad kind: refused or not assessable with a reason, and the daemon is up afterwards."""

import json
import struct
import unittest
import zlib

from harness import BAD_INPUT, FACES, DaemonTest, main
from people import citizen_id, mistyped

GIF = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x00\x00\x00\x00\x00,\x00\x00\x00\x00" \
      b"\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"


def png(width, height, colour_type=2, rows=None):
    """A PNG that says it has these sides; without `rows` it holds no pixels to speak of."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, colour_type, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows or b"\0")) \
        + chunk(b"IEND", b"")


class Photos(DaemonTest):
    manifest = "id_number,photo,taken_on\n"

    def enrol(self, *names, expect=0):
        rows = "".join(f"{citizen_id(line)},{name},2017-01-01\n" for line, name in enumerate(names, 1))
        return self.run_ctl("photo", "enrol", self.write("photos/m.csv", self.manifest + rows), "-o", "json",
                            expect=expect)

    def copy(self, name, face="p000_0.jpg"):
        content = (FACES / face).read_bytes()
        self.write(f"photos/{name}", content)
        return content

    def test_bad_photos_are_not_assessable_and_say_why(self):
        good = self.copy("good.jpg")
        kinds = {
            "text.jpg": (b"this is no photo\n" * 50, "not_an_image"),
            "gif.jpg": (GIF, "unsupported_type"),
            "truncated.jpg": (good[:len(good) // 2], "damaged"),
            "one_pixel.png": (png(1, 1, rows=b"\0\0\0\0"), "too_small"),
            "bomb.png": (png(30_000, 30_000), "too_large"),
            "no_face.png": (png(200, 200, rows=(b"\0" + b"\x80" * 600) * 200), "no_face"),
            "grey_no_face.png": (png(200, 200, 0, (b"\0" + b"\x80" * 200) * 200), "no_face"),
        }
        for name, (content, _) in kinds.items():
            self.write(f"photos/{name}", content)
        photos = self.enrol("good.jpg", *kinds).json()["photos"]
        self.assertTrue(photos[0]["assessable"])
        for row, (name, (_, reason)) in zip(photos[1:], kinds.items()):
            with self.subTest(name):
                self.assertEqual((row["state"], row["not_assessable"]), ("new", reason))
                self.assertFalse(row["assessable"])
                self.assertTrue(row["sentence"])
        self.assert_up()

    def test_a_row_that_cannot_be_handed_in_does_not_stop_the_others(self):
        self.copy("good.jpg")
        self.write("photos/empty.jpg", b"")
        with open(self.write("photos/large.jpg", b"x"), "r+b") as file:
            file.truncate(64 << 20)
        result = self.enrol("none.jpg", "large.jpg", "../photos/good.jpg", "good.jpg", expect=BAD_INPUT)
        rows = result.json()["photos"]
        self.assertEqual([row["state"] for row in rows], ["failed", "failed", "failed", "new"])
        self.assertEqual([row["line"] for row in rows], [2, 3, 4, 5])
        self.assertIn("line 2: ", result.err)
        self.assertIn("line 3: large.jpg: the photo file is too large", result.err)
        self.assert_up()

    def test_a_wrong_number_in_a_manifest_is_that_rows_fault(self):
        self.copy("good.jpg")
        wrong = mistyped(citizen_id(1))
        manifest = self.write("photos/m.csv", self.manifest + f"{wrong},good.jpg,2017-01-01\n"
                              + f"{citizen_id(2)},good.jpg,2017-02-30\n{citizen_id(3)},good.jpg,2017-01-01\n")
        result = self.run_ctl("photo", "enrol", manifest, "-o", "json", expect=BAD_INPUT)
        self.assertEqual([row["state"] for row in result.json()["photos"]], ["failed", "failed", "new"])
        self.assertIn("line 2: id_number:", result.err)
        self.assertIn("line 3: taken_on:", result.err)
        self.assertNotIn(wrong, result.err)

    def test_a_collection_is_compared_with_the_enrolled_photo(self):
        self.copy("a.jpg", "p000_0.jpg")
        self.enrol("a.jpg")
        columns = "id_number,name,photo,captured_at,station,operator,county_code\n"
        number = citizen_id(1)
        rows = "".join(f"{number},王一,{face},2018-03-0{day}T09:00:00+08:00,S1,li,130225\n"
                       for day, face in enumerate(("p000_1.jpg", "p001_1.jpg"), 1))
        stranger = f"{citizen_id(2)},王二,p002_1.jpg,2018-03-01T09:00:00+08:00,S1,li,130225\n"
        manifest = self.write("c.csv", columns + rows + stranger)
        reply = self.run_ctl("collection", "submit", manifest, "--root", FACES, "-o", "json").json()["collections"]
        self.assertEqual([row["outcome"] for row in reply], ["unsure", "different", None])
        self.assertEqual([row["certifies"] for row in reply], [False] * 3)
        again = self.run_ctl("collection", "submit", manifest, "--root", FACES)
        self.assertIn("state: 3 already_there", again.out)

        thumbnail = self.run_ctl("photo", "show", 1, "-o", "json").json()
        self.assertLessEqual(thumbnail["width"], 320)
        person = self.run_ctl("person", "show", number, "-o", "json").json()
        self.assertEqual(len(person["collections"]), 2)

    def test_photos_and_templates_are_sealed_on_the_disk(self):
        content = self.copy("good.jpg")
        self.enrol("good.jpg")
        self.assertEqual(self.daemon.stop(), 0)
        stored = b"".join(file.read_bytes() for file in self.daemon.state.rglob("*") if file.is_file())
        self.assertGreater(len(stored), len(content))
        for start in range(0, len(content) - 64, 4096):
            self.assertNotIn(content[start:start + 64], stored)

    def test_a_request_with_a_photo_that_is_no_base64(self):
        body = json.dumps({"id_number": citizen_id(1), "taken_on": "2017-01-01", "photo": "*"})
        status, reply = self.daemon.request("POST", "/v1/enrolled-photos", body)
        self.assertEqual((status, reply["error"]["where"]), (400, "photo"))


if __name__ == "__main__":
    main()
