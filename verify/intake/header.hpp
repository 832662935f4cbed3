// A file's first row against the catalogue: which cell belongs to which column.
#pragma once

#include "verify/intake/catalogue.hpp"
#include "verify/types/error.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::intake {

struct Header {
  std::vector<std::string> columns;  ///< as delivered
  /// For each column of the catalogue, the cell that holds it; nullopt when it was not delivered.
  std::vector<std::optional<std::size_t>> cell_of;
};

/// The feed's column of this name, by whichever of its names; nullptr when there is none.
const Column* find_column(const FeedInfo& feed, std::string_view delivered);

/// `reject_line` or `reject_reason`, in any spelling.
bool is_of_reject_export(std::string_view column);

/// How many of the cells name a column of the feed.
std::size_t count_known_columns(const FeedInfo& feed, const std::vector<std::string>& cells);

/// Names are compared by name_key. Columns of the export of rejects are passed over.
/// Errors: bad_input with everything that is wrong: unknown columns (with the nearest known one), doubled
/// ones, required ones that are missing. A first row without a single known column is taken for data and not
/// repeated. `passed_over`: for each column, that it is not to be read; empty: none.
Expected<Header> match_header(const FeedInfo& feed, std::vector<std::string> columns,
                              const std::vector<bool>& passed_over = {});

}  // namespace benefit::intake
