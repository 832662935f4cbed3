#include "verify/store/sqlite/sqlite_like_face_store.hpp"

#include "store_queries.hpp"

namespace benefit::store {

void SqliteLikeFaceStore::keep(const GallerySearch& search, std::span<const LikeFacePair> pairs) {
  WriteTransaction transaction{database_};
  const std::int64_t id = [&] {
    Statement insert = transaction.statement(queries::insert_gallery_search);
    insert.bind(search.made_at, search.model_set, search.faces, search.people, search.left_out, search.fpir,
                search.people_needed, search.basis, search.threshold, search.trials, search.hits,
                search.fpir_low, search.fpir_high, search.own_trials, search.own_missed, search.pairs);
    insert.step();
    return Columns{insert}.integer();
  }();
  transaction.statement(queries::delete_like_faces).run();
  for (const LikeFacePair& pair : pairs)
    transaction.statement(queries::insert_like_face)
        .run(pair.person, pair.other, pair.photo, pair.other_photo, pair.score, id);
  transaction.commit();
}

std::optional<GallerySearch> SqliteLikeFaceStore::newest_search() const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_newest_gallery_search);
  if (!select.step()) return std::nullopt;
  Columns columns{select};
  return GallerySearch{.made_at = columns.instant(),
                       .model_set = columns.text(),
                       .faces = columns.integer(),
                       .people = columns.integer(),
                       .left_out = columns.integer(),
                       .fpir = columns.real(),
                       .people_needed = columns.integer(),
                       .basis = columns.as<ThresholdBasis>(),
                       .threshold = columns.optional(&Columns::real),
                       .trials = columns.integer(),
                       .hits = columns.integer(),
                       .fpir_low = columns.real(),
                       .fpir_high = columns.real(),
                       .own_trials = columns.integer(),
                       .own_missed = columns.integer(),
                       .pairs = columns.integer()};
}

}  // namespace benefit::store
