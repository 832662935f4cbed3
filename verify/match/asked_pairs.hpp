// Records and the rows of the roll that its index finds for them: weighed, and learnt from, without the roll
// being read.
#pragma once

#include "verify/match/explanation.hpp"
#include "verify/match/model_file.hpp"
#include "verify/match/roll_index.hpp"
#include "verify/types/link_store.hpp"
#include "verify/types/progress.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace benefit::match {

/// A record and a row of the roll that may be its person's.
struct WeighedPair {
  CitizenId id;
  BatchId roll;
  std::size_t record;  ///< its place in the list
  double weight;
  std::vector<WeightTerm> terms;
};

/// Names are as frequent, and a person as rare, as on the whole roll, whichever batches of it are asked.
class AskedPairs {
 public:
  /// Asks for rows of these batches, some thousand records at a time; store and records outlive it. Errors:
  /// cancelled.
  static Expected<AskedPairs> ask(const LinkStore& store, std::span<const BatchId> roll,
                                  std::span<const MatchRecord> records, Progress& progress);

  /// What the pairs teach beside what is known (estimate.hpp); the tables of strangers are `known`'s. The
  /// same whatever the order of the records.
  TrainedModel learn(const Model& known, const Provenance& from) const;
  /// Those that are worth keeping.
  std::vector<WeighedPair> weigh(const Model& model) const;

 private:
  /// What was asked at a time.
  struct Part {
    Vocabulary vocabulary;
    PersonList records{vocabulary};
    std::optional<IndexedRoll::Found> found;
    std::optional<NameFrequencies> frequencies;
    std::size_t first_record = 0;
  };

  AskedPairs() = default;
  std::vector<std::unique_ptr<Part>> parts_;
  std::size_t records_ = 0;
  double rows_ = 0;  ///< of the whole roll
};

}  // namespace benefit::match
