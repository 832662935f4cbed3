// Sums of parts equal the whole, to the fen, and tags say what the registries say.
#include "tests/support/arbitrary_facts.hpp"
#include "verify/report/ledger/management.hpp"
#include "verify/report/ledger/regions.hpp"
#include "verify/report/ledger/subsidies.hpp"
#include "verify/rules/dues.hpp"
#include "verify/rules/poverty.hpp"

#include <map>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace benefit;
using namespace benefit::report;
using namespace benefit::test;

namespace {

const Day today = Day{std::chrono::year{2019} / 2 / 1};

/// Poor, contributing, and living in one of a few villages.
FactsBuilder any_insured_person() {
  FactsBuilder known = any_subject();
  for (int i = *rc::gen::inRange(0, 3); i > 0; --i) add_any_registry_period(known);
  for (Enrolment& entry : known.facts.enrolments) {
    entry.region.town = *rc::gen::element<std::string>("甲镇", "乙镇", "");
    entry.region.village = *rc::gen::element<std::string>("东村", "西村", "");
    entry.birth_date = Day{std::chrono::year{1980} / 1 / 1};
  }
  return known;
}

std::vector<SubsidyDue> dues_of(const SubjectFacts& facts, int year, const policy::Policy& policy) {
  const Links links;
  const AsOf as_of(today);
  const rules::Subject subject(facts, links, as_of);
  return rules::subsidies_due(subject, year, policy, as_of);
}

policy::Policy policy_with_managed_county() {
  policy::Policy policy = policy::default_policy();
  policy.directly_managed_counties.push_back(
      {{Day{std::chrono::year{2016} / 1 / 1}, std::nullopt}, {}, "basis", {130283}});
  return policy;
}

Fen parts_of(const Borne& borne) {
  return borne.province + borne.city + borne.county + borne.not_stated + borne.off;
}

}  // namespace

TEST_CASE("property: in the subsidy ledger parts add up to the whole, and levels of regions to each other") {
  const policy::Policy policy = policy_with_managed_county();
  REQUIRE(rc::check([&] {
    std::map<RegionLevel, SubsidyLedger> ledgers;
    for (const RegionLevel level : {RegionLevel::county, RegionLevel::township, RegionLevel::village})
      ledgers.emplace(level, SubsidyLedger(level));
    Fen booked_in_feed;
    std::int64_t rows_in_feed = 0;
    const int year = *rc::gen::inRange(2016, 2020);
    for (int people = *rc::gen::inRange(1, 6); people > 0; --people) {
      const SubjectFacts facts = any_insured_person().facts;
      for (const GovernmentContribution& row : facts.subsidies)
        if (row.year == year) {
          ++rows_in_feed;
          booked_in_feed += row.amount;
        }
      const auto dues = dues_of(facts, year, policy);
      const auto rows = subsidy_rows(facts, dues, year, policy);
      Fen due;
      for (const SubsidyRow& row : rows) {
        RC_ASSERT(parts_of(row.booked) == row.booked.whole);
        if (row.due) {
          RC_ASSERT(parts_of(*row.due) == row.due->whole);
          due += row.due->whole;
        }
      }
      Fen due_by_policy;
      for (const SubsidyDue& one : dues) due_by_policy += one.amount;
      RC_ASSERT(due == due_by_policy);
      for (auto& [level, ledger] : ledgers) ledger.add(rows);
    }
    std::map<RegionLevel, std::map<SubsidyLedger::Key, SubsidySums>> by_county;
    for (const auto& [level, ledger] : ledgers)
      for (const auto& [key, sums] : ledger.sums()) {
        SubsidyLedger::Key of_county = key;
        of_county.region = cut_to(key.region, RegionLevel::county);
        by_county[level][of_county] += sums;
      }
    SubsidySums whole;
    for (const auto& [key, sums] : by_county[RegionLevel::county]) whole += sums;
    RC_ASSERT(whole.booked.whole == booked_in_feed);
    RC_ASSERT(whole.bookings == rows_in_feed);
    for (const RegionLevel level : {RegionLevel::township, RegionLevel::village}) {
      RC_ASSERT(by_county[level].size() == by_county[RegionLevel::county].size());
      for (const auto& [key, sums] : by_county[RegionLevel::county]) {
        // A person has one home in a county, so that even people add up.
        RC_ASSERT(by_county[level].at(key) == sums);
      }
    }
  }));
}

