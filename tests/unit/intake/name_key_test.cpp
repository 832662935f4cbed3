#include "verify/intake/name_key.hpp"

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

TEST_CASE("spellings of one name have one key") {
  for (const char* name :
       {"id_number", "ID Number", "id-number", " Id_Number ", "ｉｄ＿ｎｕｍｂｅｒ", "\uFEFFid_number"})
    CHECK(name_key(name) == "idnumber");
  CHECK(name_key("公民 身份号码\u3000") == "公民身份号码");
}

TEST_CASE("the nearest name is the one with the fewest typing errors") {
  const std::vector<std::string_view> columns = {"id_number", "name", "paid_on", "性别", "公民身份号码"};
  CHECK(nearest("id_nmuber", columns) == "id_number");  // swapped
  CHECK(nearest("idnumbr", columns) == "id_number");    // dropped
  CHECK(nearest("paid_onn", columns) == "paid_on");     // added
  CHECK(nearest("nama", columns) == "name");            // changed
  CHECK(nearest("性列", columns) == "性别");
  CHECK(nearest("公民身份证号码", columns) == "公民身份号码");
}

TEST_CASE("nothing is suggested when nothing is near") {
  CHECK(nearest("remarks", {"id_number", "name"}).empty());
  CHECK(nearest("备注", {"姓名", "性别"}).empty());
  CHECK(nearest("", {"name"}).empty());
  CHECK(nearest("name", {}).empty());
}

}  // namespace
}  // namespace benefit::intake
