#include "daemon/api/json/person.hpp"

#include "daemon/api/json/photo.hpp"
#include "daemon/api/json/values.hpp"
#include "verify/identity/other_name.hpp"
#include "verify/identity/region.hpp"

#include <map>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>

namespace benefit::api {
namespace {

namespace json = boost::json;

std::string_view name_of(Sex sex) { return sex == Sex::male ? "male" : "female"; }
std::string_view name_of(TraceStrength strength) {
  switch (strength) {
    case TraceStrength::strong:
      return "strong";
    case TraceStrength::medium:
      return "medium";
    case TraceStrength::weak:
      return "weak";
  }
  return "weak";
}

json::object fact(const Enrolment& enrolment) {
  return {{"name", enrolment.name},
          {"sex", name_of(enrolment.sex)},
          {"birth_date", to_json(enrolment.birth_date)},
          {"scheme", to_string(enrolment.scheme)},
          {"fifteen_digits", enrolment.fifteen_digits},
          {"region", identity::format_region_path(enrolment.region)},
          {"account", enrolment.account},
          {"enrolled_on", optional_json(enrolment.enrolled_on)},
          {"formalities_on", optional_json(enrolment.formalities_on)},
          {"benefit_from", optional_json(enrolment.benefit_from)},
          {"benefit_to", optional_json(enrolment.benefit_to)},
          {"account_balance", optional_json(enrolment.account_balance)}};
}

json::object fact(const Payment& payment) {
  return {{"scheme", to_string(payment.scheme)},
          {"month", to_json(payment.month)},
          {"amount", to_json(payment.amount)},
          {"paid_on", to_json(payment.paid_on)},
          {"name", payment.name},
          {"account", payment.account},
          {"county", identity::format_region_code(payment.county)},
          {"fifteen_digits", payment.fifteen_digits}};
}

json::object fact(const DeathRecord& death) {
  return {{"name", death.name},
          {"death_date", to_json(death.death_date)},
          {"reported_by", to_string(death.reported_by)},
          {"birth_date", optional_json(death.birth_date)},
          {"county", identity::format_region_code(death.region.county)},
          {"recorded_on", optional_json(death.recorded_on)},
          {"withdrawn_on", optional_json(death.withdrawn_on)},
          {"fingerprint", fingerprint(death)}};
}

json::object fact(const RegistryPeriod& stay) {
  return {{"registry", to_string(stay.registry)},
          {"from", to_json(stay.period.from)},
          {"to", optional_json(stay.period.to)},
          {"exit_procedure", stay.exit_procedure ? json::value(*stay.exit_procedure) : json::value()},
          {"name", stay.name},
          {"region", identity::format_region_path(stay.region)}};
}

json::object fact(const GovernmentContribution& contribution) {
  return {{"scheme", to_string(contribution.scheme)},
          {"basis", to_string(contribution.basis)},
          {"year", contribution.year},
          {"amount", to_json(contribution.amount)},
          {"province_share", optional_json(contribution.province_share)},
          {"city_share", optional_json(contribution.city_share)},
          {"county_share", optional_json(contribution.county_share)},
          {"paid_on", to_json(contribution.paid_on)},
          {"name", contribution.name},
          {"county", identity::format_region_code(contribution.county)}};
}

json::object fact(const TraceOfLife& trace) {
  return {{"kind", to_string(trace.kind)},
          {"strength", name_of(strength_of(trace.kind))},
          {"seen_on", to_json(trace.seen_on)},
          {"name", trace.name},
          {"county", identity::format_region_code(trace.county)}};
}

json::object fact(const Contribution& contribution) {
  return {{"scheme", to_string(contribution.scheme)},
          {"payer", to_string(contribution.payer)},
          {"kind", to_string(contribution.kind)},
          {"year", contribution.year},
          {"month", optional_json(contribution.month)},
          {"amount", to_json(contribution.amount)},
          {"tier_asked_for", optional_json(contribution.tier_asked_for)},
          {"paid_on", to_json(contribution.paid_on)},
          {"employer", contribution.employer},
          {"name", contribution.name},
          {"county", identity::format_region_code(contribution.county)}};
}

json::object fact(const HouseholdMember& member) {
  return {{"household", member.household},
          {"relation", to_string(member.relation)},
          {"from", to_json(member.period.from)},
          {"to", optional_json(member.period.to)},
          {"name", member.name},
          {"county", identity::format_region_code(member.county)}};
}

json::object fact(const HouseholdDecision& decision) {
  return {{"household", decision.household},
          {"registry", to_string(decision.registry)},
          {"outcome", to_string(decision.outcome)},
          {"decided_on", to_json(decision.decided_on)},
          {"members", decision.members},
          {"income", to_json(decision.income)},
          {"basic_pension", to_json(decision.basic_pension)},
          {"income_line", optional_json(decision.income_line)},
          {"name", decision.name},
          {"county", identity::format_region_code(decision.county)}};
}

json::object fact(const MaternityClaim& claim) {
  return {{"kind", to_string(claim.kind)},
          {"born_on", to_json(claim.born_on)},
          {"amount", to_json(claim.amount)},
          {"paid_on", to_json(claim.paid_on)},
          {"hospital", claim.hospital},
          {"name", claim.name},
          {"county", identity::format_region_code(claim.county)}};
}

json::object fact(const HospitalSettlement& stay) {
  return {{"hospital", stay.hospital},
          {"admitted_on", to_json(stay.admitted_on)},
          {"settled_on", optional_json(stay.settled_on)},
          {"deposit", to_json(stay.deposit)},
          {"returned", optional_json(stay.returned)},
          {"name", stay.name},
          {"county", identity::format_region_code(stay.county)}};
}

json::object fact(const Absence& absence) {
  return {{"kind", to_string(absence.kind)},
          {"from", to_json(absence.period.from)},
          {"to", optional_json(absence.period.to)},
          {"authority", absence.authority},
          {"name", absence.name},
          {"county", identity::format_region_code(absence.county)}};
}

json::object fact(const BenefitEvent& event) {
  return {{"scheme", to_string(event.scheme)},
          {"kind", to_string(event.kind)},
          {"on", to_json(event.on)},
          {"station", event.station},
          {"operator", event.operator_name},
          {"account", event.account},
          {"name", event.name},
          {"county", identity::format_region_code(event.county)}};
}

json::object fact(const AccountHolder& holder) {
  return {{"account", holder.account}, {"opened_on", optional_json(holder.opened_on)}, {"name", holder.name}};
}

template <class Fact>
json::array facts_with_source(const SubjectFacts& person, const std::vector<Fact>& facts,
                              SourceWriter& sources) {
  json::array array;
  for (const Fact& one : facts) {
    json::object object = fact(one);
    if constexpr (requires { one.name; })
      if (identity::bears_other_name(person, one.name)) object["other_name"] = one.name;
    object["source"] = sources(one.source);
    array.push_back(std::move(object));
  }
  return array;
}

/// One row for each scheme: from which month to which, how many payments, how much.
json::array summary_of(const std::vector<Payment>& payments) {
  struct Row {
    Month first, last;
    std::int64_t payments = 0;
    Fen amount;
  };
  std::map<Scheme, Row> rows;
  for (const Payment& payment : payments) {
    const auto [at, is_new] = rows.try_emplace(payment.scheme, Row{payment.month, payment.month, 0, {}});
    Row& row = at->second;
    row.first = std::min(row.first, payment.month);
    row.last = std::max(row.last, payment.month);
    ++row.payments;
    row.amount += payment.amount;
  }
  json::array array;
  for (const auto& [scheme, row] : rows)
    array.push_back(json::object{{"scheme", to_string(scheme)},
                                 {"first_month", to_json(row.first)},
                                 {"last_month", to_json(row.last)},
                                 {"payments", row.payments},
                                 {"amount", to_json(row.amount)}});
  return array;
}

json::array collections_of(const SubjectFacts& facts) {
  json::array array;
  for (const AssessedCollection& collected : facts.collections) {
    json::object object = to_json(collected);
    object.erase("role");
    object["station"] = collected.collection.station;
    object["operator"] = collected.collection.operator_name;
    object["county"] = identity::format_region_code(collected.collection.county);
    object["received_at"] = to_json(collected.collection.received_at);
    object["used_before"] = collected.earlier_uses.size();
    array.push_back(std::move(object));
  }
  return array;
}

}  // namespace

json::object to_json(const SubjectFacts& facts, SourceWriter& sources) {
  return {{"subject", facts.id.to_string()},
          {"enrolments", facts_with_source(facts, facts.enrolments, sources)},
          {"payments", json::object{{"summary", summary_of(facts.payments)},
                                    {"list", facts_with_source(facts, facts.payments, sources)}}},
          {"deaths", facts_with_source(facts, facts.deaths, sources)},
          {"registry_periods", facts_with_source(facts, facts.registry_periods, sources)},
          {"subsidies", facts_with_source(facts, facts.subsidies, sources)},
          {"contributions", facts_with_source(facts, facts.contributions, sources)},
          {"households", facts_with_source(facts, facts.households, sources)},
          {"household_decisions", facts_with_source(facts, facts.household_decisions, sources)},
          {"maternity_claims", facts_with_source(facts, facts.maternity_claims, sources)},
          {"hospital_settlements", facts_with_source(facts, facts.hospital_settlements, sources)},
          {"absences", facts_with_source(facts, facts.absences, sources)},
          {"benefit_events", facts_with_source(facts, facts.benefit_events, sources)},
          {"accounts", facts_with_source(facts, facts.accounts, sources)},
          {"traces", facts_with_source(facts, facts.traces, sources)},
          {"collections", collections_of(facts)}};
}

}  // namespace benefit::api
