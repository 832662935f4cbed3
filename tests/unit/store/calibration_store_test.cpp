#include "verify/types/calibration_store.hpp"

#include "tests/unit/store/scratch.hpp"

#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

using test::at;
using test::Scratch;

TEST_CASE("a calibration is kept, signed once and read back", "[calibrations]") {
  Scratch store;
  CHECK_FALSE(store->calibrations().newest_calibration());
  CHECK_FALSE(store->calibrations().newest_signed_calibration());
  const CalibrationId first = store->calibrations().keep_calibration("one = 1", "ann", at(10));
  const CalibrationId second = store->calibrations().keep_calibration("two = 2", "bob", at(20));
  CHECK(second > first);
  CHECK(store->calibrations().sign_calibration(first, "carol", at(30)));
  CHECK_FALSE(store->calibrations().sign_calibration(first, "dave", at(40)));
  CHECK_FALSE(store->calibrations().sign_calibration(99, "dave", at(40)));
  store.reopen();

  const KeptCalibration read = store->calibrations().calibration(first).value();
  CHECK(read.id == first);
  CHECK(read.record == "one = 1");
  CHECK(read.made_by == "ann");
  CHECK(read.made_at == at(10));
  REQUIRE(read.signature);
  CHECK(read.signature->user == "carol");
  CHECK(read.signature->at == at(30));
  CHECK(store->calibrations().newest_calibration()->id == second);
  CHECK(store->calibrations().newest_signed_calibration()->id == first);
  CHECK_FALSE(store->calibrations().calibration(second)->signature);
  CHECK_FALSE(store->calibrations().calibration(99));
}

TEST_CASE("looks at a calibration are kept in order", "[calibrations]") {
  Scratch store;
  const CalibrationId id = store->calibrations().keep_calibration("", "ann", at(10));
  store->calibrations().keep_drift_check({.calibration = id,
                                          .at = at(20),
                                          .last_photo = 5,
                                          .scores = 300,
                                          .distance = 0.02,
                                          .tail_share = 0.01});
  store->calibrations().keep_drift_check({.calibration = id,
                                          .at = at(30),
                                          .last_photo = 9,
                                          .scores = 400,
                                          .distance = 0.2,
                                          .tail_share = 0.04,
                                          .has_left = true});
  const auto checks = store->calibrations().drift_checks(id);
  REQUIRE(checks.size() == 2);
  CHECK(checks[0].at == at(20));
  CHECK_FALSE(checks[0].has_left);
  CHECK(checks[1].last_photo == 9);
  CHECK(checks[1].scores == 400);
  CHECK(checks[1].distance == 0.2);
  CHECK(checks[1].tail_share == 0.04);
  CHECK(checks[1].has_left);
  CHECK(store->calibrations().drift_checks(id + 1).empty());
}

}  // namespace
}  // namespace benefit::store
