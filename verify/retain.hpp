// What is erased because its period of retention has ended, and what is held back and why.
#pragma once

#include "verify/pipeline.hpp"
#include "verify/types/retention_store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace benefit::pipeline {

/// A kind and how long it is kept.
struct RetainedKind {
  RetentionKind kind = RetentionKind::collection_photo;
  std::optional<int> months{};  ///< nullopt: the policy sets none, and nothing is erased
  std::string legal_basis{};
  /// What came before it is due. With `months` only.
  Instant before{};
};
/// Every kind, as the policy stands today.
std::vector<RetainedKind> retained_kinds(const Ports& ports);

/// What a run came to for one kind.
struct RetentionResult {
  RetainedKind kind;
  ErasedPhotos found{};  ///< of rejected_row: rows, none of which is ever held
};

/// Erases what is due of every kind that has a period, but for what something holds (RetentionHold); tried,
/// it only counts. Stopped or killed it has erased some and not all; run again it erases the rest. Errors:
/// cancelled.
Expected<std::vector<RetentionResult>> apply_retention(const Ports& ports, RetentionStore& store,
                                                       Erasing erasing, Progress& progress);

}  // namespace benefit::pipeline
