#include "verify/store/sqlite/sqlite_photo_store.hpp"

#include "store_queries.hpp"
#include "verify/store/sqlite/collection_rows.hpp"
#include "verify/store/sqlite/photo_values.hpp"
#include "verify/types/sha256.hpp"

#include <tuple>

#include <fmt/format.h>

namespace benefit::store {
namespace {

std::string photo_context(PhotoId id) { return fmt::format("photo:{}", id); }
std::string template_context(PhotoId id) { return fmt::format("face_template:{}", id); }

Failure broken_seal(std::string_view what, PhotoId id) {
  return Failure{Error{ErrorCode::corrupt,
                       fmt::format("the seal of {} {} is broken", what, id),
                       {},
                       "restore the state directory from its backup"}};
}

/// The id that an INSERT ... RETURNING id gave.
std::int64_t returned_id(Statement& insert) {
  insert.step();
  return Columns{insert}.integer();
}

std::optional<std::int64_t> single_id(Statement& select) {
  if (!select.step()) return std::nullopt;
  return Columns{select}.integer();
}

std::optional<PhotoQuality> quality_of(ReadSnapshot& snapshot, PhotoId id) {
  Statement select = snapshot.statement(queries::select_photo_quality);
  if (!select.bind(id).step()) return std::nullopt;
  Columns columns{select};
  PhotoQuality quality;
  for (double& native : quality.native) native = columns.real();
  return quality;
}

std::optional<PresentationAttack> attack_on(ReadSnapshot& snapshot, PhotoId id) {
  Statement select = snapshot.statement(queries::select_presentation_attack);
  if (!select.bind(id).step()) return std::nullopt;
  Columns columns{select};
  return PresentationAttack{.network = columns.real(),
                            .moire = columns.real(),
                            .edges = columns.real(),
                            .chroma = columns.real(),
                            .score = columns.real(),
                            .suspected = columns.flag()};
}

}  // namespace

PhotoId SqlitePhotoStore::keep_photo(WriteTransaction& transaction, CitizenId person,
                                     std::span<const std::uint8_t> photo, const FaceMeasurement& measured) {
  const PhotoId id = [&] {
    Statement insert = transaction.statement(queries::insert_photo);
    const std::optional<std::string_view> reason = stored_name(measured.not_assessable);
    insert.bind(person, measured.width, measured.height, measured.faces, measured.box.left, measured.box.top,
                measured.box.width, measured.box.height, reason, measured.detail);
    return returned_id(insert);
  }();
  transaction.statement(queries::insert_photo_content).run(id, sealer_.seal(photo, photo_context(id)));
  keep_face(transaction, id, measured);
  return id;
}

void SqlitePhotoStore::keep_face(WriteTransaction& transaction, PhotoId id, const FaceMeasurement& measured) {
  if (measured.face)
    transaction.statement(queries::insert_face_template)
        .run(id, sealer_.seal(to_bytes(*measured.face), template_context(id)));
  if (measured.quality)
    std::apply(
        [&](auto... natives) { transaction.statement(queries::insert_photo_quality).run(id, natives...); },
        measured.quality->native);
  if (const auto& signs = measured.attack)
    transaction.statement(queries::insert_presentation_attack)
        .run(id, signs->network, signs->moire, signs->edges, signs->chroma, signs->score, signs->suspected);
}

EnrolmentReceipt SqlitePhotoStore::enrol(CitizenId person, Day taken_on, std::span<const std::uint8_t> photo,
                                         const FaceMeasurement& measured, Instant received_at) {
  const std::string sha256 = benefit::sha256(photo);
  WriteTransaction transaction{database_};
  {
    Statement select = transaction.statement(queries::select_enrolment_submission);
    if (const auto known = single_id(select.bind(person, taken_on, sha256))) return {*known, true};
  }
  const PhotoId id = keep_photo(transaction, person, photo, measured);
  transaction.statement(queries::insert_enrolled_photo).run(id, person, taken_on, received_at, sha256);
  transaction.commit();
  return {id, false};
}

CollectionReceipt SqlitePhotoStore::collect(const Collection& collection, std::span<const std::uint8_t> photo,
                                            const FaceMeasurement& measured) {
  const std::string sha256 = benefit::sha256(photo);
  WriteTransaction transaction{database_};
  {
    Statement select = transaction.statement(queries::select_collection_submission);
    select.bind(collection.person, collection.captured_at, collection.station, sha256);
    if (const auto known = single_id(select)) return {*known, true};
  }
  const PhotoId photo_id = keep_photo(transaction, collection.person, photo, measured);
  const CollectionId id = [&] {
    Statement insert = transaction.statement(queries::insert_collection);
    insert.bind(collection.person, collection.name, collection.captured_at, collection.station,
                collection.operator_name, collection.county, photo_id, collection.received_at, sha256);
    return returned_id(insert);
  }();
  transaction.statement(queries::insert_subject).run(collection.person);
  transaction.commit();
  return {id, false};
}

std::optional<EnrolledPhoto> SqlitePhotoStore::enrolled(CitizenId person) const {
  ReadSnapshot snapshot{database_};
  return newest_enrolled_photo(snapshot, person, std::nullopt);
}

Expected<Bytes> SqlitePhotoStore::photo(PhotoId id) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_photo_content);
  if (!select.bind(id).step())
    return tl::unexpected(Error{ErrorCode::not_found, fmt::format("there is no photo {}", id), {}, {}});
  std::optional<Bytes> photo = sealer_.open(Columns{select}.blob(), photo_context(id));
  if (!photo) throw broken_seal("photo", id);
  return std::move(*photo);
}

