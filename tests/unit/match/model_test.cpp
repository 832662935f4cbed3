#include "verify/match/model.hpp"

#include <cmath>
#include <numeric>

#include <catch2/catch.hpp>

namespace benefit::match {
namespace {

template <std::size_t size>
void check_is_distribution(const std::array<double, size>& table) {
  CHECK(table[0] == 0);
  CHECK(std::accumulate(table.begin(), table.end(), 0.0) == Approx(1));
  for (std::size_t level = 1; level < size; ++level) CHECK(table[level] >= 0);
}

/// ln P(name) where no name is compared.
constexpr double unnamed = 0;

TEST_CASE("every table of the model adds up to one, and missing has no part in it") {
  const Model& model = default_model();
  for (std::size_t kind = 0; kind < pair_kinds; ++kind) {
    CAPTURE(to_string(static_cast<PairKind>(kind)));
    const LevelTables& tables = model.of(static_cast<PairKind>(kind));
    check_is_distribution(tables.id);
    for (const auto& birth : tables.birth) check_is_distribution(birth);
    for (const auto& sex : tables.sex) check_is_distribution(sex);
    check_is_distribution(tables.name);
    check_is_distribution(tables.place);
    CHECK(model.per_row.at(kind) > 0);
  }
  check_is_distribution(model.ids_near);
  check_is_distribution(model.sharers_near);
  check_is_distribution(model.sharers_far);
}

TEST_CASE("every level of two rows of one person is possible") {
  const LevelTables& tables = default_model().of(PairKind::same_person);
  for (std::size_t level = 1; level < id_levels; ++level) CHECK(tables.id.at(level) > 0);
  for (std::size_t level = 1; level < birth_levels; ++level) CHECK(tables.birth[0].at(level) > 0);
  for (std::size_t level = 1; level < name_levels; ++level) CHECK(tables.name.at(level) > 0);
  for (std::size_t level = 1; level < place_levels; ++level) CHECK(tables.place.at(level) > 0);
}

TEST_CASE("what is missing weighs nothing for any kind of pair") {
  const PatternScores scores(default_model());
  for (std::size_t kind = 0; kind < pair_kinds; ++kind)
    CHECK(scores.log_likelihood(static_cast<PairKind>(kind), Comparison{}, unnamed) == 0);
}

TEST_CASE("each field adds its own logarithm") {
  const PatternScores scores(default_model());
  const LevelTables& same = default_model().of(PairKind::same_person);
  Comparison c;
  c.id = IdLevel::exact;
  CHECK(scores.log_likelihood(PairKind::same_person, c, unnamed) == Approx(std::log(same.id[1])));
  c.name = NameLevel::homophone;
  CHECK(scores.log_likelihood(PairKind::same_person, c, -5) ==
        Approx(std::log(same.id[1]) + std::log(same.name[3])));
  // Of strangers the name's part is what is handed in.
  const double id_of_strangers = std::log(default_model().of(PairKind::strangers).id[1]);
  CHECK(scores.log_likelihood(PairKind::strangers, c, -5) == Approx(id_of_strangers - 5));
}

TEST_CASE("two rows that say nothing are one person's as often as the list is long") {
  Model model = default_model();
  model.per_row = {0.5, 1, 1e-9, 1e-9};
  const PatternScores scores(model);
  CHECK(scores.log_odds({}, unnamed, 1000) == Approx(std::log(0.5 / 1000)).margin(1e-6));
  CHECK(scores.log_odds({}, unnamed, 0) == Approx(std::log(0.5)).margin(1e-6));
}

TEST_CASE("agreement speaks for one person and disagreement against") {
  const PatternScores scores(default_model());
  const double nothing = scores.log_odds({}, unnamed, 1e6);
  const auto odds = [&](Comparison c, double log_name = unnamed) {
    return scores.log_odds(c, log_name, 1e6);
  };
  CHECK(odds({.id = IdLevel::exact}) > nothing + 5);
  CHECK(odds({.id = IdLevel::one_error}) > nothing + 5);
  CHECK(odds({.id = IdLevel::different}) < nothing);
  CHECK(odds({.birth = BirthLevel::exact}) > nothing);
  CHECK(odds({.birth = BirthLevel::different}) < nothing);
  CHECK(odds({.sex = SexLevel::different}) < nothing);
  CHECK(odds({.name = NameLevel::exact}, -9) > odds({.name = NameLevel::exact}, -5));
  CHECK(odds({.name = NameLevel::different}, -0.04) < nothing);
  CHECK(odds({.place = PlaceLevel::different}) < nothing);
}

TEST_CASE("a date that is inside an agreeing number counts once") {
  const PatternScores scores(default_model());
  const auto added = [&](IdLevel id) {
    Comparison without;
    without.id = id;
    Comparison with = without;
    with.birth = BirthLevel::exact;
    const auto ratio = [&](const Comparison& c) {
      return scores.log_likelihood(PairKind::same_person, c, 0) -
             scores.log_likelihood(PairKind::strangers, c, 0);
    };
    return ratio(with) - ratio(without);
  };
  CHECK(added(IdLevel::one_error) < 1);
  CHECK(added(IdLevel::exact) < 2);  // something: a number that was borrowed stands beside another date
  CHECK(added(IdLevel::exact) > 1);
  CHECK(added(IdLevel::missing) > 5);
}

TEST_CASE("kinds of pairs have names") {
  CHECK(to_string(PairKind::same_person) == "same_person");
  CHECK(to_string(PairKind::twins) == "twins");
}

}  // namespace
}  // namespace benefit::match
