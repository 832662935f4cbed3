// Builds what is known of one subject, row by row. Each row gets a source of its own and sensible values; the
// reference that comes back is good until the next row of that kind is added:
//
//   FactsBuilder known;
//   known.enrolment();
//   known.payment(2018y / 3, yuan(120)).county = RegionCode{130283};
//   check(known.facts);
#pragma once

#include "verify/types/subject.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <utility>

namespace benefit::test {

/// A valid number of county 130225: born on that day, female for an even sequence, male for an odd one.
inline CitizenId citizen(int sequence = 2,
                         std::chrono::year_month_day born = std::chrono::year{1948} / 3 / 15) {
  const auto date = static_cast<std::uint64_t>(static_cast<int>(born.year())) * 10000 +
                    static_cast<unsigned>(born.month()) * 100 + static_cast<unsigned>(born.day());
  return CitizenId::from_body((130225ULL * 100'000'000ULL + date) * 1000ULL +
                              static_cast<std::uint64_t>(sequence));
}

inline Fen yuan(std::int64_t amount) { return Fen{amount * 100}; }

/// Nine in the morning in China.
inline Instant morning_of(Day day) { return Instant{day} + std::chrono::hours{1}; }

struct FactsBuilder {
  explicit FactsBuilder(CitizenId subject = citizen()) : facts(subject) {}

  SubjectFacts facts;

  Enrolment& enrolment(Scheme scheme = Scheme::resident_pension) {
    using namespace std::chrono_literals;
    facts.enrolments.push_back({facts.id,
                                false,
                                name,
                                facts.id.sex(),
                                facts.id.birth_date(),
                                scheme,
                                {{130225}, "胡各庄镇", "西街村"},
                                "62280001",
                                Day{2010y / 1 / 1},
                                std::nullopt,
                                2010y / 6,
                                std::nullopt,
                                std::nullopt,
                                next_row()});
    return facts.enrolments.back();
  }

  Payment& payment(Month month, Fen amount, Scheme scheme = Scheme::resident_pension) {
    facts.payments.push_back({facts.id,
                              false,
                              name,
                              scheme,
                              month,
                              amount,
                              first_day(month) + std::chrono::days{9},
                              "62280001",
                              {130225},
                              next_row()});
    return facts.payments.back();
  }
  /// One payment for each month, both ends included.
  void payments(Month first, Month last, Fen each, Scheme scheme = Scheme::resident_pension) {
    for (Month month = first; month <= last; month += std::chrono::months{1}) payment(month, each, scheme);
  }

  DeathRecord& death(Day day, DeathSource reported_by = DeathSource::health) {
    facts.deaths.push_back({facts.id,
                            "",
                            name,
                            std::nullopt,
                            std::nullopt,
                            day,
                            reported_by,
                            {{130225}, "", ""},
                            std::nullopt,
                            std::nullopt,
                            next_row()});
    return facts.deaths.back();
  }

  /// A death record without a number that matching has linked to the subject.
  Linked<DeathRecord>& linked_death(Day day, double probability) {
    DeathRecord record{std::nullopt,
                       "",
                       name,
                       std::nullopt,
                       facts.id.birth_date(),
                       day,
                       DeathSource::village,
                       {{130225}, "胡各庄镇", "西街村"},
                       std::nullopt,
                       std::nullopt,
                       next_row()};
    facts.linked_deaths.push_back({std::move(record), evidence(probability)});
    return facts.linked_deaths.back();
  }

  /// A stay in the registry of the poor under another number that matching has linked to the subject.
  Linked<RegistryPeriod>& linked_registry_period(CitizenId other, DayInterval period, double probability) {
    RegistryPeriod row{other,
                       false,
                       name,
                       Registry::registered_poor,
                       period,
                       std::nullopt,
                       {{130225}, "胡各庄镇", "西街村"},
                       next_row()};
    facts.linked_registry_periods.push_back({std::move(row), evidence(probability)});
    return facts.linked_registry_periods.back();
  }

  /// Another number of the roll that may be the subject's, without entries yet.
  OtherNumber& other_number(CitizenId other, double probability) {
    facts.other_numbers.push_back({other, {}, {}, {}, evidence(probability)});
    return facts.other_numbers.back();
  }

  static MatchEvidence evidence(double probability) {
    return {probability,
            5,
            {{"prior", "", -15}, {"birth_date", "exact", 12}, {"sex", "missing", 0}, {"name", "exact", 8}}};
  }

  RegistryPeriod& registry_period(Registry registry, DayInterval period) {
    facts.registry_periods.push_back(
        {facts.id, false, name, registry, period, std::nullopt, {{130225}, "", ""}, next_row()});
    return facts.registry_periods.back();
  }

  GovernmentContribution& subsidy(int year, Fen amount, Day paid_on) {
    facts.subsidies.push_back({.id = facts.id,
                               .name = name,
                               .year = year,
                               .amount = amount,
                               .paid_on = paid_on,
                               .county = {130225},
                               .source = next_row()});
    return facts.subsidies.back();
  }

  /// A contribution of government under another number that matching has linked to the subject.
  Linked<GovernmentContribution>& linked_subsidy(CitizenId other, int year, Fen amount, Day paid_on,
                                                 double probability) {
    GovernmentContribution row = subsidy(year, amount, paid_on);
    facts.subsidies.pop_back();
    row.id = other;
    facts.linked_subsidies.push_back({std::move(row), evidence(probability)});
    return facts.linked_subsidies.back();
  }

