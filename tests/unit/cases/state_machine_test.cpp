#include "verify/cases/state_machine.hpp"

#include "tests/support/case_situation.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;

namespace {

const Instant now{std::chrono::milliseconds{1'523'318'400'000}};
const char* const li = "li";
const char* const zhao = "zhao";

cases::Decision decision(const char* officer, Outcome outcome) { return {officer, outcome, " 已核实 "}; }

Case open_case() { return case_in(CaseState::open); }
Case taken_by(const char* officer) { return cases::take(open_case(), officer, now)->next; }
Case proposed_by(const char* officer, Outcome outcome = Outcome::death_reported_late) {
  return cases::decide(situation_of(taken_by(officer)), decision(officer, outcome), now)->next;
}
Case decided() {
  return cases::decide(situation_of(open_case()), decision(li, Outcome::entitled), now)->next;
}

ErrorCode error_of(const Expected<CaseChange>& result) {
  REQUIRE_FALSE(result);
  return result.error().code;
}

}  // namespace

TEST_CASE("taking an open case") {
  const auto change = cases::take(open_case(), li, now);
  REQUIRE(change);
  CHECK(change->next.state == CaseState::taken);
  CHECK(change->next.taken_by == li);
  CHECK(change->next.version == 3);
  REQUIRE(change->events.size() == 1);
  CHECK(change->events[0].what == "taken");
  CHECK(change->events[0].actor == li);
  CHECK(change->events[0].at == now);
}

TEST_CASE("another officer may take a case over; the one who has it need not") {
  CHECK(cases::take(taken_by(li), zhao, now)->next.taken_by == zhao);
  CHECK(error_of(cases::take(taken_by(li), li, now)) == ErrorCode::conflict);
}

TEST_CASE("an outcome that hurts nobody decides at once") {
  const auto outcome = GENERATE(Outcome::agency_error, Outcome::registry_wrong, Outcome::not_the_same_person,
                                Outcome::entitled, Outcome::cannot_be_decided);
  CHECK_FALSE(cases::hurts_recipient(outcome));
  for (const Case& current : {open_case(), taken_by(li)}) {
    const auto change = cases::decide(situation_of(current), decision(li, outcome), now);
    REQUIRE(change);
    CHECK(change->next.state == CaseState::decided);
    CHECK(change->next.outcome == outcome);
    CHECK_FALSE(change->next.proposed_by);
    REQUIRE_FALSE(change->events.empty());  // a letter to be written may follow
    CHECK(change->events[0].what == "decided");
    CHECK(change->events[0].text == std::string(to_string(outcome)) + ": 已核实");
  }
}

TEST_CASE("an outcome that hurts the recipient needs a second, other officer") {
  const auto outcome =
      GENERATE(Outcome::fraud_suspected, Outcome::recipient_error, Outcome::death_reported_late);
  CHECK(cases::hurts_recipient(outcome));
  const auto first = cases::decide(situation_of(taken_by(li)), decision(li, outcome), now);
  REQUIRE(first);
  CHECK(first->next.state == CaseState::proposed);
  CHECK(first->next.proposed_by == li);
  CHECK(first->next.outcome == outcome);
  CHECK(first->events[0].what == "proposed");

  CHECK(error_of(cases::decide(situation_of(first->next), decision(zhao, outcome), now)) ==
        ErrorCode::conflict);  // deciding the same is no confirmation
  CHECK(error_of(cases::confirm(situation_of(first->next), li, "read", now)) == ErrorCode::second_person);

  const auto second = cases::confirm(situation_of(first->next), zhao, "read", now);
  REQUIRE(second);
  CHECK(second->next.state == CaseState::decided);
  CHECK(second->next.outcome == outcome);
  CHECK(second->next.proposed_by == li);
  CHECK(second->events[0].what == "decided");
  CHECK(second->events[0].actor == zhao);
}

TEST_CASE("a proposal is confirmed as it is, or falls by taking the case") {
  const Case current = proposed_by(li);
  for (const char* officer : {li, zhao}) {
    CHECK(error_of(cases::decide(situation_of(current), decision(officer, Outcome::fraud_suspected), now)) ==
          ErrorCode::conflict);
    CHECK(error_of(cases::decide(situation_of(current), decision(officer, Outcome::entitled), now)) ==
          ErrorCode::conflict);

    const auto taken = cases::take(current, officer, now);
    REQUIRE(taken);
    CHECK(taken->next.state == CaseState::taken);
    CHECK(taken->next.taken_by == officer);
    CHECK_FALSE(taken->next.outcome);
    CHECK_FALSE(taken->next.proposed_by);
    REQUIRE(taken->events.size() == 2);
    const bool is_own = officer == li;
    CHECK(taken->events[0].what == (is_own ? "taken_back" : "proposal_fell"));
    CHECK(taken->events[0].text == (is_own ? "death_reported_late" : "death_reported_late: li"));
  }
}

