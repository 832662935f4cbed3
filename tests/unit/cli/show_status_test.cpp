#include "tests/unit/cli/fake_session.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using test::FakeSession;

namespace {

const Error not_running{ErrorCode::unavailable, "benefitd is not running", "/s", ""};

}  // namespace

TEST_CASE("status lists what the service says of itself") {
  FakeSession fake;
  fake.service.answer(200, R"({"version":"0.1.0","calibrated":false,"workers":2})");
  CHECK(fake.run({"status"}) == 0);
  CHECK(fake.out.text() ==
        "  version                   0.1.0\n"
        "  calibrated                no\n"
        "  workers                   2\n");
}

TEST_CASE("without --wait a service that is not there is an error at once") {
  FakeSession fake;
  fake.service.break_down(not_running);
  CHECK(test::error_of([&] { fake.run({"status"}); }).code == ErrorCode::unavailable);
}

TEST_CASE("with --wait it is asked again until it answers or the time is over") {
  FakeSession fake;
  fake.service.break_down(not_running);
  fake.service.break_down(not_running);
  fake.service.answer(200, "{}");
  CHECK(fake.run({"status", "--wait", "60"}) == 0);
  CHECK(fake.service.requests.size() == 3);

  FakeSession never;  // its clock goes on by a second with each look
  for (int i = 0; i < 10; ++i) never.service.break_down(not_running);
  CHECK(test::error_of([&] { never.run({"status", "--wait", "5"}); }).code == ErrorCode::unavailable);
  CHECK(never.service.requests.size() < 10);
}

TEST_CASE("Ctrl-C ends the waiting") {
  FakeSession fake;
  fake.pauses_until_interrupt = 0;
  fake.service.break_down(not_running);
  CHECK(fake.run({"status", "--wait", "60"}) == 130);
}
