#include "verify/store/sqlite/link_cursors.hpp"

#include "store_queries.hpp"
#include "verify/types/link_store.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace benefit::store {
namespace {

/// Of all people whom a record may be of, one at most is right: the odds of `subject` against those of
/// everybody else and of nobody.
double probability_among_all(ReadSnapshot& snapshot, const VisibleBatches& visible, Source record,
                             CitizenId subject) {
  std::map<CitizenId, double> weights;  // the greatest of each person, who may have several entries
  Statement select = snapshot.statement(queries::select_weights_of_record);
  select.bind(record.batch, record.line);
  while (select.step()) {
    Columns columns{select};
    const CitizenId who = columns.citizen_id();
    if (!visible.contains(columns.integer())) continue;
    const double weight = columns.real();
    const auto [known, is_new] = weights.emplace(who, weight);
    if (!is_new) known->second = std::max(known->second, weight);
  }
  double all = 0;
  for (const auto& [who, weight] : weights) all += odds_of(weight);
  const auto own = weights.find(subject);
  return own == weights.end() ? 0 : odds_of(own->second) / (1 + all);
}

/// A person has decided that the two numbers are two people, in a case of the one's.
bool told_apart(ReadSnapshot& snapshot, CitizenId one, CitizenId other) {
  const SubjectRange range = range_of(one);
  Statement select = snapshot.statement(queries::select_set_asides);
  select.bind(range_bound(range.first), range_bound(range.end), std::optional<Instant>{});
  const std::string named = fingerprint(other);
  while (select.step())
    if (Columns{select, 1}.text() == named) return true;
  return false;
}

std::optional<DeathRecord> death_at(ReadSnapshot& snapshot, const VisibleBatches& visible, Source source) {
  for (const Run run : visible.runs_of(source.batch)) {
    Statement select = snapshot.statement(queries::select_death_of_line);
    if (!select.bind(run.batch, run.number, source.line).step()) continue;
    Columns columns{select};
    const auto id = columns.optional(&Columns::citizen_id);
    const std::int64_t line = columns.integer();
    // Read with a number in its head, which it may not have.
    DeathRecord record =
        FactTable<DeathRecord>::read({id.value_or(CitizenId::from_body(0)), {run.batch, line}}, columns);
    record.id = id;
    return record;
  }
  return std::nullopt;
}

}  // namespace

LinkedRecordCursor::LinkedRecordCursor(ReadSnapshot& snapshot, const VisibleBatches& visible,
                                       SubjectRange range)
    : StatementCursor(snapshot.statement(queries::select_links_of_subjects)),
      snapshot_(snapshot),
      visible_(visible) {
  statement_.bind(range_bound(range.first), range_bound(range.end));
  advance();
}

OtherNumber LinkedRecordCursor::other_number(CitizenId id, MatchEvidence match) const {
  SubjectFacts other{id};
  take_rows_of<Enrolment>(snapshot_, visible_.runs_of(FactTable<Enrolment>::feeds), id, other);
  take_rows_of<Payment>(snapshot_, visible_.runs_of(FactTable<Payment>::feeds), id, other);
  take_rows_of<GovernmentContribution>(snapshot_, visible_.runs_of(FactTable<GovernmentContribution>::feeds),
                                       id, other);
  put_in_order(other.enrolments);
  put_in_order(other.payments);
  put_in_order(other.subsidies);
  return {id, std::move(other.enrolments), std::move(other.payments), std::move(other.subsidies),
          std::move(match)};
}

template <class Row>
void LinkedRecordCursor::take_linked(CitizenId id, Source source, const MatchEvidence& match,
                                     std::vector<Row> SubjectFacts::*list,
                                     std::vector<Linked<Row>>& into) const {
  SubjectFacts other{id};
  take_rows_of<Row>(snapshot_, visible_.runs_of(source.batch), id, other);
  for (Row& row : other.*list)
    if (row.source == source) into.push_back({std::move(row), match});
}

void LinkedRecordCursor::take(SubjectFacts& into) {
  std::vector<Source> taken;  // an entry in each of two counties is linked twice
  take_rows([&] {
    Columns columns{statement_, 1};
    const BatchId roll = columns.integer();
    const auto kind = columns.as<RecordKind>();
    const Source source{columns.integer(), columns.integer()};
    const auto id = columns.optional(&Columns::citizen_id);
    if (!visible_.contains(roll) || !visible_.contains(source.batch) ||
        std::ranges::find(taken, source) != taken.end())
      return;
    taken.push_back(source);
    const bool known_already = std::ranges::any_of(
        into.other_numbers, [&id](const OtherNumber& other) { return id && other.id == *id; });
    if (kind == RecordKind::roll_entry && known_already) return;
    const double weight = columns.real();
    MatchEvidence match{0, weight, comparisons_from_json(columns.text())};
    if (kind == RecordKind::roll_entry) {
      match.probability = probability_of(weight);
      into.other_numbers.push_back(other_number(*id, std::move(match)));
      return;
    }
    match.probability = probability_among_all(snapshot_, visible_, source, *at_);
    if (kind == RecordKind::death) {
      if (auto record = death_at(snapshot_, visible_, source))
        into.linked_deaths.push_back({*std::move(record), std::move(match)});
      return;
    }
    if (kind == RecordKind::registry_period)
      take_linked(*id, source, match, &SubjectFacts::registry_periods, into.linked_registry_periods);
    else if (!told_apart(snapshot_, *id, *at_))
      take_linked(*id, source, match, &SubjectFacts::subsidies, into.linked_subsidies);
  });
}

LinkedEnrolmentCursor::LinkedEnrolmentCursor(ReadSnapshot& snapshot, const VisibleBatches& visible,
                                             SubjectRange range)
    : StatementCursor(snapshot.statement(queries::select_links_of_registered)),
      snapshot_(snapshot),
      visible_(visible) {
  statement_.bind(range_bound(range.first), range_bound(range.end));
  advance();
}

void LinkedEnrolmentCursor::take(SubjectFacts& into) {
  std::vector<CitizenId> taken;  // several stays are linked to one person
  take_rows([&] {
    Columns columns{statement_, 1};
    const CitizenId subject = columns.citizen_id();
    const BatchId roll = columns.integer();
    const Source source{columns.integer(), columns.integer()};
    if (!visible_.contains(roll) || !visible_.contains(source.batch) ||
        std::ranges::find(taken, subject) != taken.end())
      return;
    taken.push_back(subject);
    if (told_apart(snapshot_, subject, *at_)) return;
    const double weight = columns.real();
    const MatchEvidence match{probability_among_all(snapshot_, visible_, source, subject), weight,
                              comparisons_from_json(columns.text())};
    SubjectFacts other{subject};
    take_rows_of<Enrolment>(snapshot_, visible_.runs_of(roll), subject, other);
    if (!other.enrolments.empty())
      into.linked_enrolments.push_back({std::move(other.enrolments.back()), match});
  });
}

}  // namespace benefit::store
