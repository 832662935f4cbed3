#include "daemon/cli/follow_job.hpp"

#include "tests/unit/cli/fake_session.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using test::FakeSession;

namespace {

const std::string running =
    R"({"job":4,"kind":"verify","state":"running","phase":"verify","done":5,"total":10})";
const std::string done =
    R"({"job":4,"kind":"verify","state":"done","result":{"as_of":"2018-04-10","subjects":7,"checks":[],"cases":{"open":2}}})";
const std::string failed =
    R"({"job":4,"kind":"import_delivery","state":"failed","error":{"code":"bad_input","what":"column 'name' is missing","where":"line 1","hint":"h"}})";

}  // namespace

TEST_CASE("a job is watched until it ends, and its progress is told") {
  FakeSession fake;
  fake.session.terminal.err = true;
  fake.service.answer(200, R"({"job":4,"state":"queued","phase":"","done":0,"total":0})");
  fake.service.answer(200, running);
  fake.service.answer(200, done);
  CHECK(fake.run({"job", "watch", "4"}) == 0);
  CHECK(fake.service.requests.front().target == "/v1/jobs/4");
  CHECK(fake.err.text() == "\r\x1b[Kjob 4: queued\r\x1b[Kjob 4: verify  5 of 10 (50 %)\r\x1b[K");
  CHECK(fake.out.text().find("As of 2018-04-10: 7 people checked.\n") == 0);
  CHECK(fake.service.all_asked());
}

TEST_CASE("a failed job ends the watching with its own error") {
  FakeSession fake;
  fake.service.answer(200, failed);
  const Error error = test::error_of([&] { fake.run({"job", "watch", "4"}); });
  CHECK(error == Error{ErrorCode::bad_input, "column 'name' is missing", "line 1", "h"});
  CHECK(fake.out.text().empty());
}

TEST_CASE("for programs a failed job is printed all the same") {
  FakeSession fake;
  fake.service.answer(200, failed);
  CHECK(test::error_of([&] { fake.run({"job", "watch", "4", "-o", "json"}); }).code == ErrorCode::bad_input);
  CHECK(boost::json::parse(fake.out.text()).at("state") == "failed");
}

TEST_CASE("a cancelled job is an error of its own kind") {
  FakeSession fake;
  fake.service.answer(200, R"({"job":4,"state":"cancelled","error":null})");
  CHECK(test::error_of([&] { fake.run({"job", "watch", "4"}); }).code == ErrorCode::cancelled);
}

TEST_CASE("Ctrl-C ends the watching, not the job, and says how to go on") {
  FakeSession fake;
  fake.pauses_until_interrupt = 1;
  fake.service.answer(200, running);
  fake.service.answer(200, running);
  CHECK(fake.run({"job", "watch", "4"}) == 130);
  CHECK(fake.err.text().find("job 4 goes on. Watch it again: benefitctl job watch 4\n") != std::string::npos);
  CHECK(fake.out.text().empty());
}

TEST_CASE("a service that goes away while watched: the job outlives it") {
  FakeSession fake;
  fake.service.answer(200, running);
  fake.service.break_down({ErrorCode::unavailable, "benefitd is not running", "/s", ""});
  const Error error = test::error_of([&] { fake.run({"job", "watch", "4"}); });
  CHECK(error.code == ErrorCode::unavailable);
  CHECK(error.hint.find("benefitctl job watch 4") != std::string::npos);
}

TEST_CASE("verify run starts a job, watches it and shows the checks") {
  FakeSession fake;
  fake.service.answer(202, R"({"job":4})");
  fake.service.answer(200,
                      R"({"job":4,"kind":"verify","state":"done","result":{"as_of":"2018-04-10","subjects":2,
    "checks":[{"check":"D1","title":"paid after death","people":1,"findings":1,"observations":0,
               "sums":{"lost":100,"flowing_per_month":200,"owed":0},"missing":[],"not_run":"","sees_less":"nothing was delivered of traces-of-life"},
              {"check":"P1","title":"not paid","people":0,"findings":0,"observations":0,
               "sums":{"lost":0,"flowing_per_month":0,"owed":0},"missing":["subsidies"],"not_run":"stale: payments, last delivery 2018-01-03"}],"cases":{"open":1,"taken":0}}})");
  CHECK(fake.run({"verify", "run", "--as-of", "2018-04-10"}) == 0);
  CHECK(fake.service.requests.front().body == R"({"as_of":"2018-04-10"})");
  CHECK(fake.out.text() ==
        "As of 2018-04-10: 2 people checked.\n"
        "check  what it finds     people  findings  observations  lost (yuan)  flowing/month  owed (yuan)  "
        "not run, because\n"
        "D1     paid after death       1         1             0         1.00           2.00         0.00  \n"
        "P1     not paid               0         0             0         0.00           0.00         0.00  "
        "stale: payments, last delivery 2018-01-03\n"
        "D1 ran, and sees less: nothing was delivered of traces-of-life.\n"
        "Cases: 1 open, 0 taken\n");
}

TEST_CASE("verify run -o json prints the result alone") {
  FakeSession fake;
  fake.service.answer(202, R"({"job":4})");
  fake.service.answer(200, done);
  CHECK(fake.run({"verify", "run", "-o", "json"}) == 0);
  CHECK(fake.out.text() == R"({"as_of":"2018-04-10","subjects":7,"checks":[],"cases":{"open":2}})"
                           "\n");
}
