#include "tests/support/golden_file.hpp"
#include "tests/unit/face/test_photos.hpp"
#include "verify/face/compare.hpp"

#include <cmath>
#include <span>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

using namespace benefit;

namespace {

/// A box may come from the neighbouring cell of the detector (8 pixels) when another CPU adds in another
/// order, and the scores follow it.
constexpr int box_tolerance = 16;
constexpr double score_tolerance = 0.005;
constexpr double feature_tolerance = 0.003;

const std::vector<std::string> photos = {"p000_0", "p000_1", "p003_0", "p003_2", "p009_2",
                                         "p014_0", "p017_0", "p017_3", "p029_0", "p030_0"};
/// The same person; the most alike people (p014 and p030); others.
const std::vector<std::pair<std::string, std::string>> pairs = {
    {"p000_0", "p000_1"}, {"p003_0", "p003_2"}, {"p017_0", "p017_3"}, {"p014_0", "p030_0"},
    {"p000_0", "p017_0"}, {"p003_0", "p029_0"}, {"p002_0", "p031_0"}};

std::string box_line(const std::string& name, const FaceMeasurement& measured) {
  return fmt::format("{}\tfaces {}\t{}\t{}\t{}\t{}\n", name, measured.faces, measured.box.left,
                     measured.box.top, measured.box.width, measured.box.height);
}

std::string score_line(const std::string& a, const std::string& b, const FaceComparison& comparison) {
  return fmt::format("{}\t{}\t{:.3f}\t{:.3f}\t{:.3f}\t{}\n", a, b, comparison.distances.at(0),
                     comparison.distances.at(1), comparison.fused, to_string(comparison.outcome));
}

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream stream(line);
  std::vector<std::string> words;
  for (std::string word; std::getline(stream, word, '\t');) words.push_back(word);
  return words;
}

/// Line by line and word by word: words are equal, and numbers with a fraction or in a box nearly so.
void check_nearly_equal(const std::string& made, const std::string& expected, double tolerance) {
  std::istringstream made_lines(made);
  std::istringstream expected_lines(expected);
  std::string made_line;
  std::string expected_line;
  while (std::getline(expected_lines, expected_line)) {
    REQUIRE(std::getline(made_lines, made_line));
    CAPTURE(made_line, expected_line);
    const auto made_words = words_of(made_line);
    const auto expected_words = words_of(expected_line);
    REQUIRE(made_words.size() == expected_words.size());
    for (std::size_t i = 0; i < made_words.size(); ++i) {
      const bool number = !expected_words[i].empty() &&
                          expected_words[i].find_first_not_of("-.0123456789") == std::string::npos;
      if (number)
        CHECK(std::abs(std::stod(made_words[i]) - std::stod(expected_words[i])) <= tolerance);
      else
        CHECK(made_words[i] == expected_words[i]);
    }
  }
  CHECK_FALSE(std::getline(made_lines, made_line));
}

}  // namespace

TEST_CASE("faces lie where they lay") {
  std::string made;
  for (const std::string& name : photos) made += box_line(name, test::engine().measure(test::person(name)));
  check_nearly_equal(made, test::golden("tests/golden/face/boxes.tsv", made), box_tolerance);
}

TEST_CASE("each network makes of a face what it made") {
  // Of the same photo on another processor, whose kernels add in another order, values differ by less than
  // 1e-6; a box in the neighbouring cell moves them by a hundredth.
  std::string made;
  for (const char* name : {"p000_0", "p003_2", "p017_0"}) {
    const FaceMeasurement measured = test::engine().measure(test::person(name));
    REQUIRE(measured.face);
    for (std::size_t i = 0; i < measured.face->features.size(); ++i)
      made += fmt::format("{}\t{}\t{:.4f}\n", name, face::manifest().networks()[i].network,
                          fmt::join(std::span(measured.face->features[i]).first(12), "\t"));
  }
  check_nearly_equal(made, test::golden("tests/golden/face/features.tsv", made), feature_tolerance);
}

TEST_CASE("pairs score as they scored") {
  std::string made;
  for (const auto& [a, b] : pairs) {
    const FaceMeasurement first = test::engine().measure(test::person(a));
    const FaceMeasurement second = test::engine().measure(test::person(b));
    made += score_line(a, b, face::compare(first, second, face::manifest().scoring()));
  }
  check_nearly_equal(made, test::golden("tests/golden/face/scores.tsv", made), score_tolerance);
}
