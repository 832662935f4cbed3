#include "verify/types/photo_store.hpp"

#include "tests/support/pending_comparisons.hpp"
#include "tests/unit/store/scratch.hpp"

#include <array>
#include <fstream>

#include <SQLiteCpp/Database.h>
#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

using benefit::test::pending_comparisons;
using test::at;
using test::citizen;
using test::day;
using test::measured_face;
using test::Scratch;

const Bytes photo_a{'a', 'a', 'a'};
const Bytes photo_b{'b', 'b', 'b'};
const Bytes photo_c{'c', 'c', 'c'};
constexpr SubjectRange everyone{0, ~std::uint64_t{0}};

Collection collection_of(int person, std::int64_t captured_at = 100, std::int64_t received_at = 200) {
  return {.id = 0,
          .person = citizen(person),
          .name = "王秀英",
          .captured_at = at(captured_at),
          .station = "西街站",
          .operator_name = "station01",
          .county = RegionCode{130225},
          .photo = 0,
          .received_at = at(received_at)};
}

FaceMeasurement unusable() {
  return {.width = 10,
          .height = 10,
          .faces = 0,
          .box = {},
          .not_assessable = NotAssessable::no_face,
          .detail = "no face found",
          .face = {}};
}

FaceComparison comparison(FaceOutcome outcome) {
  return {.outcome = outcome,
          .distances = {0.25, 0.5},
          .fused = 0.6,
          .certifies = false,
          .calibrated = {},
          .first_not_assessable = {},
          .second_not_assessable = {}};
}

void execute(const Scratch& store, const char* sql) {
  SQLite::Database database{store.database().string(), SQLite::OPEN_READWRITE};
  REQUIRE(database.exec(sql) > 0);
}

TEST_CASE("a photo and its measurement come back as they were kept", "[photos]") {
  Scratch store;
  const FaceMeasurement measured = measured_face(0.125F);
  const PhotoId photo = store->photos().enrol(citizen(1), day(2017, 5, 1), photo_a, measured, at(10)).photo;
  store.reopen();

  CHECK(store->photos().photo(photo).value() == photo_a);
  CHECK(store->photos().owner(photo) == citizen(1));
  const FaceMeasurement read = store->photos().measurement(photo).value();
  CHECK(read.width == measured.width);
  CHECK(read.height == measured.height);
  CHECK(read.faces == measured.faces);
  CHECK(read.box == measured.box);
  CHECK_FALSE(read.not_assessable);
  CHECK(read.face == measured.face);
}

TEST_CASE("what a calibration says of a comparison is kept, and what certified is not made anew",
          "[photos]") {
  Scratch store;
  PhotoStore& photos = store->photos();
  const CalibrationId calibration = store->calibrations().keep_calibration("", "ann", at(1));
  const PhotoId enrolled = photos.enrol(citizen(1), day(2017, 5, 1), photo_a, measured_face(), at(10)).photo;
  const CollectionId collected = photos.collect(collection_of(1), photo_b, measured_face()).collection;
  FaceComparison made = comparison(FaceOutcome::same);
  made.certifies = true;
  made.calibrated = CalibratedScore{calibration, 0.11, 0.15, 0.001};
  photos.keep_comparisons(std::array{MadeComparison{collected, enrolled, "test-1 calibration 1", made}});
  store.reopen();

  const FaceComparison read = store->photos().collection(collected)->comparison.value();
  CHECK(read.outcome == FaceOutcome::same);
  CHECK(read.certifies);
  CHECK(read.calibrated == made.calibrated);
  CHECK(pending_comparisons(store->photos(), "test-1").empty());

  made.certifies = false;
  made.outcome = FaceOutcome::unsure;
  store->photos().keep_comparisons(
      std::array{MadeComparison{collected, enrolled, "test-1 calibration 1", made}});
  CHECK(pending_comparisons(store->photos(), "test-1 calibration 1").empty());
  const auto pending = pending_comparisons(store->photos(), "test-1");
  REQUIRE(pending.size() == 1);
  CHECK(pending[0].collected.captured_at == at(100));
}

