#include "daemon/cli/locale.hpp"
#include "tests/support/golden_file.hpp"
#include "tests/unit/cli/fake_session.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace benefit;
using test::FakeSession;

namespace {

/// One group with a threshold, one with too few people; looked at twice, and left.
const std::string left =
    R"({"calibration":3,"state":"left","made_at":"2026-11-01T01:00:00.000Z","made_by":"ann",
"signed_at":"2026-11-02T01:00:00.000Z","signed_by":"bob","model_set":"faces2-0123456789ab","models":[],
"target_fmr":0.001,"cohort":400,"left_out":2,"groups":[
{"group":"female_from_60","enrolled":1200,"compared":1200,"pairs":719400,"pair_worth":0.4,
"rates":[{"fmr":0.001,"threshold":0.1312,"of_several":[0.1251,null],"accepted":{"pairs":640,"of":719400,"share":0.00089,"low":0.00077,"high":0.001},
"tail_threshold":{"value":0.134,"low":0.131,"high":0.137},"tail_fmr":{"value":0.00091,"low":0.0008,"high":0.001},
"no_tail":null,"pairs_missing":0,"people_missing":0}],
"with_one_threshold":{"pairs":1,"of":2,"share":0.5,"low":0,"high":1}},
{"group":"male_from_80","enrolled":30,"compared":30,"pairs":435,"pair_worth":1,
"rates":[{"fmr":0.001,"threshold":null,"of_several":[null,null],"accepted":{"pairs":0,"of":0,"share":0,"low":0,"high":1},
"tail_threshold":null,"tail_fmr":null,"no_tail":"too_thin","pairs_missing":3253,"people_missing":57}],
"with_one_threshold":{"pairs":0,"of":0,"share":0,"low":0,"high":1}}],
"across_groups":{"pairs":0,"of":0,"share":0,"low":0,"high":1},
"likely_relatives":{"pairs":9,"of":120,"share":0.075,"low":0.035,"high":0.138},
"one_person":[{"from_years":0,"not_same":{"pairs":1,"of":80,"share":0.0125,"low":0.0003,"high":0.068},
"different":{"pairs":0,"of":80,"share":0,"low":0,"high":0.045}}],
"drift_checks":[{"at":"2026-11-20T01:00:00.000Z","scores":400,"distance":0.03,"tail_share":0.012,"has_left":false},
{"at":"2026-11-27T01:00:00.000Z","scores":500,"distance":0.21,"tail_share":0.05,"has_left":true}]})";

}  // namespace

TEST_CASE("a calibration is shown group by group, with what is missing and what became of it") {
  cli::set_utf8_locale();
  FakeSession fake;
  fake.service.answer(200, left);
  CHECK(fake.run({"face", "calibration", "show", "3"}) == 0);
  CHECK(fake.service.requests.front().target == "/v1/face-calibration?calibration=3");
  CHECK(fake.out.text() == test::golden("tests/golden/cli/calibration.txt", fake.out.text()));
}

TEST_CASE("a calibration as CSV has a line for each group at its target") {
  FakeSession fake;
  fake.service.answer(200, left);
  CHECK(fake.run({"face", "calibration", "show", "-o", "csv"}) == 0);
  CHECK(fake.out.text().find("female_from_60,1200,1200,719400,0.1312,") != std::string::npos);
  CHECK(fake.out.text().find("male_from_80,30,30,435,,") != std::string::npos);
}

TEST_CASE("face calibrate follows its job and shows the record") {
  FakeSession fake;
  fake.service.answer(202, R"({"job":8})");
  fake.service.answer(200, R"({"job":8,"state":"done","result":{"calibration":3}})");
  fake.service.answer(200, left);
  CHECK(fake.run({"face", "calibrate", "--fmr", "0.0001"}) == 0);
  CHECK(fake.service.requests.back().target == "/v1/face-calibration?calibration=3");
  CHECK(fake.out.text().find("Calibration 3: void: the scores of strangers have left it") == 0);
}

TEST_CASE("face calibration alone says what is missing") {
  FakeSession fake;
  CHECK(test::error_of([&] { fake.run({"face", "calibration"}); }).code == ErrorCode::bad_request);
}
