#include "tests/support/arbitrary_facts.hpp"
#include "tests/support/run_checks.hpp"
#include "verify/identity/name.hpp"
#include "verify/rules/account_tally.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

bool has(const std::vector<Finding>& findings, std::string_view check) {
  return std::any_of(findings.begin(), findings.end(),
                     [check](const Finding& f) { return f.key.check == check; });
}

/// The day on which the subject counts as dead, by its definition: the latest usable record, unless a strong
/// trace is later. Written apart from the product.
std::optional<Day> standing_death(const SubjectFacts& facts) {
  std::optional<Day> death;
  for (const DeathLink& link : match::link_deaths(facts, AsOf(run_day)).deaths)
    if (link.use == LinkUse::usable)
      death = std::max(death.value_or(link.record.death_date), link.record.death_date);
  std::set<std::string> names;
  for (const Enrolment& entry : facts.enrolments) names.insert(entry.name);
  for (const Payment& payment : facts.payments)
    if (!payment.name.empty()) names.insert(payment.name);
  const auto is_own = [&names](const std::string& written) {
    return names.empty() || written.empty() || std::ranges::any_of(names, [&](const std::string& name) {
             return identity::could_be_same_person(name, written);
           });
  };
  for (const HospitalSettlement& stay : facts.hospital_settlements)
    if (death && is_own(stay.name) && stay.admitted_on <= run_day && stay.admitted_on > *death)
      return std::nullopt;
  for (const TraceOfLife& trace : facts.traces)
    if (death && is_own(trace.name) && strength_of(trace.kind) == TraceStrength::strong &&
        trace.seen_on <= run_day && trace.seen_on > *death)
      return std::nullopt;
  return death;
}

/// Lost money of D3, and of P5 where all subsidies are of poverty and for the pension, added up payment by
/// payment; by value, to leave out what was not yet paid.
std::map<std::string, Fen> recomputed_losses(SubjectFacts facts) {
  const auto not_paid = [](const auto& row) { return row.paid_on > run_day || row.amount == Fen{}; };
  std::erase_if(facts.payments, not_paid);
  std::erase_if(facts.subsidies, not_paid);
  std::map<std::string, Fen> lost;
  const std::optional<Day> death = standing_death(facts);
  for (const Payment& payment : facts.payments)
    if (death && payment.month > month_of(*death) && payment.scheme != Scheme::unemployment)
      lost["D3"] += payment.amount;
  std::erase_if(facts.subsidies, [](const GovernmentContribution& row) {
    return row.scheme != Scheme::resident_pension || row.basis != SubsidyBasis::poverty || row.year < 2018;
  });
  for (const GovernmentContribution& contribution : facts.subsidies) {
    const bool first = std::none_of(facts.subsidies.begin(), facts.subsidies.end(), [&](const auto& other) {
      return other.year == contribution.year &&
             std::tie(other.paid_on, other.source) < std::tie(contribution.paid_on, contribution.source);
    });
    if (!first) lost["P5"] += contribution.amount;
  }
  return lost;
}

}  // namespace

TEST_CASE("property: the order of rows changes nothing") {
  REQUIRE(rc::check([] {
    const SubjectFacts facts = any_subject().facts;
    RC_ASSERT(run_checks(facts) == run_checks(shuffled(facts)));
  }));
}

TEST_CASE("property: findings stay as they are until the day on which they say that they may change") {
  REQUIRE(rc::check([] {
    FactsBuilder known = any_subject();
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i) add_any_registry_period(known);
    const policy::Policy policy = test_policy();
    const Day first = any_day_near_2017();
    const AsOf as_of(first);
    const auto found = rules::run_checks(known.facts, match::link_deaths(known.facts, as_of),
                                         {as_of, policy, rules::checks()});
    const Day last = as_of.changes_on().value_or(first + std::chrono::days{2000}) - std::chrono::days{1};
    RC_CLASSIFY(last > first);
    const Day later = first + std::chrono::days{*rc::gen::inRange(0L, (last - first).count() + 1)};
    RC_ASSERT(run_checks(known.facts, later, policy) == found);
    RC_ASSERT(run_checks(known.facts, last, policy) == found);
  }));
}

