#include "verify/intake/first_rows.hpp"

namespace benefit::intake {

Expected<std::vector<TableRow>> FirstRows::peek() {
  std::size_t bytes = 0;
  while (kept_.size() < most_rows && bytes < most_bytes) {
    const auto row = table_.next();
    if (!row) return tl::unexpected(row.error());
    if (*row == nullptr) break;
    Kept kept{**row, {(**row).cells.begin(), (**row).cells.end()}};
    kept.row.cells.clear();
    for (const std::string& cell : kept.cells) bytes += cell.size();
    kept_.push_back(std::move(kept));
  }
  std::vector<TableRow> rows;
  for (const Kept& kept : kept_) {
    rows.push_back(kept.row);
    rows.back().cells.assign(kept.cells.begin(), kept.cells.end());
  }
  return rows;
}

Expected<const TableRow*> FirstRows::next() {
  if (given_ == kept_.size()) return table_.next();
  const Kept& kept = kept_[given_++];
  row_ = kept.row;
  row_.cells.assign(kept.cells.begin(), kept.cells.end());
  return &row_;
}

}  // namespace benefit::intake
