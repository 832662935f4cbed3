// What a policy says, entry by entry, and whether it says enough for a period.
#pragma once

#include "verify/policy/policy.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::policy {

/// How much of a period a table has to cover before a file is complete.
enum class Need {
  each_day,    ///< a value on every day
  stated,      ///< at least one entry: it holds on the days of its entries and on no others
  optional,    ///< a region may have none
  exceptions,  ///< single days on which something else holds: that there is no entry says nothing
};
std::string_view to_string(Need need);  ///< "each_day"

struct TableInfo {
  std::string_view table{};       ///< "lowest_tier"
  std::string_view provisions{};  ///< "P1 P3"; empty: each subject is one
  std::string_view what_for{};
  Need need = Need::each_day;
  /// Need::each_day only: a value is needed on the days on which this provision holds; empty: on all.
  std::string_view needed_while{};
};

/// One entry in words.
struct ShownEntry {
  TableInfo table;
  std::string subject;  ///< "registered_poor"; empty when the table is about one thing
  std::string value;    ///< "1000.00 yuan"
  DayInterval valid;
  RegionCode region;
  std::string legal_basis;
};

/// In the order of the file that ships. Without `place` of all regions; with it those that count there.
/// Without `day` of all days; with both, one entry at most for each thing: the one that in_force() gives.
std::vector<ShownEntry> entries(const Policy& policy, std::optional<Day> day = {},
                                std::optional<RegionCode> place = {});

/// How far one table (one subject of it) covers a period.
struct Coverage {
  TableInfo table;
  std::string subject;
  std::vector<DayInterval> without;  ///< days of the period without a value
  std::vector<DayInterval> missing;  ///< those of them on which one is needed
};

/// Each table for the days from `from` to `to` (both included, to not before from) at `place`, where entries
/// of its county, city and province count and those for everywhere.
std::vector<Coverage> coverage(const Policy& policy, Day from, Day to, RegionCode place = {});

/// Tables without any entry that are not optional: checks that need them find nothing.
std::vector<TableInfo> tables_left_out(const Policy& policy);

}  // namespace benefit::policy
