// Cases of the random arm.
#include "verify/cases/chosen_by_lot.hpp"

#include "tests/support/case_situation.hpp"
#include "verify/cases/priority.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;

namespace {

const Instant now{std::chrono::milliseconds{1'523'318'400'000}};

Case chosen() {
  Case unopened = case_in(CaseState::open);
  unopened.id = 0;
  Case one = cases::open_chosen(unopened, "sun", "payment 2018-03", now).next;
  one.id = 9;
  return one;
}

cases::Decision decision(Outcome outcome, const char* officer = "li") { return {officer, outcome, "已核实"}; }

template <class T>
ErrorCode code_of(const Expected<T>& result) {
  REQUIRE_FALSE(result);
  return result.error().code;
}

}  // namespace

TEST_CASE("a case chosen by lot is opened in its own queue, at a place of its own") {
  const CaseChange change = cases::open_chosen(case_in(CaseState::open), "sun", "payment 2018-03", now);
  CHECK(change.next.kind == CaseKind::chosen_by_lot);
  CHECK(change.next.state == CaseState::open);
  CHECK(change.next.opened_at == now);
  CHECK(change.next.rank == cases::priority_of({}, now).rank + cases::review_counts.value);
  CHECK(change.joining.empty());
  REQUIRE(change.events.size() == 2);
  CHECK(change.events[1].what == "chosen_by_lot");
  CHECK(change.events[1].text == "payment 2018-03");
}

TEST_CASE("everything in order decides at once, and hurts nobody") {
  const auto change = cases::decide(situation_of(chosen()), decision(Outcome::in_order), now);
  REQUIRE(change);
  CHECK(change->next.state == CaseState::decided);
  CHECK(change->next.outcome == Outcome::in_order);
  CHECK_FALSE(cases::hurts_recipient(Outcome::in_order));
  CHECK_FALSE(cases::sets_records_aside(Outcome::in_order));
}

TEST_CASE("an outcome that hurts is proposed here as anywhere, with the amount") {
  cases::Decision late = decision(Outcome::death_reported_late);
  late.wrong_amount = Fen{12'000};
  const auto proposed = cases::decide(situation_of(chosen()), late, now);
  REQUIRE(proposed);
  CHECK(proposed->next.state == CaseState::proposed);
  CHECK(proposed->wrong_amount == Fen{12'000});
  CHECK(code_of(cases::confirm(situation_of(proposed->next), "li", "同意", now)) == ErrorCode::second_person);
  CHECK(cases::confirm(situation_of(proposed->next), "wang", "同意", now)->next.state == CaseState::decided);
}

TEST_CASE("outcomes that do not fit are refused: in order of a finding, another's record of a lot") {
  CHECK(code_of(cases::decide(situation_of(chosen()), decision(Outcome::not_the_same_person), now)) ==
        ErrorCode::bad_request);
  CHECK(code_of(cases::decide(situation_of(case_in(CaseState::open)), decision(Outcome::in_order), now)) ==
        ErrorCode::bad_request);
}

TEST_CASE("nobody looks at his own certification") {
  cases::Situation situation = situation_of(chosen());
  situation.on_file.certifiers = {"李强"};
  CHECK(code_of(cases::decide(situation, decision(Outcome::in_order), now)) == ErrorCode::forbidden);
  CHECK(cases::decide(situation, decision(Outcome::in_order, "zhao"), now));
}

TEST_CASE("nobody looks at the payment of his own household") {
  cases::Situation situation = situation_of(chosen());
  situation.on_file.family = {citizen(901)};
  CHECK(code_of(cases::decide(situation, decision(Outcome::in_order), now)) == ErrorCode::forbidden);
}

TEST_CASE("no notice is served on somebody who was only chosen by lot") {
  const policy::Policy policy = policy::default_policy();
  const cases::ServedNotice notice{.officer = "li", .served_on = china_day_of(now), .served_by = ""};
  CHECK(code_of(cases::serve_notice(situation_of(chosen()), notice, policy, now)) == ErrorCode::conflict);
}

TEST_CASE("a case whose payment is not delivered any more closes, but not over a proposal or a decision") {
  const auto closed = cases::close_chosen(chosen(), "sun", now);
  REQUIRE(closed);
  CHECK(closed->next.state == CaseState::withdrawn);
  const Case proposed = cases::decide(situation_of(chosen()), decision(Outcome::fraud_suspected), now)->next;
  CHECK_FALSE(cases::close_chosen(proposed, "sun", now));
  const Case decided = cases::decide(situation_of(chosen()), decision(Outcome::in_order), now)->next;
  CHECK_FALSE(cases::close_chosen(decided, "sun", now));
}
