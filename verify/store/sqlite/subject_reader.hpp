// Puts together everything known about one subject after the other, in order of their number.
#pragma once

#include "verify/store/sqlite/visible_batches.hpp"
#include "verify/types/feed.hpp"
#include "verify/types/subject.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace benefit::store {

/// One stretch of rows in order of citizen: those of one run, or of another table.
class SubjectCursor {
 public:
  virtual ~SubjectCursor() = default;
  /// The number that the cursor stands at; nullopt at its end.
  virtual std::optional<CitizenId> at() const = 0;
  /// Appends the rows of that number and goes on to the next number.
  virtual void take(SubjectFacts& into) = 0;
};

/// Merges all stretches of a range. Used from one thread, while the snapshot lives.
class SubjectReader {
 public:
  /// `visible` are the batches of the same snapshot at the same instant, and outlive the reader.
  SubjectReader(ReadSnapshot& snapshot, const VisibleBatches& visible, SubjectRange range,
                std::optional<Instant> known_at);

  /// The next number of the range under which anything is known; nullptr at the end. Overwritten by the next
  /// call.
  const SubjectFacts* next();

 private:
  struct Entry {
    CitizenId at;
    std::size_t ordinal;  // rows of one number come batch by batch: mostly in order already
    std::unique_ptr<SubjectCursor> cursor;
  };

  void add(std::unique_ptr<SubjectCursor> cursor);
  void gather(CitizenId id);

  ReadSnapshot& snapshot_;
  const VisibleBatches& visible_;
  std::vector<Entry> heap_;  // the cursor with the smallest number first
  SubjectFacts facts_;       // kept, so that its lists keep their memory
};

/// Whether a bulk run visits the number: it has a collection, or a fact that makes a subject (FactTable).
bool is_subject(const SubjectFacts& facts);

}  // namespace benefit::store
