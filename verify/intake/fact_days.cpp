#include "verify/intake/fact_days.hpp"

#include <chrono>

namespace benefit::intake {
namespace {

std::optional<int> days_between(std::optional<Day> from, std::optional<Day> to) {
  if (!from || !to) return std::nullopt;
  return static_cast<int>((*to - *from).count());
}

FactDays on(std::optional<Day> day, std::optional<int> lag = std::nullopt) { return {day, day, lag}; }

/// An open end says nothing of a last day.
FactDays in(const DayInterval& period, std::optional<int> lag = std::nullopt) {
  return {period.from, period.to.value_or(period.from), lag};
}

FactDays in(Month month, std::optional<int> lag) { return {first_day(month), last_day(month), lag}; }

FactDays in(int year, std::optional<int> lag) {
  using namespace std::chrono;
  return {Day{std::chrono::year{year} / January / 1}, Day{std::chrono::year{year} / December / 31}, lag};
}

}  // namespace

FactDays days_of(const Enrolment& row, std::optional<Day>) { return on(row.enrolled_on); }

FactDays days_of(const Payment& row, std::optional<Day>) {
  return in(row.month, days_between(last_day(row.month), row.paid_on));
}

FactDays days_of(const DeathRecord& row, std::optional<Day>) {
  return on(row.death_date, days_between(row.death_date, row.recorded_on));
}

FactDays days_of(const RegistryPeriod& row, std::optional<Day>) { return in(row.period); }

FactDays days_of(const GovernmentContribution& row, std::optional<Day> received) {
  return in(row.year, days_between(row.paid_on, received));
}

FactDays days_of(const TraceOfLife& row, std::optional<Day> received) {
  return on(row.seen_on, days_between(row.seen_on, received));
}

FactDays days_of(const Contribution& row, std::optional<Day> received) {
  const auto lag = days_between(row.paid_on, received);
  return row.month ? in(*row.month, lag) : in(row.year, lag);
}

FactDays days_of(const HouseholdMember& row, std::optional<Day>) { return in(row.period); }

FactDays days_of(const HouseholdDecision& row, std::optional<Day> received) {
  return on(row.decided_on, days_between(row.decided_on, received));
}

FactDays days_of(const MaternityClaim& row, std::optional<Day>) {
  return on(row.born_on, days_between(row.born_on, row.paid_on));
}

FactDays days_of(const HospitalSettlement& row, std::optional<Day> received) {
  return {row.admitted_on, row.settled_on.value_or(row.admitted_on), days_between(row.settled_on, received)};
}

FactDays days_of(const Absence& row, std::optional<Day> received) {
  return in(row.period, days_between(row.period.from, received));
}

FactDays days_of(const BenefitEvent& row, std::optional<Day> received) {
  return on(row.on, days_between(row.on, received));
}

FactDays days_of(const AccountHolder& row, std::optional<Day>) { return on(row.opened_on); }

FactDays days_of(const Project& row, std::optional<Day> received) {
  return on(row.started_on, days_between(row.started_on, received));
}

FactDays days_of(const Station& row, std::optional<Day>) { return in(row.period); }

FactDays days_of(const Region& row, std::optional<Day>) { return in(row.period); }

std::string_view lag_meaning(Feed feed) {
  switch (feed) {
    case Feed::payments:
      return "end of month to paid_on";
    case Feed::deaths_health:
    case Feed::deaths_civil_affairs:
    case Feed::deaths_village:
    case Feed::deaths_police:
    case Feed::deaths_court:
      return "death_date to recorded_on";
    case Feed::subsidies:
    case Feed::contributions:
      return "paid_on to the delivery";
    case Feed::traces_of_life:
      return "seen_on to the delivery";
    case Feed::household_decisions:
      return "decided_on to the delivery";
    case Feed::maternity_claims:
      return "born_on to paid_on";
    case Feed::hospital_settlements:
      return "settled_on to the delivery";
    case Feed::absences:
      return "valid_from to the delivery";
    case Feed::benefit_events:
      return "on to the delivery";
    case Feed::projects:
      return "started_on to the delivery";
    case Feed::roll:
    case Feed::registry_dibao:
    case Feed::registry_registered_poor:
    case Feed::registry_extreme_hardship:
    case Feed::registry_medical_aid:
    case Feed::households:
    case Feed::accounts:
    case Feed::stations:
    case Feed::regions:
      return "";
  }
  return "";
}

}  // namespace benefit::intake
