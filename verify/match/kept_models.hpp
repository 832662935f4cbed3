// The linkage models that the store keeps: what reading the whole roll has taught, for those who only ask its
// index.
#pragma once

#include "verify/match/model.hpp"
#include "verify/match/model_file.hpp"
#include "verify/types/link_store.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace benefit::match {

/// Batches of the store stand for the file that a model was learnt from.
Provenance::List list_of_batches(std::int64_t rows, std::span<const BatchId> batches);

/// What was learnt last; nullopt before anything is learnt. Throws Failure(bad_input) when it cannot be read.
std::optional<TrainedModel> kept_model(const LinkStore& store, RecordKind kind);
void keep_model(LinkStore& store, RecordKind kind, const TrainedModel& model);

}  // namespace benefit::match
