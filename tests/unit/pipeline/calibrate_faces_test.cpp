#include "verify/calibrate_faces.hpp"

#include "tests/support/drawn_faces.hpp"
#include "tests/support/stop_at.hpp"
#include "tests/unit/pipeline/house_with.hpp"

#include <cstring>
#include <string>

#include <catch2/catch.hpp>

namespace benefit::pipeline {
namespace {

/// A photo of a drawn human: who, which shot, and how much everybody on it looks alike (a worse camera).
struct Shot {
  std::uint32_t human = 0, shot = 0;
  float common = 0.2F;

  Bytes bytes() const {
    Bytes file(sizeof *this);
    std::memcpy(file.data(), this, sizeof *this);
    return file;
  }
};

/// Sees on a photo what it was drawn from.
class DrawnFaces final : public FaceMeasurer {
 public:
  FaceMeasurement measure(std::span<const std::uint8_t> photo) override {
    Shot shot;
    std::memcpy(&shot, photo.data(), sizeof shot);
    const auto face = test::drawn_face({1, shot.common}, shot.human);
    const auto noise = test::drawn_direction(70'000'000 + shot.human * 100ULL + shot.shot);
    FaceMeasurement measured;
    measured.faces = 1;
    measured.face = FaceTemplate{name, {test::mixed(face, 0.75, noise)}};
    return measured;
  }
  std::string model_set() const override { return name; }

  std::string name = "old";
};

struct House : HouseWith<DrawnFaces> {
  House() : HouseWith({.same = 0.1, .different = 0.75}) {}

  static CitizenId person(std::uint32_t number) {
    return test::person_born(1950 + number / 400, number, Sex::female);
  }

