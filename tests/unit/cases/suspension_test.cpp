#include "tests/support/case_situation.hpp"
#include "verify/cases/state_machine.hpp"

#include <set>
#include <string_view>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

const policy::Policy& policy_that_ships() {
  static const policy::Policy policy = policy::default_policy();
  return policy;
}

Instant on(Day day) { return morning_of(day); }
constexpr Day served = Day{2018y / 4 / 10};
/// 15 working days from 2018-04-11 on: 04-28 is worked, 04-29 to 05-01 are off.
constexpr Day last_reply_day = Day{2018y / 5 / 2};
constexpr Day later = Day{2018y / 5 / 3};

/// A case with two independent sources of the death, opened before the notice.
cases::Situation with_sources() {
  Case current = case_in(CaseState::open);
  current.opened_at = on(Day{2018y / 4 / 1});
  cases::Situation situation = situation_of(current);
  situation.on_file.deaths = {death_on_file("police", "aa"), death_on_file("health", "bb")};
  return situation;
}

void apply(cases::Situation& situation, const Expected<CaseChange>& change) {
  if (!change) FAIL(change.error().what);
  situation.current = change->next;
  for (const CaseEvent& event : change->events) situation.events.push_back(event);
  if (change->suspension) {
    situation.suspension = change->suspension;
    situation.suspension->id = 1;
  }
}

Expected<CaseChange> serve(const cases::Situation& situation, Day day = served, Instant now = on(served)) {
  return cases::serve_notice(situation, {"li", day, Service::in_person, ""}, policy_that_ships(), now);
}

cases::Situation noticed() {
  cases::Situation situation = with_sources();
  apply(situation, serve(situation));
  return situation;
}

cases::Situation proposed(const char* officer = "li") {
  cases::Situation situation = noticed();
  apply(situation, cases::propose_suspension(situation, officer, "no reply", on(later)));
  return situation;
}

cases::Situation suspended() {
  cases::Situation situation = proposed();
  apply(situation, cases::confirm_suspension(situation, "zhao", "read", on(later)));
  return situation;
}

Error error_of(const Expected<CaseChange>& change) {
  REQUIRE_FALSE(change);
  return change.error();
}

}  // namespace

TEST_CASE("a fair suspension is recorded, with its sources and both officers") {
  const cases::Situation situation = suspended();
  REQUIRE(situation.suspension);
  CHECK(situation.suspension->state == SuspensionState::in_force);
  CHECK(situation.suspension->notice.reply_until == last_reply_day);
  CHECK(situation.suspension->proposed_by == "li");
  CHECK(situation.suspension->confirmed_by == "zhao");
  CHECK(situation.suspension->suppliers == std::vector<std::string>{"health", "police"});
  CHECK(situation.suspension->in_force_since == on(later));
}

TEST_CASE("the period for reply is counted in working days, and its last day belongs to the recipient") {
  const cases::Situation situation = noticed();
  CHECK(error_of(cases::propose_suspension(situation, "li", "why", on(last_reply_day)))
            .what.find("2018-05-02") != std::string::npos);
  CHECK(cases::propose_suspension(situation, "li", "why", on(later)));
}

TEST_CASE("two copies of one source are one source") {
  cases::Situation situation = noticed();
  const auto refused = [&] {
    return error_of(cases::propose_suspension(situation, "li", "why", on(later))).what;
  };
  situation.on_file.deaths = {death_on_file("police", "aa"), death_on_file("police", "bb")};
  CHECK(refused().find("two independent sources") != std::string::npos);
  situation.on_file.deaths = {death_on_file("police", "aa"), death_on_file("health", "aa")};
  CHECK(refused().find("two independent sources") != std::string::npos);
  situation.on_file.deaths = {death_on_file("police", "aa"), death_on_file("health", "aa"),
                              death_on_file("police", "bb")};  // the newer list is the same supplier's
  CHECK(refused().find("two independent sources") != std::string::npos);
  situation.on_file.deaths.push_back(death_on_file("civil_affairs", "cc"));
  CHECK(cases::independent_suppliers(situation.on_file.deaths, std::nullopt) ==
        std::vector<std::string>{"civil_affairs", "police"});
  situation.on_file.deaths.clear();
  CHECK(refused().find("no usable death record") != std::string::npos);
}

