"""Makes the table of verify/identity/characters.cpp from Unicode's Unihan database (UAX #38; Debian: unicode-data).

    make_table.py UNIHAN_FOLDER SURNAMES OUTPUT

One line for each character of the blocks that names are written in: its standard form, up to three readings in pinyin
without tones (the most usual first), the reading that it has as a surname, its strokes, its Cangjie code (which
writes down its parts) and its four-corner code (which writes down its outline).
"""

import bz2
import collections
import pathlib
import re
import sys
import unicodedata

BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))
MOST_READINGS = 3


def read_properties(folder):
    wanted = {"kMandarin", "kHanyuPinlu", "kTGHZ2013", "kXHC1983", "kCangjie", "kFourCornerCode", "kTotalStrokes",
              "kSimplifiedVariant"}
    properties = collections.defaultdict(dict)
    for name in ("Readings", "DictionaryLikeData", "Variants", "IRGSources"):
        with bz2.open(folder / f"Unihan_{name}.txt.bz2", "rt", encoding="utf-8") as lines:
            for line in lines:
                if not line.startswith("U+"):
                    continue
                code, key, value = line.rstrip("\n").split("\t")
                if key in wanted:
                    properties[int(code[2:], 16)][key] = value
    return properties


def plain(syllable):
    """Without tones, ü as u: ICU reads 吕 as lu, passports as LYU, keyboards as LV."""
    letters = unicodedata.normalize("NFD", syllable)
    return "".join(letter for letter in letters if "a" <= letter <= "z")


def readings(of):
    """The most usual reading first, then the others that today's dictionaries know."""
    found = of.get("kMandarin", "").split()[:1]
    found += [entry.split("(")[0] for entry in of.get("kHanyuPinlu", "").split()]
    for dictionary in ("kTGHZ2013", "kXHC1983"):
        found += [syllable for entry in of.get(dictionary, "").split() for syllable in entry.split(":")[1].split(",")]
    return [reading for reading in dict.fromkeys(plain(syllable) for syllable in found) if reading][:MOST_READINGS]


def standard_form(code, properties):
    """The simplified form, where exactly one is in the table: that of 巖 (U+303A0) is not, and has no sound here."""
    forms = [int(form[2:], 16) for form in properties[code].get("kSimplifiedVariant", "").split()]
    forms = [form for form in forms if any(first <= form <= last for first, last in BLOCKS)]
    return forms[0] if len(forms) == 1 else code


def main():
    folder, surnames_file, output = map(pathlib.Path, sys.argv[1:])
    properties = read_properties(folder)
    surnames = {}
    for line in surnames_file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            character, reading = line.split()
            surnames[ord(character)] = reading

    syllables = {"": 0}
    rows = []
    for first, last in BLOCKS:
        for code in range(first, last + 1):
            of = properties.get(code, {})
            sounds = readings(of)
            surname = surnames.get(code, sounds[0] if sounds else "")
            for sound in [*sounds, surname]:
                syllables.setdefault(sound, len(syllables))
            numbers = [syllables[sound] for sound in sounds] + [0] * (MOST_READINGS - len(sounds))
            cangjie = of.get("kCangjie", "")[:5]
            corners = re.sub(r"[^0-9]", "", of.get("kFourCornerCode", "").split(" ")[0].split(".")[0])
            strokes = int(of.get("kTotalStrokes", "0").split()[0])
            rows.append("{%d,{{%s}},%d,%d,{\"%s\"},%s}" % (standard_form(code, properties), ",".join(map(str, numbers)),
                                                   syllables[surname], strokes, cangjie, (corners or "0").lstrip("0") or "0"))
    temporary = output.with_suffix(".part")
    with temporary.open("w", encoding="utf-8") as table:
        table.write("constexpr std::string_view syllable_texts[] = {%s};\n" %
                    ",".join(f'"{syllable}"' for syllable in syllables))
        table.write("constexpr Character character_rows[] = {\n%s};\n" % ",\n".join(rows))
    temporary.replace(output)


main()
