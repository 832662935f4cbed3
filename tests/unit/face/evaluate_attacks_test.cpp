#include "verify/face/presentation_attack/evaluate_attacks.hpp"

#include "tests/unit/face/test_photos.hpp"

#include <catch2/catch.hpp>

using namespace benefit;

namespace {

/// Suspects every second photo and cannot assess empty ones.
class EverySecond final : public FaceMeasurer {
 public:
  FaceMeasurement measure(std::span<const std::uint8_t> photo) override {
    FaceMeasurement measured;
    if (photo.empty())
      measured.not_assessable = NotAssessable::no_face;
    else
      measured.attack = PresentationAttack{.suspected = ++calls_ % 2 == 0};
    return measured;
  }
  std::string model_set() const override { return "test"; }

 private:
  int calls_ = 0;
};

class Silent final : public Progress {
 public:
  void report(std::string_view, std::int64_t, std::int64_t) override {}
  bool stop_requested() const override { return stopped; }
  bool stopped = false;
};

}  // namespace

TEST_CASE("attacks that pass and persons who are bothered are counted by kind") {
  const std::string photo = "fixtures/faces/p000_0.jpg";
  const std::vector<face::LabelledPhoto> list = {{photo, "live", 1},
                                                 {photo, "print", 2},
                                                 {photo, "print", 3},
                                                 {"tests/fuzz/corpus/decode/empty.jpg", "print", 4}};
  Silent progress;
  const face::MeasuringTools tools{
      .make_measurer = [] { return std::make_unique<EverySecond>(); }, .workers = 1, .progress = progress};
  std::vector<std::string> seen;
  const auto counts = face::evaluate_attacks(
      list, test::source_dir, tools,
      [&](const face::LabelledPhoto& labelled, const FaceMeasurement&) { seen.push_back(labelled.kind); });
  REQUIRE(counts);
  CHECK(seen == std::vector<std::string>{"live", "print", "print", "print"});
  CHECK(counts->at("live").assessed() == 1);
  CHECK(counts->at("live").suspected == 0);
  CHECK(counts->at("print").photos == 3);
  CHECK(counts->at("print").not_assessable == 1);
  CHECK(counts->at("print").suspected == 1);
  CHECK(counts->at("print").missed_interval().low < 0.5);
  CHECK(counts->at("print").missed_interval().high > 0.5);

  const auto missing = face::evaluate_attacks({{"nowhere.jpg", "live", 7}}, test::source_dir, tools);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().where == "line 7");
  progress.stopped = true;
  CHECK(face::evaluate_attacks(list, test::source_dir, tools).error().code == ErrorCode::cancelled);
}
