#include "verify/store/sqlite/sealed_heads.hpp"

#include "store_queries.hpp"
#include "verify/store/sqlite/failure.hpp"

#include <algorithm>
#include <string_view>

namespace benefit::store {
namespace {

/// In the order of sealed_tables.
constexpr std::array<std::string_view, sealed_tables.size()> select_ids{
    queries::select_photo_content_ids, queries::select_face_template_ids, queries::select_photo_code_ids,
    queries::select_photo_picture_ids, queries::select_attachment_content_ids};

}  // namespace

std::vector<std::int64_t> sealed_ids(WriteTransaction& transaction, const SealedTable& table,
                                     std::int64_t after, std::int64_t most) {
  const auto place = std::ranges::find(sealed_tables, table.kind, &SealedTable::kind) - sealed_tables.begin();
  Statement select = transaction.statement(select_ids.at(static_cast<std::size_t>(place)));
  select.bind(after, most);
  std::vector<std::int64_t> ids;
  while (select.step()) ids.push_back(Columns{select}.integer());
  return ids;
}

void SealedHeads::check(int result) const {
  if (result != SQLITE_OK)
    throw translated(SQLite::Exception{transaction_.handle(), result}, transaction_.file());
}

bool SealedHeads::read(std::int64_t id, Head& head) {
  constexpr int for_writing = 1;
  if (blob_) {
    check(sqlite3_blob_reopen(blob_.get(), id));
  } else {
    sqlite3_blob* opened = nullptr;
    const int result =
        sqlite3_blob_open(transaction_.handle(), "main", table_.name, "sealed", id, for_writing, &opened);
    blob_.reset(opened);
    check(result);
  }
  const auto size = static_cast<int>(head.size());
  if (sqlite3_blob_bytes(blob_.get()) < size) return false;
  check(sqlite3_blob_read(blob_.get(), head.data(), size, 0));
  return true;
}

void SealedHeads::write(const Head& head) {
  check(sqlite3_blob_write(blob_.get(), head.data(), static_cast<int>(head.size()), 0));
}

}  // namespace benefit::store
