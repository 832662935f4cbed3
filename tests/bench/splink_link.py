"""The same two lists linked by Splink (DuckDB backend), as somebody would who knows it and the data well.

    splink_link.py LEFT RIGHT OUT               writes left_id,right_id,probability; prints stages and counts as JSON

Numbers are cleaned (full width, X, 15 digits brought to 18, what a spreadsheet rounded), names are read in pinyin, fourteen
blocking rules find the pairs, names and villages weigh by their frequency. u comes from random pairs, m from expectation and
maximisation, and each row keeps the best partner that no better pair has taken.
"""

import csv
import json
import logging
import pathlib
import sys
import time

import duckdb
import pyarrow
import pypinyin
import splink
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

LEAST_PROBABILITY = 0.001
RANDOM_PAIRS = 1e7
SEED = 20180410
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999

WIDE = "０１２３４５６７８９Ｘｘ"
NARROW = "0123456789XX"
COMPOUND = ("欧阳", "司马", "上官", "诸葛", "司徒", "东方", "尉迟", "公孙", "慕容", "令狐", "宇文", "皇甫", "夏侯", "端木")


def check_character(number):
    """SQL for the check character that belongs to the first 17 digits of `number`."""
    weighted = " + ".join(f"{weight} * try_cast({number}[{place}] AS INTEGER)" for place, weight in enumerate(WEIGHTS, 1))
    return f"('10X98765432')[1 + ({weighted}) % 11]"


CLEAN = f"""
CREATE TABLE {{table}} AS
WITH delivered AS (
    SELECT record_id AS unique_id,
           upper(regexp_replace(translate(coalesce(id_number, ''), '{WIDE}', '{NARROW}'), '[^0-9XxEe]', '', 'g')) AS typed,
           regexp_replace(coalesce(name, ''), '[[:space:]　·•・．]', '', 'g') AS name,
           translate(coalesce(birth_date, ''), '/.', '--') AS birth,
           sex, county_code, town, village, address
    FROM read_csv('{{path}}', all_varchar = true, header = true)
), numbered AS (
    SELECT *, CASE WHEN contains(typed, 'E') THEN NULL
                   WHEN length(typed) = 15 AND NOT contains(typed, 'X') THEN typed[1:6] || '19' || typed[7:15]
                   WHEN length(typed) BETWEEN 16 AND 20 THEN typed END AS number
    FROM delivered
), read AS (
    SELECT *, CASE WHEN length(number) = 17 AND length(typed) = 15 THEN number || {check_character('number')}
                   ELSE number END AS id_no,
           coalesce(try_strptime(birth, '%Y-%m-%d')::DATE,
                    CASE WHEN regexp_full_match(birth, '[0-9]{{{{5}}}}') THEN DATE '1899-12-30' + birth::INTEGER END) AS day,
           try_cast(regexp_extract(birth, '^(1[89]|20)[0-9][0-9]') AS INTEGER) AS year_given
    FROM numbered
)
SELECT unique_id, id_no, id_no LIKE '%000' AS id_rounded, id_no[1:15] AS id_front,
       coalesce(length(id_no) = 18 AND length(typed) = 18 AND id_no[18] = {check_character('id_no')}, false) AS id_sound,
       id_no[1:6] AS id_region, id_no[7:14] AS id_birth, id_no[15:17] AS id_sequence,
       nullif(name, '') AS name, strftime(coalesce(day, try_strptime(id_no[7:14], '%Y%m%d')::DATE), '%Y%m%d') AS birth,
       coalesce(day, try_strptime(id_no[7:14], '%Y%m%d')::DATE) AS birth_day,
       coalesce(year(day), year_given, try_cast(id_no[7:10] AS INTEGER)) AS birth_year,
       coalesce(nullif(sex, ''), CASE WHEN try_cast(id_no[17] AS INTEGER) % 2 = 1 THEN '男'
                                      WHEN try_cast(id_no[17] AS INTEGER) % 2 = 0 THEN '女' END) AS sex,
       nullif(county_code, '') AS county, nullif(regexp_replace(coalesce(town, ''), '(街道|镇|乡)$', ''), '') AS town,
       nullif(regexp_replace(coalesce(village, ''), '村$', ''), '') AS village,
       nullif(regexp_replace(coalesce(address, ''), '^.*村', ''), '') AS house
FROM read
"""