TEST_CASE("property: keys are unique, so that no finding is doubled") {
  REQUIRE(rc::check([] {
    const auto findings = run_checks(any_subject().facts);
    std::set<FindingKey> keys;
    for (const Finding& finding : findings) {
      RC_ASSERT(keys.insert(finding.key).second);
      RC_ASSERT(finding.key.subject == citizen());
      RC_ASSERT(!finding.reasons.empty());
      RC_ASSERT(!finding.citations.empty());
    }
  }));
}

namespace {

/// Of the checks that may suspect somebody, without name and place: whoever is on no other list has them from
/// the registry.
std::vector<Finding> suspicions(const SubjectFacts& facts) {
  std::vector<Finding> findings = run_checks(facts);
  std::erase_if(findings, [](const Finding& finding) {
    return std::string_view("DSFAX").find(finding.key.check.front()) == std::string_view::npos;
  });
  for (Finding& finding : findings) finding.name.clear(), finding.region = {};
  return findings;
}

/// Takes the poverty tags away, adds some, or makes others of them; those under another number too. (No feed
/// delivers ethnicity or disability, so that there is nothing of them to change.)
void change_poverty_tags(FactsBuilder& known) {
  if (*rc::gen::arbitrary<bool>())
    known.linked_registry_period(citizen(4), {any_day_near_2017(), std::nullopt}, 0.97);
  auto& periods = known.facts.registry_periods;
  switch (*rc::gen::inRange(0, 3)) {
    case 0:
      periods.clear();
      return;
    case 1:
      for (int i = *rc::gen::inRange(1, 4); i > 0; --i) add_any_registry_period(known);
      return;
    default:
      for (RegistryPeriod& period : periods) {
        period.registry = static_cast<Registry>(*rc::gen::inRange(1, 5));
        period.exit_procedure = perhaps([] { return *rc::gen::arbitrary<bool>(); });
      }
  }
}

}  // namespace

TEST_CASE("property: poverty tags raise no suspicion, and calm none") {
  REQUIRE(rc::check([] {
    FactsBuilder known = any_subject();
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) add_any_registry_period(known);
    const auto before = suspicions(known.facts);
    change_poverty_tags(known);
    RC_CLASSIFY(!before.empty());
    RC_ASSERT(suspicions(known.facts) == before);
  }));
}

TEST_CASE("property: poverty tags change nothing of what is seen in an account") {
  REQUIRE(rc::check([] {
    FactsBuilder known = any_subject();
    using Seen = std::tuple<std::string, std::map<Month, Fen>, std::set<std::string>, Source>;
    const auto seen = [&known]() -> std::optional<Seen> {
      const auto person =
          rules::person_paid_into(known.facts, rules::hash_of_account("62280001"), run_day, {});
      if (!person) return std::nullopt;
      return Seen{person->account, person->paid, person->households, person->newest_payment};
    };
    const auto before = seen();
    change_poverty_tags(known);
    RC_ASSERT(seen() == before);
  }));
}

TEST_CASE("property: a county's former code and its new one make no difference") {
  const RegionHistory regions(
      std::vector<Region>{{{130283}, "", {1990y / 1 / 1, Day{2017y / 6 / 30}}, RegionCode{130288}, {9, 2}}});
  const policy::Policy policy = test_policy();
  // By key and money: reasons tell the codes as delivered.
  const auto found = [&](const SubjectFacts& facts) {
    std::vector<std::pair<FindingKey, Sums>> result;
    for (const Finding& finding : run_checks(facts, run_day, policy, regions))
      if (std::string_view("DSFAXUTQ").find(finding.key.check.front()) != std::string_view::npos)
        result.emplace_back(finding.key, finding.sums);
    return result;
  };
  REQUIRE(rc::check([&] {
    SubjectFacts facts = any_subject().facts;
    const auto before = found(facts);
    const auto change = [](RegionCode& code) {
      if (code == RegionCode{130283} && *rc::gen::arbitrary<bool>()) code = {130288};
    };
    for (Payment& row : facts.payments) change(row.county);
    for (Enrolment& row : facts.enrolments) change(row.region.county);
    for (RegistryPeriod& row : facts.registry_periods) change(row.region.county);
    for (HospitalSettlement& row : facts.hospital_settlements) change(row.county);
    RC_CLASSIFY(!before.empty());
    RC_ASSERT(found(facts) == before);
  }));
}

