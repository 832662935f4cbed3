// A month is drawn, drawn again, and drawn after other deliveries have come.
#include "verify/draw_sample.hpp"

#include "tests/support/deliver_paid.hpp"
#include "tests/unit/pipeline/house_of_facts.hpp"
#include "verify/cases/state_machine.hpp"
#include "verify/learning/sample_report.hpp"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

constexpr Month march = 2018y / 3;

struct House : pipeline::HouseOfFacts {
  House() { share(1'000'000); }

  void share(std::int64_t per_million) {
    for (auto& row : policy.sample_share) row.value.per_million = per_million;
  }
  static std::vector<Payment> paid(int first, int last, Month month = march, Fen amount = yuan(120)) {
    std::vector<Payment> payments;
    for (int number = first; number < last; ++number) {
      FactsBuilder known(citizen(number));
      known.payment(month, amount);
      payments.push_back(known.facts.payments.front());
    }
    return payments;
  }
  void enrol(int first, int last) {
    std::vector<Enrolment> enrolments;
    for (int number = first; number < last; ++number) {
      FactsBuilder known(citizen(number));
      known.enrolment();
      enrolments.push_back(known.facts.enrolments.front());
    }
    deliver(Feed::roll, enrolments);
  }
  void pay(const std::string& delivery, std::vector<Payment> payments) {
    deliver_paid(store->facts(), delivery, std::move(payments), clock.now());
  }
  std::vector<pipeline::DrawnStratum> draw(Month month = march) {
    auto drawn = pipeline::draw_sample(ports, month, "sun", progress);
    REQUIRE(drawn);
    return *std::move(drawn);
  }
  ErrorCode refused(Month month) {
    const auto drawn = pipeline::draw_sample(ports, month, "sun", progress);
    REQUIRE_FALSE(drawn);
    return drawn.error().code;
  }
  std::vector<Case> chosen() const {
    return *store->cases().cases({.kind = CaseKind::chosen_by_lot, .limit = 0});
  }
  std::set<CitizenId> subjects() const {
    std::set<CitizenId> all;
    for (const Draw& draw : store->samples().draws(march)) all.insert(draw.unit.subject);
    return all;
  }
  void decide(CaseId id, Outcome outcome) {
    const Case current = *store->cases().find_case(id);
    auto change = cases::decide({.current = current,
                                 .events = {},
                                 .findings = {},
                                 .suspension = {},
                                 .on_file = {},
                                 .officers = Officers(std::vector<Registration>{})},
                                {"li", outcome, "seen"}, clock.now());
    REQUIRE(change);
    REQUIRE(store->cases().apply(*change));
  }
};

}  // namespace

TEST_CASE("each drawn payment becomes a case that names and places its person") {
  House house;
  house.enrol(1, 6);
  house.pay("march", House::paid(1, 6));
  const auto strata = house.draw();
  REQUIRE(strata.size() == 1);
  CHECK(strata[0].stratum == "resident_pension");
  CHECK(strata[0].units == 5);
  CHECK(strata[0].drawn == 5);
  CHECK(strata[0].drawn_now == 5);
  const auto cases = house.chosen();
  REQUIRE(cases.size() == 5);
  CHECK(cases[0].name == "王秀英");
  CHECK(cases[0].region.town == "胡各庄镇");
  const auto draw = house.store->samples().draw_of(cases[0].id);
  REQUIRE(draw);
  CHECK(draw->unit.amount == yuan(120));
  CHECK(draw->per_million == 1'000'000);
  CHECK(draw->month == march);
}

