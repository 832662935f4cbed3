// Whatever bytes are delivered as a file: an error, or each row taken or refused. The first byte chooses the
// feed.
#include "tests/support/recording_batch_writer.hpp"
#include "tests/support/silent_progress.hpp"
#include "verify/intake/catalogue.hpp"
#include "verify/intake/delivery.hpp"
#include "verify/intake/reject_export.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace benefit;
  if (size == 0) return 0;
  const auto feeds = intake::feeds();
  const Feed feed = feeds[data[0] % feeds.size()].feed;
  std::istringstream file(std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
  test::RecordingBatchWriter sink;
  test::SilentProgress progress;
  const auto contents = intake::read_delivery(feed, file, 0, std::nullopt, sink, progress);
  if (!contents) {
    if (contents.error().what.empty()) std::abort();
    return 0;
  }
  if (contents->rows_in != static_cast<std::int64_t>(sink.accepted() + sink.rejects.size())) std::abort();

  std::ostringstream out;
  intake::RejectExport rejects(out, contents->columns, [](const RowDefect& defect) { return defect.code; });
  for (const Reject& reject : sink.rejects) rejects.write(reject);
  std::istringstream exported(out.str());
  test::RecordingBatchWriter second;
  const bool text = out.str().find('\0') == std::string::npos;  // what is full of NUL is no CSV any more
  if (!intake::read_delivery(feed, exported, 0, std::nullopt, second, progress) && text) std::abort();
  return 0;
}
