#include "verify/store/sqlite/sqlite_photo_store.hpp"

#include "store_queries.hpp"
#include "verify/store/sqlite/collection_rows.hpp"
#include "verify/store/sqlite/photo_values.hpp"
#include "verify/store/sqlite/sealed_tables.hpp"
#include "verify/store/sqlite/text_list.hpp"
#include "verify/types/sha256.hpp"

#include <ctime>
#include <tuple>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace benefit::store {
namespace {

Failure broken_seal(std::string_view what, PhotoId id) {
  return Failure{Error{ErrorCode::corrupt,
                       fmt::format("the seal of {} {} is broken", what, id),
                       {},
                       "restore the state directory from its backup"}};
}

/// Why there is no content of a photo.
Error no_content(ReadSnapshot& snapshot, PhotoId id) {
  Statement select = snapshot.statement(queries::select_photo_erasure);
  if (!select.bind(id).step()) return {ErrorCode::not_found, fmt::format("there is no photo {}", id), {}, {}};
  const std::time_t erased_at =
      std::chrono::system_clock::to_time_t(Columns{select}.instant() + china_offset);
  return {ErrorCode::not_found,
          fmt::format("photo {} was erased on {:%Y-%m-%d}, at the end of its retention", id,
                      fmt::gmtime(erased_at)),
          {},
          "benefitctl retention list tells how long photos are kept"};
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

std::vector<std::int64_t> all_ids(Statement& select) {
  std::vector<std::int64_t> ids;
  while (select.step()) ids.push_back(Columns{select}.integer());
  return ids;
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
  transaction.statement(queries::insert_photo_content)
      .run(id, sealer_.seal(photo, seal_context(photo_contents, id)));
  keep_face(transaction, id, measured);
  if (measured.not_assessable != NotAssessable::worker_failed) keep_print(transaction, id, measured);
  return id;
}

void SqlitePhotoStore::keep_face(WriteTransaction& transaction, PhotoId id, const FaceMeasurement& measured) {
  if (measured.face)
    transaction.statement(queries::insert_face_template)
        .run(id, sealer_.seal(to_bytes(*measured.face), seal_context(face_templates, id)));
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
  return {id, false, photo_id};
}

std::optional<EnrolledPhoto> SqlitePhotoStore::enrolled(CitizenId person) const {
  ReadSnapshot snapshot{database_};
  return newest_enrolled_photo(snapshot, person, std::nullopt);
}

std::optional<EnrolledPhoto> SqlitePhotoStore::enrolled_photo(PhotoId id) const {
  ReadSnapshot snapshot{database_};
  return store::enrolled_photo(snapshot, id);
}

Expected<Bytes> SqlitePhotoStore::photo(PhotoId id) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_photo_content);
  if (!select.bind(id).step()) return tl::unexpected(no_content(snapshot, id));
  std::optional<Bytes> photo = sealer_.open(Columns{select}.blob(), seal_context(photo_contents, id));
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
  if (const auto sealed = columns.optional(&Columns::blob)) measured.face = opened_template(id, *sealed);
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

void SqlitePhotoStore::keep_print(WriteTransaction& transaction, PhotoId id,
                                  const FaceMeasurement& measured) {
  std::optional<Bytes> code;
  if (measured.print) code = sealer_.seal(code_bytes(*measured.print), seal_context(photo_codes, id));
  transaction.statement(queries::replace_photo_code).run(id, photo_print_version, code);
  if (measured.print)
    transaction.statement(queries::replace_photo_picture)
        .run(id, sealer_.seal(measured.print->picture, seal_context(photo_pictures, id)));
  else
    transaction.statement(queries::delete_photo_picture).run(id);
  if (const CaptureRecord& capture = measured.capture; capture != CaptureRecord{}) {
    std::optional<std::int64_t> taken_at;
    std::optional<std::int64_t> utc_offset;
    if (capture.taken_at) taken_at = capture.taken_at->time_since_epoch().count();
    if (capture.utc_offset) utc_offset = capture.utc_offset->count();
    transaction.statement(queries::replace_photo_capture)
        .run(id, taken_at, utc_offset, capture.camera, capture.latitude, capture.longitude);
  }
}

void SqlitePhotoStore::keep_print(PhotoId id, const FaceMeasurement& measured) {
  WriteTransaction transaction{database_};
  transaction.statement(queries::delete_photo_copies).run(id);  // found by the former print, if any
  keep_print(transaction, id, measured);
  transaction.commit();
}

PhotoPrint SqlitePhotoStore::opened_code(PhotoId id, std::span<const std::uint8_t> sealed) const {
  const std::optional<Bytes> bytes = sealer_.open(sealed, seal_context(photo_codes, id));
  std::optional<PhotoPrint> print;
  if (bytes) print = print_from(*bytes);
  if (!print) throw broken_seal("the code of photo", id);
  return *std::move(print);
}

std::optional<PhotoPrint> SqlitePhotoStore::print(PhotoId id) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_photo_print);
  if (!select.bind(id, photo_print_version).step()) return std::nullopt;
  Columns columns{select};
  PhotoPrint print = opened_code(id, columns.blob());
  std::optional<Bytes> picture = sealer_.open(columns.blob(), seal_context(photo_pictures, id));
  if (!picture) throw broken_seal("the small picture of photo", id);
  print.picture = *std::move(picture);
  return print;
}