TEST_CASE("sources are independent that were recorded on two days, of one death; nothing less shows it") {
  std::vector<cases::DeathOnFile> deaths = {death_on_file("police", "aa"), death_on_file("health", "bb")};
  cases::DeathOnFile& health = deaths.back();
  const auto are_two = [&] { return !cases::independent_suppliers(deaths, std::nullopt).empty(); };
  CHECK(are_two());
  health.recorded_on = deaths.front().recorded_on;  // one has copied the other's entry
  CHECK_FALSE(are_two());
  health.death_date += std::chrono::days{1};  // and has changed it
  CHECK_FALSE(are_two());
  *health.recorded_on += std::chrono::days{1};
  CHECK(are_two());
  health.recorded_on.reset();  // it does not say when
  CHECK_FALSE(are_two());
  health = death_on_file("health", "bb");
  health.death_date += cases::one_death_within;
  CHECK(are_two());
  health.death_date += std::chrono::days{1};  // they contradict each other
  CHECK_FALSE(are_two());
}

TEST_CASE("a run ends a notice that has told none of the records that are left, or not those that would do") {
  cases::Situation situation = noticed();
  const auto is_ended = [&] {
    return cases::reconcile_suspension(situation.current, *situation.suspension, situation.findings,
                                       situation.on_file.deaths, std::nullopt, on(later))
        .has_value();
  };
  situation.on_file.deaths = {death_on_file("police", "aa")};
  CHECK_FALSE(is_ended());
  situation.on_file.deaths.front().known_since = on(later);
  CHECK(is_ended());
  // What it told does not say when it was recorded; two that came later do.
  situation.on_file.deaths = {death_on_file("village", "cc"), death_on_file("police", "aa"),
                              death_on_file("health", "bb")};
  situation.on_file.deaths[0].recorded_on.reset();
  situation.on_file.deaths[1].known_since = on(later);
  CHECK_FALSE(is_ended());
  situation.on_file.deaths[2].known_since = on(later);
  CHECK(is_ended());
}

TEST_CASE("nobody is suspended on records that came after the notice was served") {
  cases::Situation situation = proposed();
  for (cases::DeathOnFile& death : situation.on_file.deaths) death.known_since = on(later);
  const Error error = error_of(cases::confirm_suspension(situation, "zhao", "read", on(later)));
  CHECK(error.what.find("after the notice was served") != std::string::npos);
  CHECK(cases::reconcile_suspension(situation.current, *situation.suspension, situation.findings,
                                    situation.on_file.deaths, std::nullopt, on(later)));
  situation.on_file.deaths.front().known_since = on(served);  // one of them was told
  CHECK(cases::confirm_suspension(situation, "zhao", "read", on(later)));
}

TEST_CASE("while the recipient may still reply nothing that hurts is proposed, and a reply ends a proposal") {
  cases::Situation situation = noticed();
  const cases::Decision late{"li", Outcome::death_reported_late, "why"};
  CHECK(error_of(cases::decide(situation, late, on(last_reply_day))).what.find("2018-05-02") !=
        std::string::npos);
  CHECK(cases::decide(situation, {"li", Outcome::entitled, "why"}, on(last_reply_day)));
  apply(situation, cases::decide(situation, late, on(later)));
  CHECK(situation.current.state == CaseState::proposed);

  cases::Situation replied = situation;
  apply(replied, cases::record_reply(situation, "zhao", "she lives in Tangshan", on(later)));
  CHECK(replied.current.state == CaseState::open);
  CHECK_FALSE(replied.current.outcome);
  CHECK_FALSE(replied.current.proposed_by);
  CHECK(error_of(cases::confirm(replied, "zhao", "read", on(later))).code == ErrorCode::conflict);
}

TEST_CASE("nobody seen alive is held to be dead; what another check found may still be decided") {
  cases::Situation situation = with_sources();
  situation.on_file.seen_alive = Day{2018y / 4 / 2};
  const cases::Decision fraud{"li", Outcome::fraud_suspected, "why"};
  situation.findings = {stored_finding(1, "S1", "2018-01")};
  CHECK(cases::decide(situation, fraud, on(later)));
  situation.findings.push_back(stored_finding(2, "D1", "2018-01-05"));
  const Error error = error_of(cases::decide(situation, fraud, on(later)));
  CHECK(error.code == ErrorCode::conflict);
  CHECK(error.what.find("2018-04-02") != std::string::npos);

  situation.on_file.seen_alive.reset();
  apply(situation, cases::decide(situation, fraud, on(later)));
  situation.on_file.seen_alive = Day{2018y / 4 / 2};  // a visit, delivered since
  CHECK(error_of(cases::confirm(situation, "zhao", "read", on(later))).code == ErrorCode::conflict);
}

