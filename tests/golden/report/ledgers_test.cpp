// tests/golden/report/ledgers.txt shows a small ledger of each kind as people read it, in both languages.
#include "tests/support/facts_builder.hpp"
#include "tests/support/golden_file.hpp"
#include "verify/report/ledger/cell_text.hpp"
#include "verify/report/ledger/management.hpp"
#include "verify/report/ledger/regions.hpp"
#include "verify/report/ledger/subsidies.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::report;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

SubjectFacts person() {
  FactsBuilder known;
  known.enrolment().benefit_from = 2018y / 11;
  known.registry_period(Registry::registered_poor, {Day{2016y / 1 / 1}, Day{2018y / 6 / 30}}).exit_procedure =
      true;
  known.registry_period(Registry::dibao, {Day{2018y / 9 / 1}, std::nullopt});
  known.contribution(2018, yuan(200), Day{2018y / 4 / 1});
  GovernmentContribution& subsidy = known.subsidy(2018, Fen{10'001}, Day{2018y / 5 / 1});
  subsidy.province_share = Fen{3334};
  subsidy.city_share = Fen{3333};
  subsidy.county_share = Fen{3333};
  known.payments(2018y / 11, 2018y / 12, Fen{10'810});
  return known.facts;
}

/// A block for each row: its cells under their headings.
std::string page(const LedgerHead& head, const std::vector<std::vector<Cell>>& rows, Language language) {
  std::string text = ledger_title(head.title, language) + "\n";
  for (const auto& row : rows) {
    text += "\n";
    for (std::size_t i = 0; i < row.size(); ++i)
      text +=
          "  " + column_title(head.columns[i].field, language) + ": " + word_text(row[i], language) + "\n";
  }
  return text + "\n";
}

std::string pages(Language language) {
  const SubjectFacts facts = person();
  const SubsidyDue due{.year = 2018, .amount = yuan(100), .county = {130225}, .rests_on = {{1, 2}, {1, 3}}};
  const Period period{2018};

  std::vector<std::vector<Cell>> management, people, regions, report;
  for (const ManagementRow& row : management_rows(facts, period)) management.push_back(cells_of(row));
  SubsidyLedger ledger(RegionLevel::village);
  const auto rows = subsidy_rows(facts, std::vector{due}, 2018, policy::default_policy());
  ledger.add(rows);
  for (const SubsidyRow& row : rows) people.push_back(cells_of(row));
  for (const auto& [key, sums] : ledger.sums()) regions.push_back(cells_of(key, sums));
  RegionReport figures(RegionLevel::township);
  figures.add(region_person(facts, period, std::vector{due}, false));
  for (const auto& [region, one] : figures.figures()) report.push_back(cells_of(period, region, one));

  return page(management_ledger(), management, language) +
         page(subsidy_ledger_of_people(), people, language) +
         page(subsidy_ledger_of_regions(), regions, language) + page(region_report(), report, language);
}

}  // namespace

TEST_CASE("golden: the ledgers in both languages") {
  const std::string made = pages(Language::english) + pages(Language::chinese);
  CHECK(made == golden("tests/golden/report/ledgers.txt", made));
}