FaceTemplate SqlitePhotoStore::opened_template(PhotoId id, std::span<const std::uint8_t> sealed) const {
  const std::optional<Bytes> bytes = sealer_.open(sealed, seal_context(face_templates, id));
  std::optional<FaceTemplate> face;
  if (bytes) face = face_template_from(*bytes);
  if (!face) throw broken_seal("the face template of photo", id);
  return *std::move(face);
}

std::vector<EnrolledFace> SqlitePhotoStore::enrolled_faces_after(PhotoId after, std::size_t most) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_enrolled_faces);
  select.bind(after, static_cast<std::int64_t>(most));
  std::vector<EnrolledFace> faces;
  while (select.step()) {
    Columns columns{select};
    const EnrolledPhoto photo = read_enrolled_photo(columns);
    faces.push_back({photo, opened_template(photo.photo, columns.blob())});
  }
  return faces;
}

std::int64_t SqlitePhotoStore::count_enrolled_faces() const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::count_enrolled_faces);
  select.step();
  return Columns{select}.integer();
}

std::vector<EnrolledPhoto> SqlitePhotoStore::enrolled_photos(CitizenId person) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_enrolled_photos);
  select.bind(person);
  std::vector<EnrolledPhoto> photos;
  while (select.step()) {
    Columns columns{select};
    photos.push_back(read_enrolled_photo(columns));
  }
  return photos;
}

std::vector<CollectedFace> SqlitePhotoStore::collected_faces_after(PhotoId after, std::size_t most) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_collected_faces);
  select.bind(after, static_cast<std::int64_t>(most));
  std::vector<CollectedFace> faces;
  while (select.step()) {
    Columns columns{select};
    CollectedFace collected{.person = columns.citizen_id(),
                            .photo = columns.integer(),
                            .captured_at = columns.instant(),
                            .face = {}};
    collected.face = opened_template(collected.photo, columns.blob());
    faces.push_back(std::move(collected));
  }
  return faces;
}

std::vector<std::pair<PhotoId, PhotoPrint>> SqlitePhotoStore::codes_after(PhotoId after,
                                                                          std::size_t most) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_photo_codes);
  select.bind(after, photo_print_version, static_cast<std::int64_t>(most));
  std::vector<std::pair<PhotoId, PhotoPrint>> codes;
  while (select.step()) {
    Columns columns{select};
    const PhotoId id = columns.integer();
    codes.emplace_back(id, opened_code(id, columns.blob()));
  }
  return codes;
}

