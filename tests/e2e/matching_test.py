"""Two lists with ground truth, matched and held against the truth by the real programs."""

import hashlib
import os
import pathlib
import pty
import random
import re
import signal
import subprocess
import tempfile

from harness import (BAD_INPUT, BAD_REQUEST, BENEFITCTL, BUILD, DONE, IO, NOT_FOUND, PATIENCE, SharedDaemonTest, ctl,
                     ctl_environment, main, read_table, read_terminal)

MAKE_POPULATION = BUILD / "fixtures" / "make_population"
SEED, ROLL, OTHER = 7, 20_000, 2_000
# daemon/api/errors.cpp
CANCELLED, TOO_LARGE = 18, 9


def shuffled(source, target, seed):
    """The same rows in another order."""
    header, *rows = source.read_text(encoding="utf-8").splitlines(keepends=True)
    random.Random(seed).shuffle(rows)
    target.write_text(header + "".join(rows), encoding="utf-8")
    return target


class Matching(SharedDaemonTest):
    """No daemon: lists are matched without it. One population for all tests of the class."""

    daemon_arguments = None

    def prepare(self):
        self.lists = self.folder / "population"
        subprocess.run([MAKE_POPULATION, "--roll", str(ROLL), "--other", str(OTHER), "--seed", str(SEED), "--out",
                        self.lists], check=True, stdout=subprocess.DEVNULL, timeout=PATIENCE)
        self.links = self.folder / "links.csv"
        self.run = self.link(self.links).json()

    def link(self, out, *more, left=None, right=None, expect=DONE):
        lists = type(self).shared.lists
        result = ctl("match", "link", "--left", left or lists / "roll.csv", "--right", right or lists / "other.csv", "--out",
                     out, "--replace", "-o", "json", *more)
        self.assertEqual(result.status, expect, result)
        return result

    def evaluate(self, links):
        result = ctl("match", "evaluate", "--truth", type(self).shared.lists / "truth.csv", "--links", links, "-o", "json")
        self.assertEqual(result.status, DONE, result)
        return result.json()

    def test_most_people_are_found_and_probabilities_mean_what_they_say(self):
        accuracy = self.evaluate(type(self).shared.links)
        self.assertGreaterEqual(accuracy["at_precision"]["precision"], 0.995)
        self.assertGreaterEqual(accuracy["at_precision"]["recall"], 0.95, accuracy)
        self.assertLessEqual(accuracy["expected_calibration_error"], 0.02, accuracy)
        truth = read_table(type(self).shared.lists / "truth.csv")
        self.assertEqual(accuracy["findable"] + accuracy["unfindable"], len(truth))

    def test_what_scores_is_what_explains(self):
        shared = type(self).shared
        link = min(read_table(shared.links), key=lambda row: abs(float(row["probability"]) - 0.6))
        result = ctl("match", "explain", "--left", shared.lists / "roll.csv", "--left-id", link["left_id"],
                     "--right", shared.lists / "other.csv", "--right-id", link["right_id"], "-o", "json")
        self.assertEqual(result.status, DONE, result)
        explained = result.json()
        self.assertAlmostEqual(explained["weight"], float(link["weight"]), places=2)
        self.assertAlmostEqual(explained["weight"], sum(term["weight"] for term in explained["terms"]), places=6)
        self.assertAlmostEqual(explained["probability"], float(link["probability"]), places=5)
        levels = {term["field"]: term["level"] for term in explained["terms"]}
        for field in ("id_number", "birth_date", "sex", "name", "place"):
            self.assertEqual(levels[field], link[field])
        for term in explained["terms"]:
            self.assertTrue(term["sentence"].endswith("."), term)
            self.assertTrue(term["sentence_zh"].endswith("。"), term)

    def test_rows_that_a_run_would_not_compare_are_told_as_such_and_rows_that_contradict_themselves(self):
        with tempfile.TemporaryDirectory() as folder:
            header = "record_id,id_number,name,sex,birth_date,county_code,town,village\n"
            left, right = pathlib.Path(folder, "roll.csv"), pathlib.Path(folder, "deaths.csv")
            left.write_text(header + "A,11010519491231002X,王秀英,F,1949-12-31,130225,胡各庄镇,西街村\n", encoding="utf-8")
            right.write_text(header + "B,130225195503151228,赵建国,M,1961-07-08,440524,新寨镇,北沟村\n", encoding="utf-8")
            lists = ("--left", left, "--left-id", "A", "--right", right, "--right-id", "B")
            explained = ctl("match", "explain", *lists, "-o", "json").json()
            self.assertEqual(explained["verdict"], "not_compared")
            self.assertEqual([note["code"] for note in explained["notes"]],
                             ["explain.not_compared", "explain.own.sex", "explain.own.birth_date"])
            page = ctl("match", "explain", *lists, language="zh_CN.UTF-8").out
            self.assertIn("A | B: 未作比较", page)
            self.assertIn("没有任何共同的检索键", page)
            self.assertNotIn("0.0000", page)

    def test_a_row_that_is_not_there_cannot_be_explained(self):
        lists = type(self).shared.lists
        result = ctl("match", "explain", "--left", lists / "roll.csv", "--left-id", "nobody", "--right", lists / "other.csv",
                     "--right-id", "nobody")
        self.assertEqual(result.status, NOT_FOUND, result)
        self.assertIn("'nobody'", result.err)

    def test_a_run_tells_of_itself(self):
        shared = type(self).shared
        run, links = shared.run, read_table(shared.links)
        self.assertEqual((run["left_rows"], run["right_rows"]), (ROLL, OTHER))
        self.assertEqual(run["links"], sum(link["verdict"] == "link" for link in links))
        self.assertEqual(run["to_look_at"], sum(link["verdict"] == "look" for link in links))
        self.assertEqual(run["out"], str(shared.links))
        self.assertEqual(list(links[0]), ["left_id", "right_id", "probability", "weight", "verdict", "id_number", "birth_date",
                                          "sex", "name", "place"])

    def test_the_same_lists_give_the_same_bytes(self):
        shared = type(self).shared
        expected = shared.links.read_bytes()
        for threads in (1, 2):
            with self.subTest(threads=threads):
                self.link(self.folder / "again.csv", "--threads", threads)
                self.assertEqual((self.folder / "again.csv").read_bytes(), expected)
        with self.subTest("rows in another order"):
            left = shuffled(shared.lists / "roll.csv", self.folder / "roll.csv", 1)
            right = shuffled(shared.lists / "other.csv", self.folder / "other.csv", 2)
            self.link(self.folder / "shuffled.csv", left=left, right=right)
            self.assertEqual((self.folder / "shuffled.csv").read_bytes(), expected)

    def test_one_to_one_gives_each_row_once(self):
        self.link(self.folder / "links.csv", "--one-to-one")
        links = read_table(self.folder / "links.csv")
        for side in ("left_id", "right_id"):
            ids = [link[side] for link in links]
            self.assertEqual(len(ids), len(set(ids)))

    def test_lists_in_gb18030_give_the_same_links(self):
        shared = type(self).shared
        for name in ("roll.csv", "other.csv"):
            (self.folder / name).write_bytes((shared.lists / name).read_text(encoding="utf-8").encode("gb18030"))
        self.link(self.folder / "links.csv", left=self.folder / "roll.csv", right=self.folder / "other.csv")
        self.assertEqual((self.folder / "links.csv").read_bytes(), shared.links.read_bytes())

    def test_the_recall_that_is_told_beforehand_is_that_of_the_pairs_compared(self):
        run = self.link(self.folder / "links.csv", "--least-probability", 0)
        plan = run.json()["plan"]
        self.assertIn(f"about {plan['pairs_about']} pairs to compare (at most {plan['pairs_at_most']})", run.err)
        self.assertAlmostEqual(plan["pairs_about"], run.json()["pairs"], delta=0.1 * run.json()["pairs"])
        compared = {(link["left_id"], link["right_id"]) for link in read_table(self.folder / "links.csv")}
        findable = [row for row in read_table(type(self).shared.lists / "truth.csv") if row["errors"] != "unfindable"]
        real = sum((row["left_id"], row["right_id"]) in compared for row in findable) / len(findable)
        self.assertAlmostEqual(plan["pair_recall"], real, delta=0.02)

    def test_a_limit_on_memory_changes_no_byte(self):
        shared = type(self).shared
        # The least that would do is what the refusal says.
        refused = self.link(self.folder / "links.csv", "--memory", "8M", expect=TOO_LARGE)
        least = int(re.search(r"least that would do is about (\d+)MiB", refused.err)[1])
        self.assertEqual(list(self.folder.iterdir()), [])
        self.link(self.folder / "links.csv", "--memory", f"{2 * least}MiB")
        self.assertEqual((self.folder / "links.csv").read_bytes(), shared.links.read_bytes())

    def test_a_trained_model_repeats_a_run(self):
        lists = type(self).shared.lists
        model = self.folder / "model.toml"
        result = ctl("match", "train", "--left", lists / "roll.csv", "--right", lists / "other.csv", "--out", model)
        self.assertEqual(result.status, DONE, result)
        text = model.read_text(encoding="utf-8")
        self.assertIn(f"left_rows = {ROLL}\n", text)
        self.assertIn(f'right_sha256 = "{hashlib.sha256((lists / "other.csv").read_bytes()).hexdigest()}"\n', text)
        run = self.link(self.folder / "links.csv", "--model", model).json()
        self.assertEqual(run["rounds"], 0)
        # Six digits of each figure: the verdicts are those of the run that learnt.
        verdicts = [{(link["left_id"], link["right_id"]): link["verdict"] for link in read_table(links)
                     if link["verdict"] != "no_link"} for links in (type(self).shared.links, self.folder / "links.csv")]
        self.assertEqual(*verdicts)
        self.link(self.folder / "again.csv", "--model", model, "--threads", 1)
        self.assertEqual((self.folder / "again.csv").read_bytes(), (self.folder / "links.csv").read_bytes())
        shown = ctl("match", "model", "show", "--model", model, "-o", "json").json()
        self.assertEqual([row["rows"] for row in shown["lists"]], [ROLL, OTHER])
        for wrong, status, words in (("format = 9", BAD_INPUT, ("'format' is 9", "train the model again")),
                                     (text.replace("exact = ", "exakt = ", 1), BAD_INPUT, ("exakt", "did you mean"))):
            with self.subTest(wrong[:10]):
                self.write("wrong.toml", wrong)
                result = self.link(self.folder / "no.csv", "--model", self.folder / "wrong.toml", expect=status)
                for word in ("wrong.toml", *words):
                    self.assertIn(word, result.err)

    def dedupe(self, people, *more, expect=DONE):
        result = ctl("match", "dedupe", "--in", people, "--out", self.folder / "clusters.csv", "--pairs",
                     self.folder / "pairs.csv", "--replace", "-o", "json", *more)
        self.assertEqual(result.status, expect, result)
        return result

    def roll_with_second_rows(self):
        """The roll, and behind it what is in both lists once more: the rows of the other list."""
        lists = type(self).shared.lists
        roll = (lists / "roll.csv").read_text(encoding="utf-8")
        others = (lists / "other.csv").read_text(encoding="utf-8").splitlines()[1:]
        # The other list has one column more, the last: the date of death.
        return self.write("list.csv", roll + "".join(row.rpartition(",")[0] + "\n" for row in others))

    def test_people_with_several_rows_are_found_and_nobody_else_is_joined(self):
        people = self.roll_with_second_rows()
        run = self.dedupe(people).json()
        truth = {frozenset((row["left_id"], row["right_id"])): row["errors"]
                 for row in read_table(type(self).shared.lists / "truth.csv")}
        clusters = {}
        for row in read_table(self.folder / "clusters.csv"):
            clusters.setdefault(row["cluster_id"], set()).add(row["record_id"])
            self.assertNotEqual(row["record_id"], row["joined_to"])
        self.assertEqual((run["rows"], run["clusters"]), (ROLL + OTHER, len(clusters)))
        self.assertEqual(run["clustered_rows"], sum(len(rows) for rows in clusters.values()))
        for name, rows in clusters.items():
            self.assertEqual(name, min(rows))
        right = sum(frozenset(rows) in truth for rows in clusters.values())
        self.assertGreaterEqual(right, 0.999 * len(clusters))
        self.assertGreaterEqual(right, 0.9 * sum(errors != "unfindable" for errors in truth.values()))
        pairs = read_table(self.folder / "pairs.csv")
        self.assertEqual(run["to_look_at"], sum(pair["verdict"] == "look" for pair in pairs))
        with self.subTest("the same from rows in another order, on one thread"):
            before = [(self.folder / name).read_bytes() for name in ("clusters.csv", "pairs.csv")]
            self.dedupe(shuffled(people, self.folder / "shuffled.csv", 3), "--threads", 1)
            self.assertEqual([(self.folder / name).read_bytes() for name in ("clusters.csv", "pairs.csv")], before)

    def test_a_roll_without_second_rows_stays_as_it_is(self):
        run = self.dedupe(type(self).shared.lists / "roll.csv").json()
        self.assertEqual((run["clusters"], run["to_look_at"]), (0, 0))

    def test_lists_that_tell_nobody_apart_join_nobody(self):
        header, *rows = (type(self).shared.lists / "roll.csv").read_text(encoding="utf-8").splitlines()
        columns = header.split(",")

        def with_cells(**cells):
            def changed(row):
                return ",".join(cells.get(column, cell) for column, cell in zip(columns, row.split(","), strict=True))
            return self.write("list.csv", "\n".join([header, *map(changed, rows)]) + "\n")

        for cells in ({"name": "王秀英"}, {"id_number": ""},
                      {"birth_date": "1950-01-01"}, {"birth_date": "1950-01-01", "id_number": ""}):
            with self.subTest(cells):
                run = self.dedupe(with_cells(**cells)).json()
                self.assertLessEqual(run["clusters"], 3)
                self.assertLess(run["pairs"], 100 * ROLL)
        with self.subTest("record IDs"):
            run = self.dedupe(with_cells(record_id="R1")).json()
            self.assertEqual(run["clusters"], 0)

    def test_a_list_twice_in_one_file_makes_a_cluster_of_each_row(self):
        header, *rows = (type(self).shared.lists / "roll.csv").read_text(encoding="utf-8").splitlines()
        again = ["again-" + row for row in rows[:2000]]
        run = self.dedupe(self.write("list.csv", "\n".join([header, *rows[:2000], *again]) + "\n")).json()
        self.assertEqual((run["clusters"], run["clustered_rows"]), (2000, 4000))

    def test_empty_lists_have_nobody_twice(self):
        header = (type(self).shared.lists / "roll.csv").read_text(encoding="utf-8").splitlines()[0]
        run = self.dedupe(self.write("list.csv", header + "\n")).json()
        self.assertEqual((run["rows"], run["clusters"], run["pairs"]), (0, 0, 0))
        self.assertEqual(read_table(self.folder / "clusters.csv"), [])
        self.dedupe(self.write("empty.csv", ""), expect=BAD_INPUT)

    def test_ctrl_c_leaves_no_links(self):
        # Long enough to be at work still when it says that it has begun to compare.
        roll = self.folder / "big.csv"
        header, *rows = (type(self).shared.lists / "roll.csv").read_text(encoding="utf-8").splitlines(keepends=True)
        with roll.open("w", encoding="utf-8") as file:
            file.write(header)
            for _ in range(10):
                file.writelines(rows)
        out = self.folder / "links.csv"
        try:
            controller, terminal = pty.openpty()  # where progress is drawn at once
        except OSError as error:
            self.skipTest(f"no terminal can be opened here: {error}")
        process = subprocess.Popen([BENEFITCTL, "match", "link", "--left", roll, "--right", roll, "--out", out],
                                   stdout=subprocess.PIPE, stderr=terminal,
                                   env=ctl_environment(None) | {"TERM": "xterm-256color"})
        os.close(terminal)
        interrupted = []

        def interrupt_the_comparing(shown):
            if b"compare" in shown and not interrupted:
                process.send_signal(signal.SIGINT)
                interrupted.append(True)

        shown = read_terminal(controller, interrupt_the_comparing)
        self.assertEqual((process.wait(PATIENCE), process.stdout.read()), (CANCELLED, b""), shown)
        process.stdout.close()
        self.assertIn(b"matching was stopped", shown)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["big.csv"])

    def test_lists_that_cannot_be_read(self):
        shared = type(self).shared
        out = self.folder / "links.csv"
        nameless = self.write("nameless.csv", "性别,出生日期\n女,1955-03-15\n")
        picture = self.write("picture.csv", b"\xff\xd8\xff\xe0 JFIF")
        for left, status, words in ((self.folder / "nowhere.csv", NOT_FOUND, ("nowhere.csv",)),
                                    (self.folder, BAD_REQUEST, ("folder",)),
                                    (nameless, BAD_INPUT, ("nameless.csv", "neither a name nor an ID number", "mapping")),
                                    (picture, BAD_INPUT, ("picture.csv", "JPEG"))):
            with self.subTest(left=left):
                result = self.link(out, left=left, expect=status)
                self.assertEqual(result.out, "")
                for word in words:
                    self.assertIn(word, result.err)
                self.assertFalse(out.exists())
        result = self.link("/nowhere/links.csv", right=self.write("one.csv", "姓名\n王秀英\n"), expect=IO)
        self.assertIn("/nowhere/links.csv", result.err)
        self.assertEqual(self.link(out, "--left-mapping", "nmae=x", expect=BAD_REQUEST).out, "")

    def test_a_truth_that_cannot_be_read(self):
        shared = type(self).shared
        for truth, status, word in ((shared.links, DONE, ""),
                                    (self.write("t.csv", "a,b\n1,2\n"), BAD_INPUT, "column 'left_id' is missing"),
                                    (self.folder / "nowhere.csv", NOT_FOUND, "nowhere.csv")):
            with self.subTest(truth=truth):
                result = ctl("match", "evaluate", "--truth", truth, "--links", shared.links)
                self.assertEqual(result.status, status, result)
                self.assertIn(word, result.err)


if __name__ == "__main__":
    main()
