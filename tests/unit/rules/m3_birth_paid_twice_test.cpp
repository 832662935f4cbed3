// M3: the fixed reimbursement twice for one birth, or beside the benefit of maternity insurance.
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

const Day in_2019{2019y / 4 / 10};
const Day birth{2018y / 2 / 11};

FactsBuilder mother() {
  FactsBuilder known{citizen(2, 1990y / 3 / 15)};
  known.enrolment().benefit_from = std::nullopt;
  return known;
}

/// 300 and 310.01 yuan for one birth, in two counties.
FactsBuilder paid_twice() {
  FactsBuilder known = mother();
  known.maternity_claim(birth, yuan(300), 2018y / 3 / 20);
  known.maternity_claim(birth, Fen{31001}, 2018y / 5 / 2).county = {130283};
  return known;
}

}  // namespace

TEST_CASE("M3 finds the fixed reimbursement paid twice: everything but the first") {
  const FactsBuilder known = paid_twice();
  const Finding finding = the_finding("M3", known.facts, in_2019);
  CHECK(finding.key.period == "2018-02-11");
  CHECK(finding.name == "王秀英");
  CHECK(finding.sums == Sums{Fen{31001}, Fen{}, Fen{}});
  CHECK(value<Day>(finding, "m3.paid_twice", "born_on") == birth);
  CHECK(value<std::int64_t>(finding, "m3.paid_twice", "times") == 2);
  CHECK(reasons(finding, "m3.paid_beside").empty());
  CHECK(reasons(finding, "m3.payment").size() == 2);
  CHECK(value<Fen>(finding, "m3.ask_for_the_birth", "amount") == Fen{31001});
  for (const MaternityClaim& claim : known.facts.maternity_claims) CHECK(cites(finding, claim.source));
}

TEST_CASE("M3: once for a birth is right, in either insurance") {
  FactsBuilder known = mother();
  MaternityClaim& claim = known.maternity_claim(birth, yuan(300), 2018y / 3 / 20);
  CHECK(run_check("M3", known.facts, in_2019).empty());
  claim.kind = MaternityKind::employee_benefit;
  known.maternity_claim(birth, yuan(900), 2018y / 4 / 20).kind = MaternityKind::employee_benefit;
  CHECK(run_check("M3", known.facts, in_2019).empty());  // allowance and costs of the one insurance
}

TEST_CASE("M3 finds the fixed reimbursement beside the benefit of maternity insurance") {
  FactsBuilder known = mother();
  known.maternity_claim(birth, yuan(300), 2018y / 3 / 20);
  known.maternity_claim(birth, yuan(9000), 2018y / 3 / 10).kind = MaternityKind::employee_benefit;
  const Finding finding = the_finding("M3", known.facts, in_2019);
  CHECK(finding.sums == Sums{yuan(300), Fen{}, Fen{}});  // she was in employment: that one goes back
  CHECK(value<Day>(finding, "m3.paid_beside", "born_on") == birth);
  CHECK(reasons(finding, "m3.paid_twice").empty());
  CHECK(reasons(finding, "m3.payment").front().values.front().second ==
        ReasonValue{std::string("employee_benefit")});
}

TEST_CASE("M3: twice and beside: every fixed reimbursement") {
  FactsBuilder known = paid_twice();
  known.maternity_claim(birth, yuan(9000), 2018y / 3 / 10).kind = MaternityKind::employee_benefit;
  const Finding finding = the_finding("M3", known.facts, in_2019);
  CHECK(finding.sums.lost == Fen{61001});
  CHECK(value<std::int64_t>(finding, "m3.paid_twice", "times") == 2);
  CHECK(reasons(finding, "m3.paid_beside").size() == 1);
  CHECK(same_in_any_order("M3", known.facts, in_2019));
}

TEST_CASE("M3: days of birth 179 days apart are one birth, 180 days apart are two") {
  FactsBuilder known = paid_twice();
  known.facts.maternity_claims.back().born_on = birth + std::chrono::days{179};
  known.facts.maternity_claims.back().paid_on = 2018y / 10 / 1;
  const Finding finding = the_finding("M3", known.facts, in_2019);
  CHECK(finding.key.period == "2018-02-11");
  CHECK(finding.sums.lost == Fen{31001});
  known.facts.maternity_claims.back().born_on = birth + std::chrono::days{180};
  CHECK(run_check("M3", known.facts, in_2019).empty());
}

