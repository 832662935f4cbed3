#include "verify/match/link.hpp"

#include "tests/support/person_lists.hpp"
#include "tests/support/short_memory.hpp"
#include "tests/support/silent_progress.hpp"
#include "tests/support/stop_at.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::match {
namespace {

using test::ListedPerson;
using test::number_of;

/// What a run gives, by the record IDs and in the digits in which it is written.
struct Linked {
  std::string left_id, right_id;
  std::string probability, weight;
  Comparison comparison;

  friend bool operator==(const Linked&, const Linked&) = default;
};

std::string printed(const char* format, double value) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), format, value);
  return text.data();
}

struct Run {
  LinkRun made;
  std::vector<Linked> links;

  /// 0 when the pair is not among the links.
  double probability(std::string_view left, std::string_view right) const {
    for (std::size_t i = 0; i < links.size(); ++i)
      if (links[i].left_id == left && links[i].right_id == right) return made.links[i].probability;
    return 0;
  }
};

Run run(const std::vector<ListedPerson>& left_rows, const std::vector<ListedPerson>& right_rows,
        const LinkOptions& options = {}) {
  Vocabulary vocabulary;
  const PersonList left = test::list_of(vocabulary, left_rows), right = test::list_of(vocabulary, right_rows);
  test::SilentProgress progress;
  auto made = link(left, right, default_model(), options, progress);
  REQUIRE(made);
  Run result{*std::move(made), {}};
  for (const Link& one : result.made.links)
    result.links.push_back({std::string(left.record_id(one.left)), std::string(right.record_id(one.right)),
                            printed("%.6f", one.probability), printed("%.3f", one.weight), one.comparison});
  return result;
}

/// A roll, and a list of people of whom every second one is on it: some rows as they are, some with an error.
struct Lists {
  std::vector<ListedPerson> left, right;
};

Lists two_lists(std::size_t roll, std::size_t others, std::uint64_t seed = 11) {
  test::Dice dice(seed);
  Lists lists;
  for (std::size_t i = 0; i < roll; ++i) lists.left.push_back(test::any_listed_person(dice, i));
  for (std::size_t i = 0; i < others; ++i) {
    ListedPerson person =
        i % 2 == 0 ? lists.left[i * (roll / others)] : test::any_listed_person(dice, roll + i);
    person.record_id = "R" + std::to_string(i);
    switch (dice.below(6)) {
      case 0:
        person.id_number.clear();
        break;
      case 1:
        person.id_number.erase(dice.below(17), 1);
        break;
      case 2:
        person.birth_date = person.birth_date.substr(0, 4);
        person.name = "王" + person.name;
        break;
      case 3:
        person.id_number.clear();
        person.address.clear();
        break;
      default:
        break;
    }
    lists.right.push_back(std::move(person));
  }
  return lists;
}

TEST_CASE("what becomes of a pair depends on its probability") {
  CHECK(verdict_of(1) == Verdict::link);
  CHECK(verdict_of(link_probability) == Verdict::link);
  CHECK(verdict_of(0.94) == Verdict::look);
  CHECK(verdict_of(look_probability) == Verdict::look);
  CHECK(verdict_of(0.19) == Verdict::no_link);
  CHECK(verdict_of(0) == Verdict::no_link);
  CHECK(to_string(Verdict::no_link) == "no_link");
  CHECK(to_string(Verdict::look) == "look");
  CHECK(to_string(Verdict::link) == "link");
}

TEST_CASE("most people are found, and hardly anybody else") {
  const Lists lists = two_lists(3000, 600);
  const Run linked = run(lists.left, lists.right);
  std::size_t right = 0, wrong = 0;
  for (const Link& one : linked.made.links) {
    if (verdict_of(one.probability) != Verdict::link) continue;
    const bool same = one.right % 2 == 0 && one.left == one.right * 5;
    ++(same ? right : wrong);
  }
  CHECK(right > 290);
  CHECK(wrong <= 1);
}

