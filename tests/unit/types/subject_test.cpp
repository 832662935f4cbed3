#include "verify/types/subject.hpp"

#include "tests/support/facts_builder.hpp"

#include <catch2/catch.hpp>

namespace benefit {
namespace {

using namespace std::chrono_literals;

TEST_CASE("the enrolment of the latest day names the subject, of equals the one delivered last") {
  test::FactsBuilder known;
  const SubjectFacts& facts = known.facts;
  CHECK(newest_enrolment(facts) == nullptr);

  const auto enrol = [&known](const char* name, std::optional<Day> enrolled_on) {
    Enrolment& row = known.enrolment();
    row.name = name;
    row.enrolled_on = enrolled_on;
  };
  enrol("later", 2016y / 1 / 1);
  enrol("earlier", 2015y / 1 / 1);
  enrol("undated", std::nullopt);
  CHECK(newest_enrolment(facts)->name == "later");
  enrol("again", 2016y / 1 / 1);
  CHECK(newest_enrolment(facts)->name == "again");
  CHECK(name_of(facts) == "again");
}

TEST_CASE("without an enrolment the newest payment that gives a name names the subject") {
  test::FactsBuilder known;
  const SubjectFacts& facts = known.facts;
  CHECK(newest_payment(facts) == nullptr);
  CHECK(name_of(facts).empty());

  const auto pay = [&known](Month month, const char* name, Source source) {
    Payment& row = known.payment(month, test::yuan(120));
    row.name = name;
    row.source = source;
  };
  pay(2018y / 1, "january", {1, 4});
  pay(2018y / 2, "february", {1, 3});
  pay(2018y / 3, "", {1, 2});
  CHECK(newest_payment(facts)->source == Source{1, 2});
  CHECK(name_of(facts) == "february");
}

TEST_CASE("a range holds its first number and not its end") {
  const CitizenId subject = test::citizen();
  const SubjectRange range{subject.body(), subject.body() + 1};
  CHECK(range.contains(subject));
  CHECK_FALSE(range.contains(CitizenId::from_body(subject.body() + 1)));
  CHECK_FALSE(SubjectRange{}.contains(subject));
}

}  // namespace
}  // namespace benefit