TEST_CASE("M3: claims do not chain two births together") {
  FactsBuilder known = mother();
  known.maternity_claim(birth, yuan(300), 2018y / 3 / 20);
  known.maternity_claim(birth + std::chrono::days{100}, yuan(1), 2018y / 6 / 20);
  known.maternity_claim(birth + std::chrono::days{200}, yuan(300), 2018y / 9 / 20);
  CHECK(the_finding("M3", known.facts, in_2019).sums.lost == yuan(1));
}

TEST_CASE("M3: two births, each paid twice, are two findings") {
  FactsBuilder known = paid_twice();
  known.maternity_claim(2019y / 1 / 5, yuan(300), 2019y / 2 / 1);
  known.maternity_claim(2019y / 1 / 6, yuan(302), 2019y / 3 / 1);
  const auto found = run_check("M3", known.facts, in_2019);
  REQUIRE(found.size() == 2);
  CHECK(found[1].key.period == "2019-01-05");
  CHECK(found[1].sums.lost == yuan(302));
  CHECK(same_in_any_order("M3", known.facts, in_2019));
}

TEST_CASE("M3: twins, paid for one by one, are shown with the words that they may be right") {
  FactsBuilder known = mother();
  known.maternity_claim(birth, yuan(300), 2018y / 3 / 20);
  known.maternity_claim(birth, yuan(300), 2018y / 3 / 20);
  const Finding finding = the_finding("M3", known.facts, in_2019);
  CHECK(finding.sums.lost == yuan(300));
  CHECK(reasons(finding, "m3.ask_for_the_birth").size() == 1);
}

TEST_CASE("M3: the first is the one paid first, whatever day of birth it gives") {
  FactsBuilder known = paid_twice();
  known.facts.maternity_claims.back().born_on = birth - std::chrono::days{1};
  const Finding finding = the_finding("M3", known.facts, in_2019);
  CHECK(finding.key.period == "2018-02-10");
  CHECK(finding.sums.lost == Fen{31001});
}

TEST_CASE("M3: one paid before the provision held is the first of its birth, and is not lost") {
  FactsBuilder known = paid_twice();
  MaternityClaim& first = known.facts.maternity_claims.front();
  first.born_on = birth - std::chrono::days{60};
  first.paid_on = 2017y / 12 / 31;
  SECTION("twice") {
    CHECK(the_finding("M3", known.facts, in_2019).sums.lost == Fen{31001});
    known.facts.maternity_claims.back().paid_on = 2017y / 12 / 31;
    CHECK(run_check("M3", known.facts, in_2019).empty());
    known.facts.maternity_claims.back().paid_on = 2018y / 1 / 1;
    CHECK(run_check("M3", known.facts, in_2019).size() == 1);
  }
  SECTION("beside") {
    known.maternity_claim(birth, yuan(9000), 2017y / 12 / 31).kind = MaternityKind::employee_benefit;
    CHECK(the_finding("M3", known.facts, in_2019).sums.lost == Fen{31001});
  }
}

TEST_CASE("M3: the policy of the county that paid decides") {
  const FactsBuilder known = paid_twice();
  policy::Policy policy = test_policy();
  std::erase_if(policy.provisions, [](const auto& entry) { return entry.value == "M3"; });
  policy.provisions.push_back({{2018y / 1 / 1, std::nullopt}, "M3", "own", {130225}});
  CHECK(run_check("M3", known.facts, in_2019, policy).empty());  // the second was paid by 130283
  policy.provisions.back().region = {130283};
  CHECK(run_check("M3", known.facts, in_2019, policy).size() == 1);
}

TEST_CASE("M3: a placeholder of nothing is no payment") {
  FactsBuilder known = paid_twice();
  known.facts.maternity_claims.back().amount = Fen{};
  CHECK(run_check("M3", known.facts, in_2019).empty());
}

TEST_CASE("M3: a death of the mother changes nothing") {
  FactsBuilder known = paid_twice();
  known.death(2018y / 2 / 11);
  CHECK(the_finding("M3", known.facts, in_2019).sums.lost == Fen{31001});
}