std::optional<CitizenId> SqlitePhotoStore::owner(PhotoId id) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_photo_owner);
  if (!select.bind(id).step()) return std::nullopt;
  return Columns{select}.citizen_id();
}

std::optional<FaceMeasurement> SqlitePhotoStore::measurement(PhotoId id) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_measurement);
  if (!select.bind(id).step()) return std::nullopt;
  Columns columns{select};
  FaceMeasurement measured{.width = columns.number(),
                           .height = columns.number(),
                           .faces = columns.number(),
                           .box = {columns.number(), columns.number(), columns.number(), columns.number()},
                           .not_assessable = read_not_assessable(columns),
                           .detail = columns.text(),
                           .face = {}};
  if (const auto sealed = columns.optional(&Columns::blob)) {
    const std::optional<Bytes> bytes = sealer_.open(*sealed, template_context(id));
    if (bytes) measured.face = face_template_from(*bytes);
    if (!measured.face) throw broken_seal("the face template of photo", id);
  }
  measured.quality = quality_of(snapshot, id);
  measured.attack = attack_on(snapshot, id);
  return measured;
}

void SqlitePhotoStore::replace_measurement(PhotoId id, const FaceMeasurement& measured) {
  WriteTransaction transaction{database_};
  transaction.statement(queries::update_photo)
      .run(measured.width, measured.height, measured.faces, measured.box.left, measured.box.top,
           measured.box.width, measured.box.height, stored_name(measured.not_assessable), measured.detail,
           id);
  for (const std::string_view query :
       {queries::delete_face_template, queries::delete_photo_quality, queries::delete_presentation_attack})
    transaction.statement(query).run(id);
  keep_face(transaction, id, measured);
  transaction.commit();
}

std::vector<PendingComparison> SqlitePhotoStore::pending_comparisons(SubjectRange range,
                                                                     std::string_view model_set) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_pending_comparisons);
  select.bind(range_bound(range.first), range_bound(range.end), model_set);
  std::vector<PendingComparison> pending;
  while (select.step()) {
    Columns columns{select};
    pending.push_back({.collection = columns.integer(),
                       .collected = columns.integer(),
                       .enrolled = {.person = columns.citizen_id(),
                                    .photo = columns.integer(),
                                    .taken_on = columns.day(),
                                    .received_at = columns.instant()}});
  }
  return pending;
}

void SqlitePhotoStore::keep_comparison(CollectionId collection, PhotoId enrolled, std::string_view model_set,
                                       const FaceComparison& comparison) {
  WriteTransaction transaction{database_};
  transaction.statement(queries::replace_comparison)
      .run(collection, enrolled, model_set, comparison.outcome, comparison.dlib_distance,
           comparison.arcface_distance, comparison.fused, comparison.certifies,
           stored_name(comparison.first_not_assessable), stored_name(comparison.second_not_assessable));
  transaction.commit();
}

std::optional<AssessedCollection> SqlitePhotoStore::collection(CollectionId id) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_collection);
  if (!select.bind(id).step()) return std::nullopt;
  return read_collection(snapshot, select, std::nullopt);
}

}  // namespace benefit::store
