#include "verify/report/dossier.hpp"

#include "tests/support/stored_findings.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::report;
using namespace benefit::test;

TEST_CASE("what comes with a death is owed to the family, the rest to the person") {
  const Sums after_death{.lost = {}, .flowing_per_month = {}, .owed = yuan(1500)};
  const Sums missing{.lost = {}, .flowing_per_month = {}, .owed = yuan(100)};
  Dossier dossier{.one = case_in(CaseState::open),
                  .findings = {stored_finding(1, "D3", "resident_pension", after_death),
                               stored_finding(2, "Q4", "2018", missing)},
                  .provisions = {},
                  .batches = {},
                  .photos = {},
                  .events = {},
                  .suspension = {},
                  .back_pay = {},
                  .attachments = {},
                  .embedded = {}};
  dossier.one.sums = after_death;
  dossier.one.sums += missing;
  const Document document = dossier_document(dossier, Language::english);
  const auto times = [&](const std::string& label, const std::string& text) {
    return std::ranges::count_if(
        document.blocks, [&](const Block& block) { return block.label == label && block.text == text; });
  };
  CHECK(times("owed to the family", "1,500.00 yuan") == 2);  // of the case, and of its finding
  CHECK(times("owed to the person", "100.00 yuan") == 2);
  CHECK(times("owed to the person", "1,600.00 yuan") == 0);
}