SOUND = """
CREATE TABLE {table} AS
SELECT cleaned.*, sounds.* EXCLUDE (name), village || house AS address
FROM {table}_cleaned AS cleaned LEFT JOIN sounds ON cleaned.name = sounds.name
"""


def read_sounds(connection):
    """Pinyin of each distinct name and of its parts."""
    rows = []
    for (name,) in connection.execute("SELECT DISTINCT name FROM (SELECT name FROM roll_cleaned UNION ALL "
                                      "SELECT name FROM other_cleaned) WHERE name IS NOT NULL").fetchall():
        if name.isascii():
            rows.append((name, name.lower(), None, None))
            continue
        split = 2 if len(name) > 2 and name.startswith(COMPOUND) else 1
        syllables = pypinyin.lazy_pinyin(name)
        if len(syllables) != len(name):  # a run of letters or marks counts as one
            rows.append((name, "".join(syllables), None, None))
        else:
            rows.append((name, "".join(syllables), "".join(syllables[:split]), "".join(syllables[split:]) or None))
    columns = list(zip(*rows))
    table = pyarrow.table({key: pyarrow.array(column, pyarrow.string())
                           for key, column in zip(("name", "sound", "surname_sound", "given_sound"), columns)})
    connection.register("sounds_read", table)
    connection.execute("CREATE TABLE sounds AS SELECT * FROM sounds_read")


ONE_ERROR = ("NOT (id_sound_l AND id_sound_r) AND abs(length(id_no_l) - length(id_no_r)) <= 1 "
             "AND damerau_levenshtein(id_no_l, id_no_r) <= {}")

COMPARISONS = [
    cl.CustomComparison(output_column_name="id_no", comparison_levels=[
        cll.NullLevel("id_no"),
        cll.CustomLevel("id_no_l = id_no_r AND NOT id_rounded_l", "exact"),
        cll.CustomLevel("(id_rounded_l OR id_rounded_r) AND id_front_l = id_front_r", "rounded"),
        cll.CustomLevel(ONE_ERROR.format(1), "one error"),
        cll.CustomLevel(ONE_ERROR.format(2), "two errors"),
        cll.CustomLevel("id_birth_l = id_birth_r AND id_sequence_l = id_sequence_r", "all but the region"),
        # Twins share region and birth date; check characters that are both right say that these are two numbers.
        cll.CustomLevel("id_sound_l AND id_sound_r", "two valid numbers"),
        cll.CustomLevel("id_region_l = id_region_r AND id_birth_l = id_birth_r", "all but the sequence"),
        cll.CustomLevel("id_birth_l = id_birth_r", "birth date only"),
        cll.ElseLevel()]),
    cl.CustomComparison(output_column_name="name", comparison_levels=[
        cll.NullLevel("name"),
        cll.ExactMatchLevel("name").configure(tf_adjustment_column="name"),
        cll.ExactMatchLevel("sound").configure(tf_adjustment_column="sound"),
        cll.CustomLevel("given_sound_l || surname_sound_l = sound_r OR given_sound_r || surname_sound_r = sound_l",
                        "turned round"),
        cll.CustomLevel("(length(name_l) = length(name_r) AND length(name_l) >= 3 AND levenshtein(name_l, name_r) = 1"
                        " AND surname_sound_l = surname_sound_r)", "one given-name character"),
        cll.CustomLevel("length(name_l) <> length(name_r) AND levenshtein(name_l, name_r) = 1", "one character more"),
        cll.ExactMatchLevel("given_sound").configure(tf_adjustment_column="given_sound"),
        cll.ExactMatchLevel("surname_sound").configure(tf_adjustment_column="surname_sound"),
        cll.ElseLevel()]),
    cl.CustomComparison(output_column_name="birth", comparison_levels=[
        cll.NullLevel("birth_year"),
        cll.CustomLevel("birth_l = birth_r AND birth_l[5:8] <> '0101'", "exact"),
        cll.CustomLevel("birth_l = birth_r", "both 1 January"),
        cll.CustomLevel("birth_year_l = birth_year_r AND (birth_l IS NULL OR birth_r IS NULL OR birth_l[5:8] = '0101' "
                        "OR birth_r[5:8] = '0101')", "year only"),
        cll.CustomLevel("damerau_levenshtein(birth_l, birth_r) = 1", "one digit"),
        cll.CustomLevel("birth_year_l = birth_year_r AND birth_l[5:6] = birth_r[7:8] AND birth_l[7:8] = birth_r[5:6]",
                        "day and month swapped"),
        cll.CustomLevel("abs(birth_day_l - birth_day_r) BETWEEN 18 AND 54", "as far apart as lunar and solar dates"),
        cll.CustomLevel("birth_year_l = birth_year_r", "same year"),
        cll.CustomLevel("abs(birth_year_l - birth_year_r) <= 2", "near year"),
        cll.ElseLevel()]),
    cl.ExactMatch("sex"),
    cl.CustomComparison(output_column_name="place", comparison_levels=[
        cll.CustomLevel("village_l IS NULL AND county_l IS NULL OR village_r IS NULL AND county_r IS NULL",
                        "missing").configure(is_null_level=True),
        cll.CustomLevel("address_l = address_r", "same house"),
        cll.CustomLevel("village_l = village_r AND coalesce(town_l = town_r, county_l = county_r)", "same village"),
        cll.ExactMatchLevel("village").configure(tf_adjustment_column="village"),
        cll.CustomLevel("county_l = county_r AND town_l = town_r", "same town"),
        cll.CustomLevel("county_l = county_r", "same county"),
        cll.ElseLevel()]),
]

