#include "verify/match/link_accuracy.hpp"

#include <numeric>

#include <catch2/catch.hpp>

namespace benefit::match {
namespace {

/// Pairs A-1, B-2, ... that are true, with what was done to them.
std::vector<TruePair> truth(const std::vector<std::vector<std::string>>& errors) {
  std::vector<TruePair> pairs;
  for (std::size_t i = 0; i < errors.size(); ++i)
    pairs.push_back({std::string(1, static_cast<char>('A' + i)), std::to_string(i + 1), errors[i]});
  return pairs;
}

TEST_CASE("precision and recall by hand") {
  // Four true pairs; in order of probability: true, true, false, true; one is not found.
  const auto pairs = truth({{}, {"id_missing"}, {"id_missing", "name_homophone"}, {"name_homophone"}});
  const std::vector<JudgedLink> links{{"A", "1", 0.99}, {"C", "3", 0.6}, {"A", "2", 0.8}, {"B", "2", 0.97}};
  const LinkAccuracy accuracy = measure_accuracy(pairs, links, 0.9);
  CHECK(accuracy.findable == 4);
  CHECK(accuracy.unfindable == 0);
  CHECK(accuracy.links == 4);
  CHECK(accuracy.at_precision.probability == 0.97);
  CHECK(accuracy.at_precision.precision == 1);
  CHECK(accuracy.at_precision.recall == 0.5);
  CHECK(accuracy.best.probability == 0.6);
  CHECK(accuracy.best.precision == 0.75);
  CHECK(accuracy.best.recall == 0.75);
  CHECK(accuracy.best.f1() == Approx(0.75));
  REQUIRE(accuracy.at_probability.size() == 4);
  CHECK(accuracy.at_probability[0].probability == 0.5);
  CHECK(accuracy.at_probability[0].precision == 0.75);
  CHECK(accuracy.at_probability[0].recall == 0.75);
  CHECK(accuracy.at_probability[1].recall == 0.5);   // 0.9
  CHECK(accuracy.at_probability[2].recall == 0.5);   // 0.95
  CHECK(accuracy.at_probability[3].recall == 0.25);  // 0.99
}

TEST_CASE("what was found, by what was done to the row") {
  const auto pairs = truth({{}, {"id_missing"}, {"id_missing", "name_homophone"}, {"name_homophone"}, {}});
  const LinkAccuracy accuracy =
      measure_accuracy(pairs, {{"A", "1", 0.99}, {"B", "2", 0.97}, {"D", "4", 0.9}, {"A", "5", 0.3}}, 1);
  const auto share = [&](const char* error) { return accuracy.by_error.at(error); };
  CHECK(accuracy.by_error.size() == 3);
  CHECK((share("none").of == 2 && share("none").found == 1));
  CHECK((share("id_missing").of == 2 && share("id_missing").found == 1));
  CHECK((share("name_homophone").of == 2 && share("name_homophone").found == 1));
  CHECK(share("none").value() == 0.5);
  CHECK(Share{}.value() == 0);
}

TEST_CASE("of several links with one probability all or none count") {
  const auto pairs = truth({{}, {}, {}});
  // True and false at 0.9: there is no threshold between them.
  const LinkAccuracy accuracy =
      measure_accuracy(pairs, {{"A", "1", 0.9}, {"A", "9", 0.9}, {"B", "2", 0.9}, {"C", "3", 0.8}}, 0.7);
  CHECK(accuracy.at_precision.probability == 0.8);
  CHECK(accuracy.at_precision.precision == 0.75);
  CHECK(accuracy.at_precision.recall == 1);
  CHECK(accuracy.at_probability[0].precision == 0.75);
  CHECK(accuracy.at_probability[1].precision == Approx(2.0 / 3));
  // Whatever order they come in.
  const LinkAccuracy turned =
      measure_accuracy(pairs, {{"C", "3", 0.8}, {"A", "9", 0.9}, {"B", "2", 0.9}, {"A", "1", 0.9}}, 0.7);
  CHECK(turned.best.probability == accuracy.best.probability);
  CHECK(turned.at_precision.recall == accuracy.at_precision.recall);
}

TEST_CASE("a pair that nobody could find counts neither for nor against") {
  const auto pairs = truth({{}, {unfindable, "name_other"}, {}});
  const LinkAccuracy missed = measure_accuracy(pairs, {{"A", "1", 0.9}, {"C", "3", 0.8}}, 0.99);
  CHECK(missed.findable == 2);
  CHECK(missed.unfindable == 1);
  CHECK(missed.at_precision.recall == 1);
  // Found all the same: no false link, and no more recall than there is.
  const LinkAccuracy found =
      measure_accuracy(pairs, {{"B", "2", 0.95}, {"A", "1", 0.9}, {"C", "3", 0.8}}, 0.99);
  CHECK(found.at_precision.precision == 1);
  CHECK(found.at_precision.recall == 1);
  CHECK(found.by_error.at("unfindable").of == 1);
  CHECK(found.by_error.at("unfindable").found == 1);
  CHECK(found.by_error.count("name_other") == 0);  // what else was done to it is not to blame
}

TEST_CASE("a precision that is never met") {
  const auto pairs = truth({{}, {}});
  const LinkAccuracy accuracy = measure_accuracy(pairs, {{"A", "9", 0.9}, {"A", "1", 0.8}}, 0.99);
  CHECK(accuracy.at_precision.probability == 1);
  CHECK(accuracy.at_precision.recall == 0);
  CHECK(accuracy.by_error.at("none").found == 0);
  CHECK(accuracy.best.precision == 0.5);
}

TEST_CASE("where the asked precision is never met nothing counts as found there") {
  // The links are as sure as can be, and as often wrong as right.
  const LinkAccuracy accuracy = measure_accuracy(truth({{}}), {{"A", "1", 1}, {"A", "9", 1}}, 0.99);
  CHECK(accuracy.at_precision.recall == 0);
  CHECK(accuracy.by_error.at("none").found == 0);
}

TEST_CASE("no links, and no truth") {
  const LinkAccuracy none = measure_accuracy(truth({{}, {}}), {}, 0.99);
  CHECK(none.findable == 2);
  CHECK(none.links == 0);
  CHECK(none.best.f1() == 0);
  CHECK(none.at_precision.recall == 0);
  CHECK(none.expected_calibration_error == 0);
  CHECK(none.calibration.size() == 20);
  const LinkAccuracy untrue = measure_accuracy({}, {{"A", "1", 0.9}}, 0.99);
  CHECK(untrue.findable == 0);
  CHECK(untrue.best.f1() == 0);
  CHECK(untrue.expected_calibration_error == Approx(0.9));
}

TEST_CASE("calibration by hand") {
  const auto pairs = truth({{}, {}, {}});
  const LinkAccuracy accuracy = measure_accuracy(
      pairs, {{"A", "1", 1}, {"B", "2", 0.96}, {"C", "9", 0.32}, {"C", "3", 0.34}, {"C", "8", 0}}, 0.9);
  REQUIRE(accuracy.calibration.size() == 20);
  const CalibrationBin& last = accuracy.calibration[19];
  CHECK(last.links == 2);
  CHECK(last.mean_probability == Approx(0.98));
  CHECK(last.share_true == 1);
  const CalibrationBin& middle = accuracy.calibration[6];
  CHECK(middle.links == 2);
  CHECK(middle.mean_probability == Approx(0.33));
  CHECK(middle.share_true == 0.5);
  CHECK(accuracy.calibration[0].links == 1);
  CHECK(accuracy.calibration[10].links == 0);
  // (2 * 0.02 + 2 * 0.17 + 1 * 0) / 5
  CHECK(accuracy.expected_calibration_error == Approx(0.076));
  const auto links =
      std::accumulate(accuracy.calibration.begin(), accuracy.calibration.end(), std::int64_t{0},
                      [](std::int64_t sum, const CalibrationBin& bin) { return sum + bin.links; });
  CHECK(links == 5);
}

TEST_CASE("record IDs are compared as a pair") {
  // A-12 is not A1-2.
  const LinkAccuracy accuracy = measure_accuracy({{"A", "12", {}}}, {{"A1", "2", 0.9}}, 0.5);
  CHECK(accuracy.best.recall == 0);
}

}  // namespace
}  // namespace benefit::match