TEST_CASE("a person's photos, and the newest collected ones, can be read", "[photos]") {
  Scratch store;
  PhotoStore& photos = store->photos();
  const PhotoId first = photos.enrol(citizen(1), day(2010, 5, 1), photo_a, measured_face(), at(10)).photo;
  photos.enrol(citizen(1), day(2012, 5, 1), photo_b, unusable(), at(11));
  const PhotoId third = photos.enrol(citizen(1), day(2017, 5, 1), photo_c, measured_face(), at(12)).photo;
  CHECK(photos.count_enrolled_faces() == 2);
  const auto own = photos.enrolled_photos(citizen(1));
  REQUIRE(own.size() == 2);
  CHECK(own[0].photo == first);
  CHECK(own[1].photo == third);
  CHECK(own[1].taken_on == day(2017, 5, 1));
  CHECK(photos.enrolled_photos(citizen(2)).empty());

  const PhotoId older = photos.collect(collection_of(1, 100), photo_a, measured_face(0.1F)).photo;
  const PhotoId newer = photos.collect(collection_of(2, 101), photo_b, measured_face(0.2F)).photo;
  photos.collect(collection_of(3, 102), photo_c, unusable());
  const auto collected = photos.collected_faces_after(0, 10);
  REQUIRE(collected.size() == 2);
  CHECK(collected[0].photo == newer);
  CHECK(collected[0].person == citizen(2));
  CHECK(collected[0].captured_at == at(101));
  CHECK(collected[0].face == *measured_face(0.2F).face);
  CHECK(photos.collected_faces_after(0, 1).size() == 1);
  CHECK(photos.collected_faces_after(older, 10).size() == 1);
}

TEST_CASE("quality and signs of an attack come back, and are measured anew", "[photos]") {
  Scratch store;
  FaceMeasurement measured = measured_face();
  measured.quality.emplace();
  for (std::size_t i = 0; i < quality_components; ++i)
    measured.quality->native[i] = static_cast<double>(i) + 0.25;
  measured.attack = PresentationAttack{
      .network = -1.5, .moire = 2, .edges = 0.5, .chroma = 4, .score = 0.75, .suspected = true};
  const CollectionId id = store->photos().collect(collection_of(1), photo_a, measured).collection;
  store.reopen();
  const PhotoId photo = store->photos().collection(id)->collection.photo;
  CHECK(store->photos().measurement(photo)->quality == measured.quality);
  CHECK(store->photos().measurement(photo)->attack == measured.attack);
  CHECK(store->photos().collection(id)->may_show_picture);

  store->photos().replace_measurement(photo, unusable());
  CHECK_FALSE(store->photos().measurement(photo)->quality);
  CHECK_FALSE(store->photos().measurement(photo)->attack);
  CHECK_FALSE(store->photos().collection(id)->may_show_picture);
}

TEST_CASE("what could not be assessed says why", "[photos]") {
  const Scratch store;
  const PhotoId photo = store->photos().enrol(citizen(1), day(2017, 5, 1), photo_a, unusable(), at(10)).photo;
  const FaceMeasurement read = store->photos().measurement(photo).value();
  CHECK(read.not_assessable == NotAssessable::no_face);
  CHECK(read.detail == "no face found");
  CHECK_FALSE(read.face);
}

TEST_CASE("the gallery is read in portions, all enrolled photos with a face", "[photos]") {
  const Scratch store;
  PhotoStore& photos = store->photos();
  const PhotoId first = photos.enrol(citizen(1), day(2015, 5, 1), photo_a, measured_face(1), at(10)).photo;
  photos.enrol(citizen(2), day(2016, 5, 1), photo_a, unusable(), at(15));
  const PhotoId second = photos.enrol(citizen(1), day(2017, 5, 1), photo_b, measured_face(2), at(20)).photo;

  const std::vector<EnrolledFace> all = photos.enrolled_faces_after(0, 10);
  REQUIRE(all.size() == 2);
  CHECK(all[0].photo.photo == first);
  CHECK(all[0].photo.person == citizen(1));
  CHECK(all[1].photo.taken_on == day(2017, 5, 1));
  CHECK(all[1].face == measured_face(2).face);
  CHECK(photos.enrolled_faces_after(0, 1).size() == 1);
  CHECK(photos.enrolled_faces_after(first, 10).front().photo.photo == second);
  CHECK(photos.enrolled_photo(second)->person == citizen(1));
  CHECK(photos.enrolled_photo(second)->taken_on == day(2017, 5, 1));
  CHECK_FALSE(photos.enrolled_photo(second + 1));
}