TEST_CASE("the same month drawn again draws the same and doubles nothing") {
  House house;
  house.share(300'000);
  house.pay("march", House::paid(1, 200));
  house.draw();
  const auto before = house.store->samples().draws(march);
  CHECK(before.size() > 30);
  CHECK(before.size() < 90);
  const auto again = house.draw();
  CHECK(again[0].drawn_now == 0);
  CHECK(again[0].drawn == static_cast<std::int64_t>(before.size()));
  CHECK(house.store->samples().draws(march).size() == before.size());
  CHECK(house.chosen().size() == before.size());
}

TEST_CASE("what is delivered late is drawn by the same rule as if it had come in time") {
  House in_time, late;
  for (House* house : {&in_time, &late}) house->share(300'000);
  in_time.pay("march", House::paid(1, 200));
  in_time.draw();
  late.pay("march", House::paid(1, 100));
  late.draw();
  late.pay("march late", House::paid(100, 200));
  late.draw();
  CHECK(in_time.subjects() == late.subjects());
}

TEST_CASE("a delivery that repeats another adds nothing") {
  House house;
  house.pay("march", House::paid(1, 6));
  house.pay("march again", House::paid(1, 6));
  CHECK(house.draw()[0].units == 5);
  Fen amount;
  for (const FrameGroup& group : house.store->samples().frame(march, march)) amount += group.amount;
  CHECK(amount == yuan(600));
}

TEST_CASE(
    "a payment whose delivery is replaced leaves the frame, its open case closes, and it can come back") {
  House house;
  house.pay("march", House::paid(1, 6));
  house.draw();
  house.pay("march", House::paid(1, 4));
  const auto after = house.draw();
  CHECK(after[0].units == 3);
  CHECK(after[0].left == 2);
  std::int64_t withdrawn = 0;
  for (const Case& one : house.chosen()) withdrawn += one.state == CaseState::withdrawn;
  CHECK(withdrawn == 2);
  for (const Draw& draw : house.store->samples().draws(march))
    CHECK(draw.left_frame_at.has_value() == (draw.unit.subject >= citizen(4)));

  house.pay("march", House::paid(1, 7));
  const auto back = house.draw();
  CHECK(back[0].drawn == 6);
  CHECK(back[0].drawn_now == 1);
  CHECK(back[0].left == 0);
  std::int64_t open = 0;
  for (const Case& one : house.chosen()) open += one.state == CaseState::open;
  CHECK(open == 6);
}

TEST_CASE("an answer stays when its payment leaves the frame, and counts no longer") {
  House house;
  house.pay("march", House::paid(1, 4));
  house.draw();
  const CaseId id = house.chosen().front().id;
  const CitizenId subject = house.chosen().front().subject;
  house.decide(id, Outcome::agency_error);
  std::vector<Payment> others = House::paid(1, 4);
  std::erase_if(others, [&](const Payment& payment) { return payment.id == subject; });
  house.pay("march", others);
  house.draw();
  CHECK(house.store->cases().find_case(id)->state == CaseState::decided);
  const auto reports = learning::sample_reports(house.store->samples().frame(march, march),
                                                house.store->samples().answered(march, march));
  CHECK(reports.front().left_frame == 1);
  CHECK(reports.front().response.answered == 0);
}

TEST_CASE("a month that is not over, or of which nothing has come, is not drawn") {
  House house;  // it is 10 April 2018
  house.pay("march", House::paid(1, 3));
  CHECK(house.refused(2018y / 4) == ErrorCode::bad_request);
  CHECK(house.refused(2031y / 1) == ErrorCode::bad_request);
  CHECK(house.refused(2018y / 2) == ErrorCode::not_found);
  CHECK_FALSE(house.store->samples().round(2018y / 2));
}

TEST_CASE("a chosen person with an open case has two, and a later run leaves the chosen one alone") {
  House house;
  FactsBuilder known;
  known.enrolment();
  known.payments(2017y / 4, march, yuan(120));
  known.death(Day{2018y / 1 / 20});
  house.deliver(Feed::roll, known.facts.enrolments);
  house.pay("payments", known.facts.payments);
  house.deliver(Feed::deaths_health, known.facts.deaths);
  house.draw();
  house.verify();
  const auto cases = house.store->cases().cases_of(known.facts.id);
  REQUIRE(cases.size() == 2);
  CHECK(std::count_if(cases.begin(), cases.end(),
                      [](const Case& one) { return one.kind == CaseKind::chosen_by_lot; }) == 1);
  for (const Case& one : cases)
    CHECK(house.store->cases().findings_of(one.id).empty() == (one.kind == CaseKind::chosen_by_lot));
  // The sample knows that the checks had found something.
  const auto answered = house.store->samples().answered(march, march);
  REQUIRE(answered.size() == 1);
  CHECK(std::ranges::find(answered[0].found_by, "D1") != answered[0].found_by.end());
  house.verify(true);
  CHECK(house.store->cases().cases_of(known.facts.id).size() == 2);
}

TEST_CASE("certifications are drawn as acts: photos and by hand, each once") {
  House house;
  FactsBuilder known;
  known.enrolment();
  const BenefitEvent event{.id = known.facts.id,
                           .name = "王秀英",
                           .on = Day{2018y / 3 / 6},
                           .station = "西街站",
                           .operator_name = "王建国",
                           .account = "",
                           .county = {130225},
                           .source = {}};
  house.deliver(Feed::roll, known.facts.enrolments);
  house.deliver(Feed::benefit_events, std::vector{event});
  house.deliver(Feed::benefit_events, std::vector{event});
  const auto strata = house.draw();
  REQUIRE(strata.size() == 1);
  CHECK(strata[0].stratum == "by_hand");
  CHECK(strata[0].units == 1);
}
