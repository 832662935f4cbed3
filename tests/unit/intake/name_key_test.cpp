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

}  // namespace
}  // namespace benefit::intake
