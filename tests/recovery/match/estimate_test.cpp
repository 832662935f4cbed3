// What is put into two lists is found again: the shares of the errors of one person's rows, and how often
// strangers agree.
#include "verify/match/estimate.hpp"

#include "tests/support/person_lists.hpp"
#include "tests/support/silent_progress.hpp"
#include "verify/match/dedupe.hpp"
#include "verify/match/link.hpp"
#include "verify/match/model_file.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::match {
namespace {

using test::Dice;
using test::ListedPerson;

/// Chooses a level by its share of all.
template <class Level>
Level drawn(Dice& dice, const std::vector<std::pair<Level, double>>& shares) {
  double left = dice.share();
  for (const auto& [level, share] : shares)
    if ((left -= share) < 0) return level;
  return shares.front().first;
}

const std::vector<std::pair<IdLevel, double>> id_shares{
    {IdLevel::exact, 0.70},   {IdLevel::one_error, 0.12}, {IdLevel::two_errors, 0.04},
    {IdLevel::rounded, 0.05}, {IdLevel::different, 0.04}, {IdLevel::missing, 0.05}};
const std::vector<std::pair<NameLevel, double>> name_shares{
    {NameLevel::exact, 0.70},         {NameLevel::homophone, 0.12},      {NameLevel::character_missing, 0.05},
    {NameLevel::surname_added, 0.03}, {NameLevel::surname_agrees, 0.06}, {NameLevel::missing, 0.04}};

/// Another digit in its place.
void change_digit(Dice& dice, std::string& number, std::size_t place) {
  number[place] = static_cast<char>('0' + (number[place] - '0' + 1 + static_cast<int>(dice.below(9))) % 10);
}

void spoil_number(Dice& dice, ListedPerson& person, IdLevel level) {
  switch (level) {
    case IdLevel::one_error:
      change_digit(dice, person.id_number, dice.below(14));
      break;
    case IdLevel::two_errors:
      // One in the region and one in the birth date, so that they are no swapped neighbours.
      change_digit(dice, person.id_number, dice.below(5));
      change_digit(dice, person.id_number, 7 + dice.below(7));
      break;
    case IdLevel::rounded:
      person.id_number.replace(15, 3, "000");
      break;
    case IdLevel::different:
      person.id_number = test::any_listed_person(dice, 251).id_number;
      break;
    case IdLevel::missing:
      person.id_number.clear();
      break;
    default:
      break;
  }
}

void spoil_name(Dice& dice, ListedPerson& person, NameLevel level) {
  constexpr std::size_t bytes = 3;  // of each of the name's three characters
  switch (level) {
    case NameLevel::homophone:
      for (const auto& [one, other] : test::given_characters)
        if (person.name.substr(bytes, bytes) == one) {
          person.name.replace(bytes, bytes, other);
          break;
        }
      break;
    case NameLevel::character_missing:
      person.name.erase(bytes, bytes);
      break;
    case NameLevel::surname_added:
      person.name = "贺" + person.name;
      break;
    case NameLevel::surname_agrees:
      person.name = person.name.substr(0, bytes) + (dice.below(2) == 0 ? "狗蛋" : "二妮");
      break;
    case NameLevel::missing:
      person.name.clear();
      break;
    default:
      break;
  }
}

/// The share of a level among those that say something; shares or counts are given.
template <class Level>
double among_known(const std::vector<std::pair<Level, double>>& shares, Level level) {
  double known = 0, of_level = 0;
  for (const auto& [one, share] : shares) {
    if (one != Level::missing) known += share;
    if (one == level) of_level += share;
  }
  return of_level / known;
}

TEST_CASE("the shares of errors in numbers and names are found again, within 15 in a thousand") {
  const auto seed = GENERATE(1ULL, 2ULL);
  CAPTURE(seed);
  Dice dice(seed);
  std::vector<ListedPerson> left_rows, right_rows;
  constexpr std::size_t roll = 16'000, others = 8000;
  for (std::size_t i = 0; i < roll; ++i) left_rows.push_back(test::any_listed_person(dice, i));
  // What was drawn for rows of people on the roll: what there is to find.
  std::vector<std::pair<IdLevel, double>> ids = id_shares;
  std::vector<std::pair<NameLevel, double>> names = name_shares;
  for (auto& [level, count] : ids) count = 0;
  for (auto& [level, count] : names) count = 0;
  const auto note = [](auto& counts, auto drawn_level) {
    for (auto& [level, count] : counts) count += level == drawn_level ? 1 : 0;
  };
  std::size_t of_one_person = 0;
  for (std::size_t i = 0; i < others; ++i) {
    const bool on_roll = dice.below(4) != 0;
    ListedPerson person = on_roll ? left_rows[i * 2] : test::any_listed_person(dice, roll + i);
    person.record_id = "R" + std::to_string(i);
    of_one_person += on_roll ? 1 : 0;
    const IdLevel id = drawn(dice, id_shares);
    const NameLevel name = drawn(dice, name_shares);
    if (on_roll) {
      note(ids, id);
      note(names, name);
    }
    spoil_number(dice, person, id);
    spoil_name(dice, person, name);
    right_rows.push_back(std::move(person));
  }
  Vocabulary vocabulary;
  const PersonList left = test::list_of(vocabulary, left_rows), right = test::list_of(vocabulary, right_rows);
  test::SilentProgress progress;
  const auto run = link(left, right, default_model(), {.threads = 2}, progress);
  REQUIRE(run);

  const LevelTables& found = run->model.of(PairKind::same_person);
  for (const auto& [level, count] : ids) {
    if (level == IdLevel::missing) continue;
    CAPTURE(to_string(level));
    CHECK(found.id.at(static_cast<std::size_t>(level)) == Approx(among_known(ids, level)).margin(0.015));
  }
  for (const auto& [level, count] : names) {
    if (level == NameLevel::missing) continue;
    CAPTURE(to_string(level));
    CHECK(found.name.at(static_cast<std::size_t>(level)) == Approx(among_known(names, level)).margin(0.015));
  }
  CHECK(run->estimation.same_person == Approx(static_cast<double>(of_one_person)).epsilon(0.02));
  CHECK(run->model.per_row[0] == Approx(0.75).margin(0.03));
  CHECK(run->estimation.rounds < 40);
}

TEST_CASE("what one list's second rows have wrong is found again, within 25 in a thousand") {
  Dice dice(5);
  std::vector<ListedPerson> rows;
  std::vector<std::pair<IdLevel, double>> ids = id_shares;
  for (auto& [level, count] : ids) count = 0;
  constexpr std::size_t people = 20'000, second = 3000;
  for (std::size_t i = 0; i < people; ++i) rows.push_back(test::any_listed_person(dice, i));
  for (std::size_t i = 0; i < second; ++i) {
    ListedPerson person = rows[i * 6];
    person.record_id = "S" + std::to_string(i);
    // Two numbers that pass their check are two people to begin with, so nobody has another's here.
    IdLevel id = drawn(dice, id_shares);
    if (id == IdLevel::different) id = IdLevel::exact;
    for (auto& [level, count] : ids) count += level == id ? 1 : 0;
    spoil_number(dice, person, id);
    rows.push_back(std::move(person));
  }
  Vocabulary vocabulary;
  const PersonList list = test::list_of(vocabulary, rows);
  test::SilentProgress progress;
  const auto run = dedupe(list, default_model_of_one_list(), {.threads = 2}, progress);
  REQUIRE(run);
  for (const auto& [level, count] : ids) {
    if (level == IdLevel::missing) continue;
    CAPTURE(to_string(level));
    CHECK(run->model.of(PairKind::same_person).id.at(static_cast<std::size_t>(level)) ==
          Approx(among_known(ids, level)).margin(0.025));
  }
  CHECK(run->estimation.same_person == Approx(static_cast<double>(second)).epsilon(0.03));
  // Of 23,000 rows 6,000 have one other row each.
  CHECK(run->model.per_row[0] == Approx(6000.0 / 23'000).margin(0.01));
}

TEST_CASE("a model that was learnt, written and read again gives the same links") {
  Dice dice(6);
  std::vector<ListedPerson> left_rows, right_rows;
  for (std::size_t i = 0; i < 6000; ++i) left_rows.push_back(test::any_listed_person(dice, i));
  for (std::size_t i = 0; i < 2000; ++i) {
    ListedPerson person = left_rows[i * 3];
    person.record_id = "R" + std::to_string(i);
    spoil_number(dice, person, drawn(dice, id_shares));
    spoil_name(dice, person, drawn(dice, name_shares));
    right_rows.push_back(std::move(person));
  }
  Vocabulary vocabulary;
  const PersonList left = test::list_of(vocabulary, left_rows), right = test::list_of(vocabulary, right_rows);
  test::SilentProgress progress;
  const auto learnt = link(left, right, default_model(), {.least_probability = 0.01}, progress);
  REQUIRE(learnt);
  TrainedModel trained{.model = learnt->model, .provenance = {}};
  trained.provenance.lists = {{left.size(), std::string(64, '0')}, {right.size(), std::string(64, '1')}};
  const auto read = read_model(write_model(trained), "m.toml");
  REQUIRE(read);
  const auto again = link(left, right, read->model, {.learn = false, .least_probability = 0.01}, progress);
  REQUIRE(again);
  CHECK(again->estimation.rounds == 0);
  CHECK(again->estimation.same_person == Approx(learnt->estimation.same_person).epsilon(1e-3));
  CHECK(write_model({again->model, trained.provenance}) == write_model(trained));
  REQUIRE(again->links.size() == Approx(static_cast<double>(learnt->links.size())).margin(2));
  for (const Link& one : learnt->links) {
    if (one.probability < 0.05) continue;
    const auto found = std::find_if(again->links.begin(), again->links.end(), [&](const Link& other) {
      return other.left == one.left && other.right == one.right;
    });
    REQUIRE(found != again->links.end());
    CHECK(found->probability == Approx(one.probability).margin(1e-3));
  }
}

TEST_CASE("a table that is far from what was known beforehand is found again") {
  const std::vector<std::pair<IdLevel, double>> true_id{
      {IdLevel::exact, 0.5}, {IdLevel::one_error, 0.3}, {IdLevel::other_birth, 0.2}};
  const std::vector<std::pair<NameLevel, double>> true_name{
      {NameLevel::exact, 0.4}, {NameLevel::homophone, 0.35}, {NameLevel::surname_agrees, 0.25}};
  const auto log_name = [](NameLevel level) {
    return half_nats(level == NameLevel::surname_agrees ? -3 : level == NameLevel::different ? -0.04 : -10);
  };
  std::vector<PatternCount> counts;
  const auto add = [&](const Comparison& c, double pairs) {
    counts.push_back({pattern_of(c), log_name(c.name), static_cast<std::uint64_t>(std::lround(pairs))});
  };
  constexpr double same = 50'000, strangers = 400'000;
  for (const auto& [id, id_share] : true_id)
    for (const auto& [name, name_share] : true_name)
      add({id, BirthLevel::exact, SexLevel::same, name, PlaceLevel::village}, same * id_share * name_share);
  for (const SexLevel sex : {SexLevel::same, SexLevel::different}) {
    add({IdLevel::different, BirthLevel::different, sex, NameLevel::surname_agrees, PlaceLevel::county},
        strangers * 0.3);
    add({IdLevel::different, BirthLevel::different, sex, NameLevel::different, PlaceLevel::county},
        strangers * 0.2);
  }
  std::sort(counts.begin(), counts.end(),
            [](const PatternCount& a, const PatternCount& b) { return a.pattern < b.pattern; });
  Model model = default_model();
  const Estimation estimation = estimate_same_person(model, counts, 1'000'000, 80'000);
  CHECK(estimation.same_person == Approx(same).epsilon(0.01));
  const LevelTables& found = model.of(PairKind::same_person);
  for (const auto& [level, share] : true_id)
    CHECK(found.id.at(static_cast<std::size_t>(level)) == Approx(share).margin(0.01));
  for (const auto& [level, share] : true_name)
    CHECK(found.name.at(static_cast<std::size_t>(level)) == Approx(share).margin(0.01));
  CHECK(model.per_row[0] == Approx(same / 80'000).margin(0.01));
}

TEST_CASE("without candidates what was known stays") {
  Model model = default_model();
  const Estimation estimation = estimate_same_person(model, {}, 1000, 0);
  CHECK(estimation.same_person == 0);
  for (std::size_t level = 0; level < id_levels; ++level)
    CHECK(model.of(PairKind::same_person).id.at(level) ==
          Approx(default_model().of(PairKind::same_person).id.at(level)));
}

TEST_CASE("strangers agree in sex and in a skewed year as often as the lists say, within 4 in a hundred") {
  Dice dice(9);
  // Seven of ten are men; every second person was born in 1950, or is said to have been.
  const auto rows = [&dice](std::size_t many, const std::string& prefix) {
    std::vector<ListedPerson> made;
    for (std::size_t i = 0; i < many; ++i)
      made.push_back({.record_id = prefix + std::to_string(i),
                      .name = test::any_surname(dice) + test::any_given_character(dice),
                      .sex = dice.below(10) < 7 ? "男" : "女",
                      .birth_date = std::to_string(dice.below(2) == 0 ? 1950 : 1900 + 10 * dice.below(5))});
    return made;
  };
  Vocabulary vocabulary;
  const PersonList left = test::list_of(vocabulary, rows(20'000, "L"));
  const PersonList right = test::list_of(vocabulary, rows(5000, "R"));
  Model model = default_model();
  estimate_strangers(model, NameFrequencies(left), left, right);
  const LevelTables& found = model.of(PairKind::strangers);
  const auto context = static_cast<std::size_t>(IdContext::none);
  CHECK(found.sex.at(context).at(static_cast<std::size_t>(SexLevel::same)) ==
        Approx(0.7 * 0.7 + 0.3 * 0.3).margin(0.04));
  // 1950 with a half, and five years ten years apart with a tenth each.
  CHECK(found.birth.at(context).at(static_cast<std::size_t>(BirthLevel::year_agrees)) ==
        Approx(0.5 * 0.5 + 5 * 0.1 * 0.1).margin(0.04));
  CHECK(found.birth.at(context).at(static_cast<std::size_t>(BirthLevel::different)) ==
        Approx(0.7).margin(0.04));
}

TEST_CASE("what strangers are found to do does not depend on the order of rows") {
  Dice dice(4);
  std::vector<ListedPerson> left_rows, right_rows;
  for (std::size_t i = 0; i < 4000; ++i) left_rows.push_back(test::any_listed_person(dice, i));
  for (std::size_t i = 0; i < 2000; ++i) right_rows.push_back(test::any_listed_person(dice, i, "R"));
  const auto estimated = [&] {
    Vocabulary vocabulary;
    const PersonList left = test::list_of(vocabulary, left_rows),
                     right = test::list_of(vocabulary, right_rows);
    Model model = default_model();
    estimate_strangers(model, NameFrequencies(left), left, right);
    return model;
  };
  const Model before = estimated();
  dice.shuffle(left_rows);
  dice.shuffle(right_rows);
  const Model after = estimated();
  CHECK(after.of(PairKind::strangers).id == before.of(PairKind::strangers).id);
  CHECK(after.of(PairKind::strangers).birth == before.of(PairKind::strangers).birth);
  CHECK(after.of(PairKind::strangers).name == before.of(PairKind::strangers).name);
  CHECK(after.of(PairKind::strangers).place == before.of(PairKind::strangers).place);
  CHECK(after.sharers_near == before.sharers_near);
  CHECK(after.sharers_far == before.sharers_far);
}

TEST_CASE("strangers of empty lists are those that were known") {
  Vocabulary vocabulary;
  const PersonList nobody(vocabulary);
  Model model = default_model();
  estimate_strangers(model, NameFrequencies(nobody), nobody, nobody);
  for (std::size_t level = 0; level < birth_levels; ++level)
    CHECK(model.of(PairKind::strangers).birth[0].at(level) ==
          Approx(default_model().of(PairKind::strangers).birth[0].at(level)));
}

TEST_CASE("half nats hold what a logarithm of a probability can be") {
  CHECK(half_nats(0) == 0);
  CHECK(half_nats(-3.1) == -6);
  CHECK(half_nats(-27.63) == -55);
  CHECK(half_nats(-1000) == -120);
  CHECK(nats(half_nats(-12.5)) == -12.5);
}

}  // namespace
}  // namespace benefit::match