TEST_CASE("photos that are not there are not found", "[photos]") {
  const Scratch store;
  CHECK(store->photos().photo(7).error().code == ErrorCode::not_found);
  CHECK_FALSE(store->photos().owner(7));
  CHECK_FALSE(store->photos().measurement(7));
  CHECK_FALSE(store->photos().enrolled(citizen(1)));
  CHECK_FALSE(store->photos().collection(7));
}

TEST_CASE("the photo enrolled last is the enrolled one; repeating a submission changes nothing", "[photos]") {
  const Scratch store;
  PhotoStore& photos = store->photos();
  const EnrolmentReceipt first = photos.enrol(citizen(1), day(2015, 5, 1), photo_a, measured_face(), at(10));
  const EnrolmentReceipt second = photos.enrol(citizen(1), day(2017, 5, 1), photo_b, measured_face(), at(20));
  CHECK_FALSE(first.already_there);
  CHECK_FALSE(second.already_there);
  CHECK(photos.enrolled(citizen(1))->photo == second.photo);
  CHECK(photos.enrolled(citizen(1))->taken_on == day(2017, 5, 1));
  CHECK(photos.enrolled(citizen(1))->received_at == at(20));

  const EnrolmentReceipt again = photos.enrol(citizen(1), day(2015, 5, 1), photo_a, measured_face(), at(30));
  CHECK(again.already_there);
  CHECK(again.photo == first.photo);
  CHECK(photos.enrolled(citizen(1))->photo == second.photo);
}

TEST_CASE("an enrolled photo that cannot be assessed takes nothing away", "[photos]") {
  const Scratch store;
  PhotoStore& photos = store->photos();
  const PhotoId unusable_first = photos.enrol(citizen(1), day(2014, 5, 1), photo_b, unusable(), at(5)).photo;
  CHECK(photos.enrolled(citizen(1))->photo == unusable_first);
  const PhotoId good = photos.enrol(citizen(1), day(2015, 5, 1), photo_a, measured_face(), at(10)).photo;
  photos.enrol(citizen(1), day(2017, 5, 1), photo_c, unusable(), at(20));
  CHECK(photos.enrolled(citizen(1))->photo == good);

  photos.collect(collection_of(1), photo_b, measured_face());
  const auto pending = pending_comparisons(photos, "set");
  REQUIRE(pending.size() == 1);
  CHECK(pending.front().enrolled.front().photo.photo == good);
}

TEST_CASE("a collection is due against the newest three enrolled photos that can be assessed", "[photos]") {
  const Scratch store;
  PhotoStore& photos = store->photos();
  std::vector<PhotoId> enrolled;
  for (int year : {2011, 2012, 2013, 2014})
    enrolled.push_back(photos
                           .enrol(citizen(1), day(year, 5, 1), Bytes{static_cast<std::uint8_t>(year % 100)},
                                  measured_face(), at(year))
                           .photo);
  photos.enrol(citizen(1), day(2015, 5, 1), photo_c, unusable(), at(3000));
  const CollectionId first = photos.collect(collection_of(1, 100), photo_a, measured_face()).collection;
  const CollectionId second = photos.collect(collection_of(1, 101), photo_b, measured_face()).collection;

  const auto pending = pending_comparisons(photos, "set");
  REQUIRE(pending.size() == 2);
  CHECK(pending[0].collection == first);
  CHECK(pending[1].collection == second);
  for (const PendingComparison& one : pending) {
    REQUIRE(one.enrolled.size() == most_compared_photos);
    for (std::size_t i = 0; i < one.enrolled.size(); ++i) {
      CHECK(one.enrolled[i].photo.photo == enrolled[3 - i]);
      CHECK(one.enrolled[i].face == *measured_face().face);
    }
  }
  FaceComparison made = comparison(FaceOutcome::unsure);
  made.nearest = enrolled[1];
  made.compared_photos = 3;
  photos.keep_comparisons(std::array{MadeComparison{first, enrolled[3], "set", made}});
  CHECK(pending_comparisons(photos, "set").size() == 1);
  const AssessedCollection read = photos.collection(first).value();
  CHECK(read.comparison.value().nearest == enrolled[1]);
  CHECK(read.comparison->compared_photos == 3);
  CHECK(read.enrolled.value().taken_on == day(2012, 5, 1));
}

