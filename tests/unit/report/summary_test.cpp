#include "verify/report/summary.hpp"

#include "tests/support/facts_builder.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;

namespace {

Finding finding(std::string check, CitizenId subject, std::string period, Sums sums) {
  return {{std::move(check), subject, std::move(period)}, "", {}, sums, {}, {}};
}

}  // namespace

TEST_CASE("people are counted once, findings and each sum apart") {
  report::Summariser summariser;
  summariser.add(finding("S1", citizen(2), "resident_pension", {Fen{5}, Fen{1}, Fen{}}));
  summariser.add(finding("D3", citizen(2), "resident_pension", {Fen{100}, Fen{}, Fen{30}}));
  summariser.add(finding("D3", citizen(2), "employee_pension", {Fen{200}, Fen{}, Fen{}}));
  summariser.add(finding("D3", citizen(4), "resident_pension", {Fen{7}, Fen{}, Fen{1}}));
  const report::Summary expected{
      {{"D3", 3, 2, {Fen{307}, Fen{}, Fen{31}}}, {"S1", 1, 1, {Fen{5}, Fen{1}, Fen{}}}}, 2};
  CHECK(summariser.summary() == expected);
}

TEST_CASE("a run without findings comes to nothing") {
  CHECK(report::Summariser{}.summary() == report::Summary{});
}
