// Random runs, splits, merges and takings over a few people, against what the house promises of their cases.
#include "verify/cases/grouping.hpp"

#include "tests/support/stored_findings.hpp"
#include "verify/cases/priority.hpp"
#include "verify/cases/state_machine.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace benefit;
using namespace benefit::test;

namespace {

constexpr int people = 3;
const std::vector<std::string> officers = {"li", "wang", "zhao"};

CitizenId person(int n) { return CitizenId::from_body(citizen().body() + static_cast<std::uint64_t>(n)); }

/// 0 to n - 1, each as often as the other, however small the test is.
int pick(int n) { return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, n)); }

bool is_finished(const Case& one) {
  return one.state == CaseState::decided || one.state == CaseState::withdrawn;
}

/// The store's part, in memory.
struct World {
  std::map<CaseId, Case> cases;
  std::vector<StoredFinding> findings;
  Instant now{};

  CaseId apply(const CaseChange& change) {
    Case next = change.next;
    if (next.id == 0) next.id = static_cast<CaseId>(cases.size()) + 1;
    ++next.version;
    for (const FindingId id : change.joining)
      for (StoredFinding& finding : findings)
        if (finding.id == id) finding.in_case = next.id;
    cases.insert_or_assign(next.id, next);
    return next.id;
  }
  std::vector<StoredFinding> of(CitizenId subject) const {
    std::vector<StoredFinding> found;
    for (const StoredFinding& finding : findings)
      if (finding.finding.key.subject == subject) found.push_back(finding);
    return found;
  }
  std::vector<Case> side_by_side(const Case& one) const {
    std::vector<Case> others;
    for (const auto& [id, other] : cases)
      if (one.matter && other.matter == one.matter && id != one.id && !is_finished(other))
        others.push_back(other);
    return others;
  }
  std::vector<CaseId> unfinished() const {
    std::vector<CaseId> ids;
    for (const auto& [id, one] : cases)
      if (!is_finished(one)) ids.push_back(id);
    return ids;
  }
};

/// What conclude_run does for each subject: first the case that gathers, then those that were split off.
void run(World& world) {
  for (StoredFinding& finding : world.findings)
    if (finding.open && pick(4) == 0) {
      finding.open = false;
      finding.withdrawn_at = world.now;
    }
  for (int i = pick(4); i > 0; --i) {
    const auto id = static_cast<FindingId>(world.findings.size()) + 1;
    StoredFinding fresh = stored_finding(id, *rc::gen::element<std::string>("D1", "D4", "S1", "P1", "L1"),
                                         std::to_string(id), {Fen{id}, Fen{10 * id}, Fen{100 * id}});
    fresh.finding.key.subject = person(pick(people));
    world.findings.push_back(fresh);
  }
  for (int n = 0; n < people; ++n) {
    std::optional<Case> gathers;
    std::vector<Case> split_off;
    for (const auto& [id, one] : world.cases)
      if (one.subject == person(n) && !is_finished(one)) {
        if (one.split_from)
          split_off.push_back(one);
        else
          gathers = one;
      }
    if (const auto change = cases::reconcile(gathers, world.of(person(n)), world.now)) world.apply(*change);
    for (const Case& one : split_off)
      if (const auto change = cases::reconcile(one, world.of(person(n)), world.now)) world.apply(*change);
  }
}

void step(World& world) {
  const std::vector<CaseId> ids = world.unfinished();
  if (ids.empty()) return run(world);
  const Case one = world.cases.at(*rc::gen::elementOf(ids));
  const Case other = world.cases.at(*rc::gen::elementOf(ids));
  const cases::Holder holder{*rc::gen::elementOf(officers), world.now, std::chrono::hours{3}};
  Expected<std::vector<CaseChange>> changes;
  switch (pick(6)) {
    case 0:
      return run(world);
    case 1:
      changes = cases::take_next(one, world.side_by_side(one), holder);
      break;
    case 2:
      changes = cases::release(one, world.side_by_side(one), "", holder);
      break;
    case 3:
      changes =
          cases::merge(one, world.side_by_side(one), other, world.side_by_side(other), "one house", holder);
      break;
    case 4:
      changes = cases::transfer(one, world.side_by_side(one), *rc::gen::elementOf(officers), "x", holder);
      break;
    default: {
      std::vector<FindingId> chosen;
      for (const StoredFinding& finding : world.of(one.subject))
        if (finding.in_case == one.id && *rc::gen::arbitrary<bool>()) chosen.push_back(finding.id);
      std::vector<StoredFinding> in_it = world.of(one.subject);
      changes = cases::split(one, in_it, chosen, holder);
    }
  }
  if (!changes) return;
  for (const CaseChange& change : *changes) {
    if (change.next.id != 0 && change.next.taken_by != world.cases.at(change.next.id).taken_by) {
      // Nobody's running lease ends but by the holder's own hand.
      const Case& before = world.cases.at(change.next.id);
      RC_ASSERT(!cases::is_held_by_other(before, holder.officer, holder.now));
    }
    world.apply(change);
  }
}

