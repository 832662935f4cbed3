// How long a bulk verification takes to compare stored photos anew, as after a new calibration: reading and
// unsealing the templates, scoring them, keeping what came of it. Without a calibration, then by one with a
// cohort of 400 faces. The faces are random directions, and nobody is on any roll.
//
//   bench_rescore [COLLECTIONS [THREADS [FOLDER]]]      default 20,000, 2 and the system's folder
#include "daemon/system_randomness.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/made_up_faces.hpp"
#include "tests/support/silent_progress.hpp"
#include "verify/pipeline.hpp"
#include "verify/store/sqlite/store.hpp"

#include <chrono>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <vector>

#include <fmt/format.h>

namespace {

using namespace benefit;
namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr std::size_t cohort_faces = 400;
constexpr const char* model_set = "made up";
constexpr Day enrolled_on{2015y / 1 / 1}, collected_on{2018y / 3 / 1};

class NoFaces final : public FaceMeasurer {
 public:
  FaceMeasurement measure(std::span<const std::uint8_t>) override { std::abort(); }
  std::string model_set() const override { return ::model_set; }
};

/// All groups with a threshold that no stranger reaches.
face::Calibration calibration_with(std::vector<PhotoId> cohort) {
  face::Calibration made;
  made.model_set = model_set;
  made.cohort = std::move(cohort);
  for (const Sex sex : {Sex::male, Sex::female})
    for (const AgeBand age : age_bands) made.groups[{sex, age}].points[0] = {.fmr = 0.001, .threshold = -1.0};
  return made;
}

void run(std::int64_t collections, unsigned threads, const fs::path& folder) {
  const test::FixedClock clock;
  NoFaces faces;
  const policy::Policy policy = policy::default_policy();
  const auto store = store::SqliteStore::open(folder, store::SealKey::random());
  SystemRandomness randomness;
  pipeline::PhotoSearch past_photos(store->photos());
  pipeline::FaceStandard standard(
      {.scoring = {.weights = {1.5, 1}, .thresholds = std::nullopt}, .model_set = model_set}, store->photos(),
      store->calibrations());
  const pipeline::Ports ports =
      pipeline::ports_of(*store, faces, clock, policy, standard, past_photos, randomness);
  test::MadeUpFaces faces_of_people(1, {128, 512});
  const auto measured = [&] {
    FaceMeasurement measurement;
    measurement.face = faces_of_people.face();
    return measurement;
  };
  std::uint64_t photos = 0;
  const auto next_file = [&] {  // no two are the same: copies would be looked for
    ++photos;
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(&photos);
    return Bytes(bytes, bytes + sizeof photos);
  };
  std::vector<PhotoId> cohort;
  for (std::int64_t i = 0; i < collections; ++i) {
    const CitizenId id = test::made_up_person(static_cast<std::uint64_t>(i));
    const auto enrolled = store->photos().enrol(id, enrolled_on, next_file(), measured(), clock.now());
    if (cohort.size() < cohort_faces) cohort.push_back(enrolled.photo);
    Collection collection{.person = id,
                          .name = "",
                          .captured_at = Instant{collected_on},
                          .station = "",
                          .operator_name = "",
                          .county = {},
                          .received_at = clock.now()};
    store->photos().collect(collection, next_file(), measured());
  }
  const auto verify = [&](const char* standard_name) {
    test::SilentProgress progress;
    const JobId job = store->jobs().add(JobKind::verify, "{}", "bench", clock.now());
    const auto start = std::chrono::steady_clock::now();
    if (!pipeline::verify(ports, job, Day{2018y / 4 / 10}, {.threads = threads}, progress))
      throw std::runtime_error("the verification was stopped");
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    fmt::print("{}: {} collections in {:.2f} s, {:.0f} a second; a million in {:.0f} s\n", standard_name,
               collections, seconds, static_cast<double>(collections) / seconds,
               seconds * 1e6 / static_cast<double>(collections));
  };
  verify("without a calibration");
  const CalibrationId id =
      store->calibrations().keep_calibration(to_toml(calibration_with(cohort)), "bench", clock.now());
  store->calibrations().sign_calibration(id, "bench", clock.now());
  standard.renew();
  verify("by a calibration, cohort of 400");
}

}  // namespace

int main(int argc, char** argv) try {
  const std::int64_t collections = argc > 1 ? std::atoll(argv[1]) : 20'000;
  const unsigned threads = argc > 2 ? static_cast<unsigned>(std::atoi(argv[2])) : 2;
  const fs::path folder = (argc > 3 ? fs::path(argv[3]) : fs::temp_directory_path()) / "bench_rescore";
  fs::remove_all(folder);
  run(collections, threads, folder);
  fs::remove_all(folder);
  return 0;
} catch (const benefit::Failure& failure) {
  fmt::print(stderr, "bench_rescore: {}\n", failure.error().what);
  return 1;
} catch (const std::exception& failure) {
  fmt::print(stderr, "bench_rescore: {}\n", failure.what());
  return 1;
}
