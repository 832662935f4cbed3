#include "verify/match/dedupe.hpp"

#include "tests/support/person_lists.hpp"
#include "tests/support/short_memory.hpp"
#include "tests/support/silent_progress.hpp"
#include "tests/support/stop_at.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::match {
namespace {

using test::ListedPerson;
using test::number_of;
using test::wang;

std::string printed(const char* format, double value) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), format, value);
  return text.data();
}

using Ids = std::vector<std::string>;

/// What a run gives, by record IDs and in the digits in which it is written.
struct Run {
  DedupeRun made;
  std::vector<std::tuple<std::string, std::string, std::string, std::string>> pairs;
  std::vector<Ids> clusters;

  /// nullptr when the pair is not among the pairs.
  const Link* pair(const std::string& one, const std::string& other) const {
    for (std::size_t i = 0; i < pairs.size(); ++i)
      if (std::get<0>(pairs[i]) == std::min(one, other) && std::get<1>(pairs[i]) == std::max(one, other))
        return &made.pairs[i];
    return nullptr;
  }
  double probability(const std::string& one, const std::string& other) const {
    const Link* found = pair(one, other);
    return found == nullptr ? 0 : found->probability;
  }
  bool linked(const std::string& one, const std::string& other) const {
    const Link* found = pair(one, other);
    return found != nullptr && found->verdict == Verdict::link;
  }
  bool together(const std::string& one, const std::string& other) const {
    return std::any_of(clusters.begin(), clusters.end(), [&](const Ids& cluster) {
      return std::find(cluster.begin(), cluster.end(), one) != cluster.end() &&
             std::find(cluster.begin(), cluster.end(), other) != cluster.end();
    });
  }
};

Run run(const std::vector<ListedPerson>& rows, const DedupeOptions& options = {}) {
  Vocabulary vocabulary;
  const PersonList people = test::list_of(vocabulary, rows);
  test::SilentProgress progress;
  auto made = dedupe(people, default_model_of_one_list(), options, progress);
  REQUIRE(made);
  Run result{*std::move(made), {}, {}};
  for (const Link& pair : result.made.pairs)
    result.pairs.emplace_back(people.record_id(pair.left), people.record_id(pair.right),
                              printed("%.6f", pair.probability), printed("%.3f", pair.weight));
  for (const Cluster& cluster : result.made.clusters) {
    result.clusters.emplace_back();
    for (const ClusterRow& member : cluster)
      result.clusters.back().emplace_back(people.record_id(member.row));
  }
  return result;
}

/// A roll without a second row of anybody.
std::vector<ListedPerson> roll_of(std::size_t size, std::uint64_t seed = 21) {
  test::Dice dice(seed);
  std::vector<ListedPerson> rows;
  for (std::size_t i = 0; i < size; ++i) rows.push_back(test::any_listed_person(dice, i));
  return rows;
}

/// Every hundredth person of the roll comes back with an error or none, as D and the person's index.
std::vector<ListedPerson> with_second_rows(std::vector<ListedPerson> rows) {
  const std::size_t size = rows.size();
  for (std::size_t i = 0; i < size; i += 100) {
    ListedPerson again = rows[i];
    again.record_id = "D" + std::to_string(i);
    switch (i / 100 % 4) {
      case 0:
        again.id_number.clear();
        break;
      case 1:
        again.id_number.erase(7, 1);
        again.village.clear();
        break;
      case 2:
        again.name.replace(3, 3, "琪");
        break;
      default:
        break;
    }
    rows.push_back(std::move(again));
  }
  return rows;
}

TEST_CASE("second rows are found, and nobody else is joined") {
  const Run found = run(with_second_rows(roll_of(6000)));
  CHECK(found.clusters.size() >= 57);
  for (const Ids& cluster : found.clusters) {
    REQUIRE(cluster.size() == 2);
    CHECK(cluster[0].substr(1) == cluster[1].substr(1));  // D300 and L300
  }
  for (const Link& pair : found.made.pairs) CHECK(pair.left != pair.right);
}

TEST_CASE("in a list without second rows nobody is joined") {
  const Run found = run(roll_of(8000));
  CHECK(found.clusters.empty());
}

TEST_CASE("a list whose every row is there twice makes a cluster of each pair") {
  std::vector<ListedPerson> rows = roll_of(1500);
  for (std::size_t i = 0; i < 1500; ++i) {
    rows.push_back(rows[i]);
    rows.back().record_id += "b";
  }
  const Run found = run(rows);
  CHECK(found.clusters.size() == 1500);
  for (const Ids& cluster : found.clusters) {
    REQUIRE(cluster.size() == 2);
    CHECK(cluster[1] == cluster[0] + "b");
  }
}

