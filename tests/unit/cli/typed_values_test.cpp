#include "tests/unit/cli/fake_session.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using test::FakeSession;

TEST_CASE("an ID number can come from standard input, out of the process list") {
  FakeSession fake;
  fake.in.str(" 11010519491231002X\r\n");
  fake.service.answer(200, R"({"subject":"11010519491231002X"})");
  CHECK(fake.run({"person", "show", "-"}) == 0);
  CHECK(fake.service.requests[0].body == R"({"id_number":"11010519491231002X"})");
}

TEST_CASE("a note of several lines can come from standard input") {
  FakeSession fake;
  fake.in.str("line one\nline two\n");
  fake.service.answer(200, R"({"case":1})");
  CHECK(fake.run({"case", "note", "1", "-"}) == 0);
  CHECK(boost::json::parse(fake.service.requests[0].body).at("text") == "line one\nline two");
}

TEST_CASE("standard input that holds nothing is an error, and nothing is asked") {
  FakeSession fake;
  fake.in.str(" \n");
  const Error error = test::error_of([&] { fake.run({"case", "note", "1", "-"}); });
  CHECK(error.code == ErrorCode::bad_request);
  CHECK(error.where == "text");
  CHECK(fake.service.requests.empty());
}

TEST_CASE("on a terminal one line is asked for") {
  FakeSession fake;
  fake.session.terminal.in = true;
  fake.in.str("11010519491231002X\nmore\n");
  fake.service.answer(200, "{}");
  CHECK(fake.run({"person", "show", "-"}) == 0);
  CHECK(fake.err.text().find("id_number: ") != std::string::npos);
  CHECK(fake.service.requests[0].body == R"({"id_number":"11010519491231002X"})");
}
