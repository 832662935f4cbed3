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
  // Each comparison by itself: what it adds when all others say nothing. The date and the sex keep the number
  // beside them, on which their weight depends.
  const auto weight = [&](const Comparison& part, double name) {
    return scores.log_likelihood(PairKind::same_person, part, name) -
           scores.log_likelihood(PairKind::strangers, part, name);
  };
  const double id = weight({.id = comparison.id}, 0);
  const double birth = weight({.id = comparison.id, .birth = comparison.birth}, 0) - id;
  const double sex = weight({.id = comparison.id, .sex = comparison.sex}, 0) - id;
  const double name = weight({.name = comparison.name}, log_name);
  const double place = weight({.place = comparison.place}, 0);
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
