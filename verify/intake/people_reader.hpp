// A list of persons from a CSV file or a workbook, for matching: any list that names people, not a feed.
#pragma once

#include "verify/intake/people_columns.hpp"
#include "verify/types/error.hpp"
#include "verify/types/feed.hpp"
#include "verify/types/person_row.hpp"
#include "verify/types/progress.hpp"

#include <cstdint>
#include <functional>
#include <istream>
#include <optional>

namespace benefit::intake {

struct PeopleOptions {
  std::optional<Encoding> encoding{};  ///< nullopt: recognise it
  PersonMapping mapping{};
  std::int64_t bytes_total = 0;  ///< for the progress; 0 when unknown
};

struct PeopleContents {
  PersonColumns columns{};
  std::int64_t rows = 0;
  /// Rows with more or fewer cells than the header: what is there is read, the rest is empty.
  std::int64_t uneven_rows = 0;
};

/// Hands every row to `take`, whatever its cells hold: what cannot be read says nothing when rows are
/// compared. Without a column of record IDs, a row is known by its line in the file. Errors: bad_input (see
/// open_table, find_person_columns), cancelled. Throws Failure(io).
Expected<PeopleContents> read_people(std::istream& file, const PeopleOptions& options,
                                     const std::function<void(const PersonRow&)>& take, Progress& progress);

}  // namespace benefit::intake
