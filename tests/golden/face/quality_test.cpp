// Every component of every photo of fixtures/faces, so that a change of a measure is seen.
#include "tests/support/golden_file.hpp"
#include "tests/unit/face/test_photos.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace benefit;

namespace {

/// On the scale from 0 to 100. Another CPU adds in another order: the detector's box may come from the
/// neighbouring cell, and the landmarks move by some pixels with it.
constexpr int value_tolerance = 12;

std::vector<std::string> photo_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(test::source_dir / "fixtures/faces"))
    if (entry.path().extension() == ".jpg") names.push_back(entry.path().stem());
  std::sort(names.begin(), names.end());
  return names;
}

std::string heading() {
  std::string line = "photo";
  for (std::size_t i = 0; i < quality_components; ++i)
    line += fmt::format("\t{}", to_string(static_cast<QualityComponent>(i)));
  return line + "\tunified\treason\n";
}

std::string line_of(const std::string& name, const FaceMeasurement& measured) {
  std::string line = name;
  for (std::size_t i = 0; i < quality_components; ++i)
    line += measured.quality ? fmt::format("\t{}", component_value(static_cast<QualityComponent>(i),
                                                                   measured.quality->native[i]))
                             : "\t-";
  return line + (measured.quality ? fmt::format("\t{}", unified_quality(*measured.quality)) : "\t-") +
         fmt::format("\t{}\n", measured.not_assessable ? to_string(*measured.not_assessable) : "-");
}

bool is_number(const std::string& word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

TEST_CASE("components measure what they measured") {
  std::string made = heading();
  for (const std::string& name : photo_names())
    made += line_of(name, test::engine().measure(test::person(name)));

  std::istringstream made_words(made);
  std::istringstream expected_words(test::golden("tests/golden/face/quality.tsv", made));
  std::string made_word;
  std::string expected_word;
  while (expected_words >> expected_word) {
    REQUIRE(made_words >> made_word);
    if (is_number(expected_word) && is_number(made_word))
      CHECK(std::abs(std::stoi(made_word) - std::stoi(expected_word)) <= value_tolerance);
    else
      CHECK(made_word == expected_word);
  }
  CHECK_FALSE(made_words >> made_word);
}
