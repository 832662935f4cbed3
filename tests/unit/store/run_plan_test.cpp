#include "verify/store/sqlite/run_plan.hpp"

#include "tests/support/facts_builder.hpp"
#include "tests/unit/store/scratch.hpp"

#include <array>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::Scratch;

constexpr Day first_day_of_runs{2018y / 4 / 10};
const RunBasis basis{first_day_of_runs, "networks D1 D2"};
constexpr ConcernedLimits no_limits{.most_share = 100, .subjects_each = 2};

/// A store with ten people on the roll, over all of whom a run was concluded.
struct Town {
  Town() {
    deliver("roll", {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
    run_over_everyone();
  }

  /// A list of payments to these people.
  void deliver(const std::string& name, const std::vector<int>& people) {
    const auto writer =
        store->facts().begin_batch({Feed::payments, name, std::string(64, 'a'), 0, at(10), "clerk"});
    std::int64_t line = 1;
    for (const int number : people) {
      Payment row = benefit::test::FactsBuilder(benefit::test::citizen(number))
                        .payment(2018y / 3, benefit::test::yuan(100));
      row.source = {writer->id(), ++line};
      writer->add(row);
    }
    writer->commit(Encoding::utf8, {}, line - 1);
  }

  JobId begin(const RunBasis& on = basis, const ConcernedLimits& limits = no_limits) {
    const JobId id = store->jobs().add(JobKind::verify, "{}", "clerk", at(20));
    if (!store->jobs().plan_concerned(id, on, limits))
      store->jobs().plan(id, store->facts().partition_subjects(100));
    return id;
  }

  /// Those whom the run looks at; nobody when it looks at everybody.
  std::vector<CitizenId> finish(JobId id, std::span<const DueSubject> due = {}) {
    std::vector<CitizenId> looked_at;
    while (const auto partition = store->jobs().lease(id, "a", at(30), at(1000))) {
      CHECK(partition->only.has_value() == store->jobs().only_concerned(id));
      if (partition->only)
        looked_at.insert(looked_at.end(), partition->only->begin(), partition->only->end());
      store->cases().complete(*partition, {}, 0, due, at(40));
    }
    const auto nothing = [](const auto&, auto, auto) -> std::optional<CaseChange> { return std::nullopt; };
    store->cases().conclude(id, {}, nothing, at(50));
    return looked_at;
  }

  void run_over_everyone(std::span<const DueSubject> due = {}) {
    finish(begin(basis, {.most_share = 0}), due);
  }

  Scratch store;
};

}  // namespace

TEST_CASE("nothing new concerns nobody", "[run_plan]") {
  Town town;
  const JobId id = town.begin();
  CHECK(town.store->jobs().only_concerned(id));
  CHECK(town.store->jobs().partitions(id).second == 1);  // of nobody: the run ends like any other
  CHECK(town.finish(id).empty());
  CHECK(town.store->jobs().job(id).has_value());
}

TEST_CASE("those are looked at whose rows have come or gone, in parts of their own", "[run_plan]") {
  Town town;
  town.deliver("day", {3, 1, 7});
  const JobId id = town.begin();
  CHECK(town.store->jobs().partitions(id).second == 2);
  CHECK(town.finish(id) ==
        std::vector{benefit::test::citizen(1), benefit::test::citizen(3), benefit::test::citizen(7)});
  town.deliver("day", {7});
  CHECK(town.finish(town.begin()) ==
        std::vector{benefit::test::citizen(1), benefit::test::citizen(3), benefit::test::citizen(7)});
  CHECK(town.finish(town.begin()).empty());
}

TEST_CASE("those are looked at whose day has come", "[run_plan]") {
  Town town;
  const std::array due{DueSubject{benefit::test::citizen(2), 2018y / 4 / 12},
                       DueSubject{benefit::test::citizen(4), 2018y / 4 / 20}};
  town.run_over_everyone(due);
  CHECK(town.finish(town.begin({2018y / 4 / 11, basis.context})).empty());
  CHECK(town.finish(town.begin({2018y / 4 / 12, basis.context})) == std::vector{benefit::test::citizen(2)});
  CHECK(town.finish(town.begin({2018y / 4 / 19, basis.context}))
            .empty());  // whoever was looked at is due no more
  CHECK(town.finish(town.begin({2018y / 4 / 30, basis.context})) == std::vector{benefit::test::citizen(4)});
}

TEST_CASE("everybody is looked at when what the last run rested on is another, or is not known",
          "[run_plan]") {
  Town town;
  const auto looks_at_everybody = [&](const RunBasis& on, const ConcernedLimits& limits = no_limits) {
    return !town.store->jobs().only_concerned(town.begin(on, limits));
  };
  SECTION("other networks, other checks") { CHECK(looks_at_everybody({first_day_of_runs, "networks D1"})); }
  SECTION("another month") { CHECK(looks_at_everybody({2018y / 5 / 1, basis.context})); }
  SECTION("an earlier day") { CHECK(looks_at_everybody({2018y / 4 / 9, basis.context})); }
  SECTION("the last run is not concluded") {
    town.begin();
    CHECK(looks_at_everybody(basis));
  }
  SECTION("another program, perhaps") {
    town.store.reopen();
    CHECK(looks_at_everybody(basis));
  }
  SECTION("too many are concerned") {
    town.deliver("day", {1, 2, 3});
    CHECK(looks_at_everybody(basis, {.most_share = 0.2}));
    CHECK_FALSE(town.store->jobs().lease(3, "a", at(30), at(1000))->only);
  }
  SECTION("it is asked for") { CHECK(looks_at_everybody(basis, {.most_share = 0})); }
}

TEST_CASE("a run that is taken up again looks at those whom it looked at before", "[run_plan]") {
  Town town;
  town.deliver("day", {1, 3});
  const JobId id = town.begin();
  town.deliver("another day", {5});
  town.store.reopen();
  CHECK(town.store->jobs().plan_concerned(id, basis, no_limits));
  CHECK(town.finish(id) == std::vector{benefit::test::citizen(1), benefit::test::citizen(3)});
  CHECK_FALSE(town.store->jobs().only_concerned(town.begin()));  // and the next one at everybody
}

}  // namespace benefit::store
