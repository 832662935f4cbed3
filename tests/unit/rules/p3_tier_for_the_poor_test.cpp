// P3: a poor person refused the tier that the poor keep, or charged more than it.
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

const Day in_2019{2019y / 4 / 10};

/// Forty years old, insured, and registered as poor since 2016.
FactsBuilder poor() {
  FactsBuilder known{citizen(2, 1978y / 3 / 15)};
  known.enrolment().benefit_from = std::nullopt;
  known.registry_period(Registry::registered_poor, {Day{2016y / 1 / 1}, std::nullopt});
  return known;
}

Contribution& charged(FactsBuilder& known, Fen amount, std::optional<Fen> tier_asked_for) {
  Contribution& row = known.contribution(2018, amount, 2018y / 3 / 1);
  row.tier_asked_for = tier_asked_for;
  return row;
}

Contribution& refused(FactsBuilder& known, std::optional<Fen> tier_asked_for, Day on = 2018y / 3 / 1) {
  Contribution& row = known.contribution(2018, Fen{}, on);
  row.kind = ContributionKind::refused;
  row.tier_asked_for = tier_asked_for;
  return row;
}

/// The lowest tier is 200 yuan from 2018 on.
policy::Policy raised(RegionCode region = {}) {
  policy::Policy policy = test_policy();
  if (region == RegionCode{}) policy.lowest_tier.clear();
  policy.lowest_tier.push_back({{2018y / 1 / 1, std::nullopt}, yuan(200), "raised", region});
  return policy;
}

}  // namespace

TEST_CASE("P3 finds a person who asked for the kept tier and was charged more") {
  FactsBuilder known = poor();
  const Source row = charged(known, yuan(200), yuan(100)).source;
  const Finding finding = the_finding("P3", known.facts, in_2019);
  CHECK(finding.key.period == "2018:2018-03-01");
  CHECK(finding.sums == Sums{Fen{}, Fen{}, yuan(100)});
  CHECK(value<std::string>(finding, "p3.poor_in_year", "registry") == "registered_poor");
  CHECK(value<Day>(finding, "p3.charged_more", "paid_on") == Day{2018y / 3 / 1});
  CHECK(value<Fen>(finding, "p3.charged_more", "amount") == yuan(200));
  CHECK(value<Fen>(finding, "p3.tier_is_kept", "amount") == yuan(100));
  CHECK(value<std::string>(finding, "p3.tier_is_kept", "basis") == "冀人社发〔2018〕3号 二(一)1");
  CHECK(reasons(finding, "p3.ask_the_person").empty());
  CHECK(cites(finding, row));
  CHECK(cites(finding, known.facts.registry_periods.front().source));
}

TEST_CASE("P3: one fen beyond the tier is beyond it, the tier to the fen is not") {
  FactsBuilder known = poor();
  charged(known, Fen{10001}, yuan(100));
  CHECK(the_finding("P3", known.facts, in_2019).sums.owed == Fen{1});
  known.facts.contributions.front().amount = yuan(100);
  CHECK(run_check("P3", known.facts, in_2019).empty());
  known.facts.contributions.front().amount = Fen{9999};
  CHECK(run_check("P3", known.facts, in_2019).empty());
}

TEST_CASE("P3: who asks for a higher tier is charged it") {
  FactsBuilder known = poor();
  charged(known, yuan(300), yuan(300));
  CHECK(run_check("P3", known.facts, in_2019, raised()).empty());
}

TEST_CASE("P3: the raised lowest tier to the fen is to be asked about, and no sum is put on it") {
  FactsBuilder known = poor();
  charged(known, yuan(200), std::nullopt);
  CHECK(run_check("P3", known.facts, in_2019).empty());  // it is not raised
  const Finding finding = the_finding("P3", known.facts, in_2019, raised());
  CHECK(finding.sums == Sums{});
  CHECK(value<Fen>(finding, "p3.charged_lowest_tier", "amount") == yuan(200));
  CHECK(reasons(finding, "p3.ask_the_person").size() == 1);
  CHECK(run_check("P3", known.facts, in_2019, raised({130225})).size() == 1);
  CHECK(run_check("P3", known.facts, in_2019, raised({130283})).empty());  // in another county
  known.facts.contributions.front().amount = Fen{20001};
  CHECK(run_check("P3", known.facts, in_2019, raised()).empty());
}

TEST_CASE("P3 finds a person who was refused") {
  FactsBuilder known = poor();
  SECTION("the kept tier") { refused(known, yuan(100)); }
  SECTION("and the list does not say which tier") { refused(known, std::nullopt); }
  const Finding finding = the_finding("P3", known.facts, in_2019);
  CHECK(finding.sums == Sums{});
  CHECK(value<Day>(finding, "p3.refused", "paid_on") == Day{2018y / 3 / 1});
  CHECK(value<std::int64_t>(finding, "p3.refused", "year") == 2018);
  CHECK(value<std::int64_t>(finding, "p3.invite_to_pay", "year") == 2018);
  CHECK(reasons(the_finding("P3", known.facts, in_2019), "p3.ask_the_person").empty());
}

TEST_CASE("P3 invites nobody to pay who has died since") {
  FactsBuilder known = poor();
  refused(known, yuan(100));
  known.death(2018y / 12 / 1);
  CHECK(reasons(the_finding("P3", known.facts, in_2019), "p3.invite_to_pay").empty());
}

