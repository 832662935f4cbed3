// The first bytes of a sealed value, read and written in their place: the pages with the rest of the value,
// of a photo some dozens, are neither read nor written (SQLite's incremental blob I/O).
#pragma once

#include "verify/store/sealer.hpp"
#include "verify/store/sqlite/database.hpp"
#include "verify/store/sqlite/sealed_tables.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include <sqlite3.h>

namespace benefit::store {

/// Up to `most` rows with a sealed value and a greater id than `after`, in order of id.
std::vector<std::int64_t> sealed_ids(WriteTransaction& transaction, const SealedTable& table,
                                     std::int64_t after, std::int64_t most);

/// Goes from row to row of one table, within a transaction that outlives it. Throws Failure.
class SealedHeads {
 public:
  using Head = std::array<std::uint8_t, Sealer::head_size>;

  SealedHeads(WriteTransaction& transaction, const SealedTable& table)
      : transaction_(transaction), table_(table) {}

  /// False when the value is too short to have one: it is damaged. Not found: misuse.
  bool read(std::int64_t id, Head& head);
  /// Of the row that was read last.
  void write(const Head& head);

 private:
  struct Close {
    void operator()(sqlite3_blob* blob) const { sqlite3_blob_close(blob); }
  };

  void check(int result) const;

  WriteTransaction& transaction_;
  const SealedTable& table_;
  std::unique_ptr<sqlite3_blob, Close> blob_;
};

}  // namespace benefit::store
