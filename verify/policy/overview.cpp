#include "verify/policy/overview.hpp"

#include "verify/policy/table_forms.hpp"

#include <algorithm>
#include <utility>

namespace benefit::policy {
namespace {

constexpr std::chrono::days one_day{1};

/// What a complete file speaks of, then what else the rows at `place` are about.
template <class T>
std::vector<std::string> subjects_of(const TableForm<T>& form, const std::vector<Dated<T>>& rows,
                                     RegionCode place) {
  std::vector<std::string> subjects = form.subjects;
  for (const Dated<T>& row : rows) {
    std::string subject = form.subject(row.value);
    if (lies_in(place, row.region) && std::find(subjects.begin(), subjects.end(), subject) == subjects.end())
      subjects.push_back(std::move(subject));
  }
  if (subjects.empty()) subjects.emplace_back();
  return subjects;
}

/// Of the rows about the same thing as `row`, the one that counts.
template <class T>
const Dated<T>* nearest(const TableForm<T>& form, const std::vector<Dated<T>>& rows, const Dated<T>& row,
                        Day day, RegionCode place) {
  return in_force_where(rows, day, place,
                        [&](const T& value) { return form.subject(value) == form.subject(row.value); });
}

template <class T>
ShownEntry shown(const TableForm<T>& form, const Dated<T>& row) {
  return {form.info, form.subject(row.value), form.shown(row.value), row.valid, row.region, row.legal_basis};
}

/// The days of `whole` on which none of `rows` holds.
template <class T>
std::vector<DayInterval> days_without(const std::vector<Dated<T>>& rows, DayInterval whole) {
  std::vector<DayInterval> without;
  Day next = whole.from;  // rows are in order of their first day
  for (const Dated<T>& row : rows) {
    if (next > *whole.to) return without;
    if (row.valid.from > next) without.push_back({next, std::min(*whole.to, row.valid.from - one_day)});
    if (!row.valid.to) return without;
    next = std::max(next, *row.valid.to + one_day);
  }
  if (next <= *whole.to) without.push_back({next, whole.to});
  return without;
}

bool overlap(const DayInterval& one, const DayInterval& other) {
  return (!other.to || one.from <= *other.to) && (!one.to || other.from <= *one.to);
}

/// Whether the provision that a value is needed for holds on any of the days without one.
bool needed(const Policy& policy, const TableInfo& table, const std::vector<DayInterval>& without,
            RegionCode place) {
  if (table.needed_while.empty()) return !without.empty();
  return std::any_of(policy.provisions.begin(), policy.provisions.end(), [&](const Dated<std::string>& row) {
    return row.value == table.needed_while && lies_in(place, row.region) &&
           std::any_of(without.begin(), without.end(),
                       [&](const DayInterval& days) { return overlap(days, row.valid); });
  });
}

template <class T>
Coverage cover(const Policy& policy, const TableForm<T>& form, const std::string& subject, DayInterval whole,
               RegionCode place) {
  std::vector<Dated<T>> rows;
  for (const Dated<T>& row : policy.*form.rows)
    if (lies_in(place, row.region) && form.subject(row.value) == subject) rows.push_back(row);
  Coverage result{.table = form.info, .subject = subject, .without = days_without(rows, whole)};
  result.empty = result.without == std::vector{whole};
  switch (form.info.need) {
    case Need::each_day:
      result.complete = !needed(policy, form.info, result.without, place);
      break;
    case Need::stated:
      result.complete = !rows.empty();
      break;
    case Need::optional:
      break;
  }
  return result;
}

}  // namespace

std::string_view to_string(Need need) {
  switch (need) {
    case Need::each_day:
      return "each_day";
    case Need::stated:
      return "stated";
    case Need::optional:
      return "optional";
  }
  return "each_day";
}

std::vector<ShownEntry> entries(const Policy& policy, std::optional<Day> day,
                                std::optional<RegionCode> place) {
  std::vector<ShownEntry> all;
  for_each_table([&](const auto& form) {
    const auto& rows = policy.*form.rows;
    for (const auto& row : rows) {
      if (day && !row.valid.contains(*day)) continue;
      if (place && !lies_in(*place, row.region)) continue;
      if (day && place && nearest(form, rows, row, *day, *place) != &row) continue;
      all.push_back(shown(form, row));
    }
  });
  return all;
}

std::vector<Coverage> coverage(const Policy& policy, Day from, Day to, RegionCode place) {
  std::vector<Coverage> all;
  for_each_table([&](const auto& form) {
    for (const std::string& subject : subjects_of(form, policy.*form.rows, place))
      all.push_back(cover(policy, form, subject, {from, to}, place));
  });
  return all;
}

}  // namespace benefit::policy