TEST_CASE("a photo is measured anew", "[photos]") {
  const Scratch store;
  PhotoStore& photos = store->photos();
  const PhotoId photo = photos.enrol(citizen(1), day(2015, 5, 1), photo_a, unusable(), at(10)).photo;
  photos.replace_measurement(photo, measured_face());
  CHECK(photos.measurement(photo)->face == measured_face().face);
  CHECK_FALSE(photos.measurement(photo)->not_assessable);
  photos.replace_measurement(photo, unusable());
  CHECK_FALSE(photos.measurement(photo)->face);
  CHECK(photos.measurement(photo)->not_assessable == unusable().not_assessable);
}

TEST_CASE("a collection is taken once, however often it is submitted", "[photos]") {
  const Scratch store;
  PhotoStore& photos = store->photos();
  const CollectionReceipt first = photos.collect(collection_of(1), photo_a, measured_face());
  CHECK_FALSE(first.already_there);
  const CollectionReceipt again = photos.collect(collection_of(1, 100, 300), photo_a, measured_face());
  CHECK(again.already_there);
  CHECK(again.collection == first.collection);

  Collection elsewhere = collection_of(1);
  elsewhere.station = "东街站";
  CHECK_FALSE(photos.collect(elsewhere, photo_a, measured_face()).already_there);
  CHECK_FALSE(photos.collect(collection_of(1, 101), photo_a, measured_face()).already_there);
  CHECK_FALSE(photos.collect(collection_of(1), photo_b, measured_face()).already_there);
  CHECK_FALSE(photos.collect(collection_of(2), photo_a, measured_face()).already_there);
}

TEST_CASE("a collection comes back as it was submitted", "[photos]") {
  const Scratch store;
  const CollectionId id = store->photos().collect(collection_of(1), photo_a, unusable()).collection;
  const AssessedCollection read = store->photos().collection(id).value();
  CHECK(read.collection.id == id);
  CHECK(read.collection.person == citizen(1));
  CHECK(read.collection.name == "王秀英");
  CHECK(read.collection.captured_at == at(100));
  CHECK(read.collection.station == "西街站");
  CHECK(read.collection.operator_name == "station01");
  CHECK(read.collection.county == RegionCode{130225});
  CHECK(read.collection.received_at == at(200));
  CHECK(store->photos().photo(read.collection.photo).value() == photo_a);
  // echo -n aaa | sha256sum
  CHECK(read.photo_sha256 == "9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0");
  CHECK(read.not_assessable == NotAssessable::no_face);
  CHECK(read.detail == "no face found");
  CHECK_FALSE(read.enrolled);
  CHECK_FALSE(read.comparison);
  CHECK(read.earlier_uses.empty());
}

