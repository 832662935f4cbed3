#include "verify/match/dedupe.hpp"

#include "tests/support/person_lists.hpp"
#include "tests/support/silent_progress.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace benefit::match {
namespace {

using test::ListedPerson;

/// A roll in which some people have one, two or three rows, each with what happens to rows.
std::vector<ListedPerson> any_roll() {
  test::Dice dice(*rc::gen::inRange<std::uint64_t>(0, 1'000'000));
  std::vector<ListedPerson> rows;
  for (std::size_t i = 0; i < 150; ++i) {
    const ListedPerson person = test::any_listed_person(dice, i);
    const std::uint64_t more = dice.below(6) == 0 ? 1 + dice.below(2) : 0;
    rows.push_back(person);
    for (std::uint64_t copy = 0; copy < more; ++copy) {
      ListedPerson again = person;
      again.record_id += "-" + std::to_string(copy);
      const std::string year = std::to_string(1930 + dice.below(30));
      switch (dice.below(6)) {
        case 0:
          again.id_number.clear();
          break;
        case 1:  // twice registered, with another age
          again.id_number = test::number_of(130225, std::stoull(year + "0315"), 100 + dice.below(900));
          again.birth_date = year + "-03-15";
          break;
        case 2:  // under another number
          again.id_number = test::number_of(130227, 19550315, 100 + dice.below(900));
          break;
        case 3:
          again.name.clear();
          break;
        case 4:
          again.birth_date.clear();
          again.village.clear();
          break;
        default:
          break;
      }
      rows.push_back(std::move(again));
    }
  }
  return rows;
}

struct Made {
  Made(const std::vector<ListedPerson>& rows, unsigned threads)
      : people(test::list_of(vocabulary, rows)), run([&] {
          test::SilentProgress progress;
          DedupeOptions options;
          options.threads = threads;
          return *dedupe(people, default_model_of_one_list(), options, progress);
        }()) {}
  std::set<std::set<std::string>> clusters() const {
    std::set<std::set<std::string>> all;
    for (const Cluster& cluster : run.clusters) {
      std::set<std::string> ids;
      for (const ClusterRow& member : cluster) ids.emplace(people.record_id(member.row));
      all.insert(std::move(ids));
    }
    return all;
  }

  Vocabulary vocabulary;
  PersonList people;
  DedupeRun run;
};

TEST_CASE("property: clusters share no row, and hold no two sound numbers with two dates of birth") {
  REQUIRE(rc::check([] {
    const Made made(any_roll(), 1);
    std::set<RowIndex> seen;
    for (const Cluster& cluster : made.run.clusters) {
      RC_ASSERT(cluster.size() >= 2U);
      std::map<std::pair<std::uint64_t, std::uint16_t>, PackedDate> numbers;
      std::set<PackedDate> births;
      for (const ClusterRow& member : cluster) {
        RC_ASSERT(seen.insert(member.row).second);
        const Person& person = made.people[member.row];
        if (person.id.state != IdState::sound) continue;
        numbers[{person.id.front, person.id.back}] = person.any_birth();
        births.insert(person.any_birth());
      }
      RC_ASSERT(numbers.size() <= 1U || births.size() <= 1U);
    }
  }));
}

TEST_CASE("property: every row of a cluster was joined by a link that it has a part in") {
  REQUIRE(rc::check([] {
    const Made made(any_roll(), 1);
    for (const Cluster& cluster : made.run.clusters)
      for (const ClusterRow& member : cluster) {
        const Link& link = made.run.pairs.at(member.joined_by);
        RC_ASSERT(link.verdict == Verdict::link);
        RC_ASSERT(link.left == member.row || link.right == member.row);
        const RowIndex other = link.left == member.row ? link.right : link.left;
        RC_ASSERT(std::any_of(cluster.begin(), cluster.end(),
                              [other](const ClusterRow& one) { return one.row == other; }));
      }
  }));
}

TEST_CASE("property: neither the order of the rows nor the number of threads makes other clusters") {
  REQUIRE(rc::check([] {
    std::vector<ListedPerson> rows = any_roll();
    const auto before = Made(rows, 1).clusters();
    test::Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    dice.shuffle(rows);
    RC_ASSERT(Made(rows, 2).clusters() == before);
  }));
}

}  // namespace
}  // namespace benefit::match
