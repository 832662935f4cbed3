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

/// The days of `whole` that lie in none of `periods`, which are in order of their first day.
std::vector<DayInterval> days_outside(const std::vector<DayInterval>& periods, const DayInterval& whole) {
  std::vector<DayInterval> outside;
  Day next = whole.from;
  for (const DayInterval& period : periods) {
    if (next > *whole.to) return outside;
    if (period.from > next) outside.push_back({next, std::min(*whole.to, period.from - one_day)});
    if (!period.to) return outside;
    next = std::max(next, *period.to + one_day);
  }
  if (next <= *whole.to) outside.push_back({next, whole.to});
  return outside;
}

/// The periods of the rows that count at `place` and whose value is `wanted`.
template <class T, class Wanted>
std::vector<DayInterval> periods_of(const std::vector<Dated<T>>& rows, RegionCode place, Wanted wanted) {
  std::vector<DayInterval> periods;
  for (const Dated<T>& row : rows)
    if (lies_in(place, row.region) && wanted(row.value)) periods.push_back(row.valid);
  return periods;
}

/// Those of `days` on which the provision holds at `place`.
std::vector<DayInterval> while_holds(const Policy& policy, std::string_view provision, RegionCode place,
                                     const std::vector<DayInterval>& days) {
  const std::vector<DayInterval> holds =
      periods_of(policy.provisions, place, [&](const std::string& code) { return code == provision; });
  std::vector<DayInterval> held;
  for (const DayInterval& some : days)
    for (const DayInterval& part : days_outside(days_outside(holds, some), some)) held.push_back(part);
  return held;
}

template <class T>
Coverage cover(const Policy& policy, const TableForm<T>& form, const std::string& subject, DayInterval whole,
               RegionCode place) {
  const std::vector<DayInterval> periods =
      periods_of(policy.*form.rows, place, [&](const T& value) { return form.subject(value) == subject; });
  Coverage result{form.info, subject, days_outside(periods, whole), {}};
  switch (form.info.need) {
    case Need::each_day:
      result.missing = form.info.needed_while.empty()
                           ? result.without
                           : while_holds(policy, form.info.needed_while, place, result.without);
      break;
    case Need::stated:
      if (periods.empty()) result.missing = {whole};
      break;
    case Need::optional:
      break;
    case Need::exceptions:
      result.without.clear();
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
    case Need::exceptions:
      return "exceptions";
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

std::vector<TableInfo> tables_left_out(const Policy& policy) {
  std::vector<TableInfo> left_out;
  for_each_table([&](const auto& form) {
    const bool needed = form.info.need == Need::each_day || form.info.need == Need::stated;
    if ((policy.*form.rows).empty() && needed) left_out.push_back(form.info);
  });
  return left_out;
}

}  // namespace benefit::policy
