#include "tests/support/deliver.hpp"

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using namespace std::chrono_literals;

constexpr const char* header = "id_number,name,household,relation,valid_from,valid_to,county_code\n";
constexpr const char* first = "11010519491231002X";
constexpr const char* second = "440524188001010014";

test::Delivered deliver_rows(const std::string& rows) {
  return test::deliver(Feed::households, header + rows);
}
std::string row(const std::string& id, const std::string& rest) { return id + ",," + rest + "\n"; }

TEST_CASE("households: a row becomes one person's stay in one household") {
  const auto delivered =
      deliver_rows("11010519491231002X,王小明,130225-000123,spouse,2016-01-01,2017-12-31,130225\n");
  REQUIRE(delivered.sink.households.size() == 1);
  const HouseholdMember& fact = delivered.sink.households.front();
  CHECK(fact.id.to_string() == first);
  CHECK(fact.name == "王小明");
  CHECK(fact.household == "130225-000123");
  CHECK(fact.relation == Relation::spouse);
  CHECK(fact.period == DayInterval{Day{2016y / 1 / 1}, Day{2017y / 12 / 31}});
  CHECK(fact.county == RegionCode{130225});
  CHECK(fact.source == Source{7, 2});
}

TEST_CASE("households: Chinese headers and every relation") {
  const auto [word, relation] = GENERATE(table<const char*, Relation>({{"户主", Relation::head},
                                                                       {"妻子", Relation::spouse},
                                                                       {"子女", Relation::child},
                                                                       {"父亲", Relation::parent},
                                                                       {"其他亲属", Relation::other},
                                                                       {"妻", Relation::spouse},
                                                                       {"女儿", Relation::child},
                                                                       {"次子", Relation::child},
                                                                       {"养女", Relation::child},
                                                                       {"继母", Relation::parent},
                                                                       {"儿媳", Relation::other},
                                                                       {"外孙女", Relation::other}}));
  const auto delivered = test::deliver(Feed::households, std::string("公民身份号码,户号,关系,入户日期\n") +
                                                             first + ",0123," + word + ",2016.1.1\n");
  REQUIRE(delivered.sink.households.size() == 1);
  CHECK(delivered.sink.households.front().relation == relation);
  CHECK(delivered.sink.households.front().period.to == std::nullopt);
  CHECK(delivered.sink.households.front().county == RegionCode{});
}

TEST_CASE("households: a second head of today is refused, one after another is not") {
  const auto twice =
      deliver_rows(row(first, "1,head,2016-01-01,,130225") + row(second, "1,head,2017-01-01,,130225"));
  CHECK(twice.reject_code() == "household.second_head");
  REQUIRE(twice.sink.rejects.size() == 1);
  CHECK(twice.sink.rejects.front().defect.column == "relation");
  CHECK(twice.sink.households.size() == 1);

  for (const char* other :
       {"1,head,2017-01-01,,130283", "2,head,2017-01-01,,130225", "1,head,2010-01-01,2015-12-31,130225"})
    CHECK(deliver_rows(row(first, "1,head,2016-01-01,,130225") + row(second, other)).sink.rejects.empty());
}

TEST_CASE("households: a person who stands twice in one household is refused the second time") {
  const std::string stay = "1,child,2016-01-01,,130225";
  CHECK(deliver_rows(row(first, stay) + row(first, stay)).reject_code() == "household.member_twice");
  CHECK(deliver_rows(row(first, stay) + row(second, stay)).sink.rejects.empty());
  CHECK(deliver_rows(row(first, stay) + row(first, "2,child,2016-01-01,,130225")).sink.rejects.empty());
  CHECK(deliver_rows(row(first, "1,child,2010-01-01,2012-12-31,130225") + row(first, stay))
            .sink.rejects.empty());
}

TEST_CASE("households: of a row that was refused nothing is remembered") {
  const auto delivered =
      deliver_rows(row(first, "1,head,2016-01-01,,130225") + row(second, "1,head,2016-01-01,,130225") +
                   row(second, "1,spouse,2016-01-01,,130225"));
  CHECK(delivered.reject_code() == "household.second_head");
  CHECK(delivered.sink.households.size() == 2);
}

TEST_CASE("households: what cannot be read is refused, a county that cannot is left out") {
  const auto code = [](const std::string& rest) { return deliver_rows(row(first, rest)).reject_code(); };
  CHECK(code("1,head,2016-01-02,2016-01-01,130225") == "date.order");
  CHECK(code("1,head,2016-01-01,2016-01-01,130225").empty());
  CHECK(code("1,朋友,2016-01-01,,130225") == "value.word");
  CHECK(code(",head,2016-01-01,,130225") == "value.missing");
  CHECK(code("1,,2016-01-01,,130225") == "value.missing");
  CHECK(code("1,head,,,130225") == "date.missing");
  CHECK(deliver_rows(row("", "1,head,2016-01-01,,130225")).reject_code() == "id.missing");
  const auto kept = deliver_rows(row(first, "1,head,2016-01-01,,99"));
  CHECK(kept.sink.households.size() == 1);
  REQUIRE(kept.sink.defects.size() == 1);
  CHECK(kept.sink.defects.front().code == "value.region");
}

}  // namespace
}  // namespace benefit::intake