TEST_CASE("P3: a refusal of another tier, or one that was right or was mended, is none of this") {
  FactsBuilder known = poor();
  SECTION("another tier") { refused(known, yuan(300)); }
  SECTION("the person drew the pension") {
    refused(known, yuan(100));
    known.facts.enrolments.front().benefit_from = 2018y / 3;
  }
  SECTION("paid later") {
    refused(known, yuan(100));
    known.contribution(2018, yuan(100), 2018y / 3 / 1);
  }
  CHECK(run_check("P3", known.facts, in_2019).empty());
}

TEST_CASE("P3: what was paid before a refusal, at a higher tier or for another year mends nothing") {
  FactsBuilder known = poor();
  refused(known, yuan(100));
  SECTION("before") { known.contribution(2018, yuan(100), 2018y / 2 / 28); }
  SECTION("higher") { known.contribution(2018, yuan(300), 2018y / 3 / 2); }
  SECTION("another year") { known.contribution(2017, yuan(100), 2018y / 3 / 2); }
  SECTION("draws the pension from the next month on") {
    known.facts.enrolments.front().benefit_from = 2018y / 4;
  }
  CHECK(run_check("P3", known.facts, in_2019).size() == 1);
}

TEST_CASE("P3: only the poor keep the tier, for every year in which they were poor on a day") {
  FactsBuilder known = poor();
  charged(known, yuan(200), yuan(100));
  DayInterval& period = known.facts.registry_periods.front().period;
  SECTION("on its first day") {
    period.to = 2018y / 1 / 1;
    CHECK(run_check("P3", known.facts, in_2019).size() == 1);
  }
  SECTION("not the day before") {
    period.to = 2017y / 12 / 31;
    CHECK(run_check("P3", known.facts, in_2019).empty());
    known.facts.registry_periods.front().exit_procedure = true;  // lifted out
    CHECK(run_check("P3", known.facts, in_2019).size() == 1);
    known.facts.registry_periods.front().exit_procedure = false;  // struck off
    CHECK(run_check("P3", known.facts, in_2019).empty());
  }
  SECTION("on its last day, as far as that is known") {
    period.from = 2018y / 12 / 31;
    CHECK(run_check("P3", known.facts, in_2019).size() == 1);
    CHECK(run_check("P3", known.facts, 2018y / 12 / 31).size() == 1);
    CHECK(run_check("P3", known.facts, 2018y / 12 / 30).empty());
  }
  SECTION("nobody else") {
    known.facts.registry_periods.clear();
    CHECK(run_check("P3", known.facts, in_2019).empty());
  }
}

TEST_CASE("P3 looks at what the person pays to the resident pension for the years of the provision") {
  FactsBuilder known = poor();
  Contribution& row = charged(known, yuan(200), yuan(100));
  SECTION("the year before") { row.year = 2017; }
  SECTION("another payer") { row.payer = Payer::employer; }
  SECTION("another scheme") { row.scheme = Scheme::resident_medical; }
  SECTION("in arrears (P4)") { row.kind = ContributionKind::back_payment; }
  CHECK(run_check("P3", known.facts, in_2019).empty());
}

TEST_CASE("P3: the policy of the region decides") {
  FactsBuilder known = poor();
  charged(known, yuan(200), yuan(150));
  policy::Policy policy = test_policy();
  CHECK(run_check("P3", known.facts, in_2019, policy).empty());
  policy.tier_for_the_poor.push_back({{2018y / 1 / 1, std::nullopt}, yuan(150), "own tier", {130225}});
  const Finding finding = the_finding("P3", known.facts, in_2019, policy);
  CHECK(finding.sums.owed == yuan(50));
  CHECK(value<std::string>(finding, "p3.tier_is_kept", "basis") == "own tier");
  SECTION("of the county that charged") {
    known.facts.contributions.front().county = {130283};
    CHECK(run_check("P3", known.facts, in_2019, policy).empty());
  }
  SECTION("where the provision holds from the next year on") {
    for (auto& entry : policy.provisions)
      if (entry.value == "P3") entry.valid.from = 2019y / 1 / 1;
    CHECK(run_check("P3", known.facts, in_2019, policy).empty());
  }
}

TEST_CASE("P3: a refusal and a charge of one day are two findings, in whatever order the rows come") {
  FactsBuilder known = poor();
  refused(known, yuan(100));
  charged(known, yuan(200), yuan(100));
  known.registry_period(Registry::dibao, {Day{2015y / 1 / 1}, Day{2018y / 3 / 1}});
  const auto found = run_check("P3", known.facts, in_2019);
  REQUIRE(found.size() == 2);
  CHECK(found[0].key.period == "2018:2018-03-01");
  CHECK(found[1].key.period == "2018:2018-03-01:2");
  CHECK(found[1].sums.owed == yuan(100));
  CHECK(value<std::string>(found[0], "p3.poor_in_year", "registry") == "dibao");
  CHECK(same_in_any_order("P3", known.facts, in_2019));
}

TEST_CASE("P3: what was charged to somebody who has died since is owed to the survivors") {
  FactsBuilder known = poor();
  charged(known, yuan(200), yuan(100));
  known.death(2018y / 9 / 1);
  CHECK(the_finding("P3", known.facts, in_2019).sums.owed == yuan(100));
}

TEST_CASE("P3: what somebody else offered or was charged is not the person's") {
  FactsBuilder known = poor();
  refused(known, yuan(100));
  CHECK(run_check("P3", known.facts, in_2019).size() == 1);
  known.facts.contributions.front().name = "魏大同";
  CHECK(run_check("P3", known.facts, in_2019).empty());
}
