#include "verify/face/evaluate.hpp"

#include "tests/support/silent_progress.hpp"
#include "tests/support/temporary_folder.hpp"

#include <atomic>
#include <cmath>
#include <fstream>
#include <string>

#include <catch2/catch.hpp>

using namespace benefit;
namespace fs = std::filesystem;

namespace {

/// Makes of a file's one number x a face at the angle x, and of an empty file none.
class AngleMeasurer final : public FaceMeasurer {
 public:
  explicit AngleMeasurer(std::atomic<int>& measured) : measured_(measured) {}

  FaceMeasurement measure(std::span<const std::uint8_t> photo) override {
    ++measured_;
    FaceMeasurement measurement;
    if (photo.empty()) {
      measurement.not_assessable = NotAssessable::no_face;
      return measurement;
    }
    const double angle = std::stod(std::string(photo.begin(), photo.end()));
    const std::vector<float> direction{static_cast<float>(std::cos(angle)),
                                       static_cast<float>(std::sin(angle))};
    measurement.face =
        FaceTemplate{model_set(), {direction, {1.0F}}};  // the other network sees no difference
    return measurement;
  }
  std::string model_set() const override { return "angles"; }

 private:
  std::atomic<int>& measured_;
};

class BrokenMeasurer final : public FaceMeasurer {
 public:
  FaceMeasurement measure(std::span<const std::uint8_t>) override {
    throw Failure({ErrorCode::internal, "broken", {}, {}});
  }
  std::string model_set() const override { return "none"; }
};

/// Says two seconds more at each look.
class SteppingClock final : public Clock {
 public:
  Instant now() const override { return now_ += std::chrono::seconds{2}; }

 private:
  mutable Instant now_{};
};

class StoppedProgress final : public Progress {
 public:
  void report(std::string_view, std::int64_t, std::int64_t) override {}
  bool stop_requested() const override { return true; }
};

/// A folder of photos a (0.0), b (0.1), c (2.0), d (2.2) and e (no face).
struct Gallery {
  Gallery() {
    write("a", "0.0");
    write("b", "0.1");
    write("c", "2.0");
    write("d", "2.2");
    write("e", "");
  }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder.path() / name) << text;
  }

  face::EvaluationTools tools(unsigned workers = 1) {
    return {.measuring = {.make_measurer = [this] { return std::make_unique<AngleMeasurer>(measured); },
                          .workers = workers,
                          .progress = progress},
            .scoring = scoring,
            .clock = clock};
  }

  const face::Scoring scoring{{1, 1}, face::FaceThresholds{.same = 0.3, .different = 0.6}};
  test::TemporaryFolder folder;
  std::atomic<int> measured = 0;
  SteppingClock clock;
  test::SilentProgress progress;
  const std::vector<face::LabelledPair> pairs = {{"a", "b", true, 1},  {"c", "d", true, 2},
                                                 {"a", "c", false, 3}, {"b", "d", false, 4},
                                                 {"a", "e", true, 5},  {"e", "d", false, 6}};
};

}  // namespace

TEST_CASE("pairs are counted, scored, and photos measured once") {
  Gallery gallery;
  std::vector<std::size_t> lines;
  std::vector<FaceOutcome> outcomes;
  const auto evaluation = face::evaluate(gallery.pairs, gallery.folder.path(), gallery.tools(),
                                         [&](const face::LabelledPair& pair, const FaceComparison& comparison,
                                             std::optional<double> normalised) {
                                           CHECK_FALSE(normalised);  // five photos are no cohort
                                           lines.push_back(pair.line);
                                           outcomes.push_back(comparison.outcome);
                                         });
  REQUIRE(evaluation);
  CHECK(gallery.measured == 5);
  CHECK(evaluation->photos == 5);
  CHECK(evaluation->genuine_pairs == 3);
  CHECK(evaluation->impostor_pairs == 3);
  CHECK(evaluation->genuine_pairs_unscored == 1);
  CHECK(evaluation->impostor_pairs_unscored == 1);
  CHECK(evaluation->failures_to_acquire == std::map<NotAssessable, std::size_t>{{NotAssessable::no_face, 1}});
  CHECK(evaluation->measuring == std::chrono::seconds{2});
  CHECK(evaluation->photos_per_second() == 2.5);
  CHECK(lines == std::vector<std::size_t>{1, 2, 3, 4, 5, 6});
  CHECK(outcomes == std::vector<FaceOutcome>{FaceOutcome::same, FaceOutcome::same, FaceOutcome::different,
                                             FaceOutcome::different, FaceOutcome::not_assessable,
                                             FaceOutcome::not_assessable});
  REQUIRE(evaluation->fused.best);
  CHECK(evaluation->fused.best->accuracy == 1);
  REQUIRE(evaluation->networks.size() == 2);
  CHECK(evaluation->networks[0].at_far_1_percent->threshold == Approx(1 - std::cos(2.0)));
  CHECK(evaluation->networks[0].at_far_01_percent->true_accept_rate == 1);
  CHECK(evaluation->networks[1].at_far_01_percent->true_accept_rate == 0);
  CHECK_FALSE(evaluation->normalised.best);
}

TEST_CASE("the figures do not depend on the number of workers") {
  Gallery gallery;
  const auto scores = [&](unsigned workers) {
    std::vector<double> fused;
    const auto evaluation = face::evaluate(gallery.pairs, gallery.folder.path(), gallery.tools(workers),
                                           [&](const face::LabelledPair&, const FaceComparison& comparison,
                                               auto) { fused.push_back(comparison.fused); });
    REQUIRE(evaluation);
    return fused;
  };
  const auto alone = scores(1);
  CHECK(scores(3) == alone);
  CHECK(scores(16) == alone);
}

TEST_CASE("a photo that is not there is named with its line, before anything is measured") {
  Gallery gallery;
  const std::vector<face::LabelledPair> pairs = {{"a", "b", true, 1}, {"a", "nobody.jpg", false, 2}};
  const auto evaluation = face::evaluate(pairs, gallery.folder.path(), gallery.tools());
  REQUIRE_FALSE(evaluation);
  CHECK(evaluation.error().code == ErrorCode::bad_input);
  CHECK(evaluation.error().where == "line 2");
  CHECK_THAT(evaluation.error().what, Catch::Contains("nobody.jpg"));
  CHECK(gallery.measured == 0);
}

TEST_CASE("an evaluation can be stopped") {
  Gallery gallery;
  StoppedProgress stopped;
  const face::EvaluationTools usual = gallery.tools();
  const auto evaluation =
      face::evaluate(gallery.pairs, gallery.folder.path(),
                     {{usual.measuring.make_measurer, 2, stopped}, usual.scoring, gallery.clock});
  REQUIRE_FALSE(evaluation);
  CHECK(evaluation.error().code == ErrorCode::cancelled);
}

TEST_CASE("a worker's failure comes back to the caller") {
  Gallery gallery;
  const face::EvaluationTools usual = gallery.tools();
  const auto broken = [] { return std::make_unique<BrokenMeasurer>(); };
  CHECK_THROWS_AS(face::evaluate(gallery.pairs, gallery.folder.path(),
                                 {{broken, 3, gallery.progress}, usual.scoring, gallery.clock}),
                  Failure);
}
