// What the random arm says of all.
#include "verify/learning/sample_report.hpp"

#include "verify/learning/answer.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::learning;
using namespace std::chrono_literals;

namespace {

constexpr Month march = 2018y / 3;

FrameGroup frame_of(std::int64_t units, std::int64_t per_million = 10'000,
                    const char* stratum = "resident_pension") {
  return {.month = march,
          .kind = SampleKind::payment,
          .stratum = stratum,
          .county = {130225},
          .sex = Sex::female,
          .age = AgeBand::from_70,
          .per_million = per_million,
          .units = units,
          .amount = Fen{units * 12'000}};
}

AnsweredDraw draw_of(std::optional<Outcome> outcome, std::vector<std::string> found_by = {}) {
  AnsweredDraw draw{.draw = {.month = march,
                             .unit = {.kind = SampleKind::payment,
                                      .stratum = "resident_pension",
                                      .subject = CitizenId::from_body(13'022'519'500'101'001ULL),
                                      .unit = "",
                                      .county = {130225},
                                      .amount = Fen{12'000}},
                             .per_million = 10'000,
                             .drawn_at = {},
                             .left_frame_at = {},
                             .wrong_amount = {}}};
  draw.state = outcome ? CaseState::decided : CaseState::open;
  draw.outcome = outcome;
  if (outcome && *outcome != Outcome::in_order) draw.draw.wrong_amount = Fen{12'000};
  draw.found_by = std::move(found_by);
  return draw;
}

std::vector<AnsweredDraw> times(int count, const AnsweredDraw& draw) {
  return std::vector<AnsweredDraw>(static_cast<std::size_t>(count), draw);
}

const WrongUnits& way(const SampleReport& report, Outcome outcome) {
  return *std::find_if(report.wrong.begin(), report.wrong.end(),
                       [&](const WrongUnits& one) { return one.outcome == outcome; });
}

}  // namespace

TEST_CASE("wrong payments, those that no check saw, and money, each way of being wrong apart") {
  std::vector<AnsweredDraw> draws = times(95, draw_of(Outcome::in_order));
  for (const AnsweredDraw& draw :
       {draw_of(Outcome::death_reported_late, {"D1", "D3"}), draw_of(Outcome::death_reported_late),
        draw_of(Outcome::death_reported_late), draw_of(Outcome::agency_error, {"L1"}),
        draw_of(Outcome::registry_wrong)})
    draws.push_back(draw);
  const auto reports = sample_reports(std::vector{frame_of(10'000)}, draws);
  REQUIRE(reports.size() == 1);
  const SampleReport& report = reports.front();
  CHECK(report.units == 10'000);
  CHECK(report.covered == 10'000);
  CHECK(report.response.answered == 100);

  const WrongUnits& late = way(report, Outcome::death_reported_late);
  CHECK(late.units.value == Approx(300));
  CHECK(late.share.value == Approx(0.03));
  CHECK(late.share.method == Method::clopper_pearson);
  CHECK(late.money.value == Approx(300 * 12'000));
  CHECK(late.unseen.value == Approx(200));
  CHECK(late.unseen_money.value == Approx(200 * 12'000));
  const auto of_deaths = std::find_if(late.missed.begin(), late.missed.end(),
                                      [](const Missed& one) { return one.family == "D"; });
  REQUIRE(of_deaths != late.missed.end());
  CHECK(of_deaths->share.value == Approx(2.0 / 3));

  // A reminder (L1) did not say that the payment was wrong.
  CHECK(way(report, Outcome::agency_error).unseen.events == 1);
  CHECK(way(report, Outcome::fraud_suspected).units.value == 0);
  CHECK(way(report, Outcome::fraud_suspected).share.interval.high > 0.03);
  CHECK(way(report, Outcome::fraud_suspected).missed.empty());
}

TEST_CASE("what is open, proposed, or cannot be decided has no answer") {
  std::vector<AnsweredDraw> draws = times(50, draw_of(Outcome::in_order));
  draws.push_back(draw_of(std::nullopt));
  draws.push_back(draw_of(Outcome::cannot_be_decided));
  AnsweredDraw proposed = draw_of(Outcome::fraud_suspected);
  proposed.state = CaseState::proposed;
  draws.push_back(proposed);
  const auto report = sample_reports(std::vector{frame_of(5'300)}, draws).front();
  CHECK(report.response.drawn == 53);
  CHECK(report.response.answered == 50);
  CHECK(way(report, Outcome::fraud_suspected).units.value == 0);
  CHECK(way(report, Outcome::fraud_suspected).units.if_all_else == Approx(300));
}

TEST_CASE("a draw whose delivery was replaced counts no longer") {
  std::vector<AnsweredDraw> draws = times(10, draw_of(Outcome::in_order));
  AnsweredDraw left = draw_of(Outcome::fraud_suspected);
  left.draw.left_frame_at = Instant{};
  draws.push_back(left);
  const auto report = sample_reports(std::vector{frame_of(1'000)}, draws).front();
  CHECK(report.left_frame == 1);
  CHECK(report.response.drawn == 10);
  CHECK(way(report, Outcome::fraud_suspected).units.value == 0);
}

TEST_CASE("what is not drawn from is not covered") {
  const std::vector frame = {frame_of(1'000), frame_of(500, 0, "employee_pension")};
  const auto report = sample_reports(frame, times(10, draw_of(Outcome::in_order))).front();
  CHECK(report.units == 1'500);
  CHECK(report.covered == 1'000);
}

TEST_CASE("without rounds there are no reports, without answers nothing is known") {
  CHECK(sample_reports({}, {}).empty());
  const auto report = sample_reports(std::vector{frame_of(1'000)}, {}).front();
  CHECK(report.covered == 0);
  CHECK(report.response.drawn == 0);
  CHECK(way(report, Outcome::fraud_suspected).share.interval.high == 1);
}

TEST_CASE("the wrong amount of a payment: all of it unless something else is said") {
  const Draw payment = draw_of(std::nullopt).draw;
  CHECK(wrong_amount(payment, Outcome::fraud_suspected, {}).value() == std::optional(Fen{12'000}));
  CHECK(wrong_amount(payment, Outcome::agency_error, Fen{500}).value() == std::optional(Fen{500}));
  CHECK(wrong_amount(payment, Outcome::in_order, {}).value() == std::optional<Fen>{});
  CHECK(wrong_amount(payment, Outcome::entitled, Fen{50'000}).value() == std::optional(Fen{50'000}));
  for (const auto& refused :
       {wrong_amount(payment, Outcome::agency_error, Fen{12'001}),
        wrong_amount(payment, Outcome::agency_error, Fen{0}), wrong_amount(payment, Outcome::entitled, {}),
        wrong_amount(payment, Outcome::in_order, Fen{1}),
        wrong_amount(payment, Outcome::cannot_be_decided, Fen{1})}) {
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::bad_request);
    CHECK(refused.error().where == "amount");
  }
  Draw certification = payment;
  certification.unit.kind = SampleKind::certification;
  CHECK(wrong_amount(certification, Outcome::fraud_suspected, {}).value() == std::optional<Fen>{});
  CHECK_FALSE(wrong_amount(certification, Outcome::fraud_suspected, Fen{1}));
}

TEST_CASE("what is asked says first that nobody is suspected") {
  const auto asked = questions(draw_of(std::nullopt).draw);
  REQUIRE(asked.size() == 4);
  CHECK(asked[0].code == "lot.chosen_payment");
  CHECK(asked[1].code == "lot.not_suspected");
}

TEST_CASE("a count is never more than there are, and says what its share says") {
  // Three certifications of 275 were answered, one of them wrong: a count by itself would reach to 500 and
  // more.
  std::vector<AnsweredDraw> draws = times(2, draw_of(Outcome::in_order));
  draws.push_back(draw_of(Outcome::fraud_suspected));
  const auto report = sample_reports(std::vector{frame_of(275)}, draws).front();
  const WrongUnits& wrong = way(report, Outcome::fraud_suspected);
  for (const Estimate* count : {&wrong.units, &wrong.unseen}) {
    CHECK(count->value <= 275);
    CHECK(count->interval.high <= 275);
    CHECK(count->if_all_else <= 275);
  }
  CHECK(wrong.units.value == Approx(wrong.share.value * 275));
  CHECK(wrong.units.interval.low == Approx(wrong.share.interval.low * 275));
  CHECK(wrong.units.interval.high == Approx(wrong.share.interval.high * 275));
  CHECK(wrong.money.value <= static_cast<double>(report.amount.value));
  CHECK(wrong.money.interval.high <= static_cast<double>(report.amount.value));
}
