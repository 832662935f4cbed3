// The port through which record matching (verify/match) reads what is to be matched and keeps what it found.
// All methods are thread-safe and throw Failure when the store itself is broken.
#pragma once

#include "verify/types/facts.hpp"
#include "verify/types/link.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace benefit {

/// Stored as numbers: never renumber.
enum class RecordKind : std::uint8_t { death = 1, registry_period = 2 };

/// A delivered row as far as matching reads it.
struct MatchRecord {
  RecordKind kind = RecordKind::death;
  Source source;
  std::optional<CitizenId> id;  ///< nullopt when the number could not be read
  bool fifteen_digits = false;  ///< `id` came with 15, for which nothing vouches
  std::string id_as_delivered;  ///< empty when `id` says it all
  std::string name;
  std::optional<Sex> sex;
  std::optional<Day> birth_date;
  RegionPath region;
};

/// A batch of records and a batch of the roll, both current.
struct BatchPair {
  BatchId records = 0;
  BatchId roll = 0;

  friend auto operator<=>(const BatchPair&, const BatchPair&) = default;
};

/// A record that may be of a person on the roll. How probable that is follows from the weights of all links
/// of the record.
struct RecordLink {
  CitizenId subject;  ///< the number on the roll
  BatchId roll = 0;
  RecordKind kind = RecordKind::death;
  Source record;
  std::optional<CitizenId> record_id;
  double weight = 0;  ///< log2 of the odds by itself
  std::vector<FieldComparison> compared;
};

class LinkStore {
 public:
  virtual ~LinkStore() = default;

  /// Every current batch of deaths or of a registry with every current batch of the roll that it has not been
  /// matched with, in order.
  virtual std::vector<BatchPair> unmatched() const = 0;
  /// The batch's records, in the same order each time.
  virtual void for_each_record(BatchId records,
                               const std::function<void(const MatchRecord&)>& visit) const = 0;
  /// The batch's entries of the roll, in order of number within each stretch of it.
  virtual void for_each_entry(BatchId roll, const std::function<void(const Enrolment&)>& visit) const = 0;
  /// The current entries of the roll under these numbers, which are in order.
  virtual void for_each_entry_of(std::span<const CitizenId> ids,
                                 const std::function<void(const Enrolment&)>& visit) const = 0;
  /// Keeps what matching these pairs of batches found, and that they are matched, in one step.
  virtual void keep_links(std::span<const BatchPair> matched, std::span<const RecordLink> links) = 0;
};

}  // namespace benefit