BLOCKING = [
    block_on("id_no"),
    block_on("id_front"),
    block_on("id_birth", "id_sequence"),
    block_on("id_region", "id_birth", "surname_sound"),
    block_on("id_region", "id_sequence", "surname_sound"),
    block_on("sound", "birth"),
    block_on("sound", "village"),
    block_on("sound", "birth_year", "county"),
    block_on("given_sound", "birth"),
    block_on("surname_sound", "birth", "county"),
    block_on("given_sound", "village"),
    block_on("birth", "village"),
    block_on("surname_sound", "birth_year", "village"),
    block_on("address", "birth_year"),
]


def one_to_one(pairs):
    """The best pairs first; a row that has a partner takes no other."""
    left, right = set(), set()
    for one, other, probability in pairs:
        if one not in left and other not in right:
            left.add(one)
            right.add(other)
            yield one, other, probability


def main():
    left, right, out = map(pathlib.Path, sys.argv[1:])
    logging.disable(logging.WARNING)
    stages = []
    begin = time.monotonic()

    def done(stage):
        nonlocal begin
        stages.append({"stage": stage, "seconds": time.monotonic() - begin})
        begin = time.monotonic()

    connection = duckdb.connect()
    for table, path in (("roll", left), ("other", right)):
        connection.execute(CLEAN.format(table=f"{table}_cleaned", path=path))
    done("read and clean")
    read_sounds(connection)
    for table in ("roll", "other"):
        connection.execute(SOUND.format(table=table))
    done("pinyin")

    api = DuckDBAPI(connection)
    linker = Linker([api.register("roll"), api.register("other")], SettingsCreator(
        link_type="link_only", comparisons=COMPARISONS, blocking_rules_to_generate_predictions=BLOCKING,
        retain_matching_columns=False), log_level=None)
    train = linker.training
    train.estimate_probability_two_random_records_match([block_on("id_no"), block_on("name", "birth", "village")], recall=0.9)
    done("prior")
    train.estimate_u_using_random_sampling(max_pairs=RANDOM_PAIRS, seed=SEED)
    done("u")
    for rule in (block_on("id_no"), block_on("sound", "birth")):
        train.estimate_parameters_using_expectation_maximisation(rule)
    done("EM")
    blocked = linker.inference.compute_blocked_pairs_for_predict()
    done("block")
    found = linker.inference.predict(threshold_match_probability=LEAST_PROBABILITY)
    done("predict")

    pairs = connection.execute(f"SELECT unique_id_l, unique_id_r, match_probability FROM {found.physical_name} "
                               "ORDER BY match_weight DESC, unique_id_l, unique_id_r")
    with out.open("w", newline="", encoding="utf-8") as file:
        links = csv.writer(file)
        links.writerow(("left_id", "right_id", "probability"))
        links.writerows(one_to_one(pairs.fetchall()))
    done("one to one, write")
    (count,) = connection.execute(f"SELECT count(*) FROM {blocked.physical_name}").fetchone()
    print(json.dumps({"version": splink.__version__, "stages": stages, "pairs": count}))


main()