TEST_CASE("sources are looked at anew when the suspension is confirmed") {
  cases::Situation situation = proposed();
  situation.on_file.deaths.pop_back();
  CHECK(error_of(cases::confirm_suspension(situation, "zhao", "read", on(later))).code ==
        ErrorCode::conflict);
}

TEST_CASE("a notice is neither of tomorrow, nor older than the policy allows, nor older than its case") {
  cases::Situation situation = with_sources();
  const auto refused = [&](Day day) { return error_of(serve(situation, day)); };
  CHECK(refused(served + std::chrono::days{1}).where == "served_on");
  CHECK(serve(situation, served - std::chrono::days{3}));
  CHECK(refused(served - std::chrono::days{4}).what.find("within 3 days") != std::string::npos);
  situation.current.opened_at = on(served);
  CHECK(refused(served - std::chrono::days{1}).what.find("older than its case") != std::string::npos);
}

TEST_CASE("a period that runs beyond the known holidays cannot be counted") {
  const Day day = Day{2019y / 12 / 20};
  const Error error = error_of(serve(with_sources(), day, on(day)));
  CHECK(error.where == "holiday_years");
  CHECK(error.what.find("2020") != std::string::npos);
}

TEST_CASE("a reply stops the clock, and a new notice begins after it") {
  cases::Situation situation = GENERATE(noticed(), proposed());
  apply(situation, cases::record_reply(situation, "zhao", "she lives in Tangshan", on(later)));
  CHECK(situation.suspension->state == SuspensionState::stopped);
  CHECK(error_of(cases::propose_suspension(situation, "li", "why", on(later))).code == ErrorCode::conflict);
  CHECK(error_of(cases::confirm_suspension(situation, "zhao", "why", on(later))).code == ErrorCode::conflict);
  CHECK(error_of(serve(situation, later - std::chrono::days{1}, on(later))).what.find("was stopped on") !=
        std::string::npos);
  CHECK(serve(situation, later, on(later) + 1h));
}

TEST_CASE("a sign of life stops a proposal and lifts a suspension, by the step and by the run") {
  cases::Situation situation = proposed();
  situation.on_file.seen_alive = Day{2018y / 4 / 20};
  CHECK(error_of(cases::confirm_suspension(situation, "zhao", "why", on(later))).what.find("2018-04-20") !=
        std::string::npos);
  const std::vector<StoredFinding> findings = {stored_finding(1, "D4", "2018-01-05")};
  const auto stopped = cases::reconcile_suspension(situation.current, *situation.suspension, findings,
                                                   situation.on_file.deaths, std::nullopt, on(later));
  REQUIRE(stopped);
  CHECK(stopped->suspension->state == SuspensionState::stopped);

  const cases::Situation in_force = suspended();
  const auto lifted = cases::reconcile_suspension(in_force.current, *in_force.suspension, findings,
                                                  in_force.on_file.deaths, std::nullopt, on(later));
  REQUIRE(lifted);
  CHECK(lifted->suspension->state == SuspensionState::lifted);
  CHECK(lifted->suspension->ended_because == "seen_alive");
  CHECK_FALSE(cases::reconcile_suspension(in_force.current, *in_force.suspension, {}, in_force.on_file.deaths,
                                          std::nullopt, on(later)));
}

TEST_CASE("two accounts of one person are one person") {
  cases::Situation situation = noticed();
  apply(situation, cases::propose_suspension(situation, "wang", "no reply", on(later)));
  const Error error = error_of(cases::confirm_suspension(situation, "wang2", "read", on(later)));
  CHECK(error.code == ErrorCode::second_person);
  CHECK(error.what.find("one person") != std::string::npos);
  CHECK(error_of(cases::confirm_suspension(situation, "qian", "read", on(later))).code ==
        ErrorCode::forbidden);
}

TEST_CASE("the queue gives a case neither to a relative nor to a certifier") {
  cases::Situation situation = noticed();
  const auto may = [&](const char* officer) {
    return cases::may_be_given(situation, officer, on(later)).has_value();
  };
  situation.on_file.family = {citizen(904)};
  situation.on_file.certifiers = {"陈刚"};
  CHECK_FALSE(may("sun"));
  CHECK_FALSE(may("chen"));
  CHECK(may("wang"));
}