void check_promises(const World& world) {
  std::map<CitizenId, int> gathering;
  std::map<CaseId, Sums> sums;
  for (const StoredFinding& finding : world.findings) {
    if (!finding.open || !finding.in_case) continue;
    const Case& one = world.cases.at(*finding.in_case);
    RC_ASSERT(one.subject == finding.finding.key.subject);
    if (!is_finished(one)) sums[one.id] += finding.finding.sums;
  }
  for (const auto& [id, one] : world.cases) {
    if (is_finished(one)) continue;
    if (!one.split_from) ++gathering[one.subject];
    RC_ASSERT(one.sums == sums[id]);  // what is in a case is what it says
    RC_ASSERT(!one.checks.empty());   // or it would have closed itself
    RC_ASSERT(!one.matter || *one.matter <= id);
    RC_ASSERT((one.state == CaseState::taken) == one.leased_until.has_value());
  }
  for (const auto& [subject, count] : gathering) RC_ASSERT(count == 1);
}

}  // namespace

TEST_CASE("property: runs, splits and merges lose no finding, double none, and one case per person gathers") {
  REQUIRE(rc::check([] {
    World world;
    for (int steps = 1 + pick(40); steps > 0; --steps) {
      world.now += std::chrono::hours{1};
      step(world);
      check_promises(world);
    }
    // After a run every open finding is in a case.
    world.now += std::chrono::hours{1};
    run(world);
    check_promises(world);
    for (const StoredFinding& finding : world.findings)
      if (finding.open) RC_ASSERT(finding.in_case.has_value());
    const bool any_split = std::any_of(world.cases.begin(), world.cases.end(),
                                       [](const auto& entry) { return entry.second.split_from.has_value(); });
    const bool any_matter = std::any_of(world.cases.begin(), world.cases.end(),
                                        [](const auto& entry) { return entry.second.matter.has_value(); });
    RC_CLASSIFY(any_split);
    RC_CLASSIFY(any_matter);
  }));
}

TEST_CASE("property: which cases are one matter does not depend on the order of merging") {
  REQUIRE(rc::check([] {
    using Link = std::pair<int, int>;
    constexpr int count = 6;
    auto links = *rc::gen::container<std::vector<Link>>(
        rc::gen::pair(rc::gen::inRange(0, count), rc::gen::inRange(0, count)));
    const auto matters = [&](const std::vector<Link>& order) {
      World world;
      for (int i = 0; i < count; ++i) {
        Case one = case_in(CaseState::open);
        one.id = i + 1;
        one.subject = person(i);
        world.cases.insert_or_assign(one.id, one);
      }
      for (const auto& [a, b] : order) {
        const Case one = world.cases.at(a + 1), other = world.cases.at(b + 1);
        const auto changes = cases::merge(one, world.side_by_side(one), other, world.side_by_side(other),
                                          "one house", {"li", Instant{}, std::chrono::hours{1}});
        if (!changes) continue;
        for (const CaseChange& change : *changes) world.apply(change);
      }
      std::vector<std::optional<CaseId>> result;
      for (const auto& [id, one] : world.cases) result.push_back(one.matter);
      return result;
    };
    const auto once = matters(links);
    std::reverse(links.begin(), links.end());
    for (auto& [a, b] : links) std::swap(a, b);
    RC_ASSERT(matters(links) == once);
  }));
}

TEST_CASE("property: the order of two cases is that of their priorities on any day") {
  REQUIRE(rc::check([] {
    const auto any_case = [] {
      std::vector<Finding> findings;
      for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
        const auto sum = [] { return Fen{*rc::gen::inRange<std::int64_t>(0, 10'000'000)}; };
        Finding one = stored_finding(1, *rc::gen::element<std::string>("D1", "D4", "S1", "P4", "L1", "Z9"),
                                     "x", {sum(), sum(), sum()})
                          .finding;
        one.reasons.push_back({"d1.how_sure", {{"percent", *rc::gen::inRange<std::int64_t>(0, 101)}}});
        findings.push_back(one);
      }
      std::vector<const Finding*> pointers;
      for (const Finding& one : findings) pointers.push_back(&one);
      const Instant opened{std::chrono::milliseconds{*rc::gen::inRange<std::int64_t>(0, 2'000'000'000'000)}};
      const cases::Priority priority = cases::priority_of(pointers, opened);
      std::reverse(pointers.begin(), pointers.end());
      RC_ASSERT(cases::priority_of(pointers, opened).rank == priority.rank);
      Fen parts;
      for (const cases::PriorityPart& part : priority.parts) parts += part.counts;
      RC_ASSERT(parts == priority.without_age);
      return std::pair{priority, opened};
    };
    const auto [one, one_opened] = any_case();
    const auto [other, other_opened] = any_case();
    const Instant later = std::max(one_opened, other_opened) +
                          std::chrono::milliseconds{*rc::gen::inRange<std::int64_t>(0, 900'000'000'000)};
    const Fen one_now = one.without_age + cases::age_counts(one_opened, later);
    const Fen other_now = other.without_age + cases::age_counts(other_opened, later);
    RC_ASSERT((one.rank < other.rank) == (one_now < other_now));
    RC_ASSERT((one.rank == other.rank) == (one_now == other_now));
  }));
}
