// The port through which record matching (verify/match) reads what is to be matched and keeps what it found.
// All methods are thread-safe and throw Failure when the store itself is broken.
#pragma once

#include "verify/types/facts.hpp"
#include "verify/types/link.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit {

/// Stored as numbers: never renumber.
enum class RecordKind : std::uint8_t { death = 1, registry_period = 2, roll_entry = 3, pension_subsidy = 4 };
/// What is compared with the roll.
inline constexpr std::array matched_records = {RecordKind::death, RecordKind::registry_period,
                                               RecordKind::pension_subsidy};

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

/// A batch of records (or of the roll itself) and a batch of the roll, both current.
struct BatchPair {
  BatchId records = 0;
  BatchId roll = 0;

  friend auto operator<=>(const BatchPair&, const BatchPair&) = default;
};

/// A record that may be of a person on the roll. How probable that is follows from the weights of all links
/// of the record; of an entry of the roll under another number, which may be one person with several, from
/// its own.
struct RecordLink {
  CitizenId subject;  ///< the number on the roll
  BatchId roll = 0;
  RecordKind kind = RecordKind::death;
  Source record;
  std::optional<CitizenId> record_id;
  double weight = 0;  ///< log2 of the odds by itself
  std::vector<FieldComparison> compared;
};

/// Where the store finds a row of a batch again; for the store to read.
using RowHandle = std::uint64_t;

/// One entry of the index of the roll: a key, and a row that has it or a count.
struct IndexEntry {
  std::uint64_t key = 0;
  std::uint64_t value = 0;

  friend auto operator<=>(const IndexEntry&, const IndexEntry&) = default;
};

/// What the index has under a key.
struct IndexHit {
  std::size_t key = 0;  ///< its place among the keys asked for
  BatchId roll = 0;
  std::uint64_t value = 0;

  friend auto operator<=>(const IndexHit&, const IndexHit&) = default;
};

/// Writes the index of one batch of the roll; one that is not finished is given up. Used from one thread.
class RollIndexWriter {
 public:
  virtual ~RollIndexWriter() = default;
  /// Adds entries, which are in order.
  virtual void add(std::span<const IndexEntry> entries) = 0;
  /// Makes the index whole: from now on it is asked. Now and then `report` hears how many of all entries are
  /// written; what it throws stops the writing.
  virtual void finish(const std::function<void(std::int64_t written, std::int64_t total)>& report) = 0;
};

class LinkStore {
 public:
  virtual ~LinkStore() = default;

  /// Current batches that hold records of this kind (of all the sources of deaths, of all registries), in
  /// order.
  virtual std::vector<BatchId> batches_of(RecordKind kind) const = 0;
  std::vector<BatchId> roll() const { return batches_of(RecordKind::roll_entry); }
  /// Every one of them (not of the roll) with every current batch of the roll that it has not been matched
  /// with, in order.
  virtual std::vector<BatchPair> unmatched(RecordKind kind) const = 0;
  /// Every pair of current batches of the roll (a batch with itself, too) whose entries have not been
  /// compared with each other.
  virtual std::vector<BatchPair> uncompared_roll() const = 0;
  /// The batch's records, in the same order each time.
  virtual void for_each_record(BatchId records,
                               const std::function<void(const MatchRecord&)>& visit) const = 0;
  /// The batch's entries of the roll, in the same order each time.
  virtual void for_each_entry(BatchId roll,
                              const std::function<void(const Enrolment&, RowHandle)>& visit) const = 0;
  /// Those of them that these handles (in order) stand for.
  virtual void for_each_entry_at(BatchId roll, std::span<const RowHandle> rows,
                                 const std::function<void(const Enrolment&, RowHandle)>& visit) const = 0;

  /// Current batches of the roll without an index.
  virtual std::vector<BatchId> unindexed() const = 0;
  /// Rows of a batch, by what was accepted.
  virtual std::int64_t rows_of(BatchId batch) const = 0;
  /// Begins the index of a batch: what an unfinished attempt has left, and the indexes of batches that are
  /// not current any more, go. The writer goes before the store.
  virtual std::unique_ptr<RollIndexWriter> begin_index(BatchId roll) = 0;
  /// What the indexes of these batches have under the keys, which are in order and each there once: all of a
  /// key's entries, or, when a batch has more than `most`, the first `most` + 1 of that batch.
  virtual std::vector<IndexHit> find(std::span<const BatchId> roll, std::span<const std::uint64_t> keys,
                                     std::size_t most) const = 0;

  /// The linkage model of records of this kind against the roll (of the roll's entries: against each other)
  /// that was learnt last (verify/match/model_file), as text; nullopt before there is one.
  virtual std::optional<std::string> model(RecordKind kind) const = 0;
  virtual void keep_model(RecordKind kind, std::string_view text) = 0;

  /// Keeps what matching these pairs of batches found, and that they are matched, in one step: links that
  /// they had and that are not among these go. Records that are settled lose the links that they had before
  /// their person was on the roll.
  virtual void keep_links(std::span<const BatchPair> matched, std::span<const RecordLink> links,
                          std::span<const Source> settled = {}) = 0;
};

}  // namespace benefit
