#include "verify/cases/letters.hpp"

#include "tests/support/case_situation.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

const Instant now = morning_of(Day{2018y / 4 / 10});

cases::Situation situation(CaseState state = CaseState::open, std::optional<Outcome> outcome = std::nullopt) {
  Case one = case_in(state);
  one.outcome = outcome;
  return situation_of(one);
}

/// "" when it may be written.
std::string refusal(const cases::Situation& situation, LetterKind kind, std::string_view supplier = "",
                    std::string_view officer = "li") {
  const auto may = cases::may_write(situation, officer, kind, supplier, now);
  return may ? "" : may.error().what;
}

Bytes text(std::string_view words) { return {words.begin(), words.end()}; }

std::vector<std::string> asked_for(const Expected<CaseChange>& change) {
  if (!change) FAIL(change.error().what);
  std::vector<std::string> letters;
  for (const CaseEvent& event : change->events)
    if (event.what == "letter_to_write" || event.what == "request_to_write")
      letters.push_back(event.what + " " + event.text);
  return letters;
}

using Strings = std::vector<std::string>;

cases::Situation recorded_dead() {
  cases::Situation one = situation();
  one.current.opened_at = morning_of(Day{2018y / 4 / 1});
  one.on_file.deaths = {death_on_file("police", "aa"), death_on_file("health", "bb")};
  return one;
}

cases::Situation noticed() {
  cases::Situation one = recorded_dead();
  const auto served = cases::serve_notice(one, {"li", Day{2018y / 4 / 10}, Service::in_person, ""},
                                          policy::default_policy(), now);
  REQUIRE(served);
  one.events = served->events;
  one.suspension = served->suspension;
  one.suspension->case_id = one.current.id;
  return one;
}

Expected<CaseChange> decided(const cases::Situation& one, Outcome outcome) {
  return cases::decide(one, {"li", outcome, "why"}, now);
}

}  // namespace

TEST_CASE("a decision is told when it is decided, not while it is proposed") {
  CHECK_FALSE(refusal(situation(), LetterKind::decision).empty());
  CHECK_FALSE(
      refusal(situation(CaseState::proposed, Outcome::fraud_suspected), LetterKind::decision).empty());
  CHECK(refusal(situation(CaseState::decided, Outcome::recipient_error), LetterKind::decision).empty());
  CHECK_FALSE(refusal(situation(CaseState::withdrawn), LetterKind::decision).empty());
}

TEST_CASE("a letter about money that is owed needs no decision, and nobody else") {
  cases::Situation owed = situation();
  CHECK_FALSE(refusal(owed, LetterKind::entitlement).empty());
  owed.findings = {
      stored_finding(1, "D3", "2018", Sums{{}, {}, Fen{1}})};  // the family's, beside what was overpaid
  CHECK_FALSE(refusal(owed, LetterKind::entitlement).empty());
  owed.findings.push_back(stored_finding(3, "P1", "2018"));  // only to be booked, by the agency
  CHECK_FALSE(refusal(owed, LetterKind::entitlement).empty());
  owed.findings.push_back(stored_finding(2, "P4", "two"));
  CHECK(refusal(owed, LetterKind::entitlement).empty());
  owed.current.state = CaseState::taken;
  owed.current.taken_by = "wang";
  CHECK(refusal(owed, LetterKind::entitlement).empty());
  cases::Situation back_pay = situation();
  back_pay.back_pay = {{Scheme::resident_pension, 2017y / 12, Fen{100}, 1, Fen{100}, 2018y / 1}};
  CHECK(refusal(back_pay, LetterKind::entitlement).empty());
}

TEST_CASE("nobody is invited to money that a run has found no more, whatever was decided") {
  cases::Situation owed = GENERATE(situation(), situation(CaseState::withdrawn),
                                   situation(CaseState::decided, Outcome::entitled));
  owed.findings = {stored_finding(1, "D4", "2018-01-05")};
  CHECK(refusal(owed, LetterKind::entitlement).empty());
  owed.findings.front().open = false;
  CHECK(refusal(owed, LetterKind::entitlement).starts_with("a run has withdrawn"));
  owed.back_pay = {{Scheme::resident_pension, 2017y / 12, Fen{100}, 1, Fen{100}, 2018y / 1}};
  CHECK(refusal(owed, LetterKind::entitlement).empty());
}

