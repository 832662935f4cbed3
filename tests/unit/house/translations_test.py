#!/usr/bin/env python3
"""No sentence of the command line is forgotten when it is translated.

translations_test.py ROOT reads the C++ sources of ROOT and daemon/po/zh_CN.po, and fails for
  - a literal that goes through say() or say_text() and is not in the catalogue,
  - a message, place or hint of an Error, anywhere in daemon/ and verify/, that is not in the catalogue (context "error"),
  - words in daemon/cli that go through neither (a forgotten literal), unless ALLOWED says why,
  - an entry of the catalogue whose placeholders are not those of its English,
  - an outcome or a state of a case that bears another word there than in verify/report/po/zh_CN.po.
The tables of commands, errors and coded values are tried by tests/unit/cli/translations_test.cpp.
"""

import pathlib
import re
import subprocess
import sys

TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(\w*)\((.*?)\)\1"|"((?:[^"\\\n]|\\.)*)"|\'(?:[^\'\\\n]|\\.)+\'', re.DOTALL)
ENTRY = re.compile(r'(?:msgctxt "(.*)"\n)?msgid "(.*)"\nmsgstr "(.*)"')
PLACEHOLDER = re.compile(r"\{(\d*)(:[^}]*)?\}")

# Sources whose sentences are another catalogue's, or a table's that the C++ test goes through.
ELSEWHERE = re.compile(r"command_table|api/(write_)?reference|manual|completion|verify/report/|verify/rules/"
                       r"|intake/catalogue|feeds_reference")
# Files of daemon/cli that hold words which nobody is told, and why.
ALLOWED = {
    "run_command.cpp": "names of commands",
    "photo_table.cpp": "columns of a file for programs",
    "say.hpp": "the functions themselves",
}
# Outcomes of households, whose words the daemon has for other things.
OF_HOUSEHOLDS = {"accepted", "refused", "removed"}
# Words in daemon/cli that are no sentence of ours.
NOT_SAID = re.compile(r"benefitctl |feed (import|describe)|first\\tsecond|.*\\t|calibration show|standard output"
                      r"|TAR at FAR|face calibration|less -|export LESS")


def literals(source):
    """(start, end, text) of each literal of the source, adjacent ones joined."""
    found = []
    for match in TOKEN.finditer(source):
        if match[0].startswith(("//", "/*", "'")):
            continue
        text = match[2] if match[2] is not None else match[3]
        if found and not source[found[-1][1]:match.start()].strip():
            found[-1] = (found[-1][0], match.end(), found[-1][2] + text)
        else:
            found.append((match.start(), match.end(), text))
    return found


class Source:
    def __init__(self, path):
        self.path = path
        text = re.sub(r"^[ \t]*#.*$", lambda line: " " * len(line[0]), path.read_text(encoding="utf-8"), flags=re.M)
        self.literals = literals(text)
        code = list(text)
        for start, end, _ in self.literals:
            code[start + 1:end - 1] = "_" * (end - start - 2)
        self.code = re.sub(r"//[^\n]*", lambda comment: " " * len(comment[0]), "".join(code))

    def statement_before(self, at):
        """The code from the beginning of the statement to there."""
        start = at
        while start > 0:
            before = self.code[start - 1]
            if before == ";" or (before == "}" and self.code[start:start + 1] == "\n"):
                break
            if before == "{" and re.search(r"(\)|else|const|do|try|noexcept)\s*$", self.code[max(0, start - 20):start - 1]):
                break
            start -= 1
        return self.code[start:at]


def makers_of_errors(sources):
    """Names of functions that give an Error: what is handed to them is a message, too."""
    names = set()
    for source in sources:
        for pattern in (r"(?:\bError|\bFailure|unexpected<Error>|optional<Error>) (\w+)\(",
                        r"auto (\w+) = \[[^\]]*\]\([^)]*\)(?: -> \w+)? \{\s*(?:return|throw) (?:tl::unexpected\()?"
                        r"(?:Error|Failure)",
                        r"\[\[noreturn\]\] (?:static )?void (\w+)\("):
            names.update(re.findall(pattern, source.code))
    return names


def is_sentence(text):
    """Not a name, a path or an option."""
    return re.search(r"[A-Za-z]{2,}", text) and not re.fullmatch(
        r"[a-z_]+|[\w./-]+\.\w+|--[\w-]+|[A-Z]{3,}|\w+::\w+|v1/[\w/]+|/[\w/.-]+", text)


def has_words(text):
    """Two words, or one that ends like a sentence."""
    bare = re.sub(r"\{[^}]*\}", "", text)
    return re.search(r"[A-Za-z]{2,}[,.:;)]* [A-Za-z(]{2,}|[A-Za-z]{2,}[.:]?\\n", bare) is not None


def main(root):
    catalogue = {}
    for match in ENTRY.finditer((root / "daemon/po/zh_CN.po").read_text(encoding="utf-8")):
        catalogue[(match[1] or "", match[2].replace('\\"', '"'))] = match[3]
    wrong = []

    for (context, english), chinese in catalogue.items():
        if not english:
            continue
        here, there = PLACEHOLDER.findall(english), PLACEHOLDER.findall(chinese)
        numbered = [form for number, form in there if number]
        if sorted(form for _, form in here) != sorted(form for _, form in there) and not \
                {number for number, _ in here if number} == {number for number, _ in there if number} != set():
            wrong.append(f"zh_CN.po: other placeholders than in “{english}”")
        if numbered and len(numbered) != len(there):
            wrong.append(f"zh_CN.po: some placeholders are numbered, some are not: “{chinese}”")
        if not chinese:
            wrong.append(f"zh_CN.po: no translation of “{english}”")

    of_reports = (root / "verify/report/po/zh_CN.po").read_text(encoding="utf-8")
    for context, english, chinese in ENTRY.findall(of_reports):
        value = re.fullmatch(r"(?:outcome|case_state)\.(\w+)", context)
        there = catalogue.get(("value", value[1])) if value and value[1] not in OF_HOUSEHOLDS else None
        if there and there != chinese:
            wrong.append(f"zh_CN.po: “{value[1]}” is {there} in one catalogue and {chinese} in the other")

    def known(text, *contexts):
        text = text.replace('\\"', '"')
        forms = (text, text + "{}", "{}" + text, "'{}" + text)
        return any((context, form) in catalogue for context in contexts for form in forms)

    listed = subprocess.run(["git", "-C", root, "ls-files", "daemon", "verify"], check=True, capture_output=True,
                            text=True).stdout.split()
    sources = [Source(root / name) for name in listed
               if name.endswith((".cpp", ".hpp")) and not ELSEWHERE.search(name)]
    of_errors = re.compile(r"ErrorCode::|\bError ?\{|Failure\(|\.(?:what|hint) \+?= |\b(?:" +
                           "|".join(sorted(makers_of_errors(sources))) + r")\(")
    for source in sources:
        in_cli = "daemon/cli" in str(source.path)
        for start, _, text in source.literals:
            if not is_sentence(text):
                continue
            name = f"{source.path.relative_to(root)}: “{text}”"
            if re.search(r"\bsay(_text)?\(\s*$", source.code[:start]):
                if not known(text, ""):
                    wrong.append(f"{name} is said, and has no translation")
            elif "spdlog::" in source.statement_before(start):
                continue  # the journal is in English
            elif of_errors.search(source.statement_before(start)):
                if not known(text, "error", "", "value"):
                    wrong.append(f"{name} is of an error, and has no translation (msgctxt \"error\")")
            elif in_cli and has_words(text) and source.path.name not in ALLOWED and not NOT_SAID.match(text):
                if not known(text, "", "heading", "error"):
                    wrong.append(f"{name} is not said in the reader's language")
    for line in wrong:
        print(line)
    print(f"{len(catalogue)} entries, {len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))
