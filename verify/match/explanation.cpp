#include "verify/match/explanation.hpp"

#include <cmath>
#include <string>

namespace benefit::match {
namespace {

double bits(double nats) { return nats / std::log(2.0); }

}  // namespace

std::vector<WeightTerm> explain(const Model& model, const NameFrequencies& frequencies,
                                const Vocabulary& vocabulary, const Person& left, const Person& right,
                                double rows) {
  const PatternScores scores(model);
  const Comparison comparison = compare(vocabulary, left, right);
  const double log_name = frequencies.log_probability(model, comparison, left, right);
  // Each comparison by itself: what it adds when all others say nothing. The number keeps the place beside
  // it, and date and sex the number, on which their weights depend.
  const auto weight = [&](const Comparison& part, double name) {
    return scores.log_likelihood(PairKind::same_person, part, name) -
           scores.log_likelihood(PairKind::strangers, part, name);
  };
  const double place = weight({.place = comparison.place}, 0);
  const double id_and_place = weight({.id = comparison.id, .place = comparison.place}, 0);
  const double id = id_and_place - place;
  const auto beside_id = [&](Comparison part) {
    part.id = comparison.id;
    part.place = comparison.place;
    return weight(part, 0) - id_and_place;
  };
  const double birth = beside_id({.birth = comparison.birth});
  const double sex = beside_id({.sex = comparison.sex});
  const double name = weight({.name = comparison.name}, log_name);
  const double prior =
      std::log(model.per_row[static_cast<std::size_t>(PairKind::same_person)] / std::max(rows, 1.0));
  const double total = scores.log_odds(comparison, log_name, rows);
  return {{"prior", "", bits(prior)},
          {"id_number", to_string(comparison.id), bits(id)},
          {"birth_date", to_string(comparison.birth), bits(birth)},
          {"sex", to_string(comparison.sex), bits(sex)},
          {"name", to_string(comparison.name), bits(name)},
          {"place", to_string(comparison.place), bits(place)},
          {"relatives", "", bits(total - prior - id - birth - sex - name - place)}};
}

std::vector<FieldComparison> comparisons_of(const std::vector<WeightTerm>& terms) {
  std::vector<FieldComparison> compared;
  for (const WeightTerm& term : terms)
    compared.push_back({std::string(term.field), std::string(term.level), term.weight});
  return compared;
}

}  // namespace benefit::match
