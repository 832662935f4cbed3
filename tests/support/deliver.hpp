// Reads a delivery that stands in the test's source.
#pragma once

#include "tests/support/recording_batch_writer.hpp"
#include "tests/support/silent_progress.hpp"
#include "verify/intake/delivery.hpp"

#include <optional>
#include <span>
#include <sstream>
#include <string>

namespace benefit::test {

struct Delivered {
  Expected<intake::DeliveryContents> contents;
  RecordingBatchWriter sink;

  /// The code of the only reject; "" when there is none, "several" when there are more.
  std::string reject_code() const {
    if (sink.rejects.empty()) return "";
    return sink.rejects.size() == 1 ? sink.rejects.front().defect.code : "several";
  }
};

inline Delivered deliver(Feed feed, const std::string& bytes, std::optional<Encoding> encoding = std::nullopt,
                         BatchId batch = 7, const intake::Profile* profile = nullptr,
                         std::span<const UsualAmount> amounts_on_record = {}) {
  std::istringstream file(bytes);
  RecordingBatchWriter sink(batch);
  SilentProgress progress;
  auto contents =
      intake::read_delivery(feed, file, static_cast<std::int64_t>(bytes.size()), encoding, sink, progress,
                            {.profile = profile, .amounts_on_record = amounts_on_record});
  return {std::move(contents), std::move(sink)};
}

}  // namespace benefit::test
