#include "verify/intake/people_columns.hpp"

#include <set>
#include <string>

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using Catch::Contains;
using Header = std::vector<std::string>;

PersonColumns columns_of(const Header& header, const PersonMapping& mapping = {}) {
  const auto columns = find_person_columns(header, mapping);
  REQUIRE(columns);
  return *columns;
}

Error error_of(const Header& header, const PersonMapping& mapping = {}) {
  const auto columns = find_person_columns(header, mapping);
  REQUIRE_FALSE(columns);
  CHECK(columns.error().code == ErrorCode::bad_input);
  CHECK(columns.error().where == "header");
  CHECK_FALSE(columns.error().hint.empty());
  return columns.error();
}

std::optional<std::size_t> cell(const PersonColumns& columns, PersonField field) {
  return columns.at(static_cast<std::size_t>(field));
}

TEST_CASE("the usual headers in English are known") {
  const PersonColumns columns = columns_of({"record_id", "id_number", "name", "sex", "birth_date",
                                            "county_code", "town", "village", "address", "death_date"});
  for (std::size_t field = 0; field < person_fields; ++field) CHECK(columns.at(field) == field);
}

TEST_CASE("the usual headers in Chinese are known, in any order and beside others") {
  const PersonColumns columns = columns_of({"备注", "死亡日期", "住址", "村", "乡镇", "行政区划代码",
                                            "出生日期", "性别", "姓名", "公民身份号码", "序号", "经办人"});
  CHECK(cell(columns, PersonField::record_id) == 10);
  CHECK(cell(columns, PersonField::id_number) == 9);
  CHECK(cell(columns, PersonField::name) == 8);
  CHECK(cell(columns, PersonField::sex) == 7);
  CHECK(cell(columns, PersonField::birth_date) == 6);
  CHECK(cell(columns, PersonField::county_code) == 5);
  CHECK(cell(columns, PersonField::town) == 4);
  CHECK(cell(columns, PersonField::village) == 3);
  CHECK(cell(columns, PersonField::address) == 2);
  CHECK(cell(columns, PersonField::death_date) == 1);
}

TEST_CASE("each header that is known is known by itself, and for one field only") {
  std::set<std::string> all;
  for (std::size_t i = 0; i < person_fields; ++i) {
    const auto field = static_cast<PersonField>(i);
    CHECK(to_string(field) == headers_of(field).front());
    for (const std::string_view header : headers_of(field)) {
      CAPTURE(header);
      CHECK(all.emplace(header).second);
      // Beside it one of the two columns that a list has to have.
      const std::string other = field == PersonField::name ? "id_number" : "name";
      CHECK(cell(columns_of({other, std::string(header)}), field) == 1);
    }
  }
}

TEST_CASE("case, width, blanks and hyphens make no other header") {
  const PersonColumns columns = columns_of({"ID Number", " 姓 名 ", "Birth-Date", "ＳＥＸ", "人员id"});
  CHECK(cell(columns, PersonField::id_number) == 0);
  CHECK(cell(columns, PersonField::name) == 1);
  CHECK(cell(columns, PersonField::birth_date) == 2);
  CHECK(cell(columns, PersonField::sex) == 3);
  CHECK(cell(columns, PersonField::record_id) == 4);
}

TEST_CASE("a list needs a name or a number and nothing else") {
  CHECK(cell(columns_of({"姓名"}), PersonField::name) == 0);
  CHECK(cell(columns_of({"身份证号"}), PersonField::id_number) == 0);
  CHECK(cell(columns_of({"姓名"}), PersonField::record_id) == std::nullopt);
  const Error error = error_of({"性别", "出生日期"});
  CHECK_THAT(error.what, Contains("neither a name nor an ID number"));
  CHECK_THAT(error.hint, Contains("姓名"));
  CHECK_THAT(error.hint, Contains("公民身份号码"));
  CHECK_THAT(error.hint, Contains("mapping"));
}

TEST_CASE(
    "a file that begins with a person instead of a header is said to name no columns, without the person") {
  const Error error = error_of({"11010519491231002X", "王小明", "女"});
  CHECK_THAT(error.what, Contains("neither a name nor an ID number"));
  CHECK_THAT(error.what + error.hint, !Contains("王小明") && !Contains("11010519491231002X"));
}

TEST_CASE("a field that is there twice is named, with its columns") {
  CHECK(error_of({"姓名", "性别", "姓名"}).what == "columns 1 and 3 both hold 'name'");
  CHECK(error_of({"name", "full_name"}).what == "columns 1 and 2 both hold 'name'");
}

TEST_CASE("a supplier's own headers are mapped") {
  const PersonColumns columns =
      columns_of({"逝者", "证号"}, {{"逝者", PersonField::name}, {"证号", PersonField::id_number}});
  CHECK(cell(columns, PersonField::name) == 0);
  CHECK(cell(columns, PersonField::id_number) == 1);
}

TEST_CASE("a mapping takes a header away from the field that it usually names") {
  const PersonColumns columns = columns_of({"姓名", "编号"}, {{"编号", PersonField::id_number}});
  CHECK(cell(columns, PersonField::id_number) == 1);
  CHECK(cell(columns, PersonField::record_id) == std::nullopt);
}

TEST_CASE("of two columns of one field the mapping says which one is meant") {
  const PersonColumns columns = columns_of({"姓名", "死者姓名"}, {{"死者姓名", PersonField::name}});
  CHECK(cell(columns, PersonField::name) == 1);
}

TEST_CASE("a mapping that names what is not there is an error that says so") {
  const Error error = error_of({"姓名"}, {{"死者", PersonField::name}, {"性", PersonField::sex}});
  CHECK_THAT(error.what, Contains("'死者'") && Contains("'性'"));
}

TEST_CASE("two headers mapped to one field are an error") {
  CHECK_THAT(error_of({"a", "b"}, {{"a", PersonField::name}, {"b", PersonField::name}}).what,
             Contains("both hold 'name'"));
}

}  // namespace
}  // namespace benefit::intake
