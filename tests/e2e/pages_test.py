"""Manual pages and completion, as the build makes them: read by the real man, completed by real shells."""

import os
import shutil
import subprocess
import tempfile
import unittest

from harness import BUILD, PATIENCE, main

SHARE = BUILD / "daemon" / "share"
PAGES = ["man/man1/benefitctl.1", "man/zh_CN/man1/benefitctl.1", "man/man8/benefitd.8", "man/man5/benefitd.toml.5"]
BASH = SHARE / "bash-completion" / "completions" / "benefitctl"
ZSH = SHARE / "zsh" / "vendor-completions" / "_benefitctl"
FISH = SHARE / "fish" / "vendor_completions.d" / "benefitctl.fish"

# What is typed, and words that are offered; after a bar, words that are not.
OFFERED = [
    ("benefitctl ", "feed case person status face", "import"),
    ("benefitctl fe", "feed", "face case"),
    ("benefitctl feed ", "import list batches describe", "feed"),
    ("benefitctl face calibration ", "show sign", "roll"),
    ("benefitctl feed import ", "roll payments deaths-village", "import"),
    ("benefitctl check explain D", "D1 D5", "P1"),
    ("benefitctl case list --state ", "open taken withdrawn", "D1"),
    ("benefitctl case list --state open -o ", "human json csv", "open"),
    ("benefitctl -o json case list --ch", "--check", "--state"),
    ("benefitctl case decide 12 --outcome not_", "not_the_same_person", "entitled"),
    ("benefitctl case show ", "", "1 case open"),
    ("benefitctl case list --county-code ", "", "open"),
]


def run(*command, **options):
    return subprocess.run([*map(str, command)], capture_output=True, text=True, timeout=PATIENCE, **options)


class Manual(unittest.TestCase):
    def assert_silent(self, *command):
        ended = run(*command, env=os.environ | {"LC_ALL": "C.UTF-8", "MANWIDTH": "100"})
        self.assertEqual((ended.returncode, ended.stderr), (0, ""), command)
        return ended.stdout

    def test_pages_are_formatted_without_a_warning(self):
        if shutil.which("groff") is None:
            self.skipTest("groff is not installed")
        for page in PAGES:
            self.assert_silent("groff", "-man", "-ww", "-Tutf8", "-K", "utf8", "-z", SHARE / page)

    def test_man_prints_the_pages_without_a_warning(self):
        if shutil.which("man") is None:
            self.skipTest("man is not installed")
        shown = self.assert_silent("man", "--warnings", "-E", "UTF-8", "-l", SHARE / PAGES[0])
        for words in ("NAME", "case decide", "--outcome", "second_person", "BENEFIT_SOCKET"):
            self.assertIn(words, shown)
        chinese = self.assert_silent("man", "--warnings", "-E", "UTF-8", "-l", SHARE / PAGES[1])
        for words in ("名称", "case decide", "退出状态"):
            self.assertIn(words, chinese)
        self.assertIn("server.idle_timeout", self.assert_silent("man", "-l", SHARE / PAGES[3]))
        self.assertIn("--check-config", self.assert_silent("man", "-l", SHARE / PAGES[2]))

    def test_mandoc_finds_no_error(self):
        if shutil.which("mandoc") is None:
            self.skipTest("mandoc is not installed")
        for page in PAGES:
            ended = run("mandoc", "-T", "lint", "-W", "error", SHARE / page)
            self.assertEqual((ended.returncode, ended.stdout), (0, ""))


class Completion(unittest.TestCase):
    def assert_offered(self, complete):
        for typed, wanted, unwanted in OFFERED:
            offered = complete(typed)
            for word in wanted.split():
                self.assertIn(word, offered, typed)
            for word in unwanted.split():
                self.assertNotIn(word, offered, typed)

    def test_bash(self):
        self.assertEqual(run("bash", "-n", BASH).stderr, "")

        def complete(typed):
            words = typed.split(" ")
            quoted = " ".join(f"'{word}'" for word in words)
            script = (f"source '{BASH}'; COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _benefitctl; "
                      "printf '%s\\n' \"${COMPREPLY[@]}\"")
            ended = run("bash", "--norc", "-c", script)
            self.assertEqual(ended.stderr, "", typed)
            return ended.stdout.split()

        self.assert_offered(complete)
        self.assertIn("_benefitctl benefitctl", run("bash", "-c", f"source '{BASH}'; complete -p benefitctl").stdout)
        with tempfile.TemporaryDirectory() as folder:
            open(os.path.join(folder, "two words.csv"), "w", encoding="utf-8").close()
            offered = run("bash", "--norc", "-c", f"cd '{folder}'; source '{BASH}'; "
                          "COMP_WORDS=(benefitctl feed import roll ''); COMP_CWORD=4; _benefitctl; "
                          "printf '%s\\n' \"${COMPREPLY[@]}\"").stdout
            self.assertEqual(offered, "two words.csv\n")

    def test_zsh(self):
        if shutil.which("zsh") is None:
            self.skipTest("zsh is not installed")
        self.assertEqual(run("zsh", "-n", ZSH).stderr, "")

        def complete(typed):
            # Outside the line editor the functions that would offer words print them.
            words = " ".join(f"'{word}'" for word in typed.split(" "))
            script = ("compdef() { : }; compadd() { shift; print -l -- $@ }; _files() { : }; "
                      "_describe() { local name=${@[-1]}; print -l -- ${(P)name%%:*} }; "
                      f"source '{ZSH}'; words=({words}); CURRENT=$#words; _benefitctl")
            ended = run("zsh", "-f", "-c", script)
            self.assertEqual(ended.stderr, "", typed)
            last = typed.split(" ")[-1]
            return [word for word in ended.stdout.split() if word.startswith(last)]

        self.assert_offered(complete)

    def test_fish(self):
        if shutil.which("fish") is None:
            self.skipTest("fish is not installed")
        with tempfile.TemporaryDirectory() as home:
            environment = os.environ | {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
            self.assertEqual(run("fish", "--no-execute", FISH, env=environment).stderr, "")

            def complete(typed):
                ended = run("fish", "--no-config", "-c", f"source {FISH}; complete -C '{typed}'", env=environment,
                            cwd=home)
                self.assertEqual(ended.stderr, "", typed)
                return [line.split("\t")[0] for line in ended.stdout.splitlines()]

            self.assert_offered(complete)


if __name__ == "__main__":
    main()
