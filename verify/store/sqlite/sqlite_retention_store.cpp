#include "verify/store/sqlite/sqlite_retention_store.hpp"

#include "store_queries.hpp"
#include "verify/store/sqlite/failure.hpp"
#include "verify/store/sqlite/sealed_heads.hpp"

#include <limits>
#include <optional>

namespace benefit::store {
namespace {

/// What holds photos, as it stands in a transaction.
class Holds {
 public:
  Holds(WriteTransaction& transaction, const RetentionLimits& limits) : calibrated_(limits.calibrated) {
    read(transaction, queries::select_held_subjects, limits.closed_since, subjects_);
    read(transaction, queries::select_held_photos, limits.closed_since, photos_);
  }

  std::optional<RetentionHold> of(PhotoId photo, std::int64_t owner) const {
    const auto by_subject = subjects_.find(owner), by_photo = photos_.find(photo);
    std::optional<RetentionHold> hold;
    if (by_subject != subjects_.end()) hold = by_subject->second;
    if (by_photo != photos_.end() && (!hold || by_photo->second < *hold)) hold = by_photo->second;
    if (!hold && calibrated_.contains(photo)) hold = RetentionHold::calibration;
    return hold;
  }

 private:
  using ByNumber = std::map<std::int64_t, RetentionHold>;

  static void read(WriteTransaction& transaction, std::string_view query, Instant closed_since,
                   ByNumber& into) {
    Statement select = transaction.statement(query);
    select.bind(closed_since);
    while (select.step()) {
      Columns columns{select};
      const std::int64_t number = columns.integer();
      const auto hold = columns.as<RetentionHold>();
      const auto [known, is_new] = into.emplace(number, hold);
      if (!is_new && hold < known->second) known->second = hold;
    }
  }

  const std::set<PhotoId>& calibrated_;
  ByNumber subjects_, photos_;
};

std::optional<std::int64_t> owner_of(WriteTransaction& transaction, PhotoId photo) {
  Statement select = transaction.statement(queries::select_photo_owner);
  if (!select.bind(photo).step()) return std::nullopt;
  return Columns{select}.integer();
}

bool has_sealed(WriteTransaction& transaction, const SealedTable& table, std::int64_t id) {
  return sealed_ids(transaction, table, id - 1, 1) == std::vector{id};
}

/// Overwrites the wrapped key, without which nobody opens the rest, then deletes the row.
void shred(WriteTransaction& transaction, const SealedTable& table, std::string_view deletion,
           std::int64_t id) {
  if (has_sealed(transaction, table, id)) {
    SealedHeads heads{transaction, table};
    SealedHeads::Head head{};
    if (heads.read(id, head)) heads.write(SealedHeads::Head{});
  }
  transaction.statement(deletion).run(id);
}

void erase_photo(WriteTransaction& transaction, PhotoId photo, bool whole) {
  shred(transaction, face_templates, queries::delete_face_template, photo);
  shred(transaction, photo_codes, queries::delete_photo_code, photo);
  shred(transaction, photo_pictures, queries::delete_photo_picture, photo);
  if (!whole) return;
  shred(transaction, photo_contents, queries::delete_photo_content, photo);
  transaction.statement(queries::delete_photo_capture).run(photo);
}

bool erases_whole(RetentionKind kind) { return kind != RetentionKind::collection_template; }

}  // namespace

std::vector<PhotoId> SqliteRetentionStore::photos_due(RetentionKind kind, Instant before, PhotoId after,
                                                      std::size_t most) const {
  ReadSnapshot snapshot{database_};
  const auto limit = static_cast<std::int64_t>(most);
  const bool replaced = kind == RetentionKind::replaced_photo;
  if (!replaced && kind != RetentionKind::collection_photo && kind != RetentionKind::collection_template)
    throw misuse("photos of this kind are found by their person");
  Statement select = snapshot.statement(replaced ? queries::select_replaced_photos_due
                                                 : queries::select_collection_photos_due);
  constexpr auto others = static_cast<std::int64_t>(most_compared_photos) - 1;
  if (replaced)
    select.bind(others, before, after, limit);
  else
    select.bind(before, after, erases_whole(kind), limit);
  std::vector<PhotoId> due;
  while (select.step()) due.push_back(Columns{select}.integer());
  return due;
}

std::int64_t SqliteRetentionStore::count_due(RetentionKind kind, Instant before) const {
  return std::ssize(photos_due(kind, before, 0, std::numeric_limits<std::int64_t>::max()));
}

std::vector<PhotoId> SqliteRetentionStore::photos_of(CitizenId person) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_kept_photos_of);
  select.bind(person);
  std::vector<PhotoId> photos;
  while (select.step()) photos.push_back(Columns{select}.integer());
  return photos;
}

ErasedPhotos SqliteRetentionStore::erase(RetentionKind kind, std::span<const PhotoId> photos,
                                         const RetentionLimits& limits, Erasing erasing, Instant now) {
  WriteTransaction transaction{database_};
  const Holds holds{transaction, limits};
  ErasedPhotos outcome;
  for (const PhotoId photo : photos) {
    const std::optional<std::int64_t> owner = owner_of(transaction, photo);
    if (!owner) continue;
    if (const auto hold = holds.of(photo, *owner)) {
      ++outcome.held[*hold];
      continue;
    }
    ++outcome.erased;
    if (erasing == Erasing::tried) continue;
    erase_photo(transaction, photo, erases_whole(kind));
    transaction.statement(queries::upsert_erased_photo).run(photo, to_string(kind), erases_whole(kind), now);
  }
  if (erasing == Erasing::done) transaction.commit();
  return outcome;
}

std::int64_t SqliteRetentionStore::count_rejects_before(Instant before) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::count_rejects_before);
  select.bind(before).step();
  return Columns{select}.integer();
}

std::int64_t SqliteRetentionStore::erase_rejects_before(Instant before, std::int64_t most) {
  WriteTransaction transaction{database_};
  const int erased = transaction.statement(queries::delete_rejects_before).run(before, most);
  transaction.commit();
  return erased;
}

}  // namespace benefit::store