TEST_CASE("relatives, certifiers, deliverers of a source and earlier deciders do not confirm") {
  cases::Situation situation = proposed();
  const auto code = [&](const char* officer) {
    return error_of(cases::confirm_suspension(situation, officer, "read", on(later))).code;
  };
  situation.on_file.family = {citizen(904)};
  CHECK(code("sun") == ErrorCode::forbidden);
  situation.on_file.certifiers = {"陈刚"};
  CHECK(code("chen") == ErrorCode::forbidden);
  situation.on_file.photo_givers = {"wang2"};
  CHECK(code("wang") == ErrorCode::second_person);
  situation.on_file.photo_givers.clear();
  situation.on_file.source_deliverers = {"importer", "zhao"};
  CHECK(code("zhao") == ErrorCode::second_person);
  situation.events.push_back({on(served), "wang2", "proposed", "fraud_suspected: x"});
  CHECK(code("wang") == ErrorCode::second_person);
}

TEST_CASE("a clock that was set back decides nothing that can hurt, and still helps") {
  const cases::Situation situation = proposed();
  CHECK(error_of(cases::confirm_suspension(situation, "zhao", "read", on(served))).what.find("set back") !=
        std::string::npos);
  const cases::Situation in_force = suspended();
  const auto lifted = cases::lift_suspension(in_force, "zhao", "seen", {}, on(served));
  REQUIRE(lifted);
  CHECK(lifted->suspension->ended_at == on(later));
  CHECK(lifted->events.front().at == on(later));
}

TEST_CASE("a proposal is taken back by its proposer until it is confirmed; the notice stands") {
  cases::Situation situation = proposed();
  CHECK(error_of(cases::take_back(situation, "zhao", on(later))).code == ErrorCode::conflict);
  apply(situation, cases::take_back(situation, "li", on(later)));
  CHECK(situation.suspension->state == SuspensionState::noticed);
  CHECK(error_of(cases::take_back(suspended(), "li", on(later))).code == ErrorCode::conflict);
}

TEST_CASE("a decision in the person's favour lifts a suspension") {
  const cases::Situation situation = suspended();
  const auto decided = cases::decide(situation, {"zhao", Outcome::agency_error, "why"}, on(later));
  REQUIRE(decided);
  CHECK(decided->suspension->state == SuspensionState::lifted);
}

TEST_CASE("a repair does everything in one change, and another person undoes it") {
  cases::Situation situation = suspended();
  const Arrears owed{Scheme::resident_pension, 2018y / 4, Fen{10800}, 3, Fen{32400}};
  const cases::Repair repair{
      "li", TraceKind::counter_visit, Day{2018y / 5 / 2}, "at the counter", {"f1", "f2"}, {"police"}, {owed}};
  const auto change = cases::repair_death(situation, repair, on(later));
  REQUIRE(change);
  CHECK(change->next.state == CaseState::decided);
  CHECK(change->next.outcome == Outcome::registry_wrong);
  CHECK(change->suspension->state == SuspensionState::lifted);
  CHECK(change->back_pay == std::vector<Arrears>{owed});
  CHECK(change->set_aside.size() == 2);
  std::vector<std::string> steps;
  for (const CaseEvent& event : change->events) steps.push_back(event.what);
  CHECK(steps == std::vector<std::string>{"benefits_on", "lifted", "certified", "back_pay", "disputed",
                                          "disputed", "request_to_write", "letter_to_write", "decided"});

  apply(situation, change);
  CHECK(error_of(cases::restore_death(situation, "li", "why", {}, {}, on(later))).code ==
        ErrorCode::second_person);
  const std::vector<std::string> fingerprints = {"f1", "f2"};
  situation.officers =
      Officers({{"wang", citizen(902), "王", {}, "root"}, {"li", citizen(901), "李", {}, "root"}});
  const auto undone = cases::restore_death(situation, "wang", "her sister", fingerprints, {}, on(later));
  REQUIRE(undone);
  CHECK(undone->next.state == CaseState::open);
  CHECK(undone->restored == fingerprints);
  apply(situation, undone);
  CHECK(error_of(cases::restore_death(situation, "wang", "why", {}, {}, on(later))).code ==
        ErrorCode::conflict);
}

