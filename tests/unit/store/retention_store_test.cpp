#include "tests/unit/store/scratch.hpp"

#include <fstream>
#include <iterator>
#include <set>

#include <SQLiteCpp/Database.h>
#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

using test::at;
using test::citizen;
using test::Scratch;

const RetentionLimits no_limits{.closed_since = at(1'000'000), .calibrated = {}};

FaceMeasurement printed_face() {
  FaceMeasurement measured = test::measured_face();
  measured.print = PhotoPrint{};
  measured.print->picture = Bytes{1, 2, 3};
  measured.capture.camera = "HUAWEI P10";
  return measured;
}

Bytes picture(int n) { return Bytes(9000, static_cast<std::uint8_t>('a' + n)); }

/// A collection of citizen(n), received at that time; its photo.
PhotoId collect(Scratch& store, int n, std::int64_t received_at) {
  const Collection collection{0,          citizen(n),         "王秀英", at(received_at), "station",
                              "operator", RegionCode{130225}, 0,        at(received_at)};
  return store->photos().collect(collection, picture(n), printed_face()).photo;
}

PhotoId enrol(Scratch& store, int n, std::int64_t received_at) {
  const Bytes bytes(100, static_cast<std::uint8_t>(received_at));
  return store->photos()
      .enrol(citizen(n), test::day(2015, 1, 1), bytes, printed_face(), at(received_at))
      .photo;
}

std::int64_t rows(const Scratch& store, const std::string& from) {
  return SQLite::Database{store.database().string()}.execAndGet("SELECT count(*) FROM " + from).getInt64();
}

/// Of every sealed value of the photo: its wrapped key, as it lies in the file.
std::set<std::string> wrapped_keys(const Scratch& store, PhotoId photo) {
  std::set<std::string> keys;
  const SQLite::Database database{store.database().string()};
  for (const char* table : {"photo_contents", "face_templates", "photo_codes", "photo_pictures"}) {
    SQLite::Statement select{
        database, fmt::format("SELECT substr(sealed, 2, 72) FROM {} WHERE photo_id = {}", table, photo)};
    while (select.executeStep()) keys.insert(select.getColumn(0).getString());
  }
  return keys;
}

