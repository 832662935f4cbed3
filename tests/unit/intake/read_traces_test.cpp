#include "tests/support/deliver.hpp"
#include "verify/intake/catalogue.hpp"

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using std::chrono::year;

constexpr const char* header = "id_number,name,kind,seen_on,county_code\n";

test::Delivered deliver_row(const std::string& row) {
  return test::deliver(Feed::traces_of_life, header + row);
}

TEST_CASE("traces: a row becomes a trace of life") {
  const auto delivered = deliver_row("11010519491231002X,王小明,住院,2018-02-20,130225\n");
  REQUIRE(delivered.sink.traces.size() == 1);
  const TraceOfLife& fact = delivered.sink.traces.front();
  CHECK(fact.kind == TraceKind::hospital_stay);
  CHECK(fact.seen_on == Day{year{2018} / 2 / 20});
  CHECK(fact.county == RegionCode{130225});
  CHECK(fact.source == Source{7, 2});
}

TEST_CASE("traces: every kind is read by its name") {
  for (const Term& term : terms(ValueForm::trace_kind)) {
    CAPTURE(term.name);
    const auto delivered = deliver_row("11010519491231002X,," + std::string(term.name) + ",2018-02-20,\n");
    REQUIRE(delivered.sink.traces.size() == 1);
    CHECK(static_cast<std::uint8_t>(delivered.sink.traces.front().kind) == term.value);
  }
}

TEST_CASE("traces: an unknown kind is refused, an unreadable county is counted") {
  const auto unknown = deliver_row("11010519491231002X,,打麻将,2018-02-20,\n");
  CHECK(unknown.reject_code() == "value.kind");
  CHECK_THAT(unknown.sink.rejects.front().defect.detail, Catch::Contains("home_visit"));
  const auto no_county = deliver_row("11010519491231002X,,住院,2018-02-20,乐亭县\n");
  REQUIRE(no_county.sink.traces.size() == 1);
  CHECK(no_county.sink.traces.front().county == RegionCode{});
  CHECK(no_county.sink.defects.front().code == "value.region");
}

}  // namespace
}  // namespace benefit::intake