std::vector<PhotoId> SqlitePhotoStore::photos_without_print(PhotoId after, std::size_t most) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_photos_without_print);
  select.bind(after, photo_print_version, static_cast<std::int64_t>(most));
  return all_ids(select);
}

std::vector<PhotoId> SqlitePhotoStore::unsearched_photos(SubjectRange range) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_unsearched_photos);
  select.bind(range_bound(range.first), range_bound(range.end), photo_print_version);
  return all_ids(select);
}

void SqlitePhotoStore::keep_copies(PhotoId photo, const std::vector<PhotoCopy>& copies) {
  WriteTransaction transaction{database_};
  for (const PhotoCopy& copy : copies)
    transaction.statement(queries::insert_photo_copy).run(copy.photo, copy.other, copy.kind, copy.misfit);
  transaction.statement(queries::mark_photo_searched).run(photo);
  transaction.commit();
}

void SqlitePhotoStore::for_each_pending_comparison(
    SubjectRange range, std::string_view standard,
    const std::function<void(PendingComparison)>& visit) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_pending_comparisons);
  select.bind(range_bound(range.first), range_bound(range.end),
              static_cast<std::int64_t>(most_compared_photos), standard);
  std::optional<PendingComparison> pending;
  const auto visit_pending = [&] {
    if (pending) visit(*std::move(pending));
    pending.reset();
  };
  while (select.step()) {
    Columns columns{select};
    const CollectionId collection = columns.integer();
    if (pending && pending->collection != collection) visit_pending();
    const PhotoId photo = columns.integer();
    const Instant captured_at = columns.instant();
    const auto claimed = columns.optional(&Columns::blob);
    const bool attack_suspected = columns.flag();
    EnrolledFace enrolled{.photo = read_enrolled_photo(columns), .face = {}};
    if (const auto sealed = columns.optional(&Columns::blob))
      enrolled.face = opened_template(enrolled.photo.photo, *sealed);
    if (!pending) {
      pending = {.collection = collection,
                 .enrolled = {},
                 .collected = {.person = enrolled.photo.person,
                               .photo = photo,
                               .captured_at = captured_at,
                               .face = {}},
                 .attack_suspected = attack_suspected};
      if (claimed) pending->collected.face = opened_template(photo, *claimed);
    }
    pending->enrolled.push_back(std::move(enrolled));
  }
  visit_pending();
}

void SqlitePhotoStore::keep_comparisons(std::span<const MadeComparison> comparisons) {
  if (comparisons.empty()) return;
  WriteTransaction transaction{database_};
  {
    Statement replace = transaction.statement(queries::replace_comparison);
    for (const auto& [collection, enrolled, standard, comparison] : comparisons) {
      const auto& calibrated = comparison.calibrated;
      const auto number = [&calibrated](double CalibratedScore::*member) {
        return calibrated ? std::optional(*calibrated.*member) : std::nullopt;
      };
      const PhotoId nearest = comparison.nearest != 0 ? comparison.nearest : enrolled;
      const std::optional<CalibrationId> calibration =
          calibrated ? std::optional(calibrated->calibration) : std::nullopt;
      replace.run(collection, enrolled, standard, comparison.outcome,
                  numbers_to_json_array(comparison.distances), comparison.fused, comparison.certifies,
                  calibration, number(&CalibratedScore::score), number(&CalibratedScore::threshold),
                  number(&CalibratedScore::fmr), nearest, comparison.compared_photos,
                  stored_name(comparison.first_not_assessable),
                  stored_name(comparison.second_not_assessable));
    }
  }
  transaction.commit();
}

std::optional<AssessedCollection> SqlitePhotoStore::collection(CollectionId id) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_collection);
  if (!select.bind(id).step()) return std::nullopt;
  return read_collection(snapshot, select, std::nullopt);
}

}  // namespace benefit::store
