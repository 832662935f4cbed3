#include "verify/rules/subsidies.hpp"

#include "verify/identity/name.hpp"
#include "verify/identity/other_name.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace benefit::rules {
namespace {

/// In order of payment, then source.
constexpr auto earlier = [](const auto* a, const auto* b) {
  return std::tie(a->paid_on, a->source) < std::tie(b->paid_on, b->source);
};

template <class Row, class Wanted>
std::vector<const Row*> in_order_of_payment(const std::vector<Row>& rows, Wanted wanted) {
  std::vector<const Row*> found;
  for (const Row& row : rows)
    if (wanted(row)) found.push_back(&row);
  std::sort(found.begin(), found.end(), earlier);
  return found;
}

bool names_somebody_else(const SubjectFacts& facts, const GovernmentContribution& row) {
  if (identity::bears_other_name(facts, row.name)) return true;
  const bool named = std::ranges::any_of(facts.enrolments, [](const auto& e) { return !e.name.empty(); }) ||
                     std::ranges::any_of(facts.payments, [](const auto& p) { return !p.name.empty(); });
  if (named || row.name.empty()) return false;
  const auto first =
      std::ranges::min_element(facts.subsidies, [](const auto& a, const auto& b) { return earlier(&a, &b); });
  return first->name != row.name && !identity::could_be_same_person(first->name, row.name);
}

}  // namespace

bool paid_earlier(const GovernmentContribution* a, const GovernmentContribution* b) { return earlier(a, b); }

Subsidies parted_by_name(const SubjectFacts& facts, std::vector<const GovernmentContribution*> rows) {
  Subsidies parted{.own = std::move(rows), .of_others = {}};
  const auto others = std::ranges::stable_partition(
      parted.own, [&facts](const auto* row) { return !names_somebody_else(facts, *row); });
  parted.of_others.assign(others.begin(), others.end());
  parted.own.erase(others.begin(), others.end());
  return parted;
}

Subsidies subsidies_for(const SubjectFacts& facts, Scheme scheme, SubsidyBasis basis, int year) {
  return parted_by_name(facts, in_order_of_payment(facts.subsidies, [&](const GovernmentContribution& row) {
                          return row.scheme == scheme && row.basis == basis && row.year == year;
                        }));
}

std::vector<const GovernmentContribution*> subsidies_of(const SubjectFacts& facts, Scheme scheme,
                                                        SubsidyBasis basis) {
  return in_order_of_payment(facts.subsidies, [&](const GovernmentContribution& row) {
    return row.scheme == scheme && row.basis == basis;
  });
}

std::vector<const Contribution*> contributions_for(const SubjectFacts& facts, Scheme scheme, Payer payer,
                                                   int year) {
  return in_order_of_payment(facts.contributions, [&](const Contribution& row) {
    return row.scheme == scheme && row.payer == payer && row.kind == ContributionKind::regular &&
           row.year == year;
  });
}

std::vector<const Contribution*> contributions_of(const SubjectFacts& facts, Scheme scheme, Payer payer) {
  return in_order_of_payment(facts.contributions, [&](const Contribution& row) {
    return row.scheme == scheme && row.payer == payer;
  });
}

std::string PeriodKeys::next(std::string period) {
  const int number = ++given_[period];
  return number == 1 ? period : fmt::format("{}:{}", period, number);
}

}  // namespace benefit::rules
