#include "tests/support/deliver.hpp"

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using namespace std::chrono_literals;

constexpr const char* header = "id_number,name,kind,valid_from,valid_to,authority,county_code\n";

test::Delivered deliver_row(const std::string& rest) {
  return test::deliver(Feed::absences, std::string(header) + "11010519491231002X,王小明," + rest + "\n");
}

TEST_CASE("absences: a row becomes a dated absence") {
  const auto delivered = deliver_row("prison,2017-06-01,2019-05-31,唐山市中级人民法院,130225");
  REQUIRE(delivered.sink.absences.size() == 1);
  const Absence& fact = delivered.sink.absences.front();
  CHECK(fact.id.to_string() == "11010519491231002X");
  CHECK(fact.name == "王小明");
  CHECK(fact.kind == AbsenceKind::prison);
  CHECK(fact.period == DayInterval{Day{2017y / 6 / 1}, Day{2019y / 5 / 31}});
  CHECK(fact.authority == "唐山市中级人民法院");
  CHECK(fact.county == RegionCode{130225});
  CHECK(fact.source == Source{7, 2});
}

TEST_CASE("absences: Chinese headers and words, without an end") {
  const auto [word, kind] =
      GENERATE(table<const char*, AbsenceKind>({{"服刑", AbsenceKind::prison},
                                                {"出国定居", AbsenceKind::settled_abroad},
                                                {"下落不明", AbsenceKind::missing}}));
  const auto delivered =
      test::deliver(Feed::absences, std::string("公民身份号码,姓名,情形,起始日期\n") +
                                        "11010519491231002X,王小明," + word + ",2017/6/1\n");
  REQUIRE(delivered.sink.absences.size() == 1);
  CHECK(delivered.sink.absences.front().kind == kind);
  CHECK(delivered.sink.absences.front().period.to == std::nullopt);
  CHECK(delivered.sink.absences.front().authority.empty());
}

TEST_CASE("absences: what cannot be read is refused, a county that cannot is left out") {
  const auto code = [](const std::string& rest) { return deliver_row(rest).reject_code(); };
  CHECK(code("prison,2017-06-02,2017-06-01,,130225") == "date.order");
  CHECK(code("prison,2017-06-01,2017-06-01,,130225").empty());
  CHECK(code("外出务工,2017-06-01,,,130225") == "value.word");
  CHECK(code(",2017-06-01,,,130225") == "value.missing");
  CHECK(code("prison,,,,130225") == "date.missing");
  CHECK(code("prison,2017-06-01,长期,,130225") == "date.form");
  const auto kept = deliver_row("prison,2017-06-01,,,99");
  CHECK(kept.sink.absences.size() == 1);
  CHECK(kept.sink.defects.size() == 1);
}

}  // namespace
}  // namespace benefit::intake
