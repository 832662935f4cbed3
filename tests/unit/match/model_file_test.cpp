#include "verify/match/model_file.hpp"

#include "tests/support/person_lists.hpp"

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <catch2/catch.hpp>

namespace benefit::match {
namespace {

using Catch::Contains;

TrainedModel known() {
  TrainedModel trained{.model = default_model(), .provenance = {}};
  trained.provenance.program = "benefitctl 0.1.0";
  trained.provenance.lists = {{1000, std::string(64, 'a')}, {200, std::string(64, '0')}};
  trained.provenance.pairs = 12'345;
  trained.provenance.rounds = 7;
  return trained;
}

/// The file of the known model with one text put for another, which is there.
std::string changed(std::string_view from, std::string_view to) {
  std::string text = write_model(known());
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

Error error_of(const std::string& text) {
  const auto read = read_model(text, "m.toml");
  REQUIRE_FALSE(read);
  CHECK(read.error().code == ErrorCode::bad_input);
  CHECK_THAT(read.error().where, Catch::StartsWith("m.toml"));
  return read.error();
}

TEST_CASE("a model that is read back is the same to six digits, and so is its file to the byte") {
  const std::string text = write_model(known());
  const auto read = read_model(text, "m.toml");
  REQUIRE(read);
  CHECK(write_model(*read) == text);
  CHECK(read->provenance.program == "benefitctl 0.1.0");
  CHECK(read->provenance.lists.at(0).rows == 1000);
  CHECK(read->provenance.lists.at(1).sha256 == std::string(64, '0'));
  CHECK(read->provenance.pairs == 12'345);
  CHECK(read->provenance.rounds == 7);
  Model before = default_model(), after = read->model;
  const auto expected = tables_of(before), found = tables_of(after);
  REQUIRE(found.size() == expected.size());
  for (std::size_t table = 0; table < found.size(); ++table)
    for (const auto& [name, index] : found[table].levels) {
      CAPTURE(found[table].path, name);
      CHECK(found[table].probabilities[index] == Approx(expected[table].probabilities[index]).epsilon(1e-5));
    }
  CHECK(after.per_row == before.per_row);
  CHECK(after.namesakes_near == before.namesakes_near);
}

TEST_CASE("a model of one list says so") {
  TrainedModel trained{.model = default_model_of_one_list(), .provenance = known().provenance};
  trained.provenance.lists.pop_back();
  const std::string text = write_model(trained);
  CHECK_THAT(text, Contains("in_rows = 1000") && !Contains("left_rows"));
  const auto read = read_model(text, "m.toml");
  REQUIRE(read);
  CHECK(read->provenance.lists.size() == 1);
  CHECK(read->model.per_row.at(0) == 0.005);
}

TEST_CASE("every table has its levels, each by a name of its own, and without the missing one") {
  Model model = default_model();
  std::set<std::string> paths;
  for (const ModelTable& table : tables_of(model)) {
    CAPTURE(table.path);
    CHECK(paths.insert(table.path).second);
    std::set<std::string_view> names;
    double sum = 0;
    for (const auto& [name, index] : table.levels) {
      CHECK(names.insert(name).second);
      CHECK(name != "missing");
      sum += table.probabilities[index];
    }
    CHECK(sum == Approx(1));
  }
  CHECK(paths.contains("same_person.birth_date.no_number"));
  CHECK(paths.contains("surname_shared.near"));
}

TEST_CASE("a model file that is wrong is refused with its line, its key and what to do") {
  const auto [from, to, what, hint] = GENERATE(table<std::string, std::string, std::string, std::string>({
      {"format = 1", "format = 2", "'format' is 2, and this program reads 1", "train the model again"},
      {"format = 1", "", "'format' is missing", "match train"},
      {"format = 1", "format = \"one\"", "'format' has to be a whole number", ""},
      {"homophone = ", "homophon = ", "'same_person.name.homophon' is unknown",
       "did you mean 'same_person.name.homophone'?"},
      {"[twins.place]", "[twin.place]", "is unknown", "did you mean 'twins.place."},
      {"namesakes = 1", "", "'neighbours.namesakes' is missing", "match train"},
      {"namesakes = 1", "namesakes = 0.5", "'neighbours.namesakes' has to be a number from 1 on", ""},
      {"same_person = 0.5", "same_person = -0.5", "'per_row.same_person' has to be a number from 0 on", ""},
      {"same_person = 0.5", "same_person = nan", "'per_row.same_person' has to be a number", ""},
      {"same_person = 0.5", "same_person = true", "'per_row.same_person' has to be a number", ""},
      {"one_error = 0.07", "one_error = 1.07", "has to be a probability", ""},
      {"one_error = 0.07", "one_error = -0.07", "has to be a probability", ""},
      {"one_error = 0.07", "one_error = 0.5", "'same_person.id_number' add up to 1.4", "add up to 1"},
      {"rounds = 7", "rounds = -7", "'provenance.rounds' has to be a whole number", ""},
      {"left_sha256 = \"aaaa", "left_sha256 = \"AAAA", "64 lower-case hexadecimal digits", "sha256sum"},
      {"[provenance]", "[provenanc]", "is unknown", ""},
      {"[provenance]", "[provenance", "", ""},
  }));
  CAPTURE(from, to);
  const Error error = error_of(changed(from, to));
  CHECK_THAT(error.what, Contains(what));
  CHECK_THAT(error.hint, Contains(hint));
  if (error.what.find("missing") == std::string::npos) CHECK_THAT(error.where, Contains("m.toml:"));
}

TEST_CASE("what is no model at all is refused") {
  error_of("");
  error_of("format = 1");
  error_of("\xFF\xFE");
  error_of(std::string(1000, '['));
  error_of("a = 1\na = 2");
  error_of("[same_person]\nid_number = 5\n");
}

TEST_CASE("a file cut off anywhere, or with a byte changed, is read or refused, and never worse") {
  const std::string text = write_model(known());
  for (std::size_t length = 0; length < text.size(); length += 97) {
    const auto read = read_model(std::string_view(text).substr(0, length), "m.toml");
    CHECK_FALSE(read);
  }
  test::Dice dice(17);
  for (int i = 0; i < 300; ++i) {
    std::string spoilt = text;
    spoilt[dice.below(spoilt.size())] = static_cast<char>(dice.below(256));
    const auto read = read_model(spoilt, "m.toml");
    if (!read) continue;
    const auto again = read_model(write_model(*read), "m.toml");
    REQUIRE(again);
    CHECK(write_model(*again) == write_model(*read));
  }
}

}  // namespace
}  // namespace benefit::match
