// Random subjects for properties (RapidCheck): every kind of row, crowded into few months, counties, accounts
// and names so that the checks find something. No two rows share a source.
#pragma once

#include "tests/support/facts_builder.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <vector>

#include <rapidcheck.h>

namespace benefit::test {

inline Day any_day_near_2017() {
  return Day{std::chrono::year{2016} / 1 / 1} + std::chrono::days{*rc::gen::inRange(0, 850)};
}
inline Month any_month_near_2017() {
  return std::chrono::year{2016} / 1 + std::chrono::months{*rc::gen::inRange(0, 29)};
}
inline Fen any_amount() { return Fen{*rc::gen::inRange<std::int64_t>(0, 500'000)}; }
inline std::string any_name() {
  return *rc::gen::element<std::string>("王秀英", "王秀英", "王琇英", "赵建国", "");
}
inline RegionCode any_county() { return {*rc::gen::element(130225, 130283)}; }
inline std::string any_account() { return *rc::gen::element<std::string>("62280001", "62289999", ""); }
inline Scheme any_scheme() { return *rc::gen::element(Scheme::resident_pension, Scheme::employee_pension); }

/// Half of the time nothing.
template <class Make>
auto perhaps(Make make) -> std::optional<decltype(make())> {
  if (*rc::gen::arbitrary<bool>()) return std::nullopt;
  return make();
}

inline void add_any_enrolment(FactsBuilder& known) {
  Enrolment& row = known.enrolment(any_scheme());
  row.name = *rc::gen::element<std::string>("王秀英", "王琇英", "赵建国");
  row.region.county = any_county();
  row.fifteen_digits = *rc::gen::arbitrary<bool>();
  row.benefit_from = perhaps(any_month_near_2017);
  row.benefit_to = perhaps(any_month_near_2017);
  row.enrolled_on = perhaps(any_day_near_2017);
  row.account_balance = perhaps(any_amount);
}

inline void add_any_payment(FactsBuilder& known) {
  Payment& row = known.payment(
      any_month_near_2017(), any_amount(),
      *rc::gen::element(Scheme::resident_pension, Scheme::employee_pension, Scheme::unemployment));
  row.name = any_name();
  row.county = any_county();
  row.account = any_account();
  row.fifteen_digits = *rc::gen::arbitrary<bool>();
}

inline void add_any_death(FactsBuilder& known) {
  DeathRecord& row =
      known.death(any_day_near_2017(),
                  *rc::gen::element(DeathSource::health, DeathSource::civil_affairs, DeathSource::village));
  row.name = any_name();
  row.withdrawn_on = *rc::gen::inRange(0, 4) == 0 ? std::optional(any_day_near_2017()) : std::optional<Day>();
}

inline void add_any_collection(FactsBuilder& known) {
  AssessedCollection& row = known.compared_collection(
      morning_of(any_day_near_2017()),
      *rc::gen::element(FaceOutcome::same, FaceOutcome::unsure, FaceOutcome::different));
  if (*rc::gen::inRange(0, 3) == 0) {
    row.comparison.reset();
    row.not_assessable = NotAssessable::no_face;
  }
  if (*rc::gen::inRange(0, 3) == 0)
    row.earlier_uses = {{known.facts.id, 90, 1, row.collection.received_at},
                        {citizen(4), 91, 2, row.collection.received_at}};
}

inline Scheme any_of_all_schemes() { return static_cast<Scheme>(*rc::gen::inRange(1, 8)); }

inline void add_any_subsidy(FactsBuilder& known) {
  GovernmentContribution& row =
      known.subsidy(*rc::gen::inRange(2016, 2019), any_amount(), any_day_near_2017());
  row.county = any_county();
  row.scheme = *rc::gen::element(Scheme::resident_pension, Scheme::resident_medical);
  row.basis = *rc::gen::element(SubsidyBasis::poverty, SubsidyBasis::unemployment);
  row.province_share = perhaps(any_amount);
  row.city_share = perhaps(any_amount);
  row.county_share = perhaps(any_amount);
}

inline void add_any_contribution(FactsBuilder& known) {
  const auto payer = *rc::gen::element(Payer::person, Payer::employer, Payer::unemployment_fund);
  Contribution& row = known.contribution_of(any_of_all_schemes(), *rc::gen::inRange(2016, 2019), any_amount(),
                                            any_day_near_2017(), payer);
  row.kind = *rc::gen::element(ContributionKind::regular, ContributionKind::regular,
                               ContributionKind::back_payment, ContributionKind::refused);
  row.month = perhaps(any_month_near_2017);
  row.tier_asked_for = perhaps(any_amount);
  row.county = any_county();
}

inline void add_any_absence(FactsBuilder& known) {
  const Day from = any_day_near_2017();
  Absence& row =
      known.absence(static_cast<AbsenceKind>(*rc::gen::inRange(1, 4)),
                    {from, perhaps([from] { return from + std::chrono::days{*rc::gen::inRange(0, 500)}; })});
  row.authority = *rc::gen::element<std::string>("乐亭县人民法院", "乐亭县公安局", "");
}

inline void add_any_settlement(FactsBuilder& known) {
  HospitalSettlement& row = known.hospital_settlement(any_day_near_2017(), any_amount());
  row.county = any_county();
  row.hospital = *rc::gen::element<std::string>("乐亭县医院", "");
  row.returned = perhaps([&row] { return Fen{*rc::gen::inRange<std::int64_t>(0, row.deposit.value + 1)}; });
}

inline void add_any_benefit_event(FactsBuilder& known) {
  const Day day = any_day_near_2017();
  BenefitEvent& row =
      known.benefit_event(static_cast<BenefitEventKind>(*rc::gen::inRange(1, 5)), day, any_scheme());
  row.operator_name = *rc::gen::element<std::string>("operator01", "operator02", "");
}

/// The three steps of an insider's chain, close together.
inline void add_any_chain(FactsBuilder& known) {
  Day day = any_day_near_2017();
  const Scheme scheme = any_scheme();
  for (const auto kind :
       {BenefitEventKind::certified_by_hand, BenefitEventKind::resumed, BenefitEventKind::account_changed}) {
    known.benefit_event(kind, day, scheme);
    day += std::chrono::days{*rc::gen::inRange(0, 40)};
  }
}

inline RegistryPeriod& add_any_registry_period(FactsBuilder& known) {
  const Day from = any_day_near_2017();
  RegistryPeriod& row = known.registry_period(
      static_cast<Registry>(*rc::gen::inRange(1, 5)),
      {from, perhaps([from] { return from + std::chrono::days{*rc::gen::inRange(0, 500)}; })});
  row.region.county = any_county();
  row.exit_procedure = perhaps([] { return *rc::gen::arbitrary<bool>(); });
  return row;
}

inline FactsBuilder any_subject() {
  FactsBuilder known;
  const auto times = [](int most) { return *rc::gen::inRange(0, most + 1); };
  for (int i = times(3); i > 0; --i) add_any_enrolment(known);
  for (int i = times(12); i > 0; --i) add_any_payment(known);
  for (int i = times(2); i > 0; --i) add_any_death(known);
  for (int i = times(3); i > 0; --i) add_any_subsidy(known);
  for (int i = times(4); i > 0; --i) add_any_contribution(known);
  for (int i = times(2); i > 0; --i) add_any_absence(known);
  for (int i = times(2); i > 0; --i) add_any_settlement(known);
  for (int i = times(3); i > 0; --i) add_any_benefit_event(known);
  if (*rc::gen::inRange(0, 3) == 0) add_any_chain(known);
  for (int i = times(1); i > 0; --i) known.account_of("62289999", perhaps(any_day_near_2017));
  for (int i = times(1); i > 0; --i)
    known.decision_on_household(*rc::gen::element(HouseholdOutcome::refused, HouseholdOutcome::removed),
                                any_day_near_2017(), any_amount(), any_amount());
  for (int i = times(3); i > 0; --i)
    known.claim_for_birth(
        *rc::gen::element(MaternityKind::fixed_reimbursement, MaternityKind::employee_benefit),
        any_day_near_2017(), any_amount());
  for (int i = times(2); i > 0; --i)
    known.trace(static_cast<TraceKind>(*rc::gen::inRange(1, 9)), any_day_near_2017());
  for (int i = times(3); i > 0; --i) add_any_collection(known);
  for (int i = times(2); i > 0; --i) {
    FactsBuilder other{citizen(i - 1)};
    Enrolment row = other.enrolment();
    row.source = {2, i};
    OtherNumber& number = known.other_number(other.facts.id, *rc::gen::element(0.1, 0.5, 0.99));
    number.enrolments = {row};
    for (int payments = times(4); payments > 0; --payments) {
      Payment payment = other.payment(any_month_near_2017(), any_amount(), any_scheme());
      payment.source = {3, 10 * i + payments};
      number.payments.push_back(payment);
    }
    if (*rc::gen::arbitrary<bool>())
      known.facts.like_faces.push_back({.other = other.facts.id,
                                        .own = 100 + i,
                                        .theirs = 200 + i,
                                        .score = 0.1,
                                        .enrolments = {row},
                                        .people = 100,
                                        .fpir_high = *rc::gen::element(0.01, 0.5)});
  }
  return known;
}

template <class Row>
void shuffle(std::vector<Row>& rows) {
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = rows.size(); i > 1; --i)
    std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);
  std::vector<Row> shuffled;
  for (const std::size_t i : order) shuffled.push_back(rows[i]);
  rows = std::move(shuffled);
}

/// The same facts in another order.
inline SubjectFacts shuffled(SubjectFacts facts) {
  shuffle(facts.enrolments);
  shuffle(facts.payments);
  shuffle(facts.deaths);
  shuffle(facts.registry_periods);
  shuffle(facts.subsidies);
  shuffle(facts.contributions);
  shuffle(facts.traces);
  shuffle(facts.households);
  shuffle(facts.household_decisions);
  shuffle(facts.maternity_claims);
  shuffle(facts.hospital_settlements);
  shuffle(facts.absences);
  shuffle(facts.benefit_events);
  shuffle(facts.accounts);
  shuffle(facts.collections);
  shuffle(facts.other_numbers);
  shuffle(facts.like_faces);
  return facts;
}

}  // namespace benefit::test
