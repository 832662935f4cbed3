// One row of a list of persons as it was delivered: what intake gives and match takes.
#pragma once

#include <cstdint>
#include <string_view>

namespace benefit {

/// The cells as UTF-8, not yet read as numbers or dates; empty where nothing was delivered. The views live
/// until the reader's next row.
struct PersonRow {
  std::int64_t line = 0;  ///< of the row's first line in the file, from 1
  std::string_view record_id;
  std::string_view id_number;
  std::string_view name;
  std::string_view sex;
  std::string_view birth_date;
  std::string_view county_code;
  std::string_view town;
  std::string_view village;
  std::string_view address;
  std::string_view death_date;
};

}  // namespace benefit