TEST_CASE("property: a fact that has nothing to do with it changes nothing") {
  REQUIRE(rc::check([] {
    FactsBuilder known = any_subject();
    known.enrolment();  // somebody who is on no list at all is named by the newest row there is
    const auto before = run_checks(known.facts);
    known.trace(TraceKind::phone_contact, 2012y / 5 / 1);  // earlier than any death
    known.subsidy(2012, yuan(100), 2012y / 5 / 1);
    known.death(any_day_near_2017()).id = citizen(4);
    RC_ASSERT(run_checks(known.facts) == before);
  }));
}

TEST_CASE("property: nobody is both paid after death and alive after it") {
  REQUIRE(rc::check([] {
    const SubjectFacts facts = any_subject().facts;
    const auto findings = run_checks(facts);
    const bool dead = has(findings, "D1") || has(findings, "D3");
    RC_CLASSIFY(dead);
    RC_CLASSIFY(has(findings, "D4"));
    RC_ASSERT(!(dead && has(findings, "D4")));
    if (dead) RC_ASSERT(standing_death(facts).has_value());
    if (has(findings, "D3")) RC_ASSERT(has(findings, "D1"));
    if (has(findings, "L1")) RC_ASSERT(!standing_death(facts).has_value());
  }));
}

TEST_CASE("property: money in findings is the money in the payments") {
  REQUIRE(rc::check([] {
    const SubjectFacts facts = any_subject().facts;
    std::map<std::string, Fen> lost;
    for (const Finding& finding : run_checks(facts)) {
      RC_ASSERT(finding.sums.lost >= Fen{} && finding.sums.flowing_per_month >= Fen{} &&
                finding.sums.owed >= Fen{});
      if (finding.sums.lost > Fen{}) lost[finding.key.check] += finding.sums.lost;
    }
    auto expected = recomputed_losses(facts);
    RC_ASSERT(lost["D3"] == expected["D3"]);
    const bool of_poverty = std::all_of(facts.subsidies.begin(), facts.subsidies.end(), [](const auto& row) {
      return row.scheme == Scheme::resident_pension && row.basis == SubsidyBasis::poverty;
    });
    if (of_poverty) RC_ASSERT(lost["P5"] == expected["P5"]);

    // S1 and D3 never count the same payment, nor does any of the others with D3: together they stay within
    // what was paid at all.
    Fen paid;
    for (const Payment& payment : facts.payments) paid += payment.amount;
    for (const char* check : {"S1", "X1", "Q4"}) RC_ASSERT(lost[check] + lost["D3"] <= paid);
    RC_ASSERT(lost["U1"] <= paid);
  }));
}

TEST_CASE("property: photos and traces of others aside, checks without money carry none") {
  REQUIRE(rc::check([] {
    for (const Finding& finding : run_checks(any_subject().facts))
      if (finding.key.check.front() == 'F' || finding.key.check == "L1" || finding.key.check == "S3")
        RC_ASSERT(finding.sums == Sums{});
  }));
}

TEST_CASE("property: reasons carry only the codes that their check declares") {
  REQUIRE(rc::check([] {
    for (const Finding& finding : run_checks(any_subject().facts)) {
      const rules::Check& check = *rules::find_check(finding.key.check);
      const auto declared = check.reason_codes;
      for (const Reason& reason : finding.reasons)
        RC_ASSERT((check.shows_match && reason.code.starts_with("match.")) ||
                  std::find(declared.begin(), declared.end(), reason.code) != declared.end());
    }
  }));
}
