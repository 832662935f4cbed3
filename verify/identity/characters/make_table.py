"""Makes the table of verify/identity/characters.cpp from Unicode's Unihan database (UAX #38; Debian: unicode-data).

    make_table.py UNIHAN_FOLDER SURNAMES LOOK_ALIKES OUTPUT

One line for each character of the blocks that names are written in: its standard form, up to three readings in pinyin
without tones (the most usual first), the reading that it has as a surname, and which characters are taken for it by eye.

Look-alikes are sought among the 8,105 characters of the general standard list (kTGH), in which names are registered. Codes that
were made to find a character by its look say how near two are: Cangjie (kCangjie) writes down the parts, four corners
(kFourCornerCode) the outline; Casey's phonetic series (kPhonetic) is the part that gives the sound, mostly the larger one. What they
cannot tell stands in LOOK_ALIKES.
"""

import bz2
import collections
import dataclasses
import itertools
import pathlib
import re
import sys
import unicodedata

BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))
MOST_READINGS = 3


def read_properties(folder):
    wanted = {"kMandarin", "kHanyuPinlu", "kTGHZ2013", "kXHC1983", "kCangjie", "kFourCornerCode", "kTotalStrokes",
              "kSimplifiedVariant", "kTraditionalVariant", "kPhonetic", "kRSUnicode", "kTGH"}
    properties = collections.defaultdict(dict)
    for name in ("Readings", "DictionaryLikeData", "Variants", "IRGSources", "OtherMappings"):
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


@dataclasses.dataclass(frozen=True)
class Look:
    cangjie: str
    corners: str  # four digits, or nothing
    strokes: int
    radical: str
    residual: int  # strokes beside the radical
    series: frozenset  # phonetic series, those of the traditional form too: 红 has none of its own


def look_of(code, properties):
    of = properties[code]
    corners = re.match(r"\d{4}", of.get("kFourCornerCode", ""))
    radical, residual = of["kRSUnicode"].split()[0].split(".")
    forms = [code, *(int(form[2:], 16) for form in of.get("kTraditionalVariant", "").split())]
    series = (entry.rstrip("*x") for form in forms for entry in properties.get(form, {}).get("kPhonetic", "").split())
    return Look(of.get("kCangjie", "")[:5], corners[0] if corners else "", int(of["kTotalStrokes"].split()[0]),
                radical.rstrip("'"), int(residual), frozenset(series))


def parts_changed(left, right):
    """Letters of Cangjie to change, drop or add."""
    row = list(range(len(right) + 1))
    for i, one in enumerate(left, 1):
        before, row[0] = row[:], i
        for j, other in enumerate(right, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one != other))
    return row[-1]


def look_alike(left, right):
    """The limits are such that few of two random characters of given names pass (tests/unit/identity/characters_test.cpp)."""
    apart = abs(left.strokes - right.strokes)
    if apart > 3 or not left.cangjie or not right.cangjie:
        return False
    corners = sum(one == other for one, other in zip(left.corners, right.corners))
    if corners >= 2 and left.series & right.series:
        return True
    letters = max(len(left.cangjie), len(right.cangjie))
    changed = parts_changed(left.cangjie, right.cangjie)
    if corners == 4:
        return 2 * changed <= letters or (letters >= 3 and changed <= 2) or (apart == 0 and changed < letters)
    if changed == 1 and letters >= 4:
        return (corners >= 2 and apart <= 2) or (corners == 1 and apart <= 1)
    if changed == 1 and letters == 3:
        return corners == 3 or (corners == 2 and apart == 0)
    if changed == 2 and letters >= 4 and ((corners >= 2 and (letters == 5 or apart == 0)) or (corners == 3 and apart <= 1)):
        return True
    same_frame = left.radical == right.radical and abs(left.residual - right.residual) <= 1
    return same_frame and corners == 3 and 2 * changed <= letters


def may_look_alike(looks):
    """Pairs worth asking look_alike: they share a series, three corners, or Cangjie but for two letters."""
    buckets = collections.defaultdict(list)
    for code, look in looks.items():
        keys = set(look.series)
        if look.corners:
            keys.update((place, look.corners[:place] + look.corners[place + 1:]) for place in range(4))
        for kept in range((len(look.cangjie) + 1) // 2, len(look.cangjie) + 1):
            keys.update(itertools.combinations(look.cangjie, kept))
        for key in keys:
            buckets[key].append(code)
    for bucket in buckets.values():
        yield from itertools.combinations(bucket, 2)


def read_look_alikes(properties, listed):
    """For each character, in order, those that are taken for it."""
    looks = {code: look_of(code, properties) for code, of in sorted(properties.items()) if "kTGH" in of}
    alike = collections.defaultdict(set)
    for left, right in may_look_alike(looks):
        if right not in alike[left] and look_alike(looks[left], looks[right]):
            alike[left].add(right)
            alike[right].add(left)
    for line in listed.splitlines():
        if line and not line.startswith("#"):
            for left, right in itertools.permutations(map(ord, line.split()), 2):
                alike[left].add(right)
    return {code: sorted(others) for code, others in alike.items()}


def main():
    folder, surnames_file, look_alikes_file, output = map(pathlib.Path, sys.argv[1:])
    properties = read_properties(folder)
    surnames = {}
    for line in surnames_file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            character, reading = line.split()
            surnames[ord(character)] = reading
    alike = read_look_alikes(properties, look_alikes_file.read_text(encoding="utf-8"))

    sounds_of = {code: readings(properties.get(code, {})) for first, last in BLOCKS for code in range(first, last + 1)}
    # In the order of the alphabet, so that a syllable can be sought.
    texts = sorted({"", *itertools.chain(*sounds_of.values()), *surnames.values()})
    syllables = {text: number for number, text in enumerate(texts)}
    rows = []
    all_alike = []
    for first, last in BLOCKS:
        for code in range(first, last + 1):
            sounds = sounds_of[code]
            surname = surnames.get(code, sounds[0] if sounds else "")
            numbers = [syllables[sound] for sound in sounds] + [0] * (MOST_READINGS - len(sounds))
            of_this = alike.get(code, [])
            rows.append("{%d,{{%s}},%d,%d,%d}" % (standard_form(code, properties), ",".join(map(str, numbers)),
                                                  syllables[surname], len(of_this), len(all_alike)))
            all_alike += of_this
    temporary = output.with_suffix(".part")
    with temporary.open("w", encoding="utf-8") as table:
        table.write("constexpr std::string_view syllable_texts[] = {%s};\n" %
                    ",".join(f'"{text}"' for text in texts))
        table.write("constexpr Character character_rows[] = {\n%s};\n" % ",\n".join(rows))
        table.write("constexpr char16_t characters_alike[] = {%s};\n" % ",".join(map(str, all_alike)))
    temporary.replace(output)


main()
