#include "verify/report/ledger/regions.hpp"

#include "verify/report/ledger/management.hpp"

#include <algorithm>
#include <array>

namespace benefit::report {
namespace {

constexpr auto report_columns = std::to_array<LedgerColumn>({{"period", 8},
                                                             {"county", 16},
                                                             {"town", 14},
                                                             {"village", 14},
                                                             {"people", 8},
                                                             {"insured", 8},
                                                             {"poor", 8},
                                                             {"poor_insured", 8},
                                                             {"to_be_paid_for", 8},
                                                             {"paid_for", 8},
                                                             {"by_government", 12},
                                                             {"recipients", 8},
                                                             {"certified", 8},
                                                             {"findings", 8},
                                                             {"findings_lost", 8},
                                                             {"lost", 12},
                                                             {"findings_flowing", 8},
                                                             {"flowing_per_month", 12},
                                                             {"findings_owed", 8},
                                                             {"owed", 12},
                                                             {"cases", 8},
                                                             {"cases_decided", 8},
                                                             {"falls_short", 50}});

Fen booked_for(const SubjectFacts& facts, const SubsidyDue& due) {
  Fen sum;
  for (const GovernmentContribution& row : facts.subsidies)
    if (row.scheme == due.scheme && row.basis == due.basis && row.year == due.year) sum += row.amount;
  return sum;
}

}  // namespace

RegionPerson region_person(const SubjectFacts& facts, const Period& period, std::span<const SubsidyDue> dues,
                           CertificationState certified) {
  RegionPerson person{.region = region_of(facts), .paid_by_government{}};
  person.insured = std::any_of(facts.enrolments.begin(), facts.enrolments.end(), [&](const Enrolment& entry) {
    return standing_in(facts, entry.scheme, period.last_month()) != Standing::not_insured;
  });
  person.poor = !tags_within(facts, period.days_of_year()).empty();
  person.to_be_paid_for = !dues.empty();
  person.paid_for = !dues.empty() && std::all_of(dues.begin(), dues.end(), [&](const SubsidyDue& due) {
    return booked_for(facts, due) >= due.amount;
  });
  for (const GovernmentContribution& row : facts.subsidies)
    if (period.month ? period.contains(month_of(row.paid_on)) : row.year == period.year)
      person.paid_by_government += row.amount;
  person.recipient = certified.has_value();
  person.certified = certified.value_or(false);
  return person;
}

RegionFigures& RegionFigures::operator+=(const RegionFigures& other) {
  for (const auto figure :
       {&RegionFigures::people, &RegionFigures::insured, &RegionFigures::poor, &RegionFigures::poor_insured,
        &RegionFigures::to_be_paid_for, &RegionFigures::paid_for, &RegionFigures::recipients,
        &RegionFigures::certified, &RegionFigures::findings, &RegionFigures::findings_lost,
        &RegionFigures::findings_flowing, &RegionFigures::findings_owed, &RegionFigures::cases,
        &RegionFigures::cases_decided})
    this->*figure += other.*figure;
  paid_by_government += other.paid_by_government;
  sums += other.sums;
  return *this;
}

std::vector<Shortfall> shortfalls(const RegionFigures& figures) {
  std::vector<Shortfall> all = {{"poor_insured", figures.poor_insured, figures.poor},
                                {"paid_for", figures.paid_for, figures.to_be_paid_for},
                                {"certified", figures.certified, figures.recipients},
                                {"cases_decided", figures.cases_decided, figures.cases}};
  std::erase_if(all, [](const Shortfall& one) { return one.figure >= one.of; });
  return all;
}

void RegionReport::add(const RegionPerson& person) {
  RegionFigures& figures = of(person.region);
  ++figures.people;
  if (person.insured) ++figures.insured;
  if (person.poor) ++figures.poor;
  if (person.poor && person.insured) ++figures.poor_insured;
  if (person.to_be_paid_for) ++figures.to_be_paid_for;
  if (person.paid_for) ++figures.paid_for;
  figures.paid_by_government += person.paid_by_government;
  if (person.recipient) ++figures.recipients;
  if (person.certified) ++figures.certified;
}

void RegionReport::add(const Finding& open_finding) {
  RegionFigures& figures = of(open_finding.region);
  ++figures.findings;
  if (open_finding.sums.lost != Fen{}) ++figures.findings_lost;
  if (open_finding.sums.flowing_per_month != Fen{}) ++figures.findings_flowing;
  if (open_finding.sums.owed != Fen{}) ++figures.findings_owed;
  figures.sums += open_finding.sums;
}

void RegionReport::add(const Case& one) {
  if (one.state == CaseState::withdrawn) return;
  RegionFigures& figures = of(one.region);
  ++figures.cases;
  if (one.state == CaseState::decided) ++figures.cases_decided;
}

LedgerHead region_report() { return {"regions", report_columns}; }

std::vector<Cell> cells_of(const Period& period, const RegionPath& region, const RegionFigures& figures) {
  return {format_period(period),
          region.county,
          region.town,
          region.village,
          figures.people,
          figures.insured,
          figures.poor,
          figures.poor_insured,
          figures.to_be_paid_for,
          figures.paid_for,
          figures.paid_by_government,
          figures.recipients,
          figures.certified,
          figures.findings,
          figures.findings_lost,
          figures.sums.lost,
          figures.findings_flowing,
          figures.sums.flowing_per_month,
          figures.findings_owed,
          figures.sums.owed,
          figures.cases,
          figures.cases_decided,
          shortfalls(figures)};
}

}  // namespace benefit::report
