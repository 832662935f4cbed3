// The pairs of rows that share a key, each compared and weighed: what linking two lists and finding
// duplicates in one have in common.
#pragma once

#include "verify/match/estimate.hpp"
#include "verify/match/key_census.hpp"
#include "verify/match/memory_limit.hpp"
#include "verify/match/model.hpp"
#include "verify/types/error.hpp"
#include "verify/types/link.hpp"
#include "verify/types/progress.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace benefit::match {

struct Link {
  RowIndex left = 0;
  RowIndex right = 0;
  Comparison comparison;
  double weight = 0;  ///< log2 of the odds, before other rows compete
  double probability =
      0;  ///< that the two rows are of one person, when every other row may be that person's too
  Verdict verdict = Verdict::no_link;
};
/// Both numbers pass their check, and they differ: no typing error, but two registered people, or one person
/// registered twice.
bool have_two_numbers(const Person& one, const Person& other);

/// What a run is going to do, known before rows are compared.
struct MatchPlan {
  std::uint64_t pairs_at_most = 0;  ///< of all keys together
  double pairs = 0;                 ///< about: a pair that several keys find counts once
  double pair_recall = 0;           ///< of pairs of one person: see estimate_pair_recall()
  std::uint64_t bytes_needed = 0;   ///< about, for the whole process without a limit; 0 when there is none
  std::uint32_t parts = 1;          ///< in which the index is made, one after the other, to keep to the limit
};

struct WeighedPairs {
  /// Those that the model before the run did not rule out, in no order; probability and verdict are still to
  /// come.
  std::vector<Link> links;
  KeyUses keys{};
  MatchPlan plan;
  std::uint64_t pairs = 0;  ///< compared
  Estimation estimation;
  Model model;                                 ///< as it was used
  std::optional<NameFrequencies> frequencies;  ///< of the left list, as they were used
};

struct WeighingOptions {
  unsigned threads = 1;
  BlockCaps caps{};
  KeyKinds kinds = all_key_kinds;
  /// False: the model that is known is used as it is, so that a run can be repeated and compared.
  bool learn = true;
  /// Null: as much as it takes. The same result either way. Outlives the run.
  const MemoryLimit* memory = nullptr;
  /// Called once from the calling thread before rows are compared; may be empty.
  std::function<void(const MatchPlan&)> announce{};
};

/// Pairs of a row of the left list, by which the frequency of names is counted, and a row of the right one.
/// What `known` says is corrected by what the lists show, where that is asked for. The same result, but for
/// the order of the links, whatever the number of threads. Errors: cancelled; too_large, before
/// rows are compared, when the memory would not do, with the least that would.
Expected<WeighedPairs> weigh_pairs(const PersonList& left, const PersonList& right, const Model& known,
                                   const WeighingOptions& options, Progress& progress);

/// Pairs of rows of one list, each once: the row on the left has the record ID that comes first (or, of one
/// record ID, stands first). Of rows with two numbers nothing is learnt: among millions of rows those of two
/// people that look alike are more than the second rows.
Expected<WeighedPairs> weigh_pairs_within(const PersonList& people, const Model& known,
                                          const WeighingOptions& options, Progress& progress);

}  // namespace benefit::match
