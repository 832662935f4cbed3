#include "daemon/cli/service.hpp"

#include "daemon/cli/application.hpp"
#include "tests/unit/cli/fake_session.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;

TEST_CASE("a reply is a JSON object or the service's error") {
  CHECK(cli::json_reply({200, "application/json", R"({"a":1})"})->at("a") == 1);
  CHECK(cli::json_reply({202, "application/json", R"({"job":4})"}).has_value());

  const auto refused =
      cli::json_reply({404, "application/json",
                       R"({"error":{"code":"not_found","what":"no case 9","where":"case","hint":"look"}})"});
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error() == Error{ErrorCode::not_found, "no case 9", "case", "look"});
}

TEST_CASE("what is no reply of benefitd is an error, not a surprise") {
  CHECK(cli::json_reply({200, "text/html", "<html>"}).error().code == ErrorCode::internal);
  CHECK(cli::json_reply({200, "application/json", "[]"}).error().code == ErrorCode::internal);
  CHECK(cli::json_reply({500, "application/json", "{}"}).error().code == ErrorCode::internal);
  CHECK(cli::json_reply({404, "application/json", R"({"error":{"code":"from the future"}})"}).error().code ==
        ErrorCode::internal);
}

TEST_CASE("an error says what, where and what to do, and gives its exit status") {
  test::StringSink err;
  CHECK(cli::report_error(err, {ErrorCode::disk_full, "no space left", "/var", ""}) == 15);
  CHECK(err.text().starts_with("benefitctl: no space left\n  where: /var\n  hint:  Free space"));

  test::StringSink other;
  CHECK(cli::report_error(other, {ErrorCode::not_found, "no case\x1b[2J", "", "Look."}) == 5);
  CHECK(other.text() == "benefitctl: no case\\x1b[2J\n  hint:  Look.\n");
}
