"""One face, many names: a person enrolled under two numbers among a few dozen, told of, and told apart once."""

from harness import FACES, DaemonTest, main
from people import citizen_id, delivery, roll_row


class Faces(DaemonTest):
    def enrol_everybody(self):
        """The first photo of everybody in fixtures/faces, and another one of p034 under a number of its own."""
        photos = sorted(path.name for path in FACES.glob("p*_0.jpg")) + ["p034_2.jpg"]
        numbers = [citizen_id(1, birth=f"{1930 + line}0312") for line in range(len(photos))]
        roll = delivery("roll", [roll_row(number, f"王{chr(0x4e00 + 7 * line)}") for line, number in enumerate(numbers)])
        self.import_feed("roll", self.write("roll.csv", roll))
        rows = "".join(f"{number},{photo},2017-01-01\n" for number, photo in zip(numbers, photos))
        self.run_ctl("photo", "enrol", self.write("m.csv", "id_number,photo,taken_on\n" + rows), "--root", FACES)
        return numbers

    def findings(self):
        self.run_ctl("verify", "run")
        return self.run_ctl("finding", "list", "--check", "F4", "-o", "json").json()["findings"]

    def test_among_few_people_only_what_is_clearly_one_face_is_named(self):
        numbers = self.enrol_everybody()
        found = self.run_ctl("face", "search", FACES / "p034_1.jpg", "--limit", "3", "-o", "json").json()
        self.assertEqual([person["within_threshold"] for person in found["people"]], [None] * 3)

        deduped = self.run_ctl("face", "dedupe", "-o", "json").json()
        self.assertEqual((deduped["people"], deduped["basis"], deduped["pairs"]), (33, "extrapolated", 1))
        self.assertGreater(deduped["people_needed"], 33)
        found = self.run_ctl("face", "search", FACES / "p034_1.jpg", "--limit", "3", "-o", "json").json()
        self.assertEqual({person["subject"] for person in found["people"][:2]}, {numbers[-1], numbers[-2]})
        self.assertEqual([person["within_threshold"] for person in found["people"]], [True, True, False])

        finding, = self.findings()
        self.assertEqual(finding["subject"], max(numbers[-2:]))
        case = finding["case"]
        photos = self.run_ctl("case", "show", case, "-o", "json").json()["photos"]
        self.assertEqual([photo["role"] for photo in photos], ["enrolled", "lookalike"])
        self.assertIn("side by side", self.run_ctl("case", "show", case).out)

        self.run_ctl("case", "take", case)
        self.run_ctl("case", "decide", case, "--outcome", "not_the_same_person", "--reason", "Spoke with both.")
        self.run_ctl("face", "dedupe")
        self.assertEqual(self.findings(), [])

    def test_nobody_is_searched_for_by_a_photo_without_a_face(self):
        result = self.run_ctl("face", "search", FACES / "p009_2.jpg")
        self.assertIn("nobody was searched for", result.err)
        self.assertEqual(result.out, "")
        self.assertIn("too few people", self.run_ctl("face", "dedupe").out)


if __name__ == "__main__":
    main()
