// Who is drawn.
#include "verify/learning/lot.hpp"

#include <set>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace std::chrono_literals;

namespace {

constexpr Month march = 2018y / 3;

CitizenId person(int number) {
  return CitizenId::from_body(13'022'519'500'101'000ULL + static_cast<std::uint64_t>(number) % 1000 +
                              static_cast<std::uint64_t>(number) / 1000 % 28 * 1000);
}
SampleUnit payment(int number, Fen amount = {12'000}) {
  return {.kind = SampleKind::payment,
          .stratum = "resident_pension",
          .subject = person(number),
          .unit = "",
          .county = {130225},
          .amount = amount};
}
SampleRound round_of(std::uint8_t seed, Month month = march) { return {month, {seed}}; }

policy::Policy policy_of(std::int64_t per_million) {
  policy::Policy policy = policy::default_policy();
  for (auto& row : policy.sample_share) row.value.per_million = per_million;
  return policy;
}

std::set<int> drawn_of(const SampleRound& round, const policy::Policy& policy, int first, int last,
                       std::span<const FrameGroup> earlier = {}) {
  learning::Lot lot(round, policy, earlier);
  std::set<int> drawn;
  for (int number = first; number < last; ++number)
    if (lot.draw(payment(number)) > 0) drawn.insert(number);
  return drawn;
}

}  // namespace

TEST_CASE("the same seed draws the same, in whatever order and company") {
  const policy::Policy policy = policy_of(50'000);
  const std::set<int> all = drawn_of(round_of(1), policy, 0, 4000);
  const std::set<int> first = drawn_of(round_of(1), policy, 0, 2000);
  const std::set<int> second = drawn_of(round_of(1), policy, 2000, 4000);
  std::set<int> together = first;
  together.insert(second.begin(), second.end());
  CHECK(all == together);
  CHECK(all.size() > 120);
  CHECK(all.size() < 280);
}

TEST_CASE("another seed, month, kind or unit draws others") {
  const SampleUnit one = payment(7);
  SampleUnit other_unit = one;
  other_unit.unit = "2";
  SampleUnit other_stratum = one;
  other_stratum.stratum = "employee_pension";
  const double number = learning::number_of(round_of(1), one);
  CHECK(number == learning::number_of(round_of(1), one));
  CHECK(number != learning::number_of(round_of(2), one));
  CHECK(number != learning::number_of(round_of(1, 2018y / 4), one));
  CHECK(number != learning::number_of(round_of(1), other_unit));
  CHECK(number != learning::number_of(round_of(1), other_stratum));
  CHECK(number != learning::number_of(round_of(1), payment(8)));
}

TEST_CASE("a greater probability draws the same units and more") {
  const std::set<int> few = drawn_of(round_of(3), policy_of(20'000), 0, 4000);
  const std::set<int> many = drawn_of(round_of(3), policy_of(60'000), 0, 4000);
  CHECK(std::includes(many.begin(), many.end(), few.begin(), few.end()));
  CHECK(many.size() > few.size());
}

TEST_CASE("a round keeps the probability that it began with") {
  const policy::Policy before = policy_of(20'000), after = policy_of(900'000);
  learning::Lot lot(round_of(4), before, {});
  for (int number = 0; number < 1000; ++number) lot.draw(payment(number));
  CHECK(drawn_of(round_of(4), after, 0, 1000, lot.frame()) == drawn_of(round_of(4), before, 0, 1000));
}

TEST_CASE("a stratum that the policy says nothing of is counted and not drawn") {
  const policy::Policy policy = policy_of(1'000'000);
  learning::Lot lot(round_of(5), policy, {});
  SampleUnit unit = payment(1);
  unit.stratum = "unemployment";
  CHECK(lot.draw(unit) == 0);
  CHECK(lot.draw(payment(1)) == 1'000'000);
  const auto frame = lot.frame();
  REQUIRE(frame.size() == 2);
  CHECK(frame[0].stratum == "resident_pension");
  CHECK(frame[0].per_million == 1'000'000);
  CHECK(frame[1].per_million == 0);
  CHECK(frame[1].units == 1);
}

TEST_CASE("a county's own probability goes before the general one") {
  policy::Policy policy = policy_of(0);
  policy.sample_share.push_back({.valid = {Day{2018y / 1 / 1}, {}},
                                 .value = {SampleKind::payment, "resident_pension", 1'000'000},
                                 .legal_basis = "",
                                 .region = {130225}});
  learning::Lot lot(round_of(6), policy, {});
  SampleUnit elsewhere = payment(1);
  elsewhere.county = {130283};
  CHECK(lot.draw(payment(1)) == 1'000'000);
  CHECK(lot.draw(elsewhere) == 0);
}

TEST_CASE("the frame adds up to what went through the lot") {
  const policy::Policy policy = policy_of(1000);
  learning::Lot lot(round_of(7), policy, {});
  for (int number = 0; number < 500; ++number) lot.draw(payment(number, Fen{100}));
  std::int64_t units = 0;
  Fen amount;
  for (const FrameGroup& group : lot.frame()) {
    units += group.units;
    amount += group.amount;
    CHECK(group.month == march);
  }
  CHECK(units == 500);
  CHECK(amount == Fen{50'000});
}

TEST_CASE("two acts of certifying by one person are two units, the same one twice is one") {
  const Certification by_hand{.person = person(1),
                              .day = Day{2018y / 3 / 5},
                              .captured_at = {},
                              .station = "西街",
                              .operator_name = "王",
                              .county = {130225},
                              .rests_on = {}};
  Certification photo = by_hand;
  photo.captured_at = Instant{Day{2018y / 3 / 5}};
  Certification later = by_hand;
  later.day = Day{2018y / 3 / 6};
  CHECK(learning::unit_of(by_hand).stratum == "by_hand");
  CHECK(learning::unit_of(photo).stratum == "photo");
  CHECK(learning::unit_of(by_hand).unit == learning::unit_of(by_hand).unit);
  CHECK(learning::unit_of(by_hand).unit != learning::unit_of(later).unit);
  // The station and the operator are in it as a hash: no names.
  CHECK(learning::unit_of(by_hand).unit.find("西街") == std::string::npos);
}
