// Random steps by several officers and runs, followed by a tiny model that knows only who did what.
#include "verify/cases/state_machine.hpp"

#include "tests/support/case_situation.hpp"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace benefit;
using namespace benefit::test;

namespace {

constexpr Outcome outcomes[] = {Outcome::fraud_suspected, Outcome::agency_error,
                                Outcome::recipient_error, Outcome::death_reported_late,
                                Outcome::registry_wrong,  Outcome::not_the_same_person,
                                Outcome::entitled,        Outcome::cannot_be_decided};

/// The store's part, in memory.
struct World {
  std::optional<Case> current;
  std::vector<StoredFinding> findings;
  std::vector<CaseEvent> events;
  Instant now{};

  void apply(const CaseChange& change) {
    current = change.next;
    current->id = 1;
    ++current->version;
    for (const FindingId id : change.joining)
      for (StoredFinding& finding : findings)
        if (finding.id == id) finding.in_case = 1;
    events.insert(events.end(), change.events.begin(), change.events.end());
  }
  bool finished() const {
    return current && (current->state == CaseState::decided || current->state == CaseState::withdrawn);
  }
};

/// What the house promises, as little as can be said: who backed which outcome since the last taking.
struct Model {
  std::set<std::string> backers;
  std::optional<Outcome> outcome;
};

void run(World& world) {
  for (StoredFinding& finding : world.findings) {
    if (!finding.open || *rc::gen::inRange(0, 3) != 0) continue;
    finding.open = false;
    finding.withdrawn_at = world.now;
  }
  const auto id = static_cast<FindingId>(world.findings.size() + 1);
  if (*rc::gen::arbitrary<bool>())
    world.findings.push_back(stored_finding(id, "S1", std::to_string(id), {Fen{id}, Fen{}, Fen{}}));
  if (world.finished()) return;
  if (const auto change = cases::reconcile(world.current, world.findings, world.now)) world.apply(*change);
}

/// A proposal that falls by a new finding has nobody behind it any more.
void run_with_model(World& world, Model& model) {
  const bool was_proposed = world.current && world.current->state == CaseState::proposed;
  run(world);
  if (was_proposed && world.current->state != CaseState::proposed) model = {};
}

void take(World& world, Model& model, const std::string& officer) {
  const auto change = cases::take(*world.current, officer, world.now);
  if (!change) return;
  world.apply(*change);
  model = {};
}

void decide(World& world, Model& model, const std::string& officer) {
  cases::Situation situation = situation_of(*world.current, world.findings);
  situation.events = world.events;
  // Mostly what is proposed already, or nobody would ever confirm anything.
  const bool confirm = world.current->outcome && *rc::gen::inRange(0, 3) != 0;
  const Outcome outcome = confirm
                              ? *world.current->outcome
                              : *rc::gen::elementOf(std::vector(std::begin(outcomes), std::end(outcomes)));
  const auto change = confirm ? cases::confirm(situation, officer, "reason", world.now)
                              : cases::decide(situation, {officer, outcome, "reason"}, world.now);
  if (!change) return;
  world.apply(*change);
  if (model.outcome != outcome) model = {{}, outcome};
  model.backers.insert(officer);
}

void check_promises(const World& world, const Model& model) {
  if (!world.current) return;
  const Case& current = *world.current;
  if (current.state == CaseState::decided) {
    RC_ASSERT(current.outcome == model.outcome);
    RC_ASSERT(model.backers.size() >= (cases::hurts_recipient(*current.outcome) ? 2U : 1U));
  }
  if (current.state == CaseState::proposed) {
    RC_ASSERT(cases::hurts_recipient(*current.outcome));
    RC_ASSERT(model.backers == std::set<std::string>{*current.proposed_by});
  }
  if (current.state == CaseState::open || current.state == CaseState::taken) RC_ASSERT(!current.outcome);
  if (current.state == CaseState::taken) RC_ASSERT(current.taken_by.has_value());
  const bool any_open = std::any_of(world.findings.begin(), world.findings.end(),
                                    [](const StoredFinding& f) { return f.open && f.in_case; });
  if (current.state == CaseState::withdrawn) RC_ASSERT(!any_open);
}

}  // namespace

TEST_CASE("property: nothing that hurts a recipient is decided without two different officers") {
  REQUIRE(rc::check([] {
    World world;
    Model model;
    world.findings = {stored_finding(1, "D1", "2018-01", {Fen{}, Fen{100}, Fen{}}, "00000000000000aa")};
    for (int steps = *rc::gen::inRange(1, 30); steps > 0 && !world.finished(); --steps) {
      world.now += std::chrono::hours{1};
      const std::string officer = *rc::gen::element<std::string>("li", "wang", "zhao");
      const int step = *rc::gen::inRange(0, 5);
      if (!world.current || step == 0)
        run_with_model(world, model);
      else if (step == 1)
        take(world, model, officer);
      else if (step == 2)
        world.apply(*cases::add_note(*world.current, officer, "seen", world.now));
      else
        decide(world, model, officer);
      check_promises(world, model);
    }
    // Printed, for the property would hold for want of decisions, too.
    const bool confirmed = world.current && world.current->state == CaseState::decided &&
                           cases::hurts_recipient(*world.current->outcome);
    RC_CLASSIFY(confirmed);
  }));
}

TEST_CASE("property: a finished case is left as it is by every step but a note") {
  REQUIRE(rc::check([] {
    Case finished = case_in(*rc::gen::element(CaseState::decided, CaseState::withdrawn));
    if (finished.state == CaseState::decided) finished.outcome = Outcome::entitled;
    const Outcome outcome = *rc::gen::elementOf(std::vector(std::begin(outcomes), std::end(outcomes)));
    RC_ASSERT(!cases::take(finished, "li", Instant{}));
    RC_ASSERT(!cases::decide(situation_of(finished), {"li", outcome, "reason"}, Instant{}));
  }));
}

TEST_CASE("property: following the findings again changes nothing") {
  REQUIRE(rc::check([] {
    World world;
    for (int i = *rc::gen::inRange(0, 6); i > 0; --i)
      world.findings.push_back(stored_finding(i, *rc::gen::element<std::string>("D1", "S1", "L1"),
                                              std::to_string(i), {Fen{i}, Fen{}, Fen{}}));
    for (int runs = *rc::gen::inRange(1, 5); runs > 0; --runs) {
      world.now += std::chrono::hours{1};
      run(world);
      world.now += std::chrono::hours{1};
      if (!world.finished()) RC_ASSERT(!cases::reconcile(world.current, world.findings, world.now));
    }
  }));
}
