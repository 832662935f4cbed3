#include "verify/rules/registry.hpp"

#include "verify/rules/checks.hpp"
#include "verify/rules/counted_facts.hpp"
#include "verify/rules/subject.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace benefit::rules {
namespace {

constexpr std::array<const Check*, 34> all_checks = {&d1_paid_after_death,
                                                     &d2_death_matched,
                                                     &d3_overpaid_after_death,
                                                     &d4_alive_after_death,
                                                     &d5_death_records_contradict,
                                                     &s1_same_scheme_twice,
                                                     &s2_exclusive_schemes,
                                                     &s3_number_and_person,
                                                     &x1_absent,
                                                     &c1_registered_under_other_number,
                                                     &p1_contribution_not_paid,
                                                     &p2_shares_of_government,
                                                     &p3_tier_for_the_poor,
                                                     &p4_never_joined,
                                                     &p5_contribution_twice,
                                                     &p6_subsidy_without_status,
                                                     &p7_pension_counted_as_income,
                                                     &m1_medical_contribution,
                                                     &m2_maternity_paid_by_worker,
                                                     &m3_birth_paid_twice,
                                                     &u1_unemployment_benefit,
                                                     &u2_medical_while_unemployed,
                                                     &t1_deposit_taken,
                                                     &i1_project_not_insured,
                                                     &q4_not_paid,
                                                     &f1_other_face,
                                                     &f2_photo_reused,
                                                     &f3_presentation_attack,
                                                     &f4_one_face_many_names,
                                                     &f5_photo_not_assessable,
                                                     &a1_shared_account,
                                                     &a2_station_stands_out,
                                                     &a3_insider_chain,
                                                     &l1_certification_overdue};

}  // namespace

std::span<const Check* const> checks() { return all_checks; }

std::vector<Feed> feeds_missing(const Check& check, const std::set<Feed>& delivered) {
  std::vector<Feed> missing;
  const auto is_missing = [&](Feed feed) { return !delivered.contains(feed); };
  std::ranges::copy_if(check.needs.all, std::back_inserter(missing), is_missing);
  if (std::ranges::all_of(check.needs.any, is_missing))
    missing.insert(missing.end(), check.needs.any.begin(), check.needs.any.end());
  return missing;
}

std::vector<Feed> feeds_that_would_help(const Check& check, const std::set<Feed>& delivered) {
  std::vector<Feed> helpful;
  std::ranges::copy_if(check.needs.sees_more_with, std::back_inserter(helpful),
                       [&](Feed feed) { return !delivered.contains(feed); });
  return helpful;
}

std::vector<Feed> feeds_stale(const Check& check, const FeedsAtHand& feeds) {
  std::vector<Feed> stale;
  const auto is_stale = [&](Feed feed) { return feeds.stale.contains(feed); };
  const auto has_come = [&](Feed feed) { return feeds.delivered.contains(feed); };
  std::ranges::copy_if(check.needs.all, std::back_inserter(stale), is_stale);
  if (std::ranges::all_of(check.needs.any, [&](Feed feed) { return !has_come(feed) || is_stale(feed); }))
    std::ranges::copy_if(check.needs.any, std::back_inserter(stale), is_stale);
  return stale;
}

std::vector<const Check*> checks_that_run(const FeedsAtHand& feeds) {
  std::vector<const Check*> run;
  for (const Check* check : all_checks)
    if (feeds_missing(*check, feeds.delivered).empty() && feeds_stale(*check, feeds).empty())
      run.push_back(check);
  return run;
}

const Check* find_check(std::string_view code) {
  for (const Check* check : all_checks)
    if (check->code == code) return check;
  return nullptr;
}

std::vector<Finding> run_checks(const SubjectFacts& facts, const Links& links, const CheckContext& context) {
  const RegionHistory unchanged;
  const CountedFacts counted{facts, context.as_of, context.regions == nullptr ? unchanged : *context.regions};
  const Subject subject{counted.facts(), links, context.as_of};
  std::vector<Finding> findings;
  for (const Check* check : context.checks)
    if (check->find != nullptr) check->find(subject, context, findings);
  std::sort(findings.begin(), findings.end(),
            [](const Finding& a, const Finding& b) { return a.key < b.key; });
  return findings;
}

std::vector<Observation> observe_things(const ThingFacts& facts, const CheckContext& context) {
  std::vector<Observation> observations;
  for (const Check* check : context.checks)
    if (check->observe != nullptr) check->observe(facts, context, observations);
  std::sort(observations.begin(), observations.end(),
            [](const Observation& a, const Observation& b) { return a.key < b.key; });
  return observations;
}

}  // namespace benefit::rules
