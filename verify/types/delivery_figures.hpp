// What is counted of a delivery's accepted rows while they are read, so that nobody has to go through them
// again to say how complete a feed is, how late, and of which months it speaks.
#pragma once

#include "verify/types/facts.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace benefit {

struct ColumnCount {
  std::string column;       ///< its name in the catalogue
  std::int64_t filled = 0;  ///< rows with a value in it that could be read

  friend bool operator==(const ColumnCount&, const ColumnCount&) = default;
};

struct LagCount {
  int days = 0;  ///< below 0: known before it happened, as a pension that is paid within its month
  std::int64_t rows = 0;

  friend bool operator==(const LagCount&, const LagCount&) = default;
};

/// Payments of one scheme for one month by one county.
struct ListedMonth {
  Scheme scheme = Scheme::resident_pension;
  RegionCode county;
  Month month;
  std::int64_t rows = 0;

  friend bool operator==(const ListedMonth&, const ListedMonth&) = default;
};

struct DeliveryFigures {
  std::vector<ColumnCount> columns;  ///< every column of the feed, in the catalogue's order
  std::vector<LagCount> lags;        ///< in order of days; rows without a lag are left out
  /// The first and the last day that a row speaks of; nullopt: no row speaks of a day.
  std::optional<Day> first_day, last_day;
  std::vector<ListedMonth> months;  ///< of payments, in order of scheme, county, month
};

/// The least lag that at least this share of the rows (0 < share <= 1) does not exceed: the nearest rank.
/// nullopt without rows.
std::optional<int> lag_percentile(std::span<const LagCount> lags, double share);

}  // namespace benefit
