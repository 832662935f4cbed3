// Brings the links between delivered records and the roll up to date: which death records, registry rows and
// contributions of government that no exact number settles may be of whom on the roll; and who may be on the
// roll under two numbers.
#pragma once

#include "verify/types/error.hpp"
#include "verify/types/link_store.hpp"
#include "verify/types/progress.hpp"

#include <cstdint>

namespace benefit::match {

struct RecordLinkOptions {
  unsigned threads = 1;
  /// What asking the index for one record costs, in rows of the roll that could be read instead: a day's
  /// records ask the index, a year's read the roll.
  double rows_read_per_record = 500;
  /// Up to so many rows, of records and roll together, all records of a kind are weighed anew whenever one
  /// comes: it costs a second.
  std::int64_t rows_always_weighed = 100'000;
};

/// Indexes what is new of the roll, then compares every current batch of records with every current batch of
/// the roll that it has not been compared with, and keeps what is found. Records under a number of the roll
/// whose name can be that person's need no matching. When the roll has changed, it is compared with itself.
/// The same result whatever the number of threads. Errors: cancelled (what was kept so far stands; the rest
/// is done by the next call).
Expected<void> link_records(LinkStore& store, const RecordLinkOptions& options, Progress& progress);

}  // namespace benefit::match
