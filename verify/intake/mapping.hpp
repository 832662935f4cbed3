// One file's columns as ours: found by their names in the catalogue, or as a profile says.
#pragma once

#include "verify/intake/header.hpp"
#include "verify/intake/profile.hpp"
#include "verify/types/error.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::intake {

/// How many of the cells name a column that the feed or the profile knows. `profile` may be null.
std::size_t count_known_columns(const FeedInfo& feed, const Profile* profile,
                                const std::vector<std::string>& cells);

/// Reused from row to row; not thread-safe.
class Mapping {
 public:
  Mapping() = default;  ///< of nothing
  /// `profile` may be null; it outlives the mapping, `feed` too. Errors: bad_input, as match_header; a column
  /// that the profile names and the file does not have.
  static Expected<Mapping> match(const FeedInfo& feed, const Profile* profile,
                                 std::vector<std::string> columns);

  /// `columns` as delivered, `cell_of` into what apply() gives.
  const Header& header() const { return header_; }

  /// A row's cells as they would stand under our columns: codes as our words, fen as yuan, constants behind
  /// them. `cells` are as many as the header's. They live until the next call.
  const std::vector<std::string_view>& apply(const std::vector<std::string_view>& cells);
  /// Why the row that was applied last cannot be taken (a code that the profile does not have, a broken
  /// number of fen); nullopt when it can. Without a line.
  const std::optional<RowDefect>& defect() const { return defect_; }

 private:
  struct Change {
    std::size_t cell;
    std::string_view column;                                    ///< ours
    const std::map<std::string, std::string>* words = nullptr;  ///< null: an amount in fen
    std::string buffer{};
  };

  void apply(Change& change);

  Header header_;
  std::vector<std::string> constants_;
  std::vector<Change> changes_;
  std::vector<std::string_view> cells_;
  std::optional<RowDefect> defect_;
};

}  // namespace benefit::intake