TEST_CASE("what a letter tells of money is kept on the trail, by months") {
  cases::Situation one = situation(CaseState::decided, Outcome::registry_wrong);
  one.back_pay = {{Scheme::resident_pension, 2017y / 12, Fen{12000}, 3, Fen{36000}, 2018y / 1}};
  const std::vector<cases::ToldMoney> told = cases::money_told(one, LetterKind::repair);
  REQUIRE(told == std::vector{cases::ToldMoney{Scheme::resident_pension, 2018y / 1, 2018y / 3, Fen{36000}}});
  CHECK(cases::money_told(one, LetterKind::notice).empty());
  const auto written = cases::record_letter(
      one, {LetterKind::repair, "", "2018-1-1", "repair.txt", text("x"), told}, cases::Holder{"li", now, 1h});
  REQUIRE(written);
  const auto letters = cases::letters_on(written->events);
  REQUIRE(letters.size() == 1);
  CHECK(letters.front().number == "2018-1-1");
  CHECK(letters.front().on == Day{2018y / 4 / 10});
  CHECK(letters.front().told == told);
  const auto same = [&](Month first, Month last, Scheme scheme = Scheme::resident_pension) {
    return cases::told_of(letters.front(), std::vector{cases::ToldMoney{scheme, first, last, Fen{1}}});
  };
  CHECK(same(2018y / 3, 2018y / 5) == Fen{36000});
  CHECK(same(2018y / 4, 2018y / 5) == Fen{});
  CHECK(same(2018y / 3, 2018y / 5, Scheme::employee_pension) == Fen{});
}

TEST_CASE("by the findings a letter tells months that were not paid, where it tells findings") {
  cases::Situation one = situation(CaseState::decided, Outcome::agency_error);
  one.findings = {stored_finding(1, "D4", "2018-01-05"), stored_finding(2, "Q4", "employee_pension")};
  one.findings[0].finding.reasons = {{"d4.payments_stopped",
                                      {{"scheme", std::string("resident_pension")},
                                       {"last_month", Month{2018y / 1}},
                                       {"first_month", Month{2018y / 2}},
                                       {"months", std::int64_t{4}},
                                       {"owed", Fen{51200}}}}};
  one.findings[1].finding.reasons = {{"q4.months_not_paid",
                                      {{"months", std::int64_t{2}},
                                       {"first_month", Month{2018y / 2}},
                                       {"last_month", Month{2018y / 4}},
                                       {"amount", Fen{200}}}}};
  const std::vector<cases::ToldMoney> told{{Scheme::resident_pension, 2018y / 2, 2018y / 5, Fen{51200}},
                                           {Scheme::employee_pension, 2018y / 2, 2018y / 4, Fen{200}}};
  CHECK(cases::money_told(one, LetterKind::decision) == told);
  CHECK(cases::money_told(one, LetterKind::entitlement) == told);
  // What is promised by now is the same money, told once.
  one.back_pay = {{Scheme::resident_pension, 2018y / 1, Fen{12800}, 4, Fen{51200}, 2018y / 2}};
  CHECK(cases::money_told(one, LetterKind::decision) == told);
  one.back_pay.clear();
  one.current.outcome = Outcome::cannot_be_decided;  // which tells what may be owed, and promises nothing
  CHECK(cases::money_told(one, LetterKind::decision).empty());
}

TEST_CASE("whoever was told of a decision that falls is told that it has fallen") {
  cases::Situation one = situation(CaseState::decided, Outcome::agency_error);
  one.events = {{now, "wang", "decided", "agency_error: paid late"}};
  const auto reopened = [&] { return asked_for(cases::reopen(one, "li", "he asks", {}, std::nullopt, now)); };
  CHECK(reopened().empty());
  one.events.push_back({now, "wang", "letter_written", "reminder: 2018-1-1, SHA-256 x"});
  CHECK(reopened().empty());
  one.events.push_back({now, "wang", "letter_written", "decision: 2018-1-2, SHA-256 x"});
  CHECK(reopened() == Strings{"letter_to_write retraction"});
  CHECK_FALSE(refusal(one, LetterKind::retraction).empty());

  one.current.state = CaseState::open;
  one.current.outcome.reset();
  one.events.push_back({now, "li", "reopened", "he asks"});
  CHECK(refusal(one, LetterKind::retraction).empty());
  CHECK(cases::letters_on(one.events).back().has_fallen);
  CHECK_FALSE(cases::letters_on(one.events).front().has_fallen);
  // What was told of a suspension before anything was decided has not fallen.
  one.events.erase(one.events.begin());
  CHECK_FALSE(refusal(one, LetterKind::retraction).empty());
}

