#include "tests/support/deliver.hpp"
#include "tests/support/xlsx_file.hpp"
#include "verify/intake/catalogue.hpp"

#include <string>
#include <tuple>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace benefit::intake {
namespace {

std::string any_text() {
  return *rc::gen::elementOf(std::vector<std::string>{"",
                                                      "11010519491231002X",
                                                      "1.30203E+17",
                                                      "王小明",
                                                      "王\xFF",
                                                      "欧阳·修",
                                                      "男",
                                                      "x",
                                                      "居民养老",
                                                      "住院",
                                                      "2018-03-01",
                                                      "2018-02-30",
                                                      "43101",
                                                      "2018-03",
                                                      "2017",
                                                      "108.00",
                                                      "-1",
                                                      "1,000",
                                                      "130225",
                                                      "a\nb",
                                                      "a\r\nb",
                                                      "say \"x\"",
                                                      "<&>",
                                                      "]]>",
                                                      "_x0041",
                                                      " a ",
                                                      "#N/A",
                                                      "=A1",
                                                      "\x01",
                                                      "'0"});
}

std::string csv_of(const test::TextRows& rows) {
  std::string bytes;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      bytes += i == 0 ? "\"" : ",\"";
      for (const char c : row[i]) bytes += c == '"' ? std::string("\"\"") : std::string(1, c);
      bytes += '"';
    }
    bytes += '\n';
  }
  return bytes;
}

// All that a fact says, but for its source: a cell with a line break takes several lines of a CSV file.
auto said_by(const Enrolment& e) {
  return std::tuple(e.id, e.fifteen_digits, e.name, e.sex, e.birth_date, e.scheme, e.region.county,
                    e.region.town, e.region.village, e.account, e.enrolled_on, e.formalities_on,
                    e.benefit_from, e.benefit_to, e.account_balance);
}
auto said_by(const Payment& p) {
  return std::tuple(p.id, p.fifteen_digits, p.name, p.scheme, p.month, p.amount, p.paid_on, p.account,
                    p.county);
}
auto said_by(const DeathRecord& d) {
  return std::tuple(d.id, d.id_as_delivered, d.name, d.sex, d.birth_date, d.death_date, d.reported_by,
                    d.region.county, d.region.town, d.region.village, d.recorded_on, d.withdrawn_on);
}
auto said_by(const RegistryPeriod& r) {
  return std::tuple(r.id, r.fifteen_digits, r.name, r.registry, r.period.from, r.period.to, r.region.county,
                    r.region.town, r.region.village, r.exit_procedure);
}
auto said_by(const GovernmentContribution& c) {
  return std::tuple(c.id, c.name, c.scheme, c.basis, c.year, c.amount, c.province_share, c.city_share,
                    c.county_share, c.paid_on, c.county);
}
auto said_by(const TraceOfLife& t) { return std::tuple(t.id, t.name, t.kind, t.seen_on, t.county); }
auto said_by(const Contribution& r) {
  return std::tuple(r.id, r.name, r.scheme, r.payer, r.kind, r.year, r.month, r.amount, r.tier_asked_for,
                    r.paid_on, r.employer, r.county);
}
auto said_by(const HouseholdMember& r) {
  return std::tuple(r.id, r.name, r.household, r.relation, r.period.from, r.period.to, r.county);
}
auto said_by(const HouseholdDecision& r) {
  return std::tuple(r.id, r.name, r.household, r.registry, r.outcome, r.decided_on, r.members, r.income,
                    r.basic_pension, r.income_line, r.county);
}
auto said_by(const MaternityClaim& r) {
  return std::tuple(r.id, r.name, r.kind, r.born_on, r.amount, r.paid_on, r.hospital, r.county);
}
auto said_by(const HospitalSettlement& r) {
  return std::tuple(r.id, r.name, r.hospital, r.admitted_on, r.settled_on, r.deposit, r.returned, r.county);
}
auto said_by(const Absence& r) {
  return std::tuple(r.id, r.name, r.kind, r.period.from, r.period.to, r.authority, r.county);
}
auto said_by(const BenefitEvent& r) {
  return std::tuple(r.id, r.name, r.scheme, r.kind, r.on, r.station, r.operator_name, r.account, r.county);
}
auto said_by(const AccountHolder& r) { return std::tuple(r.id, r.name, r.account, r.opened_on); }
auto said_by(const Project& r) {
  return std::tuple(r.number, r.name, r.builder, r.started_on, r.insured_on, r.region.county, r.region.town,
                    r.region.village);
}
auto said_by(const Station& r) {
  return std::tuple(r.code, r.name, r.operator_name, r.period.from, r.period.to, r.region.county,
                    r.region.town, r.region.village);
}
auto said_by(const Region& r) { return std::tuple(r.code, r.name, r.period.from, r.period.to, r.successor); }

