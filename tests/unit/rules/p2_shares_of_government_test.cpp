// P2: shares of province, city and county that are not those that are due.
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

const Day in_2019{2019y / 4 / 10};

GovernmentContribution& split(FactsBuilder& known, Fen amount, std::optional<Fen> province,
                              std::optional<Fen> city, std::optional<Fen> county) {
  GovernmentContribution& row = known.subsidy(2018, amount, 2018y / 7 / 1);
  row.province_share = province;
  row.city_share = city;
  row.county_share = county;
  return row;
}

std::vector<Finding> found_for(Fen amount, std::optional<Fen> province, std::optional<Fen> city,
                               std::optional<Fen> county, const policy::Policy& policy = test_policy()) {
  FactsBuilder known;
  known.enrolment();
  split(known, amount, province, city, county);
  return run_check("P2", known.facts, in_2019, policy);
}

policy::Policy managed(RegionCode county) {
  policy::Policy policy = test_policy();
  policy.directly_managed_counties = {{{2018y / 1 / 1, std::nullopt}, {}, "province's list", county}};
  return policy;
}

}  // namespace

TEST_CASE("P2 finds shares that are wrong by one fen") {
  FactsBuilder known;
  known.enrolment();
  const Source row = split(known, yuan(100), Fen{3333}, Fen{3334}, Fen{3333}).source;
  const Finding finding = the_finding("P2", known.facts, in_2019);
  CHECK(finding.key.period == "2018:2018-07-01");
  CHECK(finding.sums == Sums{});
  CHECK(finding.region.village == "西街村");
  CHECK(value<Fen>(finding, "p2.amount_booked", "amount") == yuan(100));
  CHECK(value<std::int64_t>(finding, "p2.amount_booked", "year") == 2018);
  CHECK(value<Fen>(finding, "p2.booked_to_city", "amount") == Fen{3334});
  CHECK(value<Fen>(finding, "p2.shares_due", "province") == Fen{3334});
  CHECK(value<Fen>(finding, "p2.shares_due", "city") == Fen{3333});
  CHECK(value<Fen>(finding, "p2.shares_due", "in_county") == Fen{3333});
  CHECK(reasons(finding, "p2.do_not_add_up").empty());
  CHECK(reasons(finding, "p2.managed_directly").empty());
  CHECK(reasons(finding, "p2.not_the_person").size() == 1);
  CHECK(cites(finding, row));
}

TEST_CASE("P2: the remainder fen go to the province first, then to the city") {
  CHECK(found_for(yuan(100), Fen{3334}, Fen{3333}, Fen{3333}).empty());
  CHECK(found_for(Fen{10001}, Fen{3334}, Fen{3334}, Fen{3333}).empty());
  CHECK(found_for(Fen{10002}, Fen{3334}, Fen{3334}, Fen{3334}).empty());
  CHECK(found_for(Fen{10001}, Fen{3334}, Fen{3333}, Fen{3334}).size() == 1);
}

TEST_CASE("P2 tells that shares do not add up") {
  const auto short_by_one = found_for(yuan(100), Fen{3333}, Fen{3333}, Fen{3333});
  REQUIRE(short_by_one.size() == 1);
  CHECK(value<Fen>(short_by_one.front(), "p2.do_not_add_up", "sum") == Fen{9999});
  CHECK(value<Fen>(short_by_one.front(), "p2.do_not_add_up", "amount") == Fen{10000});
  CHECK(found_for(yuan(100), Fen{3334}, Fen{3333}, Fen{3332}).size() == 1);
  CHECK(found_for(yuan(100), Fen{3334}, Fen{3333}, Fen{3334}).size() == 1);
}

TEST_CASE("P2: a share that the ledger leaves blank may be as it should") {
  CHECK(found_for(yuan(100), std::nullopt, std::nullopt, std::nullopt).empty());
  CHECK(found_for(yuan(100), Fen{3334}, std::nullopt, std::nullopt).empty());
  CHECK(found_for(yuan(100), std::nullopt, std::nullopt, Fen{3333}).empty());
  CHECK(found_for(yuan(100), yuan(100), std::nullopt, std::nullopt).size() == 1);
  CHECK(found_for(yuan(100), Fen{3334}, Fen{}, std::nullopt).size() == 1);
}

TEST_CASE("P2: of a county managed by the province the city bears nothing") {
  const policy::Policy policy = managed({130225});
  CHECK(found_for(yuan(100), Fen{6667}, Fen{}, Fen{3333}, policy).empty());
  CHECK(found_for(yuan(100), Fen{6667}, std::nullopt, Fen{3333}, policy).empty());
  CHECK(found_for(yuan(100), Fen{6666}, Fen{}, Fen{3334}, policy).size() == 1);
  const auto found = found_for(yuan(100), Fen{3334}, Fen{3333}, Fen{3333}, policy);
  REQUIRE(found.size() == 1);
  CHECK(value<std::string>(found.front(), "p2.managed_directly", "basis") == "province's list");
  CHECK(value<Fen>(found.front(), "p2.shares_due", "province") == Fen{6667});
}

