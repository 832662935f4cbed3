#include "verify/rules/counted_facts.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <vector>

namespace benefit::rules {
namespace {

/// Everything but where the row came from.
auto columns(const Payment& row) {
  return std::tie(row.month, row.paid_on, row.scheme, row.amount, row.fifteen_digits, row.name, row.account,
                  row.county);
}
auto columns(const GovernmentContribution& row) {
  return std::tie(row.year, row.paid_on, row.amount, row.name, row.county);
}

/// Rows that are equal have these in common; the store hands rows over in their order.
auto order(const Payment& row) { return std::tie(row.month, row.paid_on); }
auto order(const GovernmentContribution& row) { return std::tie(row.year, row.paid_on); }

/// How many rows equal to `rows[at]` its own delivery brought before it.
template <class Row>
std::ptrdiff_t place_in_delivery(const std::vector<Row>& rows, std::size_t at) {
  return std::count_if(rows.begin(), rows.end(), [&](const Row& row) {
    return row.source.batch == rows[at].source.batch && row.source < rows[at].source &&
           columns(row) == columns(rows[at]);
  });
}

/// An earlier delivery brought as many equal rows, and one more.
template <class Row>
bool came_before(const std::vector<Row>& rows, std::size_t at) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].source.batch < rows[at].source.batch && columns(rows[i]) == columns(rows[at]) &&
        place_in_delivery(rows, i) == place_in_delivery(rows, at))
      return true;
  return false;
}

template <class Row>
bool has_repeats(const std::vector<Row>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = i + 1; j < rows.size() && order(rows[j]) == order(rows[i]); ++j)
      if (rows[i].source.batch != rows[j].source.batch && columns(rows[i]) == columns(rows[j])) return true;
  return false;
}

template <class Row>
bool counts_nothing(const Row& row, Day as_of) {
  return row.paid_on > as_of || row.amount == Fen{};
}

bool is_later(const AssessedCollection& collected, Day as_of) {
  return china_day_of(collected.collection.captured_at) > as_of;
}

template <class Row>
bool all_count(const std::vector<Row>& rows, Day as_of) {
  return std::none_of(rows.begin(), rows.end(),
                      [as_of](const Row& row) { return counts_nothing(row, as_of); }) &&
         !has_repeats(rows);
}

template <class Row>
void keep_what_counts(std::vector<Row>& rows, Day as_of) {
  std::vector<Row> kept;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (!counts_nothing(rows[i], as_of) && !came_before(rows, i)) kept.push_back(rows[i]);
  rows = std::move(kept);
}

}  // namespace

CountedFacts::CountedFacts(const SubjectFacts& facts, Day as_of) : all_(facts) {
  const bool later_photos =
      std::any_of(facts.collections.begin(), facts.collections.end(),
                  [as_of](const AssessedCollection& collected) { return is_later(collected, as_of); });
  if (!later_photos && all_count(facts.payments, as_of) && all_count(facts.contributions, as_of)) return;
  own_ = facts;
  keep_what_counts(own_->payments, as_of);
  keep_what_counts(own_->contributions, as_of);
  std::erase_if(own_->collections,
                [as_of](const AssessedCollection& collected) { return is_later(collected, as_of); });
}

}  // namespace benefit::rules
