// Rejects as a CSV file in which they can be mended and delivered again.
#pragma once

#include "verify/types/feed.hpp"

#include <functional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::intake {

/// Writes the file's own columns, then `reject_line` and `reject_reason`, which an import passes over. The
/// cells stand as they were delivered, in UTF-8: the file without these two columns is what was refused, and
/// comes in once it is mended. A row with too few or too many cells stays so, and is refused again until
/// somebody has put it right.
///
/// For spreadsheets there is a byte order mark (without it they take UTF-8 for the local encoding), and lines
/// end in CRLF. Cells that begin with =, +, - or @ are not changed either, for then they would come back
/// changed: open the file with its columns imported as text (docs/feeds.md), which also saves the ID numbers
/// from being rounded.
class RejectExport {
 public:
  /// Makes the sentence for the reader.
  using Explain = std::function<std::string(const RowDefect&)>;

  /// Writes the header. `columns` are those of the batch; `out` outlives the export.
  RejectExport(std::ostream& out, std::span<const std::string> columns, Explain explain);

  void write(const Reject& reject);

 private:
  void put(std::string_view cell);
  void end_row();

  std::ostream& out_;
  Explain explain_;
  std::vector<bool> is_own_;  ///< for each column: it was delivered as data and not by an earlier export
  std::string line_;
};

}  // namespace benefit::intake