TEST_CASE("P2: another county is not managed by the province, nor is this one in another year") {
  CHECK(found_for(yuan(100), Fen{6667}, Fen{}, Fen{3333}, managed({130283})).size() == 1);
  CHECK(found_for(yuan(100), Fen{3334}, Fen{3333}, Fen{3333}, managed({130283})).empty());
  policy::Policy later = managed({130225});
  later.directly_managed_counties.front().valid.from = 2018y / 1 / 2;
  CHECK(found_for(yuan(100), Fen{6667}, Fen{}, Fen{3333}, later).size() == 1);
}

TEST_CASE("P2: the county that paid decides, not the one on the roll") {
  FactsBuilder known;
  known.enrolment();
  split(known, yuan(100), Fen{6667}, Fen{}, Fen{3333}).county = {130283};
  CHECK(run_check("P2", known.facts, in_2019, managed({130283})).empty());
}

TEST_CASE("P2: a region's own parts, as an agency's file sets them") {
  const auto policy = policy::parse_policy(R"(
    [[certification_months]]
    from = 2016-01-01
    months = 12
    legal_basis = "notice"
    [[government_pays_for_poor]]
    from = 2018-01-01
    province = 2
    city = 1
    county = 1
    legal_basis = "everywhere"
    [[government_pays_for_poor]]
    region = "130225"
    from = 2018-01-01
    province = 0
    city = 0
    county = 1
    legal_basis = "county's plan")");
  REQUIRE(policy);
  CHECK(found_for(yuan(100), Fen{}, Fen{}, yuan(100), *policy).empty());
  const auto found = found_for(yuan(100), yuan(50), yuan(25), yuan(25), *policy);
  REQUIRE(found.size() == 1);
  CHECK(value<std::string>(found.front(), "p2.shares_due", "basis") == "county's plan");
}

TEST_CASE("P2 looks at contributions to the pension, of the years for which the split holds") {
  FactsBuilder known;
  GovernmentContribution& row = split(known, yuan(100), yuan(100), Fen{}, Fen{});
  SECTION("before") { row.year = 2017; }
  SECTION("after") { row.year = 2020; }
  SECTION("another scheme") { row.scheme = Scheme::resident_medical; }
  SECTION("another ground") { row.basis = SubsidyBasis::unemployment; }
  SECTION("paid after the run") { row.paid_on = in_2019 + std::chrono::days{1}; }
  CHECK(run_check("P2", known.facts, in_2019).empty());
}

TEST_CASE("P2: the split of the year holds, whenever it is paid") {
  FactsBuilder known;
  GovernmentContribution& row = split(known, yuan(100), yuan(100), Fen{}, Fen{});
  SECTION("its last year, paid in the next") {
    row.year = 2019;
    row.paid_on = 2020y / 2 / 1;
  }
  SECTION("paid on the day of the run") { row.paid_on = 2020y / 4 / 10; }
  CHECK(run_check("P2", known.facts, 2020y / 4 / 10).size() == 1);
}

TEST_CASE("P2: two of one day are two findings, in whatever order the rows come") {
  FactsBuilder known;
  split(known, yuan(100), yuan(100), Fen{}, Fen{});
  split(known, yuan(50), yuan(50), Fen{}, Fen{});
  split(known, yuan(60), yuan(20), yuan(20), yuan(20));
  const auto found = run_check("P2", known.facts, in_2019);
  REQUIRE(found.size() == 2);
  CHECK(found[0].key.period == "2018:2018-07-01");
  CHECK(found[1].key.period == "2018:2018-07-01:2");
  CHECK(value<Fen>(found[1], "p2.amount_booked", "amount") == yuan(50));
  CHECK(same_in_any_order("P2", known.facts, in_2019));
}

TEST_CASE("P2: of a share that the ledger leaves blank nothing is said, and it adds nothing up") {
  FactsBuilder known;
  split(known, yuan(100), yuan(34), yuan(33), Fen{}).county_share = std::nullopt;
  const Finding finding = the_finding("P2", known.facts, in_2019);
  CHECK(value<Fen>(finding, "p2.booked_to_province", "amount") == yuan(34));
  CHECK(reasons(finding, "p2.booked_to_county").empty());
  CHECK(reasons(finding, "p2.do_not_add_up").empty());

  known.facts.subsidies.front().province_share = yuan(120);  // more than the whole, whatever was left blank
  CHECK(value<Fen>(the_finding("P2", known.facts, in_2019), "p2.do_not_add_up", "sum") == yuan(153));
}

TEST_CASE("P2: a death or the loss of the status does not matter to the shares") {
  FactsBuilder known;
  known.enrolment();
  known.death(2018y / 1 / 5);
  split(known, yuan(100), yuan(100), Fen{}, Fen{});
  CHECK(the_finding("P2", known.facts, in_2019).sums == Sums{});
}

TEST_CASE("P2: the split is made first, then the province takes over the city's part") {
  const policy::Policy policy = managed({130225});
  CHECK(found_for(yuan(200), Fen{13334}, Fen{}, Fen{6666}, policy).empty());
  CHECK(found_for(yuan(200), Fen{13333}, Fen{}, Fen{6667}, policy).size() == 1);
}