  void enrol(std::uint32_t people) {
    for (std::uint32_t i = 0; i < people; ++i)
      enrol_photo(ports, person(i), Day{std::chrono::year{2015} / 1 / 1}, Shot{i, 0}.bytes());
  }
  CollectionResult collect(std::uint32_t number, const Shot& shot) {
    return HouseWith::collect(person(number), shot.bytes());
  }
  CalibrationId calibrate() {
    const auto made = calibrate_faces(ports, 0.001, "ann", progress);
    REQUIRE(made);
    return *made;
  }
  void sign(CalibrationId id) {
    REQUIRE(store->calibrations().sign_calibration(id, "bob", clock.now()));
    standard->renew();
  }
  CalibrationState state_of(CalibrationId id) {
    return standard->state_of(*store->calibrations().calibration(id));
  }
};

TEST_CASE("a signed calibration lets people's own photos certify, and nobody else's") {
  House house;
  house.enrol(350);
  for (std::uint32_t i = 0; i < 20; ++i)  // taken again four years later, less than five
    enrol_photo(house.ports, House::person(i), Day{std::chrono::year{2019} / 12 / 31}, Shot{i, 1}.bytes());
  const CollectionResult before = house.collect(7, {7, 2});
  CHECK(before.comparison->outcome == FaceOutcome::unsure);

  const CalibrationId id = house.calibrate();
  CHECK(house.state_of(id) == CalibrationState::unsigned_off);
  house.standard->renew();
  CHECK_FALSE(house.standard->current()->calibration());
  const KeptCalibration kept = *house.store->calibrations().calibration(id);
  CHECK(kept.made_by == "ann");
  const face::Calibration record = face::parse_calibration(kept.record).value();
  CHECK(record.model_set == "old");
  CHECK(record.groups.begin()->second.enrolled + record.cohort.size() == 350);
  CHECK(record.cohort.size() > 40);
  CHECK(record.genuine[1].not_same.trials == 20);
  CHECK(record.genuine[1].not_same.hits <= 2);
  CHECK(calibrate_faces(house.ports, 0.001, "ann", house.progress).value() == id + 1);
  CHECK(house.store->calibrations().calibration(id + 1)->record == kept.record);

  house.sign(id);
  CHECK(house.state_of(id) == CalibrationState::in_force);
  int certified = 0;
  int strangers_certified = 0;
  for (std::uint32_t i = 100; i < 150; ++i) {
    certified += house.collect(i, {i, 3}).comparison->certifies ? 1 : 0;
    strangers_certified += house.collect(i, {i + 50'000, 4}).comparison->certifies ? 1 : 0;
  }
  CHECK(certified >= 45);
  CHECK(strangers_certified == 0);

  // What came before the signature is compared anew in the next run.
  house.verify();
  CHECK(house.store->photos().collection(before.receipt.collection)->comparison->certifies);

  SECTION("other networks make it void, and what it had certified stands") {
    house.exchange_networks("new");
    CHECK(house.state_of(id) == CalibrationState::other_models);
    CHECK_FALSE(house.collect(9, {9, 5}).comparison->certifies);
    house.verify();
    CHECK(house.store->photos().collection(before.receipt.collection)->comparison->certifies);
    // Nor does it fall when the station sends it again.
    const CollectionResult again = house.collect(7, {7, 2});
    CHECK(again.receipt.already_there);
    CHECK(again.comparison->certifies);
    CHECK(house.store->photos().collection(before.receipt.collection)->comparison->certifies);
    CHECK(calibrate_faces(house.ports, 0.001, "ann", house.progress).has_value());  // some were measured anew
  }
  SECTION("a newer one takes its place once it is signed") {
    house.sign(id + 1);
    CHECK(house.state_of(id) == CalibrationState::superseded);
    CHECK(house.standard->current()->id() == id + 1);
  }
  SECTION("scores of strangers that stay keep it, those that leave it end it") {
    for (std::uint32_t i = 0; i < 300; ++i) house.collect(i, {i, 6});
    house.verify();
    REQUIRE(house.store->calibrations().drift_checks(id).size() == 1);
    CHECK_FALSE(house.store->calibrations().drift_checks(id).front().has_left);
    house.verify();  // nothing new to look at
    CHECK(house.store->calibrations().drift_checks(id).size() == 1);

    for (std::uint32_t i = 0; i < 300; ++i) house.collect(i, {i, 7, 0.6F});
    house.verify();
    REQUIRE(house.store->calibrations().drift_checks(id).size() == 2);
    CHECK(house.store->calibrations().drift_checks(id).back().has_left);
    CHECK(house.state_of(id) == CalibrationState::left);
    CHECK_FALSE(house.collect(9, {9, 8}).comparison->certifies);
  }
}

TEST_CASE("few people calibrate nothing, and the record says how many are missing") {
  House house;
  house.enrol(30);
  const CalibrationId id = house.calibrate();
  const face::Calibration record =
      face::parse_calibration(house.store->calibrations().calibration(id)->record).value();
  for (const auto& [name, group] : record.groups) {
    CHECK_FALSE(group.points[0].threshold);
    CHECK(people_missing(group, group.points[0]) > 40);
  }
  house.sign(id);
  CHECK_FALSE(house.collect(3, {3, 1}).comparison->certifies);
}

TEST_CASE("without an enrolled face of today's networks there is nothing to calibrate") {
  House house;
  const auto empty = calibrate_faces(house.ports, 0.001, "ann", house.progress);
  REQUIRE_FALSE(empty);
  CHECK(empty.error().code == ErrorCode::bad_input);
}

TEST_CASE("a calibration that is stopped keeps nothing") {
  House house;
  house.enrol(30);
  for (const char* phase : {"read", "relatives", "compare"}) {
    test::StopAt stop(phase);
    const auto stopped = calibrate_faces(house.ports, 0.001, "ann", stop);
    CAPTURE(phase);
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == ErrorCode::cancelled);
  }
  CHECK_FALSE(house.store->calibrations().newest_calibration());
}

}  // namespace
}  // namespace benefit::pipeline