TEST_CASE("the very same file is found wherever it was handed in before, in order of arrival", "[photos]") {
  const Scratch store;
  PhotoStore& photos = store->photos();
  const PhotoId enrolled = photos.enrol(citizen(2), day(2015, 1, 1), photo_a, measured_face(), at(50)).photo;
  const CollectionId early = photos.collect(collection_of(3, 100, 200), photo_a, measured_face()).collection;
  const CollectionId own = photos.collect(collection_of(1, 100, 300), photo_a, measured_face()).collection;
  photos.collect(collection_of(4, 100, 400), photo_a, measured_face());
  photos.collect(collection_of(5, 100, 100), photo_b, measured_face());

  const AssessedCollection read = photos.collection(own).value();
  REQUIRE(read.earlier_uses.size() == 2);
  CHECK(read.earlier_uses[0].person == citizen(2));
  CHECK(read.earlier_uses[0].photo == enrolled);
  CHECK_FALSE(read.earlier_uses[0].collection);
  CHECK(read.earlier_uses[0].received_at == at(50));
  CHECK(read.earlier_uses[1].person == citizen(3));
  CHECK(read.earlier_uses[1].collection == early);
  CHECK(photos.collection(early)->earlier_uses.size() == 1);
}

TEST_CASE("comparisons that are due are listed until they are kept", "[photos]") {
  const Scratch store;
  PhotoStore& photos = store->photos();
  const CollectionId unenrolled = photos.collect(collection_of(1), photo_a, measured_face()).collection;
  const PhotoId enrolled = photos.enrol(citizen(2), day(2015, 1, 1), photo_b, measured_face(), at(50)).photo;
  const CollectionId due = photos.collect(collection_of(2), photo_a, measured_face()).collection;
  photos.collect(collection_of(2, 101), photo_c, unusable());
  photos.enrol(citizen(3), day(2015, 1, 1), photo_b, unusable(), at(50));
  photos.collect(collection_of(3), photo_c, measured_face());

  const auto pending = pending_comparisons(photos, "test-1");
  REQUIRE(pending.size() == 1);
  CHECK(pending[0].collection == due);
  CHECK(pending[0].collected.photo == photos.collection(due)->collection.photo);
  CHECK(pending[0].enrolled.front().photo.photo == enrolled);
  CHECK(pending[0].enrolled.front().photo.person == citizen(2));
  CHECK(pending[0].enrolled.front().photo.taken_on == day(2015, 1, 1));
  CHECK(pending[0].enrolled.front().photo.received_at == at(50));
  CHECK(pending_comparisons(photos, "test-1", {citizen(3).body(), citizen(9).body()}).empty());

  FaceComparison made = comparison(FaceOutcome::different);
  made.first_not_assessable = NotAssessable::no_face;
  photos.keep_comparisons(std::array{MadeComparison{due, enrolled, "test-1", made}});
  CHECK(pending_comparisons(photos, "test-1").empty());
  CHECK(pending_comparisons(photos, "test-2").size() == 1);

  const AssessedCollection read = photos.collection(due).value();
  CHECK(read.enrolled->photo == enrolled);
  CHECK(read.comparison->outcome == FaceOutcome::different);
  CHECK(read.comparison->distances == std::vector<double>{0.25, 0.5});
  CHECK(read.comparison->fused == 0.6);
  CHECK_FALSE(read.comparison->certifies);
  CHECK(read.comparison->first_not_assessable == NotAssessable::no_face);
  CHECK_FALSE(read.comparison->second_not_assessable);
  CHECK_FALSE(photos.collection(unenrolled)->comparison);
}

