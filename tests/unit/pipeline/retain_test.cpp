#include "verify/retain.hpp"

#include "tests/support/facts_builder.hpp"
#include "tests/support/stop_at.hpp"
#include "tests/unit/pipeline/house_with.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

namespace benefit::pipeline {
namespace {

using namespace std::chrono_literals;

struct NoFaces final : FaceMeasurer {
  FaceMeasurement measure(std::span<const std::uint8_t>) override { return {}; }
  std::string model_set() const override { return name; }
  std::string name = "none";
};

policy::Dated<policy::RetentionPeriod> keep(RetentionKind kind, int months) {
  return {{Day{2000y / 1 / 1}, std::nullopt}, {kind, months}, "the agency's decision"};
}

/// It is 2018-04-10.
struct House : HouseWith<NoFaces> {
  House() : HouseWith({.same = 0.3, .different = 0.6}) { policy.retention.clear(); }

  PhotoId collect(CitizenId person, Day received_on) {
    const Instant at = test::morning_of(received_on);
    const Collection collection{0, person, "", at, "station", "", {}, 0, at};
    return store->photos().collect(collection, Bytes{1, 2, 3}, {}).photo;
  }
  template <class Row>
  void deliver(Feed feed, std::vector<Row> rows) {
    const auto writer = store->facts().begin_batch({feed, "d", std::string(64, 'a'), 1, clock.now(), "ann"});
    std::int64_t line = 1;
    for (Row& row : rows) {
      row.source = {writer->id(), ++line};
      writer->add(row);
    }
    writer->commit(Encoding::utf8, {}, line);
  }
  ErasedPhotos apply(RetentionKind kind, Erasing erasing = Erasing::done) {
    const auto results = apply_retention(ports, store->retention(), erasing, progress).value();
    return std::ranges::find(results, kind, [](const auto& result) { return result.kind.kind; })->found;
  }
  bool has(PhotoId photo) const { return store->photos().photo(photo).has_value(); }
};

TEST_CASE("a kind without a period is never erased", "[retention]") {
  House house;
  const PhotoId photo = house.collect(test::citizen(1), Day{1990y / 1 / 1});
  for (const RetentionKind kind : all_retention_kinds) CHECK(house.apply(kind).erased == 0);
  CHECK(house.has(photo));
}

TEST_CASE("a period counts in months of China's calendar, from the day of receipt", "[retention]") {
  House house;
  house.policy.retention = {keep(RetentionKind::collection_photo, 24)};
  const PhotoId due = house.collect(test::citizen(1), Day{2016y / 4 / 9}),
                kept = house.collect(test::citizen(2), Day{2016y / 4 / 10});
  CHECK(house.apply(RetentionKind::collection_photo, Erasing::tried).erased == 1);
  CHECK(house.has(due));
  CHECK(house.apply(RetentionKind::collection_photo).erased == 1);
  CHECK_FALSE(house.has(due));
  CHECK(house.has(kept));
  CHECK(house.apply(RetentionKind::collection_photo).erased == 0);
}

TEST_CASE("photos go when nothing was paid and due for the period, and the roll says that it ended",
          "[retention]") {
  House house;
  house.policy.retention = {keep(RetentionKind::ended_benefit_photo, 12)};  // since April 2017
  std::vector<Enrolment> roll;
  std::vector<Payment> payments;
  const auto person = [&](int n, std::optional<Month> benefit_to, Month last_paid) {
    test::FactsBuilder known{test::citizen(n)};
    known.enrolment().benefit_to = benefit_to;
    known.payment(last_paid, test::yuan(100));
    roll.push_back(known.facts.enrolments.front());
    payments.push_back(known.facts.payments.front());
    return house.collect(test::citizen(n), Day{2018y / 1 / 1});
  };
  const PhotoId ended = person(1, 2017y / 3, 2017y / 3), goes_on = person(2, std::nullopt, 2017y / 3),
                ended_lately = person(3, 2017y / 4, 2017y / 3), paid_lately = person(4, 2017y / 3, 2017y / 4),
                not_on_the_roll = house.collect(test::citizen(5), Day{2015y / 1 / 1});
  house.deliver(Feed::roll, roll);
  house.deliver(Feed::payments, payments);
  CHECK(house.apply(RetentionKind::ended_benefit_photo).erased == 1);
  CHECK_FALSE(house.has(ended));
  for (const PhotoId photo : {goes_on, ended_lately, paid_lately, not_on_the_roll}) CHECK(house.has(photo));
}

TEST_CASE("without a remedy period in the policy what a closed case concerns is held", "[retention]") {
  House house;
  house.policy.retention = {keep(RetentionKind::collection_photo, 24)};
  const PhotoId photo = house.collect(test::citizen(1), Day{2010y / 1 / 1});
  const Instant decided_at = test::morning_of(Day{2011y / 1 / 1});
  const Case closed{.id = 0,
                    .subject = test::citizen(1),
                    .state = CaseState::decided,
                    .name = "王秀英",
                    .region = {},
                    .taken_by = {},
                    .outcome = Outcome::registry_wrong,
                    .proposed_by = {},
                    .opened_at = decided_at,
                    .sums = {},
                    .checks = {},
                    .version = 1};
  REQUIRE(house.store->cases().apply({closed, {{decided_at, "li", "decided", "x"}}, {}, {}}));
  SECTION("none") {
    house.policy.remedy_period.clear();
    CHECK(house.apply(RetentionKind::collection_photo).held ==
          std::map<RetentionHold, std::int64_t>{{RetentionHold::remedy_period, 1}});
    CHECK(house.has(photo));
  }
  SECTION("six months") {
    house.policy.remedy_period = {{{Day{2000y / 1 / 1}, std::nullopt}, 6, ""}};
    CHECK(house.apply(RetentionKind::collection_photo).erased == 1);
  }
}

TEST_CASE("a run that is stopped says so, and the next one erases the rest", "[retention]") {
  House house;
  house.policy.retention = {keep(RetentionKind::collection_template, 1),
                            keep(RetentionKind::collection_photo, 24)};
  const PhotoId photo = house.collect(test::citizen(1), Day{2010y / 1 / 1});
  test::StopAt stop("collection_photo");
  const auto stopped = apply_retention(house.ports, house.store->retention(), Erasing::done, stop);
  REQUIRE_FALSE(stopped);
  CHECK(stopped.error().code == ErrorCode::cancelled);
  CHECK_FALSE(house.has(photo));
  CHECK(house.apply(RetentionKind::collection_template).erased == 0);  // its photo went whole
}

}  // namespace
}  // namespace benefit::pipeline
