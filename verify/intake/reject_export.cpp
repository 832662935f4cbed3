#include "verify/intake/reject_export.hpp"

#include "verify/intake/header.hpp"

#include <csv.h>

namespace benefit::intake {

RejectExport::RejectExport(std::ostream& out, std::span<const std::string> columns, Explain explain)
    : out_(out), explain_(std::move(explain)) {
  out_ << "\xEF\xBB\xBF";
  for (const std::string& column : columns) {
    is_own_.push_back(!is_of_reject_export(column));
    if (is_own_.back()) put(column);
  }
  put(reject_line_column);
  put(reject_reason_column);
  end_row();
}

void RejectExport::write(const Reject& reject) {
  for (std::size_t i = 0; i < reject.fields.size(); ++i)
    if (i >= is_own_.size() || is_own_[i]) put(reject.fields[i]);
  put(std::to_string(reject.defect.line));
  put(explain_(reject.defect));
  end_row();
}

void RejectExport::put(std::string_view cell) {
  if (!line_.empty()) line_.push_back(',');
  const std::size_t before = line_.size();
  // Two quotes around the cell, and each quote within it doubled.
  line_.resize(before + 2 * cell.size() + 2);
  line_.resize(before + csv_write(line_.data() + before, line_.size() - before, cell.data(), cell.size()));
}

void RejectExport::end_row() {
  out_ << line_ << "\r\n";
  line_.clear();
}

}  // namespace benefit::intake
