// Rates and periods that the law sets, as dated data. Never literals in a check.
#pragma once

#include "verify/types/error.hpp"
#include "verify/types/money.hpp"
#include "verify/types/time.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace benefit::policy {

/// A value that holds on the days of its period, with the text that sets it.
template <class T>
struct Dated {
  DayInterval valid;
  T value;
  std::string legal_basis;
};

/// Checked when loaded: no gaps and no overlaps between a table's first day and its last.
struct Policy {
  /// What survivors are owed when a resident-pension recipient dies (丧葬补助金).
  std::vector<Dated<Fen>> funeral_grant_resident;
  /// Months after which a certification has to be renewed (Q1, L1).
  std::vector<Dated<int>> certification_months;
};

/// The value in force on the day; nullptr when the table says nothing about it.
template <class T>
const Dated<T>* in_force(const std::vector<Dated<T>>& table, Day day) {
  for (const Dated<T>& row : table)
    if (row.valid.contains(day)) return &row;
  return nullptr;
}

/// The policy that ships with the product (verify/policy/default_policy.toml).
Policy default_policy();
/// Errors: bad_input with table, entry and what is wrong (unknown key, gap, overlap, not a date).
Expected<Policy> parse_policy(std::string_view toml);

}  // namespace benefit::policy