TEST_CASE("being seen before the recorded death mends nothing") {
  const cases::Repair repair{"li", TraceKind::home_visit, Day{2018y / 1 / 5}, "seen", {"f"}, {}, {}};
  CHECK(error_of(cases::repair_death(with_sources(), repair, on(later))).where == "seen_on");
}

TEST_CASE("a stale version says who did what meanwhile, and how to go on") {
  Case current = case_in(CaseState::taken);
  const std::vector<CaseEvent> events = {{on(served), "wang", "taken", ""}};
  CHECK(cases::check_version(current, events, current.version));
  const auto error = cases::check_version(current, events, current.version - 1).error();
  CHECK(error.code == ErrorCode::conflict);
  CHECK(error.what.find("taken by wang on 2018-04-10 at 09:00") != std::string::npos);
  CHECK(error.hint.find("--seen 3") != std::string::npos);
}

TEST_CASE("who delivered a death record of the person, though it is gone, neither proposes nor confirms") {
  cases::Situation situation = proposed();
  situation.on_file.source_deliverers = {"importer", "zhao"};
  CHECK(error_of(cases::confirm_suspension(situation, "zhao", "why", on(later))).code ==
        ErrorCode::second_person);
  CHECK(cases::confirm_suspension(situation, "wang", "why", on(later)));
  cases::Situation notice = noticed();
  notice.on_file.deaths = situation.on_file.deaths;
  notice.on_file.source_deliverers = {"importer", "wang2"};
  CHECK(error_of(cases::propose_suspension(notice, "wang", "why", on(later))).code ==
        ErrorCode::second_person);
  CHECK(cases::propose_suspension(notice, "zhao", "why", on(later)));
}

TEST_CASE("a suspension is moved on the case that its notice was served on, and nowhere else") {
  cases::Situation other = suspended();
  other.current.id = 99;
  CHECK(error_of(cases::lift_suspension(other, "li", "here", {}, on(later))).hint.find("case show") !=
        std::string::npos);
  CHECK(error_of(cases::record_reply(other, "li", "here", on(later))).code == ErrorCode::conflict);
  other.suspension->state = SuspensionState::noticed;
  CHECK(error_of(cases::propose_suspension(other, "li", "why", on(later))).code == ErrorCode::conflict);
  other.suspension->state = SuspensionState::proposed;
  CHECK(error_of(cases::confirm_suspension(other, "zhao", "why", on(later))).code == ErrorCode::conflict);
}

TEST_CASE("who has decided on another case of the person meanwhile does not confirm") {
  cases::Situation situation = proposed();
  situation.on_file.elsewhere = {{on(later), "zhao", "decided", "recipient_error: x"}};
  CHECK(error_of(cases::confirm_suspension(situation, "zhao", "read", on(later))).code ==
        ErrorCode::second_person);
  CHECK(cases::confirm_suspension(situation, "wang", "read", on(later)));
}

TEST_CASE("a notice needs a death record, and after proof of life one of a death since") {
  cases::Situation situation = with_sources();
  situation.on_file.deaths.clear();
  CHECK(error_of(serve(situation)).what.find("no usable death record") != std::string::npos);
  situation = suspended();
  apply(situation, cases::lift_suspension(situation, "wang", "at the counter", {}, on(later)));
  const Day next = later + std::chrono::days{1};
  CHECK(error_of(serve(situation, next, on(next))).what.find("was seen alive on") != std::string::npos);
  situation.on_file.deaths.back().received_at = on(next);  // the same record, delivered anew
  CHECK(error_of(serve(situation, next, on(next))).what.find("was seen alive on") != std::string::npos);
  situation.on_file.deaths = {death_on_file("police", "ee", next)};
  CHECK(serve(situation, next, on(next)));
}

TEST_CASE("proof of life by which an officer lifted a suspension speaks against every outcome of a death") {
  cases::Situation situation = suspended();
  situation.findings = {stored_finding(1, "D1", "2018-01-05")};
  apply(situation, cases::lift_suspension(situation, "wang", "at the counter", {}, on(later)));
  for (const Outcome outcome : {Outcome::death_reported_late, Outcome::fraud_suspected})
    CHECK(error_of(cases::decide(situation, {"zhao", outcome, "why"}, on(later)))
              .what.find("was seen alive on") != std::string::npos);
}