TEST_CASE(
    "a repair that is undone is taken back in a letter, and the end of a suspension told if nobody has") {
  cases::Situation one = situation(CaseState::decided, Outcome::registry_wrong);
  const std::vector<CaseEvent> repaired = {{now, "wang", "benefits_on", "x"},
                                           {now, "wang", "lifted", "repaired"},
                                           {now, "wang", "decided", "registry_wrong: x"}};
  const auto restored = [&] {
    return asked_for(cases::restore_death(one, "li", "another woman", {}, std::nullopt, now));
  };
  one.events = repaired;
  one.events.insert(one.events.begin(), {now, "zhao", "suspended", "x"});
  CHECK(restored().empty());
  one.events.push_back({now, "wang", "letter_written", "repair: 2018-1-1, SHA-256 x"});
  CHECK(restored() == Strings{"letter_to_write retraction"});
  one.events.pop_back();
  one.events.insert(one.events.begin() + 1, {now, "zhao", "letter_written", "decision: 2018-1-1, SHA-256 x"});
  CHECK(restored() == Strings{"letter_to_write decision"});
}

TEST_CASE("a repair and a request need a record that was found to be wrong, and one of its suppliers") {
  cases::Situation repaired = situation(CaseState::decided, Outcome::registry_wrong);
  repaired.events = {{now, "li", "request_to_write", "police"}};
  CHECK(refusal(repaired, LetterKind::repair).empty());
  CHECK(refusal(repaired, LetterKind::correction, "police").empty());
  CHECK_FALSE(refusal(repaired, LetterKind::correction, "health").empty());
  repaired.current.state = CaseState::open;
  CHECK_FALSE(refusal(repaired, LetterKind::repair).empty());
  CHECK_FALSE(refusal(repaired, LetterKind::correction, "police").empty());
}

TEST_CASE("what survivors owe and are owed is told to nobody who may be alive") {
  for (const LetterKind kind : {LetterKind::notice, LetterKind::repair}) {
    CHECK(cases::is_about(kind, "D1"));
    CHECK_FALSE(cases::is_about(kind, "D3"));
  }
  CHECK(cases::is_about(LetterKind::decision, "D3"));
}

TEST_CASE("a notice takes what serving one takes") {
  CHECK(refusal(recorded_dead(), LetterKind::notice).empty());
  cases::Situation alive = recorded_dead();
  alive.on_file.seen_alive = Day{2018y / 3 / 1};
  CHECK(refusal(alive, LetterKind::notice).find("seen alive") != std::string::npos);
  CHECK_FALSE(refusal(noticed(), LetterKind::notice).empty());
  CHECK_FALSE(refusal(situation(CaseState::decided, Outcome::entitled), LetterKind::notice).empty());
}

TEST_CASE("a reminder is of a certification that is due, or a photo") {
  for (const char* check : {"L1", "F5", "D1"}) {
    cases::Situation one = situation_of(case_in(CaseState::open), {stored_finding(1, check, "2018")});
    INFO(check);
    CHECK(refusal(one, LetterKind::reminder).empty() == (std::string_view(check) != "D1"));
  }
}

TEST_CASE("nobody writes about himself or his family") {
  cases::Situation family = situation(CaseState::decided, Outcome::entitled);
  family.on_file.family = {citizen(901)};
  CHECK_FALSE(refusal(family, LetterKind::entitlement, "", "li").empty());
  CHECK(refusal(family, LetterKind::entitlement, "", "wang").empty());
}

TEST_CASE("a written letter is a paper of the case, and on its trail with its hash") {
  cases::Situation one = situation(CaseState::decided, Outcome::entitled);
  CHECK(cases::next_letter_number(one, now) == "2018-" + std::to_string(one.current.id) + "-1");
  one.events = {{now, "li", "letter_written", "x"}, {now, "li", "request_written", "x"}};
  CHECK(cases::next_letter_number(one, now).ends_with("-3"));
  const cases::Holder li{.officer = "li", .now = now, .lease = 24h, .supervisor = false};
  const auto change = cases::record_letter(
      one, {LetterKind::entitlement, "", "2018-1-3", "entitlement-2018-1-3.txt", text("您好")}, li);
  REQUIRE(change);
  REQUIRE(change->attaching.size() == 1);
  CHECK(change->attaching[0].name == "entitlement-2018-1-3.txt");
  CHECK(change->events.back().what == "letter_written");
  CHECK(change->events.back().text == "entitlement: 2018-1-3, SHA-256 " + change->attaching[0].sha256);
  CHECK(change->events.back().actor == "li");
  CHECK_FALSE(cases::record_letter(one, {LetterKind::repair, "", "1", "x.txt", text("x")}, li));
  CHECK_FALSE(cases::record_letter(one, {LetterKind::entitlement, "", "1", "x.txt", {}}, li));
}

