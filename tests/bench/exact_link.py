"""What an office does without record matching: rows are of one person when their cleaned ID numbers are the same, or their
name, birth date and village.

    exact_link.py LEFT RIGHT OUT                writes left_id,right_id,probability: 1 for a number, 0.9 for the others
"""

import csv
import re
import sys
import unicodedata

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999


def clean_number(delivered):
    """18 characters, or nothing. 15 digits, as issued before 1999, have a century and a check character to come."""
    text = unicodedata.normalize("NFKC", delivered).upper()
    if "E" in text:  # 1.30203E+17 has no more than a region
        return ""
    kept = re.sub("[^0-9X]", "", text)
    if len(kept) == 15 and kept.isdigit():
        kept = kept[:6] + "19" + kept[6:]
        kept += "10X98765432"[sum(weight * int(digit) for weight, digit in zip(WEIGHTS, kept)) % 11]
    return kept if len(kept) == 18 else ""


def clean_date(delivered):
    found = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", delivered.strip())
    return tuple(map(int, found.groups())) if found else ()


def keys(row):
    number = clean_number(row["id_number"])
    details = (row["name"].strip(), clean_date(row["birth_date"]), row["village"].strip())
    return number, details if all(details) else ()


def main():
    left, right, out = sys.argv[1:]
    rows = {}
    with open(left, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for key in keys(row):
                if key:
                    rows.setdefault(key, []).append(row["record_id"])
    with open(right, newline="", encoding="utf-8") as file, open(out, "w", newline="", encoding="utf-8") as written:
        links = csv.writer(written)
        links.writerow(("left_id", "right_id", "probability"))
        for row in csv.DictReader(file):
            number, details = keys(row)
            by_number = rows.get(number, [])
            links.writerows((found, row["record_id"], 1) for found in by_number)
            links.writerows((found, row["record_id"], 0.9) for found in rows.get(details, []) if found not in by_number)


main()