TEST_CASE("only the officer who has taken a case decides it first") {
  CHECK(error_of(cases::decide(situation_of(taken_by(li)), decision(zhao, Outcome::entitled), now)) ==
        ErrorCode::conflict);
}

TEST_CASE("a finished case takes no more steps but notes") {
  for (const Case& current : {decided(), case_in(CaseState::withdrawn)}) {
    CHECK(error_of(cases::take(current, li, now)) == ErrorCode::conflict);
    CHECK(error_of(cases::decide(situation_of(current), decision(li, Outcome::entitled), now)) ==
          ErrorCode::conflict);
    const auto noted = cases::add_note(current, li, "money came back", now);
    REQUIRE(noted);
    CHECK(noted->next.state == current.state);
  }
}

TEST_CASE("a note is kept as written and changes nothing else") {
  const auto change = cases::add_note(taken_by(li), zhao, " 她和女儿住在一起。 ", now);
  REQUIRE(change);
  CHECK(change->next.state == CaseState::taken);
  CHECK(change->next.taken_by == li);
  REQUIRE(change->events.size() == 1);
  CHECK(change->events[0].what == "note");
  CHECK(change->events[0].text == "她和女儿住在一起。");
  CHECK(error_of(cases::add_note(taken_by(li), li, "  ", now)) == ErrorCode::bad_request);
}

TEST_CASE("a decision without a reason is none") {
  CHECK(error_of(cases::decide(situation_of(taken_by(li)), {li, Outcome::entitled, " "}, now)) ==
        ErrorCode::bad_request);
  CHECK(error_of(cases::confirm(situation_of(proposed_by(li)), zhao, "", now)) == ErrorCode::bad_request);
}

TEST_CASE("registry wrong and not the same person set the death records aside, each once") {
  std::vector<StoredFinding> findings = {stored_finding(1, "D1", "2018-01", {}, "00000000000000bb"),
                                         stored_finding(2, "D3", "resident_pension", {}, "00000000000000bb"),
                                         stored_finding(3, "D4", "2017-05-01", {}, "00000000000000aa"),
                                         stored_finding(4, "L1", "2018-03")};
  findings[2].open = false;
  const auto outcome = GENERATE(Outcome::registry_wrong, Outcome::not_the_same_person, Outcome::entitled);
  const auto change = cases::decide(situation_of(open_case(), findings), decision(li, outcome), now);
  REQUIRE(change);
  if (outcome == Outcome::entitled) {
    CHECK(change->set_aside.empty());
    return;
  }
  REQUIRE(change->set_aside.size() == 2);
  CHECK(change->set_aside[0].fingerprint == "00000000000000aa");
  CHECK(change->set_aside[1].fingerprint == "00000000000000bb");
  for (const SetAside& record : change->set_aside) {
    CHECK(record.subject == citizen());
    CHECK(record.because == outcome);
  }
}

TEST_CASE("what is owed, a certification or a photo accuses nobody") {
  for (const char* check : {"L1", "F5", "P4", "Q4", "D4", "D5", "M1", "T1"}) {
    const auto situation = situation_of(open_case(), {stored_finding(1, check, "x")});
    for (const Outcome outcome : {Outcome::fraud_suspected, Outcome::recipient_error})
      CHECK(error_of(cases::decide(situation, decision(li, outcome), now)) == ErrorCode::conflict);
    CHECK(cases::decide(situation, decision(li, Outcome::agency_error), now));
  }
}

TEST_CASE("a death is reported late when there is one, and never of somebody seen alive") {
  const auto late = decision(li, Outcome::death_reported_late);
  auto situation = situation_of(open_case(), {stored_finding(1, "S2", "x")});
  CHECK(cases::decide(situation, late, now));
  situation.on_file.seen_alive = Day{std::chrono::year{2018} / 4 / 1};
  CHECK(error_of(cases::decide(situation, late, now)) == ErrorCode::conflict);
  situation.on_file = {};
  CHECK(error_of(cases::decide(situation, late, now)) == ErrorCode::conflict);
  situation.findings.push_back(stored_finding(2, "D2", "2018-01"));
  CHECK(cases::decide(situation, late, now));
}

TEST_CASE("what rests on records that were set aside meanwhile is not held against anybody") {
  auto situation = situation_of(open_case(), {stored_finding(1, "D3", "resident_pension")});
  CHECK(cases::decide(situation, decision(li, Outcome::recipient_error), now));
  situation.on_file = {};
  CHECK(error_of(cases::decide(situation, decision(li, Outcome::recipient_error), now)) ==
        ErrorCode::conflict);
}

