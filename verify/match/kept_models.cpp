#include "verify/match/kept_models.hpp"

#include "verify/types/error.hpp"
#include "verify/types/sha256.hpp"

#include <string>

namespace benefit::match {

Provenance::List list_of_batches(std::int64_t rows, std::span<const BatchId> batches) {
  std::string text;
  for (const BatchId batch : batches) text += "batch " + std::to_string(batch) + "\n";
  return {rows, sha256({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()})};
}

std::optional<TrainedModel> kept_model(const LinkStore& store, RecordKind kind) {
  const auto text = store.model(kind);
  if (!text) return std::nullopt;
  auto kept = read_model(*text, "the linkage model in the store");
  if (!kept) throw Failure(kept.error());
  return *std::move(kept);
}

void keep_model(LinkStore& store, RecordKind kind, const TrainedModel& model) {
  store.keep_model(kind, write_model(model));
}

}  // namespace benefit::match