TEST_CASE("a run ends what has not its sources any more") {
  for (const bool is_in_force : {false, true}) {
    cases::Situation situation = is_in_force ? suspended() : proposed();
    const auto follow = [&] {
      return cases::reconcile_suspension(situation.current, *situation.suspension, {},
                                         situation.on_file.deaths, std::nullopt, on(later));
    };
    CHECK_FALSE(follow());
    situation.on_file.deaths.pop_back();
    const auto ended = follow();
    REQUIRE(ended);
    CHECK(ended->suspension->state == (is_in_force ? SuspensionState::lifted : SuspensionState::stopped));
    CHECK(ended->suspension->ended_because == "sources_gone");
  }
  cases::Situation situation = noticed();
  situation.on_file.deaths.pop_back();
  CHECK_FALSE(cases::reconcile_suspension(situation.current, *situation.suspension, {},
                                          situation.on_file.deaths, std::nullopt, on(later)));
  CHECK(
      cases::reconcile_suspension(situation.current, *situation.suspension, {}, {}, std::nullopt, on(later)));
}

TEST_CASE("two suppliers whose lists are nearly the same are one source") {
  cases::Situation situation = noticed();
  REQUIRE(situation.on_file.deaths.size() == 2);
  situation.on_file.deaths[0].nearly_one_list_with = {situation.on_file.deaths[1].supplier};
  CHECK(error_of(cases::propose_suspension(situation, "li", "why", on(later))).code == ErrorCode::conflict);
  situation.on_file.deaths.push_back(death_on_file("village", "dd"));
  CHECK(cases::propose_suspension(situation, "li", "why", on(later)));
}

TEST_CASE("a household registry that comes while the case is open keeps nobody from helping") {
  cases::Situation situation = suspended();
  situation.on_file.family = {citizen(901)};
  CHECK(cases::lift_suspension(situation, "li", "at the counter", {}, on(later)));
  CHECK(error_of(cases::decide(situation, {"li", Outcome::agency_error, "why"}, on(later))).code ==
        ErrorCode::forbidden);
  situation.on_file.family_before = situation.on_file.family;
  CHECK(error_of(cases::lift_suspension(situation, "li", "at the counter", {}, on(later))).code ==
        ErrorCode::forbidden);
}

TEST_CASE("what a relative or a certifier has proposed is not confirmed when that becomes known") {
  cases::Situation situation = proposed();
  situation.on_file.family_of_proposer = {citizen(901)};
  CHECK(error_of(cases::confirm_suspension(situation, "wang", "read", on(later))).hint.find("take") !=
        std::string::npos);
  situation.on_file.family_of_proposer.clear();
  situation.on_file.certifiers = {"李强"};
  CHECK_FALSE(cases::confirm_suspension(situation, "wang", "read", on(later)));
  situation.on_file.certifiers.clear();
  CHECK(cases::confirm_suspension(situation, "wang", "read", on(later)));
}

TEST_CASE("an account is barred by what any account of its person has done") {
  cases::Situation situation = proposed();
  situation.on_file.certifiers = {"wang2"};
  CHECK(error_of(cases::confirm_suspension(situation, "wang", "read", on(later))).code ==
        ErrorCode::forbidden);
}

TEST_CASE("whoever asks for another look has answered the notice") {
  cases::Situation situation = noticed();
  situation.current.state = CaseState::decided;
  situation.current.outcome = Outcome::fraud_suspected;
  apply(situation, cases::reopen(situation, "zhao", "she asks for it", {}, std::nullopt, on(later)));
  CHECK(situation.suspension->state == SuspensionState::stopped);
  CHECK(situation.suspension->ended_because == "reopened");
}

TEST_CASE("a notice that is offered is one for which a period can be counted") {
  cases::Situation situation = with_sources();
  const auto refusal = [&] {
    const auto steps = cases::steps_now(situation, "li", on(served));
    return std::ranges::find(steps, "notice serve", &cases::StepNow::command)->refusal;
  };
  CHECK_FALSE(refusal());
  situation.on_file.no_reply_period = Error{ErrorCode::conflict, "no holidays of 2026", "", ""};
  REQUIRE(refusal());
  CHECK(refusal()->what == "no holidays of 2026");
}