bool any_in(const std::set<std::string>& keys, const std::filesystem::path& file) {
  std::ifstream stream{file, std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
  return std::ranges::any_of(keys,
                             [&](const std::string& key) { return bytes.find(key) != std::string::npos; });
}

TEST_CASE("photos whose period has ended are found in pages, and erased ones no more", "[retention]") {
  Scratch store;
  const PhotoId first = collect(store, 1, 10), second = collect(store, 2, 20);
  collect(store, 3, 100);
  RetentionStore& retention = store->retention();
  for (const RetentionKind kind : {RetentionKind::collection_template, RetentionKind::collection_photo}) {
    CAPTURE(to_string(kind));
    CHECK(retention.photos_due(kind, at(100), 0, 10) == std::vector{first, second});
    CHECK(retention.photos_due(kind, at(100), first, 10) == std::vector{second});
    CHECK(retention.photos_due(kind, at(100), 0, 1) == std::vector{first});
    CHECK(retention.count_due(kind, at(100)) == 2);
    CHECK(retention.erase(kind, std::vector{first}, no_limits, Erasing::tried, at(200)).erased == 1);
    CHECK(retention.count_due(kind, at(100)) == 2);
    CHECK(retention.erase(kind, std::vector{first}, no_limits, Erasing::done, at(200)).erased == 1);
    CHECK(retention.photos_due(kind, at(100), 0, 10) == std::vector{second});
  }
}

TEST_CASE("an enrolled photo is due when three newer ones have come, since the third of them",
          "[retention]") {
  Scratch store;
  const PhotoId oldest = enrol(store, 1, 10);
  for (const int received_at : {20, 30}) enrol(store, 1, received_at);
  enrol(store, 2, 10);
  RetentionStore& retention = store->retention();
  CHECK(retention.count_due(RetentionKind::replaced_photo, at(1000)) == 0);
  enrol(store, 1, 40);
  CHECK(retention.photos_due(RetentionKind::replaced_photo, at(1000), 0, 10) == std::vector{oldest});
  CHECK(retention.count_due(RetentionKind::replaced_photo, at(40)) == 0);
}

TEST_CASE("what was measured and decided outlives the photo, which says when it was erased", "[retention]") {
  Scratch store;
  const PhotoId photo = collect(store, 1, 10);
  enrol(store, 1, 5);
  store->retention().erase(RetentionKind::collection_template, std::vector{photo}, no_limits, Erasing::done,
                           at(200));
  CHECK(store->photos().photo(photo).value() == picture(1));
  CHECK_FALSE(store->photos().measurement(photo)->face);
  CHECK_FALSE(store->photos().print(photo));
  // It is neither printed nor compared anew, which would undo the erasure.
  CHECK(store->photos().photos_without_print(0, 10).empty());
  int pending = 0;
  store->photos().for_each_pending_comparison({}, "test-1", [&](const PendingComparison&) { ++pending; });
  CHECK(pending == 0);

  store->retention().erase(RetentionKind::collection_photo, std::vector{photo}, no_limits, Erasing::done,
                           at(200));
  const auto gone = store->photos().photo(photo);
  REQUIRE_FALSE(gone);
  CHECK(gone.error().code == ErrorCode::not_found);
  CHECK(gone.error().what.find("was erased on 1970-01-01") != std::string::npos);
  CHECK(rows(store, "photo_captures WHERE photo_id = 1") == 0);
  CHECK(store->photos().measurement(photo)->width == 480);
  CHECK(store->facts().subject(citizen(1), {})->collections.size() == 1);
  CHECK(store->retention().photos_of(citizen(1)).size() == 1);
}

TEST_CASE("an open case, a suspension, the remedy period and the calibration hold photos", "[retention]") {
  Scratch store;
  const PhotoId photo = collect(store, 1, 10), other = collect(store, 2, 10);
  RetentionLimits limits = no_limits;
  const auto held_by = [&](PhotoId id) -> std::optional<RetentionHold> {
    const ErasedPhotos tried = store->retention().erase(RetentionKind::collection_photo, std::vector{id},
                                                        limits, Erasing::done, at(200));
    if (tried.held.empty()) return std::nullopt;
    CHECK(tried.erased == 0);
    CHECK(store->photos().photo(id));
    return tried.held.begin()->first;
  };
  SECTION("nothing") { CHECK_FALSE(held_by(photo)); }
  SECTION("the calibration, of its own photos") {
    limits.calibrated = {photo};
    CHECK(held_by(photo) == RetentionHold::calibration);
    CHECK_FALSE(held_by(other));
  }
  SECTION("a case of the person, and then the remedy period") {
    CaseChange change{test::new_case(), {{at(1), "benefitd", "opened", ""}}, {}, {}};
    const CaseId id = store->cases().apply(change)->id;
    CHECK(held_by(photo) == RetentionHold::unfinished_case);
    CHECK_FALSE(held_by(other));
    CaseChange decision{
        store->cases().find_case(id).value(), {{at(1'500'000), "li", "decided", "x"}}, {}, {}};
    decision.next.state = CaseState::decided;
    decision.next.outcome = Outcome::registry_wrong;
    REQUIRE(store->cases().apply(decision));
    CHECK(held_by(photo) == RetentionHold::remedy_period);
    limits.closed_since = at(1'500'001);
    CHECK_FALSE(held_by(photo));
  }
  SECTION("a notice that was served") {
    CaseChange change{test::new_case(), {{at(1), "li", "notice_served", "x"}}, {}, {}};
    change.next.state = CaseState::decided;
    change.next.outcome = Outcome::registry_wrong;
    change.suspension = Suspension{
        .id = 0,
        .case_id = 0,
        .subject = citizen(1),
        .state = SuspensionState::noticed,
        .notice = {test::day(2018, 4, 1), Service::in_person, "li", at(12), "li", test::day(2018, 4, 20)}};
    REQUIRE(store->cases().apply(change));
    CHECK(held_by(photo) == RetentionHold::suspension);
  }
  SECTION("another person's case that cites it") {
    const JobId run = store->jobs().add(JobKind::verify, "{}", "clerk", at(1));
    store->jobs().plan(run, std::vector<SubjectRange>{{0, ~std::uint64_t{0}}});
    const auto partition = store->jobs().lease(run, "a", at(10), at(11));
    const Finding finding{.key = {"F4", citizen(1), "2018"},
                          .name = "王秀英",
                          .region = {},
                          .sums = {},
                          .reasons = {{"f4.like", {}}},
                          .citations = {{std::nullopt, other}}};
    store->cases().complete(*partition, std::vector{finding}, 1, {}, at(10));
    CaseChange change{test::new_case(), {{at(1), "benefitd", "opened", ""}}, {1}, {}};
    REQUIRE(store->cases().apply(change));
    CHECK(held_by(other) == RetentionHold::unfinished_case);
  }
}

TEST_CASE("no wrapped key of an erased photo is left in the database or its journal", "[retention]") {
  Scratch store;
  std::vector<PhotoId> photos;
  for (int n = 0; n < 60; ++n) photos.push_back(collect(store, n % 20, 10 + n));
  // Some were measured and printed again, so that former keys lay elsewhere.
  for (const PhotoId photo : photos) {
    store->photos().replace_measurement(photo, printed_face());
    store->photos().keep_print(photo, printed_face());
  }
  std::set<std::string> gone, kept;
  std::vector<PhotoId> erased;
  for (const PhotoId photo : photos) {
    const bool goes = photo % 3 != 0;
    (goes ? gone : kept).merge(wrapped_keys(store, photo));
    if (goes) erased.push_back(photo);
  }
  REQUIRE(gone.size() == 4 * erased.size());
  store->retention().erase(RetentionKind::collection_photo, erased, no_limits, Erasing::done, at(200));
  CHECK(store->retention().forget_journal());
  const std::filesystem::path journal = store.database().string() + "-wal";
  CHECK(std::filesystem::file_size(journal) == 0);
  CHECK_FALSE(any_in(gone, store.database()));
  CHECK(any_in(kept, store.database()));
  for (const PhotoId photo : erased) CHECK_FALSE(store->photos().photo(photo));
}

TEST_CASE("refused rows go with their delivery's age", "[retention]") {
  Scratch store;
  for (const std::int64_t received_at : {1000, 2000}) {
    const auto writer = store->facts().begin_batch(
        test::header(Feed::payments, fmt::format("d{}", received_at), received_at, "aa"));
    for (std::int64_t line = 2; line < 5; ++line) writer->reject({{line, "", "row.short", ""}, {"王秀英"}});
    writer->commit(Encoding::utf8, {"id_number"}, 3);
  }
  RetentionStore& retention = store->retention();
  CHECK(retention.count_rejects_before(at(1500)) == 3);
  CHECK(retention.erase_rejects_before(at(1500), 2) == 2);
  CHECK(retention.erase_rejects_before(at(1500), 2) == 1);
  CHECK(retention.erase_rejects_before(at(1500), 2) == 0);
  CHECK(rows(store, "rejects") == 3);
}

}  // namespace
}  // namespace benefit::store
