#include "daemon/api/errors.hpp"

#include "daemon/api/json/error.hpp"

#include <set>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::api;

TEST_CASE("every error code has its own row, and no exit status is given twice") {
  std::set<ErrorCode> codes;
  std::set<int> statuses;
  for (const ErrorRow& row : error_table()) {
    codes.insert(row.code);
    statuses.insert(row.exit_status);
    CHECK(row.http_status >= 400);
    CHECK(row.http_status < 600);
    CHECK_FALSE(row.meaning.empty());
    CHECK_FALSE(row.hint.empty());
  }
  // `internal` is the last of the enumeration.
  CHECK(codes.size() == static_cast<std::size_t>(ErrorCode::internal) + 1);
  CHECK(statuses.size() == codes.size());
  CHECK_FALSE(statuses.contains(0));
}

TEST_CASE("exit statuses are promised to scripts") {
  CHECK(error_row(ErrorCode::internal).exit_status == 1);
  CHECK(error_row(ErrorCode::bad_request).exit_status == 2);
  CHECK(error_row(ErrorCode::bad_input).exit_status == 3);
  CHECK(error_row(ErrorCode::not_found).exit_status == 5);
  CHECK(error_row(ErrorCode::conflict).exit_status == 6);
  CHECK(error_row(ErrorCode::forbidden).exit_status == 7);
  CHECK(error_row(ErrorCode::second_person).exit_status == 8);
  CHECK(error_row(ErrorCode::unavailable).exit_status == 12);
}

TEST_CASE("an error's own hint goes before the general one") {
  CHECK(hint_for({ErrorCode::busy, "x", "", "own"}) == "own");
  CHECK(hint_for({ErrorCode::busy, "x", "", ""}) == error_row(ErrorCode::busy).hint);
}

TEST_CASE("an error reply holds the four fields") {
  const auto reply = error_reply({ErrorCode::not_found, "there is no case 7", "case", ""});
  const auto& error = reply.at("error").as_object();
  CHECK(error.at("code").as_string() == "not_found");
  CHECK(error.at("what").as_string() == "there is no case 7");
  CHECK(error.at("where").as_string() == "case");
  CHECK_FALSE(error.at("hint").as_string().empty());
}