TEST_CASE("who is owed money, was wronged, or was served a notice is to be told") {
  CHECK(asked_for(decided(situation(), Outcome::entitled)) == Strings{"letter_to_write entitlement"});
  CHECK(asked_for(decided(situation(), Outcome::agency_error)) == Strings{"letter_to_write decision"});
  CHECK(asked_for(decided(situation(), Outcome::cannot_be_decided)).empty());
  CHECK(asked_for(decided(noticed(), Outcome::cannot_be_decided)) == Strings{"letter_to_write decision"});
  cases::Situation without_deaths = situation();
  without_deaths.on_file = {};
  CHECK(asked_for(decided(without_deaths, Outcome::registry_wrong)).empty());
  CHECK(asked_for(decided(noticed(), Outcome::registry_wrong)) ==
        Strings{"request_to_write health", "request_to_write police", "letter_to_write repair"});
}

TEST_CASE("an outcome that hurts is told when a second person has confirmed it") {
  cases::Situation one = recorded_dead();
  const auto proposed = decided(one, Outcome::death_reported_late);
  CHECK(asked_for(proposed).empty());
  one.current = proposed->next;
  one.events = proposed->events;
  CHECK(asked_for(cases::confirm(one, "zhao", "read", now)) == Strings{"letter_to_write decision"});
}

TEST_CASE("a suspension and its end are told, a reply is not answered before anybody has decided") {
  cases::Situation one = noticed();
  CHECK(asked_for(cases::record_reply(one, "li", "I am here", now)).empty());
  one.suspension->state = SuspensionState::proposed;
  one.suspension->proposed_by = "li";
  const Instant later = morning_of(Day{2018y / 5 / 3});
  CHECK(asked_for(cases::confirm_suspension(one, "zhao", "read", later)) ==
        Strings{"letter_to_write decision"});
  one.suspension->state = SuspensionState::in_force;
  one.suspension->in_force_since = later;
  CHECK(asked_for(cases::lift_suspension(one, "wang", "seen", {}, later)) ==
        Strings{"letter_to_write decision"});
}

TEST_CASE("the end of a notice is still to be told when another case has brought a new one") {
  cases::Situation one = noticed();
  one.current.state = CaseState::withdrawn;
  const auto ended =
      cases::reconcile_suspension(one.current, *one.suspension, {}, one.on_file.deaths, std::nullopt, now);
  REQUIRE(ended);
  one.events.insert(one.events.end(), ended->events.begin(), ended->events.end());
  one.suspension->case_id = one.current.id + 1;
  one.suspension->state = SuspensionState::noticed;
  CHECK(refusal(one, LetterKind::decision).empty());
  CHECK(cases::news_of_suspension(one)->state == SuspensionState::stopped);
  one = noticed();
  const auto replied = cases::record_reply(one, "li", "I am here", now);
  one.events.insert(one.events.end(), replied->events.begin(), replied->events.end());
  CHECK_FALSE(refusal(one, LetterKind::decision).empty());  // the answer to it is still to come
  CHECK_FALSE(cases::news_of_suspension(situation()));
}

TEST_CASE("what came into force here and was ended by a step elsewhere is told as lifted") {
  cases::Situation one = noticed();
  one.events.push_back({now, "zhao", "suspended", "read"});
  one.suspension->state = SuspensionState::in_force;
  CHECK(cases::news_of_suspension(one)->state == SuspensionState::in_force);
  one.suspension->state = SuspensionState::lifted;
  CHECK(cases::news_of_suspension(one)->state == SuspensionState::lifted);
  one.suspension->state = SuspensionState::in_force;
  one.suspension->case_id = one.current.id + 1;
  CHECK(cases::news_of_suspension(one)->state == SuspensionState::lifted);
}

TEST_CASE("each letter is offered, or told why not; a correction to each who is to be asked") {
  cases::Situation one = recorded_dead();
  const auto kinds_of = [&] {
    std::vector<std::string> kinds;
    for (const cases::LetterNow& letter : cases::letters_now(one, "li", now)) {
      const auto may = cases::may_write(one, "li", letter.kind, letter.supplier, now);
      CHECK(may.has_value() == !letter.refusal.has_value());
      kinds.push_back(std::string(to_string(letter.kind)) + letter.supplier);
    }
    return kinds;
  };
  CHECK(kinds_of() ==
        Strings{"notice", "reminder", "decision", "repair", "entitlement", "correction", "retraction"});
  one.events = decided(one, Outcome::registry_wrong)->events;
  CHECK(kinds_of() == Strings{"notice", "reminder", "decision", "repair", "entitlement", "correctionhealth",
                              "correctionpolice", "retraction"});
}
