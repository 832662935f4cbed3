// Reads one table of dated values and checks how its periods join. Internal to the room.
#pragma once

#include "verify/policy/entry.hpp"
#include "verify/policy/policy.hpp"
#include "verify/policy/table_forms.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace benefit::policy {

/// The period of one entry, what it is about, and the entry's number in the file.
struct NumberedPeriod {
  DayInterval valid;
  std::string subject;
  RegionCode region;
  std::size_t number = 0;
};

/// Periods in order of their first day. Those about one subject and region overlap nowhere, and join when
/// `gaps` forbids gaps.
Expected<void> check_periods_join(std::string_view table, const std::vector<NumberedPeriod>& in_order,
                                  Gaps gaps);

/// The entries of `[[table]]`; none when there is no such table.
Expected<std::vector<toml::table>> entries_of(const toml::table& document, std::string_view table);

/// `region`, or 0 when the entry is for everywhere.
Expected<RegionCode> read_region(const Entry& entry, Regions regions);

template <class T>
Expected<Dated<T>> read_row(const TableForm<T>& form, const Entry& entry) {
  std::vector<std::string_view> keys{"from", "to", "region", "legal_basis", "in_letters"};
  keys.insert(keys.end(), form.keys.begin(), form.keys.end());
  if (const auto known = entry.allow_only(keys); !known) return tl::make_unexpected(known.error());

  const auto valid = entry.valid();
  if (!valid) return tl::make_unexpected(valid.error());
  const auto region = read_region(entry, form.regions);
  if (!region) return tl::make_unexpected(region.error());
  Expected<T> value = form.read(entry);
  if (!value) return tl::make_unexpected(value.error());
  auto legal_basis = entry.text("legal_basis");
  if (!legal_basis) return tl::make_unexpected(legal_basis.error());
  auto in_letters = entry.in_letters();
  if (!in_letters) return tl::make_unexpected(in_letters.error());
  return Dated<T>{*valid, *std::move(value), *std::move(legal_basis), *region, *std::move(in_letters)};
}

/// The table's rows in order of date, whatever their order in the file.
template <class T>
Expected<std::vector<Dated<T>>> read_dated_table(const toml::table& document, const TableForm<T>& form) {
  const auto entries = entries_of(document, form.info.table);
  if (!entries) return tl::make_unexpected(entries.error());

  std::vector<std::pair<NumberedPeriod, Dated<T>>> rows;
  for (std::size_t i = 0; i < entries->size(); ++i) {
    auto row = read_row(form, Entry{(*entries)[i], form.info.table, i + 1});
    if (!row) return tl::make_unexpected(row.error());
    rows.emplace_back(NumberedPeriod{row->valid, form.subject(row->value), row->region, i + 1},
                      *std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.first.valid.from < b.first.valid.from; });

  std::vector<NumberedPeriod> periods;
  std::vector<Dated<T>> values;
  for (auto& [period, row] : rows) {
    periods.push_back(std::move(period));
    values.push_back(std::move(row));
  }
  if (const auto joined = check_periods_join(form.info.table, periods, form.gaps); !joined)
    return tl::make_unexpected(joined.error());
  return values;
}

}  // namespace benefit::policy
