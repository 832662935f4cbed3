// S3: one number, two people; one person, two numbers.
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

TEST_CASE("S3 finds two names under one number that cannot be one person's") {
  FactsBuilder known;
  known.enrolment();
  known.payment(2018y / 2, yuan(120));
  known.payment(2018y / 3, yuan(120)).name = "赵建国";
  const Finding finding = the_finding("S3", known.facts);
  CHECK(finding.key.period == "two_people");
  CHECK(finding.sums == Sums{});
  CHECK(value<std::string>(finding, "s3.two_names", "name") == "王秀英");
  CHECK(value<std::string>(finding, "s3.two_names", "other_name") == "赵建国");
  CHECK(finding.citations.size() == 2);
  CHECK(cites(finding, known.facts.enrolments.front().source));
  CHECK(cites(finding, known.facts.payments.back().source));
}

TEST_CASE("S3: spellings of one name, and payments without one, are one person") {
  FactsBuilder known;
  known.enrolment().name = "闫秀英";
  const char* spelling = GENERATE("闫秀英", "阎秀英", "严秀英", "闫秀 英", "闫秀荣", "");
  known.payment(2018y / 3, yuan(120)).name = spelling;
  INFO(spelling);
  CHECK(run_check("S3", known.facts).empty());
}

TEST_CASE("S3 finds two people on the roll itself, and without a roll among payments") {
  FactsBuilder roll;
  roll.enrolment();
  roll.enrolment(Scheme::employee_pension).name = "赵建国";
  CHECK(run_check("S3", roll.facts).size() == 1);

  FactsBuilder payments;
  payments.payment(2018y / 2, yuan(120)).name = "赵建国";
  payments.payment(2018y / 3, yuan(120));
  CHECK(the_finding("S3", payments.facts).name == "王秀英");
}

TEST_CASE("S3 finds one human under two numbers and reports it on the larger one only") {
  FactsBuilder larger{citizen(8)}, smaller{citizen(4)};
  larger.enrolment();
  smaller.enrolment().source = {2, 5};
  larger.other_number(citizen(4), 0.6).enrolments = smaller.facts.enrolments;
  smaller.other_number(citizen(8), 0.6).enrolments = larger.facts.enrolments;

  const Finding finding = the_finding("S3", larger.facts);
  CHECK(finding.key.period == "two_numbers:" + fingerprint(citizen(4)));
  CHECK_THAT(finding.key.period, !Catch::Contains(std::to_string(citizen(4).body())));
  CHECK(finding.sums == Sums{});
  CHECK(value<std::int64_t>(finding, "s3.how_sure", "percent") == 60);
  CHECK(value<std::string>(finding, "match.name.exact", "theirs") == "王秀英");
  CHECK(cites(finding, larger.facts.enrolments.front().source));
  CHECK(cites(finding, {2, 5}));
  CHECK(run_check("S3", smaller.facts).empty());
}

TEST_CASE("S3 leaves two numbers alone") {
  FactsBuilder known{citizen(8)}, other{citizen(4)};
  known.enrolment();
  other.enrolment();
  known.other_number(citizen(4), 0.6).enrolments = other.facts.enrolments;
  SECTION("that are unlikely to be one person's") { known.facts.other_numbers[0].match.probability = 0.1; }
  SECTION("that a person has told apart") { known.facts.set_aside_records = {fingerprint(citizen(4))}; }
  SECTION("of which one is on the roll no more") { known.facts.other_numbers[0].enrolments.clear(); }
  CHECK(run_check("S3", known.facts).empty());
}

TEST_CASE("S3: each further number is a finding of its own, however many entries it has") {
  FactsBuilder known{citizen(8)}, second{citizen(4)}, third{citizen(6)};
  known.enrolment();
  second.enrolment();
  second.enrolment(Scheme::employee_pension);
  third.enrolment().source = {3, 9};
  known.other_number(citizen(6), 0.6).enrolments = third.facts.enrolments;
  known.other_number(citizen(4), 0.6).enrolments = second.facts.enrolments;
  const auto findings = run_check("S3", known.facts);
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].key.period != findings[1].key.period);
}
