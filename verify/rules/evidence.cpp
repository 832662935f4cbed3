#include "verify/rules/evidence.hpp"

#include "verify/identity/citizen_id.hpp"
#include "verify/identity/date.hpp"
#include "verify/identity/region.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include <fmt/format.h>

namespace benefit::rules {
namespace {

/// `rows` are not empty.
template <class Row, class DayOf>
void by_newest(Finding& finding, const std::vector<Row>& rows, DayOf day_of_row) {
  const auto newest = std::max_element(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
    return std::pair(day_of_row(a), a.source) < std::pair(day_of_row(b), b.source);
  });
  finding.name = newest->name;
  finding.region.county = newest->county;
}

/// For somebody who is not on the roll.
void name_and_place_by_other_records(Finding& finding, const Subject& subject) {
  const SubjectFacts& facts = subject.facts();
  if (const Payment* payment = newest_payment(facts)) {
    finding.name = name_of(facts);
    finding.region.county = payment->county;
  } else if (!facts.subsidies.empty()) {
    by_newest(finding, facts.subsidies, [](const GovernmentContribution& row) { return row.paid_on; });
  } else if (!facts.collections.empty()) {
    const Collection& collection = collections_in_order(subject).back()->collection;
    finding.name = collection.name;
    finding.region.county = collection.county;
  } else if (!facts.registry_periods.empty()) {
    finding.name = facts.registry_periods.back().name;
    finding.region = facts.registry_periods.back().region;
  } else if (!facts.contributions.empty()) {
    by_newest(finding, facts.contributions, [](const Contribution& row) { return row.paid_on; });
  } else if (!facts.maternity_claims.empty()) {
    by_newest(finding, facts.maternity_claims, [](const MaternityClaim& row) { return row.paid_on; });
  } else if (!facts.household_decisions.empty()) {
    by_newest(finding, facts.household_decisions,
              [](const HouseholdDecision& row) { return row.decided_on; });
  } else if (!facts.benefit_events.empty()) {
    by_newest(finding, facts.benefit_events, [](const BenefitEvent& row) { return row.on; });
  }
}

std::string written(const RegionPath& region) {
  std::string text = region.county == RegionCode{} ? "" : identity::format_region_code(region.county);
  for (const std::string& part : {region.town, region.village})
    if (!part.empty()) text += (text.empty() ? "" : " ") + part;
  return text;
}

/// nullptr for a field that two records are not shown side by side for.
const std::string* of_field(const Particulars& particulars, std::string_view field) {
  if (field == "id_number") return &particulars.id_number;
  if (field == "name") return &particulars.name;
  if (field == "birth_date") return &particulars.birth_date;
  if (field == "place") return &particulars.place;
  return nullptr;
}

}  // namespace

Finding new_finding(const Subject& subject, std::string_view check, std::string period) {
  Finding finding{{std::string(check), subject.id(), std::move(period)}, {}, {}, {}, {}, {}};
  if (const Enrolment* enrolment = newest_enrolment(subject.facts())) {
    finding.name = enrolment->name;
    finding.region = enrolment->region;
  } else {
    name_and_place_by_other_records(finding, subject);
  }
  return finding;
}

void add_reason(Finding& finding, std::string_view code,
                std::vector<std::pair<std::string, ReasonValue>> values) {
  finding.reasons.push_back({std::string(code), std::move(values)});
}

void cite(Finding& finding, Source row) { finding.citations.push_back({row, std::nullopt}); }

void cite(Finding& finding, PhotoId photo) { finding.citations.push_back({std::nullopt, photo}); }

void add_poor_in_year(Finding& finding, std::string_view code, const RegistryPeriod& stay, int year) {
  add_reason(finding, code,
             {{"registry", std::string(to_string(stay.registry))},
              {"valid_from", stay.period.from},
              {"year", year}});
}

void add_deaths(Finding& finding, const Subject& subject, std::string_view code) {
  for (const DeathLink* death : subject.deaths()) {
    add_reason(finding, code,
               {{"source", std::string(to_string(death->record.reported_by))},
                {"death_date", death->record.death_date},
                {"agreement", std::string(level_of(death->match, "name"))},
                {"fingerprint", death->fingerprint}});
    cite(finding, death->record.source);
  }
}

std::span<const Arrears> promised_to(const Subject& subject, const CheckContext& context) {
  if (context.promised == nullptr) return {};
  const auto promised = context.promised->find(subject.id());
  return promised == context.promised->end() ? std::span<const Arrears>() : promised->second;
}

std::optional<Day> lifted_after(const Subject& subject, const CheckContext& context, Day death) {
  if (context.lifted_on == nullptr) return std::nullopt;
  const auto lifted = context.lifted_on->find(subject.id());
  if (lifted == context.lifted_on->end() || lifted->second <= death) return std::nullopt;
  return lifted->second;
}

Particulars particulars(const Enrolment& entry) {
  return {entry.id.to_string(), entry.name, identity::format_day(entry.birth_date), written(entry.region)};
}

Particulars particulars(const DeathRecord& record) {
  return {record.id_as_delivered.empty() && record.id ? record.id->to_string() : record.id_as_delivered,
          record.name, record.birth_date ? identity::format_day(*record.birth_date) : std::string(),
          written(record.region)};
}

Particulars particulars(const RegistryPeriod& period) {
  const auto fifteen = period.fifteen_digits ? identity::fifteen_digit_form(period.id) : std::nullopt;
  return {fifteen.value_or(period.id.to_string()), period.name, identity::format_day(period.id.birth_date()),
          written(period.region)};
}

Particulars particulars(const GovernmentContribution& contribution) {
  return {contribution.id.to_string(), contribution.name, identity::format_day(contribution.id.birth_date()),
          written({contribution.county, "", ""})};
}

void add_comparisons(Finding& finding, const MatchEvidence& match, const Particulars& ours,
                     const Particulars& theirs) {
  for (const FieldComparison& one : match.compared) {
    if (one.level.empty() || one.level == "missing") continue;
    const std::string* const known[] = {of_field(ours, one.field), of_field(theirs, one.field)};
    std::vector<std::pair<std::string, ReasonValue>> values;
    if (known[0] != nullptr)
      values = {{"ours", known[0]->empty() ? "-" : *known[0]},
                {"theirs", known[1]->empty() ? "-" : *known[1]}};
    add_reason(finding, fmt::format("match.{}.{}", one.field, one.level), std::move(values));
  }
}

std::int64_t percent(const MatchEvidence& match) {
  return static_cast<std::int64_t>(std::floor(match.probability * 100));
}

std::vector<const AssessedCollection*> collections_in_order(const Subject& subject) {
  std::vector<const AssessedCollection*> result;
  for (const AssessedCollection& collection : subject.facts().collections) result.push_back(&collection);
  std::sort(result.begin(), result.end(), [](const AssessedCollection* a, const AssessedCollection* b) {
    return std::tie(a->collection.captured_at, a->collection.id) <
           std::tie(b->collection.captured_at, b->collection.id);
  });
  return result;
}

bool looks_different(const AssessedCollection& collected) {
  return collected.comparison && collected.comparison->outcome == FaceOutcome::different;
}

bool has_bystander(const AssessedCollection& collected) { return collected.faces > 1; }

bool certifies_life(const AssessedCollection& collected) {
  return collected.comparison && collected.comparison->outcome == FaceOutcome::same &&
         collected.comparison->certifies && !shows_old_picture(collected);
}

std::string period_of(const Collection& collection) { return fmt::format("collection:{}", collection.id); }

}  // namespace benefit::rules