  TraceOfLife& trace(TraceKind kind, Day seen_on) {
    facts.traces.push_back({facts.id, name, kind, seen_on, {130225}, next_row()});
    return facts.traces.back();
  }

  /// An assessable photo that has not been compared.
  AssessedCollection& collection(Instant captured_at) {
    const std::int64_t number = ++collections_;
    AssessedCollection collected{{number,
                                  facts.id,
                                  name,
                                  captured_at,
                                  "西街站",
                                  "station01",
                                  {130225},
                                  100 + number,
                                  captured_at + std::chrono::hours{1}},
                                 std::string(64, 'a'),
                                 std::nullopt,
                                 "",
                                 1,
                                 false,
                                 std::nullopt,
                                 std::nullopt,
                                 {}};
    facts.collections.push_back(std::move(collected));
    return facts.collections.back();
  }
  AssessedCollection& compared_collection(Instant captured_at, FaceOutcome outcome) {
    AssessedCollection& collected = collection(captured_at);
    collected.enrolled =
        EnrolledPhoto{facts.id, 7, day_of(captured_at) - std::chrono::days{400}, captured_at};
    collected.comparison =
        FaceComparison{outcome, {0.62, 0.71}, 0.958, false, {}, std::nullopt, std::nullopt, 0, 1};
    return collected;
  }

  /// What the person paid for a year; the payer, the month and the kind are the caller's to change.
  Contribution& contribution_of(Scheme scheme, int year, Fen amount, Day paid_on,
                                Payer payer = Payer::person) {
    facts.contributions.push_back({.id = facts.id,
                                   .name = name,
                                   .scheme = scheme,
                                   .payer = payer,
                                   .year = year,
                                   .amount = amount,
                                   .paid_on = paid_on,
                                   .employer = payer == Payer::employer ? "唐山某建筑公司" : "",
                                   .county = {130225},
                                   .source = next_row()});
    return facts.contributions.back();
  }

  HospitalSettlement& hospital_settlement(Day admitted_on, Fen deposit) {
    facts.hospital_settlements.push_back({.id = facts.id,
                                          .name = name,
                                          .hospital = "乐亭县医院",
                                          .admitted_on = admitted_on,
                                          .deposit = deposit,
                                          .county = {130225},
                                          .source = next_row()});
    return facts.hospital_settlements.back();
  }

  Absence& absence(AbsenceKind kind, DayInterval period) {
    facts.absences.push_back({.id = facts.id,
                              .name = name,
                              .kind = kind,
                              .period = period,
                              .authority = "乐亭县人民法院",
                              .county = {130225},
                              .source = next_row()});
    return facts.absences.back();
  }

  BenefitEvent& benefit_event(BenefitEventKind kind, Day on, Scheme scheme = Scheme::resident_pension) {
    facts.benefit_events.push_back({.id = facts.id,
                                    .name = name,
                                    .scheme = scheme,
                                    .kind = kind,
                                    .on = on,
                                    .station = "西街站",
                                    .operator_name = "operator01",
                                    .account = kind == BenefitEventKind::account_changed ? "62289999" : "",
                                    .county = {130225},
                                    .source = next_row()});
    return facts.benefit_events.back();
  }

  AccountHolder& account_of(std::string account, std::optional<Day> opened_on) {
    facts.accounts.push_back({.id = facts.id,
                              .name = name,
                              .account = std::move(account),
                              .opened_on = opened_on,
                              .source = next_row()});
    return facts.accounts.back();
  }

  HouseholdDecision& decision_on_household(HouseholdOutcome outcome, Day decided_on, Fen income,
                                           Fen basic_pension) {
    facts.household_decisions.push_back({.id = facts.id,
                                         .name = name,
                                         .household = "130225-000123",
                                         .registry = Registry::dibao,
                                         .outcome = outcome,
                                         .decided_on = decided_on,
                                         .members = 2,
                                         .income = income,
                                         .basic_pension = basic_pension,
                                         .county = {130225},
                                         .source = next_row()});
    return facts.household_decisions.back();
  }

  MaternityClaim& claim_for_birth(MaternityKind kind, Day born_on, Fen amount) {
    facts.maternity_claims.push_back({.id = facts.id,
                                      .name = name,
                                      .kind = kind,
                                      .born_on = born_on,
                                      .amount = amount,
                                      .paid_on = born_on + std::chrono::days{30},
                                      .hospital = "乐亭县医院",
                                      .county = {130225},
                                      .source = next_row()});
    return facts.maternity_claims.back();
  }

  /// Paid by the person to the resident pension.
  Contribution& contribution(int year, Fen amount, Day paid_on) {
    return contribution_of(Scheme::resident_pension, year, amount, paid_on);
  }

  /// The household of two that the subject is the head of was refused dibao; the line is 3,600 yuan a head.
  HouseholdDecision& household_decision(Day decided_on, Fen income, Fen basic_pension) {
    HouseholdDecision& decision =
        decision_on_household(HouseholdOutcome::refused, decided_on, income, basic_pension);
    decision.income_line = yuan(3600);
    return decision;
  }

  /// The fixed reimbursement.
  MaternityClaim& maternity_claim(Day born_on, Fen amount, Day paid_on) {
    MaternityClaim& claim = claim_for_birth(MaternityKind::fixed_reimbursement, born_on, amount);
    claim.paid_on = paid_on;
    return claim;
  }

  std::string name = "王秀英";

 private:
  Source next_row() { return {1, ++lines_}; }

  std::int64_t lines_ = 1;
  std::int64_t collections_ = 0;
};

}  // namespace benefit::test
