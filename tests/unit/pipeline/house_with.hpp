// The stages over a real store in a folder of its own, with the test's own networks before them.
#pragma once

#include "tests/support/fixed_clock.hpp"
#include "tests/support/fixed_randomness.hpp"
#include "tests/support/silent_progress.hpp"
#include "tests/support/temporary_folder.hpp"
#include "verify/pipeline.hpp"
#include "verify/store/sqlite/store.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <catch2/catch.hpp>

namespace benefit::pipeline {

/// `Faces`: a FaceMeasurer with a `name`, its model set.
template <class Faces, class HouseClock = test::FixedClock>
struct HouseWith {
  explicit HouseWith(face::FaceThresholds thresholds) : scoring{{1}, thresholds} {}

  test::TemporaryFolder folder;
  std::unique_ptr<store::SqliteStore> store =
      store::SqliteStore::open(folder.path() / "state", store::SealKey::random());
  HouseClock clock;
  Faces faces;
  test::FixedRandomness randomness;
  policy::Policy policy = policy::default_policy();
  face::Scoring scoring;
  std::optional<FaceStandard> standard{std::in_place, FaceNetworks{scoring, faces.name}, store->photos(),
                                       store->calibrations()};
  PhotoSearch past_photos{store->photos()};
  Ports ports = ports_of(*store, faces, clock, policy, *standard, past_photos, randomness);
  test::SilentProgress progress;

  CollectionResult collect(CitizenId person, const Bytes& photo) {
    return submit_collection(ports,
                             {.id = 0,
                              .person = person,
                              .name = "",
                              .captured_at = clock.now(),
                              .station = "station",
                              .operator_name = "",
                              .county = {},
                              .photo = 0,
                              .received_at = {}},
                             photo);
  }

  void verify(bool everyone = false) {
    const JobId job = store->jobs().add(JobKind::verify, "{}", "ann", clock.now());
    REQUIRE(pipeline::verify(ports, job, Day{std::chrono::year{2018} / 4 / 10}, {.everyone = everyone},
                             progress));
  }

  /// As after a start with other weights.
  void exchange_networks(const std::string& name) {
    faces.name = name;
    standard.emplace(FaceNetworks{scoring, name}, store->photos(), store->calibrations());
    standard->renew();
  }
};

}  // namespace benefit::pipeline
