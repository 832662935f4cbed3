#include "verify/match/explanation.hpp"

#include "tests/support/person_lists.hpp"

#include <cmath>
#include <map>
#include <string>

#include <catch2/catch.hpp>

namespace benefit::match {
namespace {

using test::ListedPerson;
using test::wang;

struct Explained {
  explicit Explained(const ListedPerson& other) {
    Vocabulary vocabulary;
    const PersonList left = test::list_of(vocabulary, {wang}), right = test::list_of(vocabulary, {other});
    const NameFrequencies frequencies(left);
    const Model& model = default_model();
    constexpr double rows = 1'000'000;
    for (const WeightTerm& term : explain(model, frequencies, vocabulary, left[0], right[0], rows)) {
      terms[std::string(term.field)] = term;
      sum += term.weight;
    }
    const Comparison comparison = compare(vocabulary, left[0], right[0]);
    const double log_name = frequencies.log_probability(model, comparison, left[0], right[0]);
    scored = PatternScores(model).log_odds(comparison, log_name, rows) / std::log(2.0);
  }

  std::map<std::string, WeightTerm> terms;
  double sum = 0;
  double scored = 0;
};

TEST_CASE("what scores is what explains: the terms add up to the weight") {
  ListedPerson brother = wang;
  brother.name = "王秀国";
  brother.id_number = test::number_of(130225, 19570820, 311);
  brother.birth_date = "1957-08-20";
  ListedPerson mistyped = wang;
  mistyped.id_number[9] = '7';
  for (const ListedPerson& other :
       {wang, brother, mistyped, ListedPerson{}, ListedPerson{.name = "李国强"}}) {
    const Explained explained(other);
    CHECK(explained.sum == Approx(explained.scored).margin(1e-9));
    CHECK(explained.terms.size() == 7);
  }
}

TEST_CASE("what is not given weighs nothing, and what relatives share is taken off") {
  const Explained nothing{ListedPerson{}};
  for (const char* field : {"id_number", "birth_date", "sex", "name", "place"}) {
    CAPTURE(field);
    CHECK(nothing.terms.at(field).level == "missing");
    CHECK(nothing.terms.at(field).weight == 0);
  }
  ListedPerson twin = wang;
  twin.name = "王秀国";
  twin.id_number = test::number_of(130225, 19550315, 124);
  const Explained twins(twin);
  CHECK(twins.terms.at("id_number").level == "other_sequence");
  CHECK(twins.terms.at("relatives").weight < -5);
  CHECK(twins.sum < 0);
}

TEST_CASE("agreement speaks for one person and disagreement against it") {
  const Explained same(wang);
  for (const char* field : {"id_number", "birth_date", "sex", "name", "place"}) {
    CAPTURE(field);
    CHECK(same.terms.at(field).weight > 0);
  }
  CHECK(same.terms.at("prior").weight < 0);
  const Explained other({.id_number = test::number_of(440524, 19880101, 1),
                         .name = "钱福生",
                         .sex = "男",
                         .birth_date = "1988-01-01",
                         .county_code = "440524"});
  for (const char* field : {"id_number", "birth_date", "sex", "name", "place"}) {
    CAPTURE(field);
    CHECK(other.terms.at(field).weight < 0);
  }
}

}  // namespace
}  // namespace benefit::match
