// Reads one table of dated values and checks that its periods join. Internal to the room.
#pragma once

#include "verify/policy/entry.hpp"
#include "verify/policy/policy.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace benefit::policy {

/// The period of one entry and the entry's number in the file.
struct NumberedPeriod {
  DayInterval valid;
  std::size_t number = 0;
};

/// Periods in order of their first day, which follow each other without a gap and without an overlap.
Expected<void> check_periods_join(std::string_view table, const std::vector<NumberedPeriod>& in_order);

/// The entries of `[[table]]`; none when there is no such table.
Expected<std::vector<toml::table>> entries_of(const toml::table& document, std::string_view table);

/// The table's rows in order of date, whatever their order in the file. `read` gets an Entry and gives
/// Expected<T>; `value_key` is the key that it reads.
template <class T, class Read>
Expected<std::vector<Dated<T>>> read_dated_table(const toml::table& document, std::string_view table,
                                                 std::string_view value_key, Read read) {
  const auto entries = entries_of(document, table);
  if (!entries) return tl::make_unexpected(entries.error());

  std::vector<std::pair<NumberedPeriod, Dated<T>>> rows;
  for (std::size_t i = 0; i < entries->size(); ++i) {
    const Entry entry{(*entries)[i], table, i + 1};
    if (const auto known = entry.allow_only({"from", "to", value_key, "legal_basis"}); !known)
      return tl::make_unexpected(known.error());
    const auto valid = entry.valid();
    if (!valid) return tl::make_unexpected(valid.error());
    const Expected<T> value = read(entry);
    if (!value) return tl::make_unexpected(value.error());
    const auto legal_basis = entry.text("legal_basis");
    if (!legal_basis) return tl::make_unexpected(legal_basis.error());
    rows.push_back({{*valid, i + 1}, {*valid, *value, *legal_basis}});
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.first.valid.from < b.first.valid.from; });

  std::vector<NumberedPeriod> periods;
  std::vector<Dated<T>> values;
  for (auto& [period, row] : rows) {
    periods.push_back(period);
    values.push_back(std::move(row));
  }
  if (const auto joined = check_periods_join(table, periods); !joined)
    return tl::make_unexpected(joined.error());
  return values;
}

}  // namespace benefit::policy
