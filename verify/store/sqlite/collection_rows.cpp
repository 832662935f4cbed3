#include "verify/store/sqlite/collection_rows.hpp"

#include "store_queries.hpp"
#include "verify/store/sqlite/photo_values.hpp"
#include "verify/store/sqlite/text_list.hpp"

namespace benefit::store {
namespace {

std::optional<CalibratedScore> read_calibrated(Columns& columns) {
  const auto calibration = columns.optional(&Columns::integer);
  const CalibratedScore read{.calibration = calibration.value_or(0),
                             .score = columns.real(),
                             .threshold = columns.real(),
                             .fmr = columns.real()};
  return calibration ? std::optional(read) : std::nullopt;
}

std::optional<FaceComparison> newest_comparison(ReadSnapshot& snapshot, CollectionId collection,
                                                PhotoId enrolled) {
  Statement select = snapshot.statement(queries::select_comparison);
  if (!select.bind(collection, enrolled).step()) return std::nullopt;
  Columns columns{select};
  return FaceComparison{.outcome = columns.as<FaceOutcome>(),
                        .distances = numbers_from_json_array(columns.text()),
                        .fused = columns.real(),
                        .certifies = columns.flag(),
                        .calibrated = read_calibrated(columns),
                        .first_not_assessable = read_not_assessable(columns),
                        .second_not_assessable = read_not_assessable(columns),
                        .nearest = columns.optional(&Columns::integer).value_or(enrolled),
                        .compared_photos = columns.number()};
}

std::vector<EarlierUse> earlier_uses(ReadSnapshot& snapshot, const AssessedCollection& collection) {
  Statement select = snapshot.statement(queries::select_earlier_uses);
  select.bind(collection.collection.photo, collection.photo_sha256, collection.collection.received_at);
  std::vector<EarlierUse> uses;
  while (select.step()) {
    Columns columns{select};
    uses.push_back({.person = columns.citizen_id(),
                    .photo = columns.integer(),
                    .collection = columns.optional(&Columns::integer),
                    .received_at = columns.instant(),
                    .kind = columns.as<CopyKind>(),
                    .misfit = columns.real()});
  }
  return uses;
}

bool names_camera_or_place(const CaptureRecord& capture) {
  return !capture.camera.empty() || (capture.latitude && capture.longitude);
}

std::vector<CaptureRecord> station_captures(ReadSnapshot& snapshot, const Collection& collection) {
  constexpr std::int64_t most = 50;
  Statement select = snapshot.statement(queries::select_station_captures);
  select.bind(collection.station, collection.id, most);
  std::vector<CaptureRecord> captures;
  while (select.step()) {
    Columns columns{select};
    captures.push_back(read_capture(columns));
  }
  return captures;
}

}  // namespace

std::optional<EnrolledPhoto> newest_enrolled_photo(ReadSnapshot& snapshot, CitizenId person,
                                                   std::optional<Instant> known_at) {
  Statement select = snapshot.statement(queries::select_newest_enrolled_photo);
  if (!select.bind(person, known_at).step()) return std::nullopt;
  Columns columns{select};
  return read_enrolled_photo(columns);
}

std::optional<EnrolledPhoto> enrolled_photo(ReadSnapshot& snapshot, PhotoId id) {
  Statement select = snapshot.statement(queries::select_enrolled_photo);
  if (!select.bind(id).step()) return std::nullopt;
  Columns columns{select};
  return read_enrolled_photo(columns);
}

EnrolledPhoto read_enrolled_photo(Columns& columns) {
  return {.person = columns.citizen_id(),
          .photo = columns.integer(),
          .taken_on = columns.day(),
          .received_at = columns.instant()};
}

AssessedCollection read_collection(ReadSnapshot& snapshot, const Statement& statement,
                                   std::optional<Instant> known_at) {
  Columns columns{statement};
  const CitizenId person = columns.citizen_id();  // first, as in every statement that goes by subject
  AssessedCollection assessed{.collection = {.id = columns.integer(),
                                             .person = person,
                                             .name = columns.text(),
                                             .captured_at = columns.instant(),
                                             .station = columns.text(),
                                             .operator_name = columns.text(),
                                             .county = columns.county(),
                                             .photo = columns.integer(),
                                             .received_at = columns.instant()},
                              .photo_sha256 = columns.text(),
                              .not_assessable = read_not_assessable(columns),
                              .detail = columns.text(),
                              .faces = columns.number(),
                              .may_show_picture = columns.flag(),
                              .enrolled = {},
                              .comparison = {},
                              .earlier_uses = {},
                              .capture = read_capture(columns)};
  assessed.enrolled = newest_enrolled_photo(snapshot, assessed.collection.person, known_at);
  if (assessed.enrolled)
    assessed.comparison = newest_comparison(snapshot, assessed.collection.id, assessed.enrolled->photo);
  if (assessed.comparison && assessed.comparison->nearest != assessed.enrolled->photo)
    assessed.enrolled = enrolled_photo(snapshot, assessed.comparison->nearest);
  assessed.earlier_uses = earlier_uses(snapshot, assessed);
  if (names_camera_or_place(assessed.capture) && shows_old_picture(assessed))
    assessed.station_captures = station_captures(snapshot, assessed.collection);
  return assessed;
}

}  // namespace benefit::store
