#include "verify/cases/priority.hpp"

#include "tests/support/stored_findings.hpp"
#include "verify/cases/follow.hpp"
#include "verify/cases/queues.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using cases::priority_of;

namespace {

const Instant opened{std::chrono::days{17'500}};

Finding finding(std::string check, Sums sums = {}, std::optional<std::int64_t> percent = std::nullopt) {
  Finding one = stored_finding(1, std::move(check), "x", sums).finding;
  if (percent) one.reasons.push_back({"d1.how_sure", {{"percent", *percent}}});
  return one;
}

cases::Priority weigh(const std::vector<Finding>& findings, Instant at = opened) {
  std::vector<const Finding*> pointers;
  for (const Finding& one : findings) pointers.push_back(&one);
  return priority_of(pointers, at);
}

std::map<std::string, Fen> parts_of(const cases::Priority& priority) {
  std::map<std::string, Fen> parts;
  for (const cases::PriorityPart& part : priority.parts) parts[part.reason.code] = part.counts;
  return parts;
}

}  // namespace

TEST_CASE("each part counts what a month of delay costs") {
  // 90 of 100 are right: 120 yuan flow, 720 yuan are lost, and it is a tenth that somebody alive is recorded
  // dead.
  const auto priority = weigh({finding("D1", {yuan(720), yuan(120), Fen{}}, 90)});
  CHECK(priority.kind == CaseKind::payment_in_doubt);
  CHECK(parts_of(priority) == std::map<std::string, Fen>{{"priority.flowing", Fen{10'800}},
                                                         {"priority.lost", Fen{1'800}},
                                                         {"priority.hardship", Fen{2'000}}});
  CHECK(priority.without_age == Fen{14'600});
  REQUIRE(priority.how_sure.size() == 1);
  CHECK(priority.how_sure[0] ==
        Reason{"priority.how_sure", {{"check", std::string("D1")}, {"percent", std::int64_t{90}}}});
}

TEST_CASE("what D1 and D2 say of the same payments counts once, in the order and in the case's sums") {
  const Finding own = finding("D1", {Fen{}, yuan(128), Fen{}}, 99);
  const Finding alike = finding("D2", {yuan(640), yuan(128), Fen{}}, 96);
  const auto parts = parts_of(weigh({own, alike}));
  CHECK(parts.at("priority.flowing") == parts_of(weigh({own})).at("priority.flowing"));
  CHECK_FALSE(parts.contains("priority.lost"));  // which D3 holds
  CHECK(parts_of(weigh({alike})).contains("priority.lost"));

  Case one = case_in(CaseState::open);
  std::vector<StoredFinding> stored = {stored_finding(1, "D1", "x", own.sums),
                                       stored_finding(2, "D2", "x", alike.sums)};
  cases::follow(one, {&stored[0], &stored[1]});
  CHECK(one.sums == own.sums);
  CHECK(one.checks == std::vector<std::string>{"D1", "D2"});
}

TEST_CASE("somebody alive who is recorded dead, and money owed, compete with what flows to nobody entitled") {
  const auto dead_and_paid = weigh({finding("D1", {Fen{}, yuan(120), Fen{}}, 95)});
  const auto alive = weigh({finding("D4", {Fen{}, Fen{}, yuan(360)})});
  const auto never_paid = weigh({finding("Q4", {Fen{}, Fen{}, yuan(1200)})});
  const auto large_fraud = weigh({finding("S2", {yuan(9000), yuan(2500), Fen{}})});
  CHECK(alive.kind == CaseKind::record_repair);
  CHECK(never_paid.kind == CaseKind::entitlement_owed);
  CHECK(alive.rank > never_paid.rank);
  CHECK(never_paid.rank > dead_and_paid.rank);
  CHECK(large_fraud.rank > alive.rank);
}

TEST_CASE("what D3 says rests on the death record of D1 and is as sure as that") {
  const Sums lost{yuan(7200), Fen{}, Fen{}};
  const auto sure = weigh({finding("D1", {}, 99), finding("D3", lost)});
  const auto unsure = weigh({finding("D1", {}, 10), finding("D3", lost)});
  CHECK(parts_of(sure)["priority.lost"] == Fen{19'800});
  CHECK(parts_of(unsure)["priority.lost"] == Fen{2'000});
}

TEST_CASE("a percent that no share can be is bounded, and so is a damaged sum") {
  const auto priority =
      weigh({finding("D1", {Fen{}, Fen{std::numeric_limits<std::int64_t>::max()}, Fen{-5}}, 900)});
  CHECK(priority.without_age == Fen{10'000'000'000'000});
}

TEST_CASE("a case of several kinds stands in the first of their queues") {
  CHECK(weigh({finding("L1"), finding("D4"), finding("S1")}).kind == CaseKind::record_repair);
  CHECK(weigh({finding("L1"), finding("P1"), finding("S1")}).kind == CaseKind::payment_in_doubt);
  CHECK(weigh({finding("L1"), finding("F5")}).kind == CaseKind::retake_photo);
  CHECK(weigh({finding("L1")}).kind == CaseKind::reminder);
}

TEST_CASE("age counts 2,000 fen for each 30 days, and never less on a later day") {
  using std::chrono::days;
  CHECK(cases::age_counts(opened, opened) == Fen{});
  CHECK(cases::age_counts(opened, opened - days{1}) == Fen{});
  CHECK(cases::age_counts(opened, opened + days{30}) == Fen{2'000});
  CHECK(cases::age_counts(opened, opened + days{15}) == Fen{1'000});
}

TEST_CASE("a check of a newer version stands with the payments in doubt") {
  CHECK(cases::queue_of("Z9").kind == CaseKind::payment_in_doubt);
  CHECK(cases::queue_of("D4").kind == CaseKind::record_repair);
}

TEST_CASE("name, region, and what sentences say of poverty, people or health change nothing") {
  const Finding plain = finding("P1", {Fen{}, Fen{}, yuan(100)});
  Finding other = plain;
  other.name = "阿依古丽·买买提";
  other.region = {{653101}, "喀什", ""};
  other.key.subject = CitizenId::from_body(11010119550707123ULL);
  other.reasons.push_back({"p1.poor_in_the_year", {{"tag", std::string("extreme_hardship")}}});
  other.reasons.push_back({"note", {{"disability", std::string("1")}, {"ethnicity", std::string("56")}}});
  CHECK(weigh({plain}).rank == weigh({other}).rank);
}