TEST_CASE("records are set aside by somebody who is known as a person, and it is on the trail") {
  const auto situation = situation_of(open_case(), {stored_finding(1, "D1", "x", {}, "00000000000000bb")});
  CHECK(error_of(cases::decide(situation, decision("nobody-known", Outcome::registry_wrong), now)) ==
        ErrorCode::forbidden);
  const auto change = cases::decide(situation, decision(li, Outcome::registry_wrong), now);
  REQUIRE(change);
  CHECK(std::ranges::count(change->events, "disputed", &CaseEvent::what) == 1);
}

TEST_CASE("a wrong record stays wrong under another spelling of the name") {
  auto situation = situation_of(open_case(), {stored_finding(1, "D1", "x", {}, "policeaa")});
  const auto wrong = cases::decide(situation, decision(li, Outcome::registry_wrong), now);
  REQUIRE(wrong->set_aside.size() == 2);
  CHECK(wrong->set_aside.back().fingerprint == "policeaa*");
  CHECK(cases::decide(situation, decision(li, Outcome::not_the_same_person), now)->set_aside.size() == 1);
}

TEST_CASE(
    "an outcome that hurts is taken off the person by one officer; another one is looked at by a second") {
  auto situation = situation_of(decided());
  situation.events = {{now, li, "decided", "entitled: x"}};
  const auto reopen = [&](const char* officer) {
    return cases::reopen(situation, officer, "asked for", std::vector<std::string>{"f"}, std::nullopt, now);
  };
  CHECK(error_of(reopen(li)) == ErrorCode::second_person);
  CHECK(error_of(reopen("nobody-known")) == ErrorCode::forbidden);
  const auto again = reopen(zhao);
  REQUIRE(again);
  CHECK(again->next.state == CaseState::open);
  CHECK_FALSE(again->next.outcome);
  CHECK(again->restored == std::vector<std::string>{"f"});
  situation.current.outcome = Outcome::fraud_suspected;
  CHECK(reopen(li));
  CHECK(cases::reopen(situation, "nobody-known", "asked for", {}, CaseId{7}, now)->next.split_from == 7);
  situation.events.push_back({now, li, "benefits_on", ""});
  CHECK(error_of(reopen(zhao)) == ErrorCode::conflict);  // death restore
  CHECK(error_of(cases::reopen(situation_of(open_case()), zhao, "x", {}, {}, now)) == ErrorCode::conflict);
}

TEST_CASE("what an outcome about records does not answer goes on in a case of its own") {
  const std::vector<StoredFinding> findings = {
      stored_finding(1, "D4", "2018-01-05", {}, "00000000000000aa"),
      stored_finding(2, "T1", "2018-08-29", {Fen{}, Fen{}, Fen{500}}),
      stored_finding(3, "S3", "two_people", {}, "00000000000000bb")};
  const auto situation = situation_of(open_case(), findings);
  auto change = cases::decide(situation, decision(li, Outcome::registry_wrong), now);
  REQUIRE(change);
  const auto rest = cases::case_of_the_rest(situation, *change);
  REQUIRE(rest);
  CHECK(rest->next.id == 0);
  CHECK(rest->next.state == CaseState::open);
  CHECK(rest->joining == std::vector<FindingId>{2});
  CHECK(rest->next.checks == std::vector<std::string>{"T1"});
  CHECK(rest->next.sums.owed == Fen{500});
  CHECK(change->next.checks == std::vector<std::string>{"D4", "S3"});
  CHECK(change->events.back().what == "split_off");
  auto beside = situation;
  beside.current.split_from = 3;
  auto decided_beside = cases::decide(beside, decision(li, Outcome::registry_wrong), now);
  CHECK(cases::case_of_the_rest(beside, *decided_beside)->next.split_from == beside.current.id);
  auto other = cases::decide(situation, decision(li, Outcome::entitled), now);
  CHECK_FALSE(cases::case_of_the_rest(situation, *other));
}

TEST_CASE("what survivors would be owed is not said to be owed to somebody whose case could not be decided") {
  const auto owed = [](std::vector<StoredFinding> findings) {
    const cases::Situation one = situation_of(open_case(), std::move(findings));
    const auto change = cases::decide(one, decision(li, Outcome::cannot_be_decided), now);
    REQUIRE(change);
    for (const Reason& reason : cases::follows(*change, one.findings))
      if (reason.code == "follows.owed_is_left") return std::get<Fen>(reason.values.front().second);
    return Fen{};
  };
  const StoredFinding survivors = stored_finding(1, "D3", "resident_pension", {yuan(240), Fen{}, yuan(4210)});
  CHECK(owed({survivors}) == Fen{});
  CHECK(owed({survivors, stored_finding(2, "Q4", "resident_pension", {Fen{}, Fen{}, yuan(70)})}) == yuan(70));
}