TEST_CASE("a new enrolled photo is compared anew, and what was measured against the old one is over",
          "[photos]") {
  const Scratch store;
  PhotoStore& photos = store->photos();
  const PhotoId wrong = photos.enrol(citizen(1), day(2015, 1, 1), photo_a, measured_face(), at(50)).photo;
  const CollectionId id = photos.collect(collection_of(1), photo_b, measured_face()).collection;
  photos.keep_comparisons(
      std::array{MadeComparison{id, wrong, "test-1", comparison(FaceOutcome::different)}});
  const PhotoId right = photos.enrol(citizen(1), day(2018, 1, 1), photo_c, measured_face(), at(300)).photo;

  CHECK(photos.collection(id)->enrolled->photo == right);
  CHECK_FALSE(photos.collection(id)->comparison);
  REQUIRE(pending_comparisons(photos, "test-1").size() == 1);
  CHECK(pending_comparisons(photos, "test-1")[0].enrolled.front().photo.photo == right);

  photos.keep_comparisons(std::array{MadeComparison{id, right, "test-1", comparison(FaceOutcome::unsure)}});
  CHECK(photos.collection(id)->comparison->outcome == FaceOutcome::unsure);
  photos.keep_comparisons(std::array{MadeComparison{id, right, "test-2", comparison(FaceOutcome::same)}});
  CHECK(photos.collection(id)->comparison->outcome == FaceOutcome::same);

  // As the store knew it when there was only the old photo.
  const auto then = store->facts().subject(citizen(1), at(250)).value();
  CHECK(then.collections.at(0).enrolled->photo == wrong);
  CHECK(then.collections.at(0).comparison->outcome == FaceOutcome::different);
  CHECK_FALSE(store->facts().subject(citizen(1), at(199)));
}

TEST_CASE("a subject's collections come in order of capture", "[photos]") {
  const Scratch store;
  const CollectionId late =
      store->photos().collect(collection_of(1, 900, 1000), photo_a, measured_face()).collection;
  const CollectionId early =
      store->photos().collect(collection_of(1, 100, 1100), photo_b, measured_face()).collection;
  const SubjectFacts known = store->facts().subject(citizen(1), {}).value();
  REQUIRE(known.collections.size() == 2);
  CHECK(known.collections[0].collection.id == early);
  CHECK(known.collections[1].collection.id == late);
}

