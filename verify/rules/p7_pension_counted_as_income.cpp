// P7: a household that was refused or removed because the basic pension of the resident scheme was counted as
// income. Reads decisions on households. With the income line times the members no fen is lost to rounding.
// Money: none can be computed; the household is to be decided on again.
#include "verify/identity/date.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace benefit::rules {
namespace {

constexpr std::string_view decided = "p7.decided";
constexpr std::string_view with_pension = "p7.with_pension";
constexpr std::string_view without_pension = "p7.without_pension";
constexpr std::string_view line_of_policy = "p7.line_of_policy";
constexpr std::string_view no_line = "p7.no_line";
constexpr std::string_view decide_again = "p7.decide_again";
constexpr std::string_view compare_first = "p7.compare_first";
constexpr std::array reason_codes = {decided, with_pension, line_of_policy, without_pension,
                                     no_line, decide_again, compare_first};
constexpr std::array needed = {Feed::household_decisions};

Fen per_head(Fen income, int members) { return Fen{income.value / members}; }

struct Line {
  Fen yearly;
  const policy::Dated<policy::IncomeLine>* of_policy;  ///< nullptr: the decision's own
};

std::optional<Line> line_of(const HouseholdDecision& decision, const policy::Policy& policy) {
  if (decision.income_line) return Line{*decision.income_line, nullptr};
  const auto* const line =
      policy::in_force(policy.income_line, decision.registry, decision.decided_on, decision.county);
  if (line == nullptr) return std::nullopt;
  return Line{line->value.yearly, line};
}

using Decisions = std::map<std::pair<Day, Registry>, const HouseholdDecision*>;

/// One for each day and registry: of several the one delivered last, which corrects the others.
Decisions decisions_of(const SubjectFacts& facts, const AsOf& as_of) {
  Decisions decisions;
  for (const HouseholdDecision& decision : facts.household_decisions) {
    if (decision.decided_on > as_of) continue;
    const HouseholdDecision*& kept = decisions[{decision.decided_on, decision.registry}];
    if (kept == nullptr || kept->source < decision.source) kept = &decision;
  }
  return decisions;
}

/// The household was accepted into the registry later: what was wrong with the refusal is mended.
bool is_answered(const HouseholdDecision& refusal, const Decisions& decisions) {
  return std::any_of(decisions.begin(), decisions.end(), [&refusal](const auto& entry) {
    const HouseholdDecision& later = *entry.second;
    return later.registry == refusal.registry && later.decided_on > refusal.decided_on &&
           later.outcome == HouseholdOutcome::accepted;
  });
}

/// Counting the pension decided, or may have decided where no line is known.
bool pension_decided(const HouseholdDecision& decision, const std::optional<Line>& line) {
  if (!line) return decision.basic_pension > Fen{};
  const Fen line_of_all{line->yearly.value * decision.members};
  return decision.income >= line_of_all && decision.income - decision.basic_pension < line_of_all;
}

void add_incomes(Finding& finding, const HouseholdDecision& decision, const std::optional<Line>& line) {
  const Fen without = decision.income - decision.basic_pension;
  const Fen head_with = per_head(decision.income, decision.members);
  const Fen head_without = per_head(without, decision.members);
  if (line) {
    add_reason(finding, with_pension,
               {{"amount", decision.income}, {"per_head", head_with}, {"line", line->yearly}});
    if (line->of_policy != nullptr) {
      add_reason(finding, line_of_policy);
      add_basis(finding, *line->of_policy);
    }
    add_reason(finding, without_pension,
               {{"basic_pension", decision.basic_pension}, {"amount", without}, {"per_head", head_without}});
  } else {
    add_reason(finding, no_line,
               {{"amount", decision.income},
                {"per_head", head_with},
                {"basic_pension", decision.basic_pension},
                {"without", without},
                {"per_head_without", head_without}});
  }
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  const Decisions decisions = decisions_of(subject.facts(), context.as_of);
  for (const auto& [key, kept] : decisions) {
    const HouseholdDecision& decision = *kept;
    const auto* const rule =
        policy::in_force(context.policy.pension_not_income, decision.decided_on, decision.county);
    const bool concerned =
        decision.registry == Registry::dibao || decision.registry == Registry::registered_poor;
    const auto line = line_of(decision, context.policy);
    if (decision.outcome == HouseholdOutcome::accepted || rule == nullptr || !concerned ||
        !pension_decided(decision, line) || is_answered(decision, decisions))
      continue;

    Finding finding = new_finding(
        subject, "P7",
        fmt::format("{}:{}", identity::format_day(decision.decided_on), to_string(decision.registry)));
    add_reason(finding, decided,
               {{"outcome", std::string(to_string(decision.outcome))},
                {"registry", std::string(to_string(decision.registry))},
                {"decided_on", decision.decided_on},
                {"members", decision.members}});
    add_incomes(finding, decision, line);
    add_reason(finding, line ? decide_again : compare_first);
    add_basis(finding, *rule);
    cite(finding, decision.source);
    findings.push_back(std::move(finding));
  }
}

}  // namespace

constinit const Check p7_pension_counted_as_income{
    .code = "P7",
    .provision = p7,
    .finds =
        "A household that was refused or removed, whose income lies at or above the line with the basic "
        "pension and below it without; or with basic pension in its income where no line is known.",
    .reads =
        "Decisions on households with the income that was counted, what of it is basic pension, and the "
        "line; without a line in the decision that of the policy. Without either both incomes are told, and "
        "the officer compares. Of several decisions of one day on one registry the one delivered last "
        "counts. A later one that accepts the household into the same registry answers a refusal.",
    .needs = {.all = needed, .any = {}},
    .money = "None: what the household would have had is not known here. It is to be decided on again.",
    .period = "the day of the decision and the registry (2018-04-10:dibao)",
    .cannot_see =
        "A household that never applied because it had been told that the pension counts. What was missed "
        "between a refusal and the decision that answered it.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
