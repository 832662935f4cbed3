// What is noted of a delivery's rows on their way into the store.
#include "verify/intake/measuring_writer.hpp"

#include "tests/support/facts_builder.hpp"
#include "tests/support/recording_batch_writer.hpp"
#include "verify/intake/defects.hpp"

#include <vector>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace std::chrono_literals;

namespace {

Payment paid_in(RegionCode county, Month month, std::int64_t line) {
  test::FactsBuilder known;
  Payment row = known.payment(month, test::yuan(108));
  row.county = county;
  row.source = {7, line};
  return row;
}

}  // namespace

TEST_CASE("a county code that had ended is noted once, with its last day, and the row is kept") {
  const std::vector<Region> regions{
      {{130223}, "滦县", {1990y / 1 / 1, Day{2018y / 9 / 28}}, RegionCode{130284}, {2, 2}},
      {{130284}, "滦州市", {2018y / 9 / 29, std::nullopt}, std::nullopt, {2, 3}},
      {{130225}, "乐亭县", {1990y / 1 / 1, Day{2000y / 1 / 1}}, std::nullopt, {1, 2}},
      {{130225}, "乐亭县", {1990y / 1 / 1, std::nullopt}, std::nullopt, {2, 4}}};  // mended since
  test::RecordingBatchWriter sink(7);
  intake::MeasuringWriter writer(sink, std::nullopt, regions);
  writer.add(paid_in({130223}, 2018y / 8, 2));
  writer.add(paid_in({130284}, 2018y / 12, 3));
  writer.add(paid_in({130225}, 2018y / 12, 4));
  CHECK(sink.defects.empty());
  writer.add(paid_in({130223}, 2018y / 11, 5));
  writer.add(paid_in({130223}, 2018y / 12, 6));
  REQUIRE(sink.defects.size() == 1);
  CHECK(sink.defects.front().line == 5);
  CHECK(sink.defects.front().column == "county_code");
  CHECK(sink.defects.front().code == intake::defect::region_ended);
  CHECK(sink.defects.front().detail == "2018-09-28");
  CHECK(sink.payments.size() == 5);
}