TEST_CASE("a proposal goes back to its proposer with what is missing in it") {
  cases::Situation situation = with_sources();
  apply(situation, cases::decide(situation, {"li", Outcome::fraud_suspected, "why"}, on(later)));
  const auto give_back = [&](const char* who) {
    return cases::return_proposal(situation, who, "Ask the hospital.", std::chrono::hours{1}, on(later));
  };
  CHECK(error_of(give_back("li")).code == ErrorCode::second_person);
  apply(situation, give_back("wang"));
  CHECK(situation.current.state == CaseState::taken);
  CHECK(situation.current.taken_by == "li");
  CHECK_FALSE(situation.current.outcome);
  CHECK(situation.events.back().text == "fraud_suspected: Ask the hospital.");
  CHECK(error_of(give_back("wang")).code == ErrorCode::conflict);
  // Who gave it back has decided nothing, and may confirm what comes next.
  apply(situation,
        cases::decide(situation, {"li", Outcome::fraud_suspected, "the hospital says"}, on(later)));
  CHECK(cases::confirm(situation, "wang", "read", on(later)));

  cases::Situation suspension = proposed();
  apply(suspension,
        cases::return_proposal(suspension, "wang", "Too early.", std::chrono::hours{1}, on(later)));
  CHECK(suspension.suspension->state == SuspensionState::noticed);
  CHECK_FALSE(suspension.suspension->proposed_by);
}

TEST_CASE("a reply to a proposed outcome is recorded without a notice, and the proposal falls") {
  cases::Situation situation = with_sources();
  apply(situation, cases::decide(situation, {"li", Outcome::fraud_suspected, "why"}, on(later)));
  REQUIRE(situation.current.state == CaseState::proposed);
  apply(situation, cases::record_reply(situation, "wang", "I live", on(later)));
  CHECK(situation.current.state == CaseState::open);
  CHECK(situation.events.back().what == "proposal_fell");
  CHECK(situation.events.back().text == "fraud_suspected: li");
}

TEST_CASE("whoever was seen alive after the earliest record is not suspended on a later one either") {
  const cases::Situation situation = suspended();
  const auto lifted = cases::reconcile_suspension(situation.current, *situation.suspension, {},
                                                  situation.on_file.deaths, Day{2018y / 4 / 30}, on(later));
  REQUIRE(lifted);
  CHECK(lifted->suspension->state == SuspensionState::lifted);
}

TEST_CASE("who stands before the officer was not dead this morning") {
  cases::Situation situation = with_sources();
  situation.on_file.deaths.back().death_date = later;
  const auto repair_on = [&](Day seen) {
    return cases::repair_death(situation, {"li", TraceKind::counter_visit, seen, "here", {"f"}, {}, {}},
                               on(later));
  };
  CHECK(repair_on(later));
  CHECK(error_of(repair_on(later - std::chrono::days{1})).where == "seen_on");
  situation.on_file.deaths.back().death_date = later - std::chrono::days{1};
  CHECK(error_of(repair_on(later - std::chrono::days{1})).where == "seen_on");
}

TEST_CASE("what is offered of a decision is each outcome by itself") {
  cases::Situation situation = with_sources();
  situation.on_file.seen_alive = later;
  std::set<std::string_view> offered;
  for (const cases::StepNow& step : cases::steps_now(situation, "li", on(later)))
    if (step.outcome && !step.refusal) offered.insert(to_string(*step.outcome));
  CHECK(offered.contains("fraud_suspected"));  // S1: paid twice
  CHECK_FALSE(offered.contains("death_reported_late"));
  CHECK_FALSE(offered.contains("in_order"));
  CHECK(offered.contains("entitled"));
}

TEST_CASE(
    "a suspension is ended by what is decided on its own case, or about the records, not of another matter") {
  cases::Situation other = suspended();
  other.current = case_in(CaseState::open);
  other.current.id = 99;
  CHECK_FALSE(cases::decide(other, {"wang", Outcome::entitled, "a refund"}, on(later))->suspension);
  CHECK(cases::decide(other, {"wang", Outcome::registry_wrong, "another"}, on(later))->suspension->state ==
        SuspensionState::lifted);
}

TEST_CASE("a reply to a proposal stops the clock of a notice on another case, too") {
  cases::Situation other = noticed();
  other.current = case_in(CaseState::open);
  other.current.id = 99;
  other.suspension->notice.reply_until = later - std::chrono::days{1};
  const auto proposal = cases::decide(other, {"li", Outcome::recipient_error, "why"}, on(later));
  REQUIRE(proposal);
  other.current = proposal->next;
  const auto replied = cases::record_reply(other, "wang", "I live", on(later));
  REQUIRE(replied);
  CHECK(replied->next.state == CaseState::open);
  CHECK(replied->suspension->state == SuspensionState::stopped);
}