TEST_CASE("the same links from one, two and seven threads") {
  const Lists lists = two_lists(18'000, 1500);
  const Run one = run(lists.left, lists.right, {.threads = 1});
  CHECK(one.links.size() > 700);
  for (const unsigned threads : {2U, 7U}) {
    CAPTURE(threads);
    const Run other = run(lists.left, lists.right, {.threads = threads});
    CHECK(other.links == one.links);
    CHECK(other.made.pairs == one.made.pairs);
    CHECK(other.made.estimation.rounds == one.made.estimation.rounds);
    CHECK(other.made.estimation.same_person == one.made.estimation.same_person);
  }
}

TEST_CASE("the same links in whatever order the rows come") {
  Lists lists = two_lists(9000, 1000);
  const bool one_to_one = GENERATE(false, true);
  const Run before = run(lists.left, lists.right, {.one_to_one = one_to_one});
  test::Dice dice(5);
  dice.shuffle(lists.left);
  dice.shuffle(lists.right);
  const Run after = run(lists.left, lists.right, {.threads = 2, .one_to_one = one_to_one});
  CHECK(after.links == before.links);
  CHECK(after.made.pairs == before.made.pairs);
}

TEST_CASE("links come in order of record IDs") {
  const Lists lists = two_lists(2000, 400);
  const Run linked = run(lists.left, lists.right);
  CHECK(std::is_sorted(linked.links.begin(), linked.links.end(), [](const Linked& a, const Linked& b) {
    return std::tie(a.left_id, a.right_id) < std::tie(b.left_id, b.right_id);
  }));
}

TEST_CASE("probabilities are probabilities, and those of one right row add up to one at most") {
  const Lists lists = two_lists(4000, 800);
  const bool one_to_one = GENERATE(false, true);
  const Run linked = run(lists.left, lists.right, {.one_to_one = one_to_one, .least_probability = 0});
  std::map<RowIndex, double> sums;
  for (const Link& one : linked.made.links) {
    CHECK(one.probability >= 0);
    CHECK(one.probability <= 1);
    sums[one.right] += one.probability;
  }
  for (const auto& [row, sum] : sums) {
    CAPTURE(row);
    CHECK(sum <= 1 + 1e-9);
  }
}

TEST_CASE("links below the least probability are not given back") {
  const Lists lists = two_lists(2000, 400);
  const Run all = run(lists.left, lists.right, {.least_probability = 0});
  const Run some = run(lists.left, lists.right, {.least_probability = 0.9});
  CHECK(some.links.size() < all.links.size());
  for (const Link& one : some.made.links) CHECK(one.probability >= 0.9);
  CHECK(run(lists.left, lists.right, {.least_probability = 1.1}).links.empty());
}

TEST_CASE("one to one gives each row once at most") {
  Lists lists = two_lists(1000, 400);
  for (std::size_t i = 0; i < 100; ++i) {  // every fourth person is in the second list twice
    ListedPerson again = lists.right[i];
    again.record_id += "b";
    lists.right.push_back(again);
  }
  const Run linked = run(lists.left, lists.right, {.one_to_one = true});
  std::map<RowIndex, int> left, right;
  for (const Link& one : linked.made.links) {
    ++left[one.left];
    ++right[one.right];
  }
  for (const auto& [row, times] : left) CHECK(times == 1);
  for (const auto& [row, times] : right) CHECK(times == 1);
  CHECK(linked.links.size() > 150);
}

/// Twins: born on one day in one house, of one sex, with valid numbers that differ in sequence and check
/// character.
struct Twins {
  ListedPerson first{.record_id = "first",
                     .id_number = number_of(130225, 19550315, 113),
                     .name = "王建国",
                     .sex = "男",
                     .birth_date = "1955-03-15",
                     .county_code = "130225",
                     .town = "胡各庄镇",
                     .village = "西街村",
                     .address = "西街村12号"};
  ListedPerson second = first;
  Twins() {
    second.record_id = "second";
    second.id_number = number_of(130225, 19550315, 115);
    second.name = "王建军";
  }
};

TEST_CASE("a twin who alone is on the roll is not taken for the other one") {
  const Twins twins;
  Lists lists = two_lists(2000, 400);
  lists.left.push_back(twins.first);
  lists.right.push_back(twins.second);
  lists.right.back().record_id = "death";
  CHECK(run(lists.left, lists.right).probability("first", "death") < 0.5);
}

TEST_CASE("of twins who are both on the roll the right one wins") {
  const Twins twins;
  Lists lists = two_lists(2000, 400);
  lists.left.push_back(twins.first);
  lists.left.push_back(twins.second);
  lists.right.push_back(twins.second);
  lists.right.back().record_id = "death";
  const Run linked = run(lists.left, lists.right);
  CHECK(linked.probability("second", "death") > link_probability);
  CHECK(linked.probability("first", "death") < 0.05);
}

TEST_CASE("a twin's row without a number goes to the right twin by the name") {
  const Twins twins;
  Lists lists = two_lists(2000, 400);
  lists.left.push_back(twins.first);
  lists.left.push_back(twins.second);
  lists.right.push_back(twins.second);
  lists.right.back().record_id = "death";
  lists.right.back().id_number.clear();
  const Run linked = run(lists.left, lists.right);
  CHECK(linked.probability("second", "death") > linked.probability("first", "death"));
  CHECK(linked.probability("second", "death") > 0.5);
}

TEST_CASE("where everybody has one name, the numbers still tell them apart") {
  Lists lists = two_lists(2000, 400);
  for (auto* list : {&lists.left, &lists.right})
    for (ListedPerson& person : *list) person.name = "王秀英";
  const Run linked = run(lists.left, lists.right);
  std::size_t right = 0, wrong = 0;
  for (const Link& one : linked.made.links)
    if (verdict_of(one.probability) == Verdict::link)
      ++(one.right % 2 == 0 && one.left == one.right * 5 ? right : wrong);
  CHECK(right > 150);
  CHECK(wrong <= 1);
  CHECK(linked.made.keys.at(static_cast<std::size_t>(KeyKind::name_alone)).blocks_dropped == 1);
}

TEST_CASE("without any number people are found by name, birth and place") {
  Lists lists = two_lists(2000, 400);
  for (auto* list : {&lists.left, &lists.right})
    for (ListedPerson& person : *list) person.id_number.clear();
  const Run linked = run(lists.left, lists.right);
  std::size_t right = 0, wrong = 0;
  for (const Link& one : linked.made.links) {
    CHECK(one.comparison.id == IdLevel::missing);
    if (verdict_of(one.probability) == Verdict::link)
      ++(one.right % 2 == 0 && one.left == one.right * 5 ? right : wrong);
  }
  CHECK(right > 150);
  CHECK(wrong <= 2);
}

TEST_CASE("twenty thousand rows of one village and one birth date are a crowd and no disaster") {
  Lists lists = two_lists(20'000, 1000);
  for (auto* list : {&lists.left, &lists.right})
    for (ListedPerson& person : *list) {
      person.id_number.clear();
      person.birth_date = "1950-01-01";
      person.town = "胡各庄镇";
      person.village = "西街村";
    }
  const Run linked = run(lists.left, lists.right, {.threads = 2});
  CHECK(linked.made.pairs < 4'000'000);
  std::uint64_t dropped = 0;
  for (const KeyUse& use : linked.made.keys) dropped += use.blocks_dropped;
  CHECK(dropped > 0);
  for (const Link& one : linked.made.links) CHECK(one.probability <= 1);
}

TEST_CASE("a list against itself gives each row to itself") {
  Lists lists = two_lists(3000, 1);
  const Run linked = run(lists.left, lists.left);
  std::size_t themselves = 0;
  for (const Linked& one : linked.links) themselves += one.left_id == one.right_id ? 1 : 0;
  CHECK(themselves == lists.left.size());
  for (const ListedPerson& person : lists.left)
    CHECK(linked.probability(person.record_id, person.record_id) > link_probability);
}

TEST_CASE("empty lists have no links") {
  const Lists lists = two_lists(20, 10);
  CHECK(run({}, {}).links.empty());
  CHECK(run(lists.left, {}).links.empty());
  CHECK(run({}, lists.right).links.empty());
  CHECK(run({}, {}).made.pairs == 0);
}

TEST_CASE("rows without anything in them are nobody's") {
  const Lists lists = two_lists(200, 10);
  const Run linked = run(lists.left, std::vector<ListedPerson>(50, {.record_id = "nobody"}));
  CHECK(linked.links.empty());
  CHECK(linked.made.pairs == 0);
}

TEST_CASE("record IDs that are there twice are kept apart as rows") {
  Lists lists = two_lists(500, 100);
  for (auto* list : {&lists.left, &lists.right})
    for (ListedPerson& person : *list) person.record_id = "same";
  const Run linked = run(lists.left, lists.right);
  std::size_t right = 0;
  for (const Link& one : linked.made.links) right += one.right % 2 == 0 && one.left == one.right * 5 ? 1 : 0;
  CHECK(right >= 45);
  std::map<std::pair<RowIndex, RowIndex>, int> times;
  for (const Link& one : linked.made.links) ++times[{one.left, one.right}];
  for (const auto& [pair, count] : times) CHECK(count == 1);
}

TEST_CASE("the right list may be the longer one") {
  Lists lists = two_lists(2000, 400);
  const Run linked = run(lists.right, lists.left);
  std::size_t right = 0;
  for (const Link& one : linked.made.links)
    right += verdict_of(one.probability) == Verdict::link && one.left % 2 == 0 && one.right == one.left * 5
                 ? 1
                 : 0;
  CHECK(right > 180);
}

TEST_CASE("under a limit on memory the index is made in parts, with the same links") {
  const Lists lists = two_lists(9000, 3000);
  const Run whole = run(lists.left, lists.right);
  const test::ShortMemory little(17'700'000);
  MatchPlan plan;
  const Run parts =
      run(lists.left, lists.right,
          {.threads = 2, .memory = &little, .announce = [&plan](const MatchPlan& p) { plan = p; }});
  CHECK(plan.parts > 1);
  CHECK(plan.bytes_needed > little.limit());
  CHECK(parts.links == whole.links);
  CHECK(parts.made.pairs == whole.made.pairs);
  CHECK(parts.made.plan.parts == plan.parts);
  CHECK(whole.made.plan.parts == 1);
  CHECK(whole.made.plan.bytes_needed == 0);
}

TEST_CASE("memory that would not do is told before rows are compared, with the least that would") {
  const Lists lists = two_lists(3000, 1000);
  Vocabulary vocabulary;
  const PersonList left = test::list_of(vocabulary, lists.left),
                   right = test::list_of(vocabulary, lists.right);
  const test::ShortMemory none(1'000'000);
  test::SilentProgress progress;
  bool announced = false;
  const auto made =
      link(left, right, default_model(),
           {.memory = &none, .announce = [&](const MatchPlan&) { announced = true; }}, progress);
  REQUIRE_FALSE(made);
  CHECK(made.error().code == ErrorCode::too_large);
  CHECK_THAT(made.error().hint, Catch::Contains("the least that would is 1") && Catch::Contains("MiB"));
  CHECK_FALSE(announced);
}

TEST_CASE("a plan is told once before the run, and comes true") {
  const Lists lists = two_lists(6000, 1200);
  int times = 0;
  MatchPlan plan;
  const Run made = run(lists.left, lists.right, {.announce = [&](const MatchPlan& told) {
                         plan = told;
                         ++times;
                       }});
  CHECK(times == 1);
  CHECK(plan.pairs == Approx(static_cast<double>(made.made.pairs)).epsilon(0.1));
  CHECK(plan.pairs_at_most >= made.made.pairs);
  std::uint64_t by_keys = 0;
  for (const KeyUse& use : made.made.keys) by_keys += use.pairs;
  CHECK(plan.pairs_at_most == by_keys);
  CHECK(plan.pair_recall > 0.97);
  CHECK(plan.pair_recall <= 1);
}

TEST_CASE("matching stops when asked to") {
  const Lists lists = two_lists(20'000, 100);
  Vocabulary vocabulary;
  const PersonList left = test::list_of(vocabulary, lists.left),
                   right = test::list_of(vocabulary, lists.right);
  for (const char* phase : {"names", "strangers", "block", "compare"})
    for (const unsigned threads : {1U, 3U}) {
      CAPTURE(phase, threads);
      test::StopAt stop(phase);
      const auto made = link(left, right, default_model(), {.threads = threads}, stop);
      REQUIRE_FALSE(made);
      CHECK(made.error().code == ErrorCode::cancelled);
    }
}

}  // namespace
}  // namespace benefit::match