TEST_CASE("five rows of one person are one cluster, named by the first record ID") {
  std::vector<ListedPerson> rows = roll_of(3000);
  for (const char* id : {"W3", "W1", "W5", "W2", "W4"}) {
    rows.push_back(wang);
    rows.back().record_id = id;
  }
  rows[rows.size() - 1].id_number.clear();
  rows[rows.size() - 2].birth_date = "1955";
  const Run found = run(rows);
  CHECK(found.clusters == std::vector<Ids>{{"W1", "W2", "W3", "W4", "W5"}});
  for (const ClusterRow& member : found.made.clusters.front()) {
    const Link& pair = found.made.pairs.at(member.joined_by);
    CHECK((pair.left == member.row || pair.right == member.row));
    CHECK(pair.probability >= link_probability);
  }
}

TEST_CASE("the same pairs and clusters in whatever order the rows come, from one thread or several") {
  std::vector<ListedPerson> rows = with_second_rows(roll_of(18'000));
  const Run before = run(rows);
  CHECK(before.clusters.size() > 170);
  test::Dice dice(6);
  for (const unsigned threads : {1U, 2U, 7U}) {
    CAPTURE(threads);
    dice.shuffle(rows);
    const Run after = run(rows, {.threads = threads});
    CHECK(after.pairs == before.pairs);
    CHECK(after.clusters == before.clusters);
    CHECK(after.made.candidates == before.made.candidates);
    CHECK(after.made.estimation.same_person == Approx(before.made.estimation.same_person));
  }
}

TEST_CASE("pairs come in order of record IDs, the smaller one on the left") {
  const Run found = run(with_second_rows(roll_of(3000)), {.least_probability = 0});
  CHECK(found.pairs.size() > 25);
  CHECK(std::is_sorted(found.pairs.begin(), found.pairs.end()));
  for (const auto& [left, right, probability, weight] : found.pairs) CHECK(left < right);
}

/// Two people who look alike, among others.
Run beside_others(const ListedPerson& one, const ListedPerson& other) {
  std::vector<ListedPerson> rows = with_second_rows(roll_of(4000));
  rows.push_back(one);
  rows.back().record_id = "one";
  rows.push_back(other);
  rows.back().record_id = "other";
  return run(rows);
}

TEST_CASE("people who look alike are not joined") {
  const auto [what, changed] = GENERATE(table<std::string, ListedPerson>({
      {"twins of one house",
       [] {
         ListedPerson twin = wang;
         twin.id_number = number_of(130225, 19550315, 124);
         twin.name = "王秀芳";
         return twin;
       }()},
      {"twins whose numbers are not known",
       [] {
         ListedPerson twin = wang;
         twin.id_number.clear();
         twin.name = "王秀芳";
         return twin;
       }()},
      {"a namesake of another county, born on the same day",
       [] {
         ListedPerson namesake = wang;
         namesake.id_number = number_of(440524, 19550315, 348);
         namesake.county_code = "440524";
         namesake.town = "新寨镇";
         namesake.village = "北沟村";
         namesake.address = "北沟村7号";
         return namesake;
       }()},
      {"a sister of the house",
       [] {
         ListedPerson sister = wang;
         sister.id_number = number_of(130225, 19570821, 122);
         sister.name = "王秀芳";
         sister.birth_date = "1957-08-21";
         return sister;
       }()},
      {"a namesake of the village, three years older, without a number",
       [] {
         ListedPerson namesake = wang;
         namesake.id_number.clear();
         namesake.birth_date = "1952-11-02";
         namesake.address = "西街村77号";
         return namesake;
       }()},
  }));
  CAPTURE(what);
  const Run found = beside_others(wang, changed);
  CHECK_FALSE(found.together("one", "other"));
  CHECK_FALSE(found.linked("one", "other"));
}

TEST_CASE("one who has moved and whose number has a digit wrong is joined") {
  ListedPerson moved = wang;
  moved.id_number.replace(13, 1, "8");
  moved.birth_date = "1955";
  moved.address.clear();
  moved.village = "东街村";
  CHECK(beside_others(wang, moved).together("one", "other"));
}

TEST_CASE("two numbers with two birth dates are never joined, not even through a third row") {
  // The lunar date beside the solar one: twice registered, or two people; no machine decides that.
  ListedPerson solar = wang, lunar = wang, neither = wang;
  for (ListedPerson* one : {&solar, &lunar, &neither}) one->name = "仇骅珊";
  lunar.id_number = number_of(130225, 19550222, 122);
  lunar.birth_date = "1955-02-22";
  neither.id_number.clear();
  std::vector<ListedPerson> rows = with_second_rows(roll_of(4000));
  for (const auto& [id, row] : {std::pair("solar", &solar), {"lunar", &lunar}, {"neither", &neither}}) {
    rows.push_back(*row);
    rows.back().record_id = id;
  }
  const Run found = run(rows);
  CHECK(found.probability("solar", "neither") > link_probability);
  CHECK(found.probability("lunar", "neither") > link_probability);
  CHECK_FALSE(found.together("solar", "lunar"));
  CHECK(found.together("solar", "neither") != found.together("lunar", "neither"));
  CHECK(found.made.refused >= 1);
}

TEST_CASE("a row that may be either of two people joins neither") {
  ListedPerson elder = wang, younger = wang, either = wang;
  younger.id_number = number_of(130225, 19580709, 122);
  younger.birth_date = "1958-07-09";
  either.id_number.clear();
  either.birth_date.clear();
  std::vector<ListedPerson> rows = with_second_rows(roll_of(4000));
  for (const auto& [id, row] : {std::pair("elder", &elder), {"younger", &younger}, {"either", &either}}) {
    rows.push_back(*row);
    rows.back().record_id = id;
  }
  const Run found = run(rows);
  CHECK_FALSE(found.together("elder", "either"));
  CHECK_FALSE(found.together("younger", "either"));
  CHECK(found.probability("elder", "either") + found.probability("younger", "either") <= 1);
}

TEST_CASE("pairs to look at join nothing") {
  const Run found = run(with_second_rows(roll_of(6000)), {.least_probability = 0});
  for (const Link& pair : found.made.pairs) {
    CHECK(pair.probability >= 0);
    CHECK(pair.probability <= 1);
  }
  for (const Cluster& cluster : found.made.clusters)
    for (const ClusterRow& member : cluster)
      CHECK(verdict_of(found.made.pairs.at(member.joined_by).probability) == Verdict::link);
}

TEST_CASE("lists that tell nobody apart join nobody") {
  std::vector<ListedPerson> rows = roll_of(3000);
  SECTION("one name, no numbers") {
    for (ListedPerson& row : rows) {
      row.name = "王秀英";
      row.id_number.clear();
    }
  }
  SECTION("one birth date, no numbers, no places") {
    for (ListedPerson& row : rows)
      row = {.record_id = row.record_id, .name = row.name, .birth_date = "1950-01-01"};
  }
  SECTION("nothing at all") {
    for (ListedPerson& row : rows) row = {.record_id = row.record_id};
  }
  const Run found = run(rows, {.threads = 2});
  CHECK(found.clusters.size() <= 3);
}

TEST_CASE("without any number second rows are found by name, birth and place") {
  std::vector<ListedPerson> rows = with_second_rows(roll_of(6000));
  for (ListedPerson& row : rows) row.id_number.clear();
  const Run found = run(rows);
  std::size_t right = 0, wrong = 0;
  for (const Ids& cluster : found.clusters)
    ++(cluster.size() == 2 && cluster[0].substr(1) == cluster[1].substr(1) ? right : wrong);
  CHECK(right >= 40);
  CHECK(wrong == 0);
}

TEST_CASE("fifty thousand rows of one birth date and village are a crowd and no disaster") {
  std::vector<ListedPerson> rows = roll_of(50'000);
  for (ListedPerson& row : rows) {
    row.birth_date = "1950-01-01";
    row.id_number.clear();
    row.town = "胡各庄镇";
    row.village = "西街村";
  }
  const Run found = run(rows, {.threads = 2});
  CHECK(found.made.candidates < 5'000'000);
  std::uint64_t dropped = 0;
  for (const KeyUse& use : found.made.keys) dropped += use.blocks_dropped;
  CHECK(dropped > 0);
}

TEST_CASE("under a limit on memory one list is gone through in parts, with the same clusters") {
  const std::vector<ListedPerson> rows = with_second_rows(roll_of(9000));
  const Run whole = run(rows);
  const test::ShortMemory little(17'300'000);
  const Run parts = run(rows, {.threads = 2, .memory = &little});
  CHECK(parts.made.plan.parts > 1);
  CHECK(parts.pairs == whole.pairs);
  CHECK(parts.clusters == whole.clusters);
  CHECK(parts.made.candidates == whole.made.candidates);
}

TEST_CASE("short lists have no pairs") {
  CHECK(run({}).pairs.empty());
  CHECK(run({wang}).pairs.empty());
  CHECK(run({}).made.candidates == 0);
}

TEST_CASE("record IDs of one list that are there twice are kept apart as rows") {
  std::vector<ListedPerson> rows = roll_of(500);
  rows.push_back(rows[7]);
  for (ListedPerson& row : rows) row.record_id = "same";
  const Run found = run(rows);
  REQUIRE(found.made.clusters.size() == 1);
  CHECK(found.made.clusters[0][0].row == 7);
  CHECK(found.made.clusters[0][1].row == 500);
}

TEST_CASE("looking for duplicates stops when asked to") {
  Vocabulary vocabulary;
  const PersonList people = test::list_of(vocabulary, roll_of(20'000));
  for (const char* phase : {"names", "strangers", "block", "compare"}) {
    CAPTURE(phase);
    test::StopAt stop(phase);
    const auto made = dedupe(people, default_model_of_one_list(), {.threads = 2}, stop);
    REQUIRE_FALSE(made);
    CHECK(made.error().code == ErrorCode::cancelled);
  }
}

}  // namespace
}  // namespace benefit::match