template <class Row>
void require_same(const std::vector<Row>& a, const std::vector<Row>& b) {
  RC_ASSERT(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) RC_ASSERT((said_by(a[i]) == said_by(b[i])));
}

TEST_CASE("property: texts give the same facts and rejects as a workbook and as CSV") {
  REQUIRE(rc::check([] {
    const FeedInfo& feed = feeds()[*rc::gen::inRange<std::size_t>(0, feeds().size())];
    test::TextRows rows(1);
    for (const Column& column : feed.columns) rows.front().emplace_back(column.title);
    const auto count = *rc::gen::inRange<std::size_t>(0, 8);
    for (std::size_t r = 0; r < count; ++r) {
      auto& row = rows.emplace_back();
      for (const Column& column : feed.columns)
        row.push_back(*rc::gen::weightedElement<bool>({{12, true}, {1, false}}) ? std::string(column.example)
                                                                                : any_text());
    }
    const auto csv = test::deliver(feed.feed, csv_of(rows), Encoding::utf8);
    const auto xlsx = test::deliver(feed.feed, test::xlsx_of_texts(rows, *rc::gen::arbitrary<bool>()));
    RC_ASSERT(csv.contents.has_value());
    RC_ASSERT(xlsx.contents.has_value());
    RC_ASSERT(csv.contents->columns == xlsx.contents->columns);
    RC_ASSERT(csv.contents->rows_in == xlsx.contents->rows_in);
    require_same(csv.sink.enrolments, xlsx.sink.enrolments);
    require_same(csv.sink.payments, xlsx.sink.payments);
    require_same(csv.sink.deaths, xlsx.sink.deaths);
    require_same(csv.sink.registry_periods, xlsx.sink.registry_periods);
    require_same(csv.sink.subsidies, xlsx.sink.subsidies);
    require_same(csv.sink.traces, xlsx.sink.traces);
    require_same(csv.sink.contributions, xlsx.sink.contributions);
    require_same(csv.sink.households, xlsx.sink.households);
    require_same(csv.sink.household_decisions, xlsx.sink.household_decisions);
    require_same(csv.sink.maternity_claims, xlsx.sink.maternity_claims);
    require_same(csv.sink.hospital_settlements, xlsx.sink.hospital_settlements);
    require_same(csv.sink.absences, xlsx.sink.absences);
    require_same(csv.sink.benefit_events, xlsx.sink.benefit_events);
    require_same(csv.sink.accounts, xlsx.sink.accounts);
    require_same(csv.sink.projects, xlsx.sink.projects);
    require_same(csv.sink.stations, xlsx.sink.stations);
    require_same(csv.sink.regions, xlsx.sink.regions);
    RC_ASSERT(csv.sink.rejects.size() == xlsx.sink.rejects.size());
    for (std::size_t i = 0; i < csv.sink.rejects.size(); ++i) {
      const Reject &a = csv.sink.rejects[i], &b = xlsx.sink.rejects[i];
      RC_ASSERT(a.defect.code == b.defect.code);
      RC_ASSERT(a.defect.column == b.defect.column);
      RC_ASSERT(a.fields == b.fields);
    }
    RC_ASSERT(csv.sink.defects.size() == xlsx.sink.defects.size());
    for (std::size_t i = 0; i < csv.sink.defects.size(); ++i)
      RC_ASSERT(csv.sink.defects[i].code == xlsx.sink.defects[i].code);
  }));
}

}  // namespace
}  // namespace benefit::intake
