#include "verify/rules/counted_facts.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

namespace benefit::rules {
namespace {

/// Everything but where the row came from, and the county, whose code may have been changed.
auto columns(const Payment& row) {
  return std::tie(row.month, row.paid_on, row.scheme, row.amount, row.fifteen_digits, row.name, row.account);
}
auto columns(const GovernmentContribution& row) {
  return std::tie(row.year, row.paid_on, row.scheme, row.basis, row.amount, row.province_share,
                  row.city_share, row.county_share, row.name);
}
auto columns(const Contribution& row) {
  return std::tie(row.year, row.paid_on, row.month, row.scheme, row.payer, row.kind, row.amount,
                  row.tier_asked_for, row.name, row.employer);
}
auto columns(const MaternityClaim& row) {
  return std::tie(row.born_on, row.paid_on, row.kind, row.amount, row.name, row.hospital);
}

/// Rows that are equal have these in common. The store hands rows over in their order, then in that of
/// source.
auto order(const Payment& row) { return std::tie(row.month, row.paid_on); }
auto order(const GovernmentContribution& row) { return std::tie(row.year, row.paid_on); }
auto order(const Contribution& row) { return std::tie(row.year, row.paid_on); }
auto order(const MaternityClaim& row) { return std::tie(row.born_on, row.paid_on); }

/// Two deliveries may have brought the same row; what nearly always is not so is seen in one pass.
template <class Row>
bool may_repeat(const std::vector<Row>& rows) {
  return std::adjacent_find(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
           return a.source.batch != b.source.batch && order(a) == order(b);
         }) != rows.end();
}

/// Of equal rows as many as the delivery brought that brought most of them, the earliest ones.
template <class Row>
std::vector<Row> without_repeats(const std::vector<Row>& rows, const RegionHistory& regions) {
  struct Count {
    BatchId batch = 0;
    std::size_t in_batch = 0, kept = 0;
  };
  std::map<std::pair<RegionCode, decltype(columns(rows.front()))>, Count> counts;
  std::vector<Row> kept;
  for (const Row& row : rows) {
    Count& count = counts[{regions.county_on(row.county, row.paid_on), columns(row)}];
    if (count.batch != row.source.batch) {
      count.batch = row.source.batch;
      count.in_batch = 0;
    }
    if (++count.in_batch <= count.kept) continue;
    ++count.kept;
    kept.push_back(row);
  }
  return kept;
}

template <class Row>
bool counts_nothing(const Row& row, const AsOf& as_of) {
  return row.paid_on > as_of || row.amount == Fen{};
}

/// One that was refused was never paid, and counts all the same.
bool counts_nothing(const Contribution& row, const AsOf& as_of) {
  return row.paid_on > as_of || (row.amount == Fen{} && row.kind != ContributionKind::refused);
}

bool is_later(const AssessedCollection& collected, const AsOf& as_of) {
  return china_day_of(collected.collection.captured_at) > as_of;
}

template <class Row>
bool all_count(const std::vector<Row>& rows, const AsOf& as_of) {
  return std::none_of(rows.begin(), rows.end(),
                      [&as_of](const Row& row) { return counts_nothing(row, as_of); }) &&
         !may_repeat(rows);
}

template <class Row>
void keep_what_counts(std::vector<Row>& rows, const AsOf& as_of, const RegionHistory& regions) {
  std::erase_if(rows, [&as_of](const Row& row) { return counts_nothing(row, as_of); });
  if (may_repeat(rows)) rows = without_repeats(rows, regions);
}

/// Links keep their order: the likeliest first.
void keep_what_counts(std::vector<Linked<GovernmentContribution>>& linked, const AsOf& as_of,
                      const RegionHistory& regions) {
  std::vector<GovernmentContribution> rows;
  for (const auto& link : linked) rows.push_back(link.row);
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    return std::tuple(order(a), a.source) < std::tuple(order(b), b.source);
  });
  keep_what_counts(rows, as_of, regions);
  std::erase_if(linked, [&rows](const auto& link) {
    return std::ranges::find(rows, link.row.source, &GovernmentContribution::source) == rows.end();
  });
}

}  // namespace

CountedFacts::CountedFacts(const SubjectFacts& facts, const AsOf& as_of, const RegionHistory& regions)
    : all_(facts) {
  const bool later_photos =
      std::any_of(facts.collections.begin(), facts.collections.end(),
                  [&as_of](const AssessedCollection& collected) { return is_later(collected, as_of); });
  const bool others_count =
      std::all_of(facts.other_numbers.begin(), facts.other_numbers.end(),
                  [&as_of](const OtherNumber& other) {
                    return all_count(other.payments, as_of) && all_count(other.subsidies, as_of);
                  }) &&
      facts.linked_subsidies.empty();
  if (!later_photos && others_count && all_count(facts.payments, as_of) &&
      all_count(facts.subsidies, as_of) && all_count(facts.contributions, as_of) &&
      all_count(facts.maternity_claims, as_of))
    return;
  own_ = facts;
  keep_what_counts(own_->payments, as_of, regions);
  keep_what_counts(own_->subsidies, as_of, regions);
  keep_what_counts(own_->contributions, as_of, regions);
  keep_what_counts(own_->maternity_claims, as_of, regions);
  for (OtherNumber& other : own_->other_numbers) {
    keep_what_counts(other.payments, as_of, regions);
    keep_what_counts(other.subsidies, as_of, regions);
  }
  keep_what_counts(own_->linked_subsidies, as_of, regions);
  std::erase_if(own_->collections,
                [&as_of](const AssessedCollection& collected) { return is_later(collected, as_of); });
}

}  // namespace benefit::rules