TEST_CASE("photos and templates do not lie open in the state directory", "[photos][seal]") {
  Scratch store;
  const Bytes photo(10'000, 'Q');
  FaceMeasurement measured = measured_face();
  measured.face->model_set = std::string(200, 'M');
  store->photos().enrol(citizen(1), day(2015, 1, 1), photo, measured, at(50));
  store.close();
  for (const auto& entry : std::filesystem::directory_iterator{store.directory().state()}) {
    std::ifstream file{entry.path(), std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    CHECK(bytes.find(std::string(32, 'Q')) == std::string::npos);
    CHECK(bytes.find(std::string(32, 'M')) == std::string::npos);
  }
}

TEST_CASE("a sealed photo that was changed or put elsewhere does not open", "[photos][seal]") {
  Scratch store;
  const PhotoId a =
      store->photos().enrol(citizen(1), day(2015, 1, 1), photo_a, measured_face(), at(50)).photo;
  const PhotoId b =
      store->photos().enrol(citizen(2), day(2015, 1, 1), photo_b, measured_face(), at(50)).photo;
  store.close();

  SECTION("another record's photo") {
    execute(store,
            "UPDATE photo_contents SET sealed = (SELECT sealed FROM photo_contents WHERE photo_id = 2) WHERE "
            "photo_id = 1");
    store.open();
    CHECK(test::failure_of([&] { store->photos().photo(a).value(); }).code == ErrorCode::corrupt);
    CHECK(store->photos().photo(b).value() == photo_b);
  }
  SECTION("another record's template") {
    execute(store,
            "UPDATE face_templates SET sealed = (SELECT sealed FROM face_templates WHERE photo_id = 2) WHERE "
            "photo_id = 1");
    store.open();
    CHECK(test::failure_of([&] { store->photos().measurement(a); }).code == ErrorCode::corrupt);
    CHECK(store->photos().measurement(b)->face);
  }
  SECTION("a template in a photo's place") {
    execute(store,
            "UPDATE photo_contents SET sealed = (SELECT sealed FROM face_templates WHERE photo_id = 1) WHERE "
            "photo_id = 1");
    store.open();
    CHECK(test::failure_of([&] { store->photos().photo(a).value(); }).code == ErrorCode::corrupt);
  }
  SECTION("a changed byte") {
    execute(
        store,
        "UPDATE photo_contents SET sealed = CAST(substr(sealed, 1, 30) || "
        "iif(substr(sealed, 31, 1) = x'00', x'01', x'00') || substr(sealed, 32) AS BLOB) WHERE photo_id = 1");
    store.open();
    CHECK(test::failure_of([&] { store->photos().photo(a).value(); }).code == ErrorCode::corrupt);
  }
}

FaceMeasurement printed(std::uint8_t shade) {
  FaceMeasurement measured = measured_face();
  measured.print = PhotoPrint{PrintFrame::face,
                              {shade, 2, 3, ~std::uint64_t{0}},
                              std::vector<std::uint8_t>(PhotoPrint::side * PhotoPrint::side, shade)};
  measured.capture.taken_at = std::chrono::local_seconds{std::chrono::seconds{1'520'000'000}};
  measured.capture.camera = "HUAWEI P10";
  measured.capture.latitude = 39.5;
  measured.capture.longitude = 118.9;
  return measured;
}

TEST_CASE("prints and what the camera wrote come back as they were kept", "[photos]") {
  Scratch store;
  const FaceMeasurement measured = printed(7);
  const PhotoId enrolled =
      store->photos().enrol(citizen(1), day(2017, 5, 1), photo_a, measured, at(10)).photo;
  const CollectionReceipt collected = store->photos().collect(collection_of(1), photo_b, measured);
  store.reopen();
  CHECK(store->photos().print(enrolled) == measured.print);
  CHECK(store->photos().print(collected.photo) == measured.print);
  CHECK_FALSE(store->photos().print(99));
  CHECK(store->photos().collection(collected.collection)->capture == measured.capture);

  const auto codes = store->photos().codes_after(0, 10);
  REQUIRE(codes.size() == 2);
  CHECK(codes[0].first == enrolled);
  CHECK(codes[0].second.code == measured.print->code);
  CHECK(codes[0].second.picture.empty());
  CHECK(store->photos().codes_after(0, 1).size() == 1);
  CHECK(store->photos().codes_after(enrolled, 10).size() == 1);
}

TEST_CASE("a photo whose file names a camera or a place comes with what its station's earlier files name",
          "[photos]") {
  Scratch store;
  PhotoStore& photos = store->photos();
  std::int64_t at_second = 100;
  const auto collect = [&](std::string station, std::string camera, std::optional<double> latitude) {
    FaceMeasurement measured = printed(static_cast<std::uint8_t>(++at_second));
    measured.capture = {};
    measured.capture.camera = std::move(camera);
    measured.capture.latitude = measured.capture.longitude = latitude;
    Collection collection = collection_of(1, at_second);
    collection.station = std::move(station);
    return photos.collect(collection, photo_b, measured).collection;
  };
  const auto captures = [&](CollectionId id) { return photos.collection(id)->station_captures; };
  collect("north", "first", std::nullopt);
  collect("south", "other", std::nullopt);
  collect("north", "", 30.0);
  collect("north", "", std::nullopt);
  const CollectionId named = collect("north", "last", std::nullopt);
  collect("north", "later", std::nullopt);
  REQUIRE(captures(named).size() == 2);
  CHECK(captures(named)[0].latitude == 30.0);
  CHECK(captures(named)[1].camera == "first");
  CHECK(captures(collect("north", "", std::nullopt)).empty());
  CHECK(captures(collect("east", "new", std::nullopt)).empty());
  for (int i = 0; i < 60; ++i) collect("south", "other", std::nullopt);
  CHECK(captures(collect("south", "other", std::nullopt)).size() == 50);
}

TEST_CASE("photos without a print are listed until it is known whether they can have one", "[photos]") {
  Scratch store;
  PhotoStore& photos = store->photos();
  const PhotoId old = photos.enrol(citizen(1), day(2015, 5, 1), photo_a, printed(1), at(10)).photo;
  const PhotoId plain = photos.enrol(citizen(1), day(2016, 5, 1), photo_b, unusable(), at(20)).photo;
  FaceMeasurement failed = unusable();
  failed.not_assessable = NotAssessable::worker_failed;
  photos.enrol(citizen(1), day(2017, 5, 1), photo_c, failed, at(30));
  CHECK(photos.photos_without_print(0, 10).empty());

  store.close();
  execute(store, "DELETE FROM photo_codes");  // as after the migration
  store.open();
  CHECK(store->photos().photos_without_print(0, 10) == std::vector<PhotoId>{old, plain});
  CHECK(store->photos().photos_without_print(0, 1) == std::vector<PhotoId>{old});
  CHECK(store->photos().photos_without_print(old, 10) == std::vector<PhotoId>{plain});
  store->photos().keep_print(old, printed(2));
  store->photos().keep_print(plain, unusable());
  CHECK(store->photos().photos_without_print(0, 10).empty());
  CHECK(store->photos().print(old) == printed(2).print);
  CHECK_FALSE(store->photos().print(plain));
}

TEST_CASE("a copy is known to the later collection, whichever photo it was found for", "[photos]") {
  const Scratch store;
  PhotoStore& photos = store->photos();
  const PhotoId enrolled = photos.enrol(citizen(2), day(2015, 1, 1), photo_a, printed(1), at(50)).photo;
  const CollectionReceipt early = photos.collect(collection_of(3, 100, 200), photo_b, printed(1));
  const CollectionReceipt late = photos.collect(collection_of(1, 100, 300), photo_c, printed(1));
  CHECK(photos.unsearched_photos(everyone) == std::vector<PhotoId>{early.photo, late.photo});
  photos.keep_copies(early.photo, {{early.photo, late.photo, CopyKind::mirrored, 0.02}});
  CHECK(photos.unsearched_photos(everyone) == std::vector<PhotoId>{late.photo});
  photos.keep_copies(late.photo, {{late.photo, enrolled, CopyKind::edited, 0.01}});
  CHECK(photos.unsearched_photos(everyone).empty());

  CHECK(photos.collection(early.collection)->earlier_uses.empty());
  const auto uses = photos.collection(late.collection)->earlier_uses;
  REQUIRE(uses.size() == 2);
  CHECK(uses[0].photo == enrolled);
  CHECK(uses[0].kind == CopyKind::edited);
  CHECK(uses[0].misfit == 0.01);
  CHECK_FALSE(uses[0].collection);
  CHECK(uses[1].person == citizen(3));
  CHECK(uses[1].collection == early.collection);
  CHECK(uses[1].kind == CopyKind::mirrored);

  photos.keep_print(late.photo, printed(2));  // what the former print found is for the new one to find again
  CHECK(photos.collection(late.collection)->earlier_uses.empty());
}

TEST_CASE("the same file is the same file, even when it was found as a copy, too", "[photos]") {
  const Scratch store;
  PhotoStore& photos = store->photos();
  const PhotoId enrolled = photos.enrol(citizen(1), day(2015, 1, 1), photo_a, printed(1), at(50)).photo;
  const CollectionReceipt own = photos.collect(collection_of(1), photo_a, printed(1));
  photos.keep_copies(own.photo, {{own.photo, enrolled, CopyKind::edited, 0.0}});
  const auto uses = photos.collection(own.collection)->earlier_uses;
  REQUIRE(uses.size() == 1);
  CHECK(uses[0].kind == CopyKind::same_file);
}

TEST_CASE("a print that was moved to another photo does not open", "[photos]") {
  Scratch store;
  const PhotoId a = store->photos().enrol(citizen(1), day(2015, 1, 1), photo_a, printed(1), at(1)).photo;
  store->photos().enrol(citizen(2), day(2015, 1, 1), photo_b, printed(2), at(2));
  store.close();
  SECTION("its picture") {
    execute(store,
            "UPDATE photo_pictures SET sealed = (SELECT sealed FROM photo_pictures WHERE photo_id = 2)");
  }
  SECTION("its code") {
    execute(store, "UPDATE photo_codes SET sealed = (SELECT sealed FROM photo_codes WHERE photo_id = 2)");
  }
  store.open();
  CHECK(test::failure_of([&] { store->photos().print(a); }).code == ErrorCode::corrupt);
}

}  // namespace
}  // namespace benefit::store