TEST_CASE("property: the months of a year add up to the year in the management ledger") {
  REQUIRE(rc::check([] {
    SubjectFacts facts = any_insured_person().facts;
    // What is for a month of another year than its own belongs to either; such rows are a supplier's mistake.
    for (Contribution& row : facts.contributions) {
      row.month.reset();
      row.year = static_cast<int>(month_of(row.paid_on).year());
    }
    for (GovernmentContribution& row : facts.subsidies)
      row.year = static_cast<int>(month_of(row.paid_on).year());
    ManagementRow year{{}, facts.id, {}}, months = year;
    const auto add = [](ManagementRow& sum, const std::vector<ManagementRow>& rows) {
      for (const ManagementRow& row : rows) {
        sum.by_person += row.by_person;
        sum.by_employer += row.by_employer;
        sum.by_unemployment_fund += row.by_unemployment_fund;
        sum.by_government += row.by_government;
        sum.payments += row.payments;
        sum.drawn += row.drawn;
      }
    };
    add(year, management_rows(facts, Period{2017}));
    for (unsigned month = 1; month <= 12; ++month)
      add(months, management_rows(facts, Period{2017, std::chrono::month{month}}));
    RC_ASSERT(year == months);
  }));
}

TEST_CASE("property: the order of the facts makes no difference to a ledger") {
  const policy::Policy policy = policy_with_managed_county();
  REQUIRE(rc::check([&] {
    const SubjectFacts facts = any_insured_person().facts;
    const SubjectFacts other = shuffled(facts);
    RC_ASSERT(management_rows(facts, Period{2017}) == management_rows(other, Period{2017}));
    const auto rows = subsidy_rows(facts, dues_of(facts, 2018, policy), 2018, policy);
    const auto again = subsidy_rows(other, dues_of(other, 2018, policy), 2018, policy);
    RC_ASSERT(rows.size() == again.size());
    for (std::size_t i = 0; i < rows.size(); ++i) RC_ASSERT(cells_of(rows[i]) == cells_of(again[i]));
  }));
}

TEST_CASE(
    "property: a day bears a tag if and only if a registry says so, and a year with a tag is a poor year") {
  REQUIRE(rc::check([] {
    const SubjectFacts facts = any_insured_person().facts;
    const Day day = any_day_near_2017();
    const auto tags = tags_of(facts);
    const bool tagged = std::ranges::any_of(tags, [&](const Tag& tag) { return tag.period.contains(day); });
    RC_ASSERT(tagged == !rules::poor_within(facts, {day, day}, AsOf(today)).empty());
    const Period year{*rc::gen::inRange(2016, 2019)};
    RC_ASSERT(tags_within(facts, year.days()).empty() ==
              rules::poor_within(facts, rules::calendar_year(year.year), AsOf(today)).empty());
  }));
}

TEST_CASE("property: figures of villages add up to those of the county") {
  REQUIRE(rc::check([] {
    RegionReport villages(RegionLevel::village), counties(RegionLevel::county);
    for (int people = *rc::gen::inRange(1, 6); people > 0; --people) {
      const SubjectFacts facts = any_insured_person().facts;
      const auto dues = dues_of(facts, 2018, policy::default_policy());
      const CertificationState certified = perhaps([] { return *rc::gen::arbitrary<bool>(); });
      for (RegionReport* report : {&villages, &counties})
        report->add(region_person(facts, Period{2018}, dues, certified));
    }
    std::map<RegionPath, RegionFigures, RegionOrder> added_up;
    for (const auto& [region, figures] : villages.figures())
      added_up[cut_to(region, RegionLevel::county)] += figures;
    RC_ASSERT(added_up.size() == counties.figures().size());
    for (const auto& [region, figures] : counties.figures()) {
      RC_ASSERT(added_up.at(region) == figures);
      RC_ASSERT(figures.poor_insured <= figures.poor);
      RC_ASSERT(figures.paid_for <= figures.to_be_paid_for);
      RC_ASSERT(figures.certified <= figures.recipients);
    }
  }));
}
