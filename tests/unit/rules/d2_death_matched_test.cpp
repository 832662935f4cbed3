// D2: paid after a death recorded under another number, or none.
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

/// Paid from 2017-10 to 2018-03; a record without a number, of 2018-01-05.
FactsBuilder matched(double probability) {
  FactsBuilder known;
  known.enrolment();
  known.payments(2017y / 10, 2018y / 3, yuan(120));
  known.linked_death(2018y / 1 / 5, probability);
  return known;
}

}  // namespace

TEST_CASE("D2 puts both records side by side, says how sure it is, and counts what was paid") {
  const FactsBuilder known = matched(0.972);
  const Finding finding = the_finding("D2", known.facts);
  CHECK(finding.key.period == "2018-01");
  CHECK(finding.sums == Sums{yuan(240), yuan(120), Fen{}});
  CHECK(value<std::int64_t>(finding, "d2.how_sure", "percent") == 97);
  CHECK(value<std::int64_t>(finding, "d2.paid_after_death", "months") == 2);
  CHECK(value<std::string>(finding, "match.name.exact", "ours") == "王秀英");
  CHECK(value<std::string>(finding, "match.name.exact", "theirs") == "王秀英");
  CHECK(value<std::string>(finding, "match.birth_date.exact", "ours") == "1948-03-15");
  CHECK(reasons(finding, "match.sex.missing").empty());  // says nothing
  CHECK(reasons(finding, "match.prior.").empty());
  CHECK(reasons(finding, "d2.look_first").empty());
  CHECK(value<std::string>(finding, "d2.death_recorded", "fingerprint") ==
        fingerprint(known.facts.linked_deaths.front().row));
  CHECK(cites(finding, known.facts.linked_deaths.front().row.source));
  CHECK(cites(finding, known.facts.enrolments.front().source));
}

TEST_CASE("D2: where a person has to look first, no sum is put on anybody") {
  const Finding finding = the_finding("D2", matched(0.4).facts);
  CHECK(finding.sums == Sums{});
  CHECK(reasons(finding, "d2.look_first").size() == 1);
  CHECK(value<Fen>(finding, "d2.paid_after_death", "amount") == yuan(240));
}

TEST_CASE("D2: under quite another name nothing is sure, however much the number brings with it") {
  FactsBuilder known = matched(0.99);
  std::vector<FieldComparison>& compared = known.facts.linked_deaths.front().match.compared;
  const auto name = std::ranges::find(compared, "name", &FieldComparison::field);
  REQUIRE(name != compared.end());
  name->level = "different";
  const Finding finding = the_finding("D2", known.facts);
  CHECK(finding.sums == Sums{});
  CHECK(reasons(finding, "d2.look_first").size() == 1);
}

TEST_CASE("D2: a link goes before a doubtful record, whatever their days") {
  FactsBuilder known = matched(0.99);
  known.linked_death(2018y / 2 / 20, 0.3);
  const Finding finding = the_finding("D2", known.facts);
  CHECK(finding.key.period == "2018-01");
  CHECK(reasons(finding, "d2.death_recorded").size() == 1);
}

TEST_CASE("D2: of several links the latest day counts") {
  FactsBuilder known = matched(0.99);
  known.linked_death(2018y / 2 / 20, 0.98);
  const Finding finding = the_finding("D2", known.facts);
  CHECK(finding.key.period == "2018-02");
  CHECK(finding.sums.lost == yuan(120));
  CHECK(reasons(finding, "d2.death_recorded").size() == 2);
}

TEST_CASE("D2 leaves people alone") {
  FactsBuilder known = matched(0.99);
  SECTION("who were seen after that day") { known.trace(TraceKind::counter_visit, 2018y / 1 / 6); }
  SECTION("whose benefit ended in time") {
    known.facts.payments.erase(known.facts.payments.begin() + 4, known.facts.payments.end());
  }
  SECTION("who are unlikely to be meant") { known.facts.linked_deaths.front().match.probability = 0.19; }
  SECTION("whom a person has told apart from the record") {
    known.facts.set_aside_records = {fingerprint(known.facts.linked_deaths.front().row)};
  }
  SECTION("who are judged by a record with their own number") { known.death(2018y / 1 / 7); }
  CHECK(run_check("D2", known.facts).empty());
}

TEST_CASE("D2: a lent card proves nothing") {
  FactsBuilder known = matched(0.99);
  known.trace(TraceKind::card_payment_in_person, 2018y / 2 / 6);
  CHECK(run_check("D2", known.facts).size() == 1);
}
