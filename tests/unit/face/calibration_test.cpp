#include "verify/face/calibration/calibration.hpp"

#include "tests/support/drawn_faces.hpp"
#include "verify/face/calibration/drift.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace benefit;
using test::drawn_face;
using test::Look;
using test::person_born;

namespace {

constexpr face::FaceGroup women{Sex::female, AgeBand::from_60};
constexpr face::FaceGroup men{Sex::male, AgeBand::from_60};

void add(face::GallerySample& sample, face::FaceGroup group, const Look& look, unsigned people) {
  for (unsigned i = 0; i < people; ++i)
    sample.add({person_born(1950 + i / 400, i, group.sex), group,
                drawn_face(look, i + (group.sex == Sex::male ? 100'000 : 0))});
}

face::GallerySample gallery(unsigned of_women, unsigned of_men) {
  face::GallerySample sample(2000, 3);
  add(sample, women, {1, 0.2}, of_women);
  add(sample, men, {2, 0.5}, of_men);  // men look more alike here
  return sample;
}

face::Calibration calibrated(unsigned of_women, unsigned of_men) {
  return face::calibrate(gallery(of_women, of_men), {}, {}, {.pairs_per_group = 200'000});
}

}  // namespace

TEST_CASE("each group has the threshold at which its own strangers are accepted as seldom as asked") {
  const face::Calibration made = calibrated(500, 500);
  REQUIRE(made.groups.size() == 2);
  for (const auto& [name, group] : made.groups) {
    const face::RatePoint& point = group.points[0];
    REQUIRE(point.threshold);
    CHECK(made.threshold_for(name) == point.threshold);
    CHECK(point.pairs_missing == 0);
    CHECK(point.counted.interval.high <= 0.001 * (1 + 1e-9));
    CHECK(point.counted.share() > 0.0002);
    REQUIRE(point.tail);
    // Both are low ends of the same thing: strangers come no more often than asked, with 97.5 %.
    CHECK(*point.threshold == Approx(point.tail->interval.low).margin(0.01));
    REQUIRE(point.beyond);
    CHECK(point.beyond->value == Approx(point.counted.share()).epsilon(0.4));
    CHECK(group.quantiles.size() == face::quantile_steps + 1);
    // The nearest of several: each at its share of the rate.
    CHECK(*made.threshold_for(name, 2) < *point.threshold);
    CHECK(*made.threshold_for(name, 3) < *made.threshold_for(name, 2));
  }
  CHECK(*made.threshold_for(men) < *made.threshold_for(women) - 0.1);
  CHECK(made.threshold_for(women, men) == made.threshold_for(men));
  CHECK(made.threshold_for(men, women) == made.threshold_for(men));
  CHECK(made.independent_pairs > 1000);
}

TEST_CASE("one threshold for all would accept far too many strangers of those who look alike") {
  const face::Calibration made = calibrated(500, 500);
  CHECK(made.groups.at(men).with_one_threshold.share() > 0.0015);
  CHECK(made.groups.at(women).with_one_threshold.share() < 0.0002);
}

TEST_CASE("a group with too few people has no threshold, and it is said how many are missing") {
  const face::Calibration made = calibrated(500, 40);
  const face::GroupCalibration& few = made.groups.at(men);
  CHECK(few.pairs == 780);
  CHECK(few.all_pairs);
  CHECK_FALSE(made.threshold_for(men));
  CHECK_FALSE(made.threshold_for(women, men));
  CHECK_FALSE(made.threshold_for({Sex::male, AgeBand::from_80}));
  CHECK(few.points[0].pairs_missing >= 3688 - 780);
  const std::size_t people = 40 + people_missing(few, few.points[0]);
  CHECK(people * (people - 1) / 2 >= 780 + few.points[0].pairs_missing);
  CHECK((people - 1) * (people - 2) / 2 < 780 + few.points[0].pairs_missing);
  CHECK(few.points[1].pairs_missing > few.points[0].pairs_missing);
  CHECK(few.quantiles.empty());
  CHECK(face::people_missing(made.groups.at(women), made.groups.at(women).points[0]) == 0);
}

TEST_CASE("sisters are counted apart, for they pass more often") {
  face::GallerySample sample(2000, 3);
  std::vector<face::KinHint> kin;
  add(sample, women, {1, 0.2}, 500);
  kin.assign(500, {});
  for (unsigned i = 0; i < 40; ++i) {  // twenty pairs of sisters
    const Look family{50 + i / 2, 0.65};
    sample.add({person_born(1952, i, Sex::female), women, drawn_face(family, 5000 + i)});
    kin.push_back({i / 2, 7});
  }
  const face::Calibration made = face::calibrate(sample, kin, {}, {});
  CHECK(made.relatives.trials == 20);
  CHECK(made.relatives.hits >= 10);
  CHECK(made.groups.at(women).points[0].counted.share() < 0.001);
}

TEST_CASE("photos of one person are counted by the years between them") {
  const double accepted = *calibrated(500, 0).threshold_for(women);
  std::vector<face::GenuinePair> genuine;
  for (const int years : {0, 1, 2, 4, 5, 9, 10, 30})
    for (int i = 0; i < 10; ++i)
      genuine.push_back({women, women, years, i < years ? accepted + 0.01 : accepted, 0.3});
  genuine.push_back({women, men, 0, 5, 0.9});  // no threshold for both, but called different
  const face::Calibration made =
      face::calibrate(gallery(500, 0), {}, genuine, {.pairs_per_group = 200'000, .different = 0.38});
  CHECK(made.genuine[0].not_same.hits == 1);
  CHECK(made.genuine[0].not_same.trials == 20);
  CHECK(made.genuine[1].not_same.hits == 6);
  CHECK(made.genuine[2].not_same.hits == 14);
  CHECK(made.genuine[3].not_same.hits == 20);
  CHECK(made.genuine[3].not_same.interval.high == 1);
  CHECK(made.genuine[0].different.hits == 1);
  CHECK(made.genuine[0].different.trials == 21);
}

TEST_CASE("a record comes back from its text as it was") {
  face::Calibration made = calibrated(400, 40);
  made.model_set = "faces2-0123456789ab";
  made.models = {{"a.dat", "00"}, {"b.onnx", "ff"}};
  made.target = face::calibrated_rates[1];
  made.seed = 3;
  made.cohort = {4, 8, 15};
  made.other_model_sets = 2;
  made.genuine[1] = {{3, 9, {0.1, 0.7}}, {1, 9, {0.01, 0.5}}};
  const std::string text = to_toml(made);
  const auto read = face::parse_calibration(text);
  REQUIRE(read);
  CHECK(to_toml(*read) == text);
  CHECK(read->threshold_for(women) == made.threshold_for(women));
  CHECK(read->groups.at(women).points[0].of_several == made.groups.at(women).points[0].of_several);
  CHECK(read->groups.at(men).points[0].pairs_missing == made.groups.at(men).points[0].pairs_missing);
  CHECK(read->groups.at(women).quantiles == made.groups.at(women).quantiles);
  CHECK(read->models == made.models);
  CHECK(read->cohort == made.cohort);
}

TEST_CASE("what is no record is refused, and it is said why") {
  const std::string text = to_toml(calibrated(100, 40));
  CHECK(face::parse_calibration(text));
  CHECK(face::parse_calibration("target_fmr = ").error().code == ErrorCode::bad_input);
  CHECK(face::parse_calibration("").error().what == "'layout' is missing or of another kind");
  const auto without = [&](const std::string& part, const std::string& by) {
    std::string changed = text;
    const std::size_t at = changed.find(part);
    REQUIRE(at != std::string::npos);
    return face::parse_calibration(changed.replace(at, part.size(), by));
  };
  CHECK(without("layout = 1", "layout = 2").error().what == "of another version");
  CHECK(without("male_from_60", "males").error().what == "a group has no known name");
  CHECK_FALSE(without("all_pairs = true", "all_pairs = 'yes'"));
  CHECK_FALSE(without("pairs_missing = ", "pairs_missing = -"));
  for (std::size_t cut = 0; cut < text.size(); cut += 997)
    CHECK_FALSE(face::parse_calibration(text.substr(0, cut)));
}
