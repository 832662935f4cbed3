// What a letter about a case says, by what is on file and what was decided.
#include "verify/gather_letter.hpp"

#include "tests/support/case_situation.hpp"
#include "tests/support/deliver_paid.hpp"
#include "tests/unit/pipeline/house_of_facts.hpp"
#include "verify/draw_sample.hpp"
#include "verify/gather_case.hpp"
#include "verify/report/document/plain_text.hpp"
#include "verify/report/letter/template.hpp"

#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::pipeline {
namespace {

using namespace std::chrono_literals;
using report::Language;
using test::FactsBuilder;
using test::yuan;

const report::LetterOffice office{.agency = "滦县社会保险事业管理所",
                                  .address = "滦县新城滦河路1号",
                                  .telephone = "0315-7120000",
                                  .hours = "周一至周五",
                                  .complaints = "滦县人力资源和社会保障局"};

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// A house where one person's case is as a run has left it.
struct House : HouseOfFacts {
  void deliver_all(const FactsBuilder& known) {
    deliver(Feed::regions, std::vector<Region>{{{130225}, "乐亭县", {Day{1949y / 10 / 1}, {}}, {}, {}}});
    deliver(Feed::roll, known.facts.enrolments);
    deliver(Feed::payments, known.facts.payments);
    deliver_lists();
    if (!known.facts.deaths.empty()) deliver(Feed::deaths_health, known.facts.deaths);
    if (!known.facts.traces.empty()) deliver(Feed::traces_of_life, known.facts.traces);
    if (!known.facts.registry_periods.empty())
      deliver(Feed::registry_registered_poor, known.facts.registry_periods);
    deliver(Feed::subsidies, known.facts.subsidies);
    verify(true);
    const std::vector<Case> all = *store->cases().cases({.limit = 0});
    REQUIRE(all.size() == 1);
    situation = PersonOnFile(ports, known.facts.id).situation(all.front(), "li");
  }

  /// Everybody else in the county was paid until March: these lists have come.
  void deliver_lists() {
    FactsBuilder other(test::citizen(77));
    other.payments(2017y / 6, 2018y / 3, yuan(120));
    test::deliver_paid(store->facts(), "lists", other.facts.payments, clock.now());
  }

  void decide(Outcome outcome) {
    situation.current.state = CaseState::decided;
    situation.current.outcome = outcome;
  }
  /// On this case; what came into force is in force.
  void happened(std::string what) {
    if (what == "suspended")
      situation.suspension = Suspension{.case_id = situation.current.id,
                                        .subject = situation.current.subject,
                                        .state = SuspensionState::in_force,
                                        .notice = {}};
    situation.events.push_back({clock.now(), "li", std::move(what), "2018-04-09"});
  }

  std::string letter(LetterKind kind, Language language = Language::chinese) {
    const auto values = gather_letter(ports, situation, {kind, language, "", "2018-1-1"}, office);
    REQUIRE(values);
    const auto form = report::load_template(std::nullopt, kind, language);
    REQUIRE(form);
    report::Document document;
    document.blocks = form->fill(*values);
    return report::plain_text(document);
  }

  /// Keeps it with the case, as a step does, and puts it on the trail.
  void promise(const Arrears& arrears, Case one, std::string written = "") {
    CaseChange change{std::move(one), {}, {}, {}};
    change.back_pay = {arrears};
    const auto kept = store->cases().apply(change);
    REQUIRE(kept);
    if (kept->id == situation.current.id) situation.back_pay = store->cases().back_pay_of(kept->id);
    step += 1s;
    if (!written.empty()) situation.events.push_back({step, "li", "back_pay", std::move(written)});
  }

  Instant step = clock.now();
  cases::Situation situation{test::situation_of(test::case_in(CaseState::open))};
};

/// Dead by a record since January, paid until March by two schemes that exclude each other.
FactsBuilder paid_after_death() {
  FactsBuilder known;
  known.enrolment().account_balance = yuan(500);
  known.payments(2017y / 10, 2018y / 3, yuan(120));
  known.payments(2017y / 10, 2017y / 12, yuan(900), Scheme::employee_pension);
  known.death(Day{2018y / 1 / 5});
  return known;
}

/// Dead by a record since December, unpaid since, and seen in March.
FactsBuilder alive_and_unpaid() {
  FactsBuilder known;
  known.enrolment();
  known.payments(2017y / 6, 2017y / 12, yuan(120));
  known.death(Day{2017y / 12 / 5});
  known.trace(TraceKind::counter_visit, Day{2018y / 3 / 20});
  return known;
}

TEST_CASE("a letter about a suspension tells the death records and of nothing else") {
  House house;
  house.deliver_all(paid_after_death());
  REQUIRE(house.situation.current.checks == std::vector<std::string>{"D1", "D3", "S2"});
  for (const char* step : {"suspended", "lifted", "clock_stopped"}) {
    house.situation.events.clear();
    house.happened(step);
    INFO(step);
    const std::string text = house.letter(LetterKind::decision);
    CHECK(contains(text, "2018年1月5日去世"));
    for (const char* part :
         {"不会停发", "多发", "丧葬补助金", "退回", "又发放了", "不得同时享受", "住院或接种"})
      CHECK_FALSE(contains(text, part));
  }
}

TEST_CASE("a proposal decides nothing that a letter could tell") {
  House house;
  house.deliver_all(paid_after_death());
  house.happened("suspended");
  house.situation.current.state = CaseState::proposed;
  house.situation.current.outcome = Outcome::death_reported_late;
  const std::string text = house.letter(LetterKind::decision);
  CHECK_FALSE(contains(text, "多发"));
  CHECK_FALSE(contains(text, "节哀"));
}

TEST_CASE("that the person was seen is told when a suspension ends") {
  House house;
  FactsBuilder known = paid_after_death();
  known.trace(TraceKind::counter_visit, Day{2018y / 4 / 9});
  house.deliver_all(known);
  house.happened("suspended");
  CHECK_FALSE(contains(house.letter(LetterKind::decision), "我们知道王秀英健在"));
  house.happened("lifted");
  CHECK(contains(house.letter(LetterKind::decision), "我们知道王秀英健在：有2018年4月9日的记录"));
}

TEST_CASE("a notice tells what is on file, and that nothing stops before a decision") {
  House house;
  house.deliver_all(paid_after_death());
  const std::string text = house.letter(LetterKind::notice);
  CHECK(contains(text, "在工作人员作出决定之前，不会停发"));
  CHECK_FALSE(contains(text, "丧葬补助金1"));
}

TEST_CASE("a late report is told to the family, its settlement open while the grant is a default") {
  House house;
  house.deliver_all(paid_after_death());
  house.decide(Outcome::death_reported_late);
  std::string text = house.letter(LetterKind::decision);
  for (const char* part :
       {"王秀英的家属：", "王秀英的家属 收", "多发了2个月", "不是最后的", "个人账户余额500.00元"})
    CHECK(contains(text, part));
  for (const char* part : {"不会停发", "默认值", "1,000.00", "抵扣后", "还需退回", "王秀英，或者"})
    CHECK_FALSE(contains(text, part));
  CHECK(contains(house.letter(LetterKind::decision, Language::english), "Dear family of 王秀英"));
  // A notice that the decision has ended is not told to the family as a benefit that goes on.
  house.happened("clock_stopped");
  CHECK_FALSE(contains(house.letter(LetterKind::decision), "待遇不停"));

  // The region's own rule is told, and the settlement with it.
  House with_rule;
  for (auto& grant : with_rule.policy.funeral_grant_resident) {
    grant.legal_basis = "唐人社〔2018〕1号";
    grant.in_letters.reset();
  }
  with_rule.deliver_all(paid_after_death());
  with_rule.decide(Outcome::death_reported_late);
  text = with_rule.letter(LetterKind::decision);
  for (const char* part : {"丧葬补助金1,000.00元", "唐人社〔2018〕1号", "抵扣后"})
    CHECK(contains(text, part));
  CHECK_FALSE(contains(text, "不是最后的"));
}

TEST_CASE("what the agency got wrong asks nothing back and promises the person no funeral grant") {
  House house;
  house.deliver_all(paid_after_death());
  house.decide(Outcome::agency_error);
  const std::string text = house.letter(LetterKind::decision);
  for (const char* part : {"丧葬", "应该给您的钱", "退回"}) CHECK_FALSE(contains(text, part));
}

TEST_CASE("a repair tells records and what was seen, and that months are unpaid where they are") {
  House house;
  house.deliver_all(alive_and_unpaid());
  house.decide(Outcome::registry_wrong);
  for (const LetterKind kind : {LetterKind::repair, LetterKind::decision}) {
    const std::string text = house.letter(kind);
    CHECK(contains(text, "应当补发360.00元"));
    CHECK(contains(text, "被当面见到"));
    for (const char* part :
         {"什么都不用办", "不用您再做什么", "不会因为这个错误停下来", "请尽快办理", "又发放了"})
      CHECK_FALSE(contains(text, part));
  }
}

TEST_CASE("a repair of a record that stopped nothing leaves nothing to do") {
  House house;
  house.deliver_all(paid_after_death());
  house.decide(Outcome::registry_wrong);
  const std::string text = house.letter(LetterKind::repair);
  for (const char* part : {"什么都不用办", "不会因为这个错误停下来", "2018年1月5日去世"})
    CHECK(contains(text, part));
  for (const char* part : {"又发放了", "住院或接种", "不会停发", "还没发的钱"})
    CHECK_FALSE(contains(text, part));
}

TEST_CASE("a contribution is booked for the person and not handed out, in a county that has a name") {
  House house;
  FactsBuilder known(test::citizen(2, 1970y / 3 / 15));
  known.enrolment().benefit_from.reset();
  known.registry_period(Registry::registered_poor, {Day{2016y / 1 / 1}, {}});
  for (auto& split : house.policy.government_pays_for_poor) split.valid.from = Day{2017y / 1 / 1};
  house.deliver_all(known);
  REQUIRE(house.situation.current.checks == std::vector<std::string>{"P1"});
  const std::string text = house.letter(LetterKind::entitlement);
  for (const char* part : {"乐亭县（130225）", "养老保险费是100.00元", "个人账户", "全国最低缴费档次"})
    CHECK(contains(text, part));
  for (const char* part : {"请换成", "应该给您的是", "县区130225"}) CHECK_FALSE(contains(text, part));
}

TEST_CASE("an entitlement without a sum says what was decided, and that the office tells how much") {
  House house;
  FactsBuilder known = paid_after_death();
  std::erase_if(known.facts.payments,
                [](const Payment& one) { return one.scheme == Scheme::employee_pension; });
  house.deliver_all(known);
  house.decide(Outcome::entitled);
  const std::string text = house.letter(LetterKind::entitlement);
  CHECK(contains(text, "决定补给您"));
  CHECK(contains(text, "有多少，请打电话问我们"));
  CHECK(contains(house.letter(LetterKind::decision), "有多少，请打电话问我们"));
}

TEST_CASE("a letter about what was chosen by lot tells which payment, and how much of it was wrong") {
  House house;
  for (auto& share : house.policy.sample_share) share.value.per_million = 1'000'000;
  FactsBuilder known;
  known.enrolment();
  known.payment(2018y / 3, yuan(120));
  house.deliver(Feed::roll, known.facts.enrolments);
  test::deliver_paid(house.store->facts(), "march", known.facts.payments, house.clock.now());
  REQUIRE(draw_sample(house.ports, 2018y / 3, "sun", house.progress));
  const Case drawn = house.store->cases().cases({.kind = CaseKind::chosen_by_lot, .limit = 0})->front();
  house.situation = test::situation_of(drawn);

  const auto decided_with = [&](Outcome outcome, Fen wrong) {
    CaseChange change{*house.store->cases().find_case(drawn.id), {}, {}, {}};
    change.wrong_amount = wrong;
    REQUIRE(house.store->cases().apply(change));
    house.decide(outcome);
  };
  decided_with(Outcome::agency_error, yuan(20));
  std::string text = house.letter(LetterKind::decision);
  for (const char* part : {"随机抽查", "城乡居民基本养老保险，2018年3月，120.00元", "有差错的是20.00元"})
    CHECK(contains(text, part));
  decided_with(Outcome::recipient_error, yuan(20));
  text = house.letter(LetterKind::decision);
  CHECK(contains(text, "多发的是20.00元"));
  for (const char* part : {"丧葬", "或者您的家人", "家属"}) CHECK_FALSE(contains(text, part));
  CHECK_FALSE(contains(house.letter(LetterKind::decision, Language::english), "uneral"));
  decided_with(Outcome::entitled, yuan(30));
  text = house.letter(LetterKind::entitlement);
  for (const char* part : {"少发了30.00元", "应该给您的是30.00元"}) CHECK(contains(text, part));
}

/// Three months of 120 yuan, behind a December that was paid.
constexpr Arrears three_months{Scheme::resident_pension, 2017y / 12, Fen{12'000}, 3, Fen{36'000}, 2018y / 1};

TEST_CASE("what could not be cleared up is not called verified, and what may be owed is named") {
  House house;
  house.deliver_all(alive_and_unpaid());
  house.decide(Outcome::cannot_be_decided);
  const std::string text = house.letter(LetterKind::decision);
  for (const char* part : {"没有能查清", "可能有应该给您的钱还没有给，是360.00元", "重新再查"})
    CHECK(contains(text, part));
  for (const char* part : {"核实过", "已经核实", "到此为止", "了结"}) CHECK_FALSE(contains(text, part));
  CHECK(contains(house.letter(LetterKind::decision, Language::english),
                 "money may be owed to you that was not paid: 360.00 yuan"));

  House other;
  other.deliver_all(paid_after_death());
  other.decide(Outcome::cannot_be_decided);
  CHECK_FALSE(contains(other.letter(LetterKind::decision), "可能有应该给您的钱"));
}

/// As record_letter puts it on the trail.
void add_letter(std::vector<CaseEvent>& events, Instant at, const std::string& kind,
                const std::string& number, const std::string& told) {
  events.push_back({at, "li", "letter_written", kind + ": " + number + ", SHA-256 ab"});
  if (!told.empty()) events.push_back({at, "li", "money_told", number + ": " + told});
}

TEST_CASE("back pay is told in one letter, and the next one names it") {
  House house;
  house.deliver_all(alive_and_unpaid());
  house.promise(three_months, house.situation.current, "resident_pension: 3 x 120.00 = 360.00");
  house.decide(Outcome::registry_wrong);
  CHECK(contains(house.letter(LetterKind::repair), "合起来是360.00元"));
  add_letter(house.situation.events, house.clock.now(), "notice", "2018-1-1", "");  // which tells none
  CHECK(contains(house.letter(LetterKind::repair), "合起来是360.00元"));
  add_letter(house.situation.events, house.clock.now(), "decision", "2018-1-2",
             "resident_pension 2018-01 2018-03 360.00");
  std::string text = house.letter(LetterKind::repair);
  CHECK(contains(text, "在2018年4月10日编号2018-1-2的信里已经告诉您。说的是同一笔钱，只补一次"));
  CHECK_FALSE(contains(text, "合起来是"));
  CHECK_FALSE(contains(text, "以前的信已经告诉过您"));
  CHECK(contains(house.letter(LetterKind::decision, Language::english),
                 "Our letter 2018-1-2 of 10 April 2018 has told you"));

  // More than before: the letter tells that the earlier sum is not on top.
  house.promise({Scheme::resident_pension, 2017y / 12, Fen{12'000}, 4, Fen{48'000}, 2018y / 1},
                *house.store->cases().find_case(house.situation.current.id),
                "resident_pension: 4 x 120.00 = 480.00");
  text = house.letter(LetterKind::repair);
  CHECK(contains(text, "合起来是480.00元"));
  CHECK(contains(text, "2018年4月10日编号2018-1-2的信：360.00元"));
  CHECK(contains(text, "不另外再加"));
}

TEST_CASE("money that a letter on another case has told is named by that letter, promised or not") {
  House house;
  house.deliver_all(alive_and_unpaid());
  Case other = house.situation.current;
  other.id = 0;
  other.state = GENERATE(CaseState::decided, CaseState::withdrawn);
  if (other.state == CaseState::decided) other.outcome = Outcome::agency_error;
  CaseChange change{other, {}, {}, {}};
  add_letter(change.events, house.clock.now(), "decision", "2018-9-1",
             "resident_pension 2018-01 2018-03 360.00");
  add_letter(change.events, house.clock.now(), "decision", "2018-9-2",
             "resident_pension 2017-01 2017-03 300.00");
  REQUIRE(house.store->cases().apply(change));

  std::string text = house.letter(LetterKind::entitlement);  // by the finding
  CHECK(contains(text, "2018年4月10日编号2018-9-1的信：360.00元"));
  CHECK(contains(text, "不另外再加，只补一次"));
  CHECK_FALSE(contains(text, "2018-9-2"));  // of other months

  house.promise(three_months, house.situation.current, "resident_pension: 3 x 120.00 = 360.00");
  house.decide(Outcome::registry_wrong);
  text = house.letter(LetterKind::repair);  // by what is promised, to the fen the same
  CHECK(contains(text, "编号2018-9-1的信里已经告诉您"));
  CHECK_FALSE(contains(text, "合起来是"));
}

TEST_CASE("a letter that holds no longer is named, with what becomes of the money that it told") {
  House house;
  house.deliver_all(alive_and_unpaid());
  std::vector<CaseEvent>& events = house.situation.events;
  const Instant now = house.clock.now();
  events.push_back({now, "li", "decided", "registry_wrong: her sister's"});
  add_letter(events, now, "repair", "2018-1-1", "resident_pension 2018-01 2018-03 360.00");
  events.push_back({now, "wang", "restored", "it was hers"});
  events.push_back({now, "wang", "reopened", ""});
  std::string text = house.letter(LetterKind::retraction);
  for (const char* part :
       {"2018年4月10日编号2018-1-1的信", "不再作数", "360.00元", "现在先不发", "不会因为这封信停发"})
    CHECK(contains(text, part));
  CHECK(contains(house.letter(LetterKind::retraction, Language::english),
                 "The 360.00 yuan that it told of are not paid for now."));
  house.promise(three_months, house.situation.current);  // as what a lift had left
  CHECK(contains(house.letter(LetterKind::retraction), "照样补给您"));

  house.decide(Outcome::cannot_be_decided);
  for (const LetterKind kind : {LetterKind::decision, LetterKind::entitlement}) {
    text = house.letter(kind);
    CHECK(contains(text, "2018年4月10日编号2018-1-1的信不再作数，以这封信为准"));
  }
}

TEST_CASE("what another case has promised is named where a letter tells money, and nowhere else") {
  House house;
  house.deliver_all(alive_and_unpaid());
  Case other = house.situation.current;
  other.id = 0;
  other.state = CaseState::decided;
  other.outcome = Outcome::in_order;
  house.promise(three_months, other);
  const std::string text = house.letter(LetterKind::entitlement);
  CHECK(contains(text, "另外一件事里，我们已经说好补给您"));
  CHECK(contains(text, "从2018年1月起3个月：360.00元"));
  CHECK(contains(text, "同一笔钱，只补一次"));

  House without_money;
  without_money.deliver_all(paid_after_death());
  other = without_money.situation.current;
  other.id = 0;
  other.state = CaseState::decided;
  other.outcome = Outcome::in_order;
  without_money.promise(three_months, other);
  without_money.decide(Outcome::registry_wrong);
  CHECK_FALSE(contains(without_money.letter(LetterKind::repair), "另外一件事"));
}

TEST_CASE("a repair says which benefit is still looked into, because its lists have not come") {
  House house;
  FactsBuilder known = alive_and_unpaid();
  known.enrolment().scheme = Scheme::employee_pension;
  known.payments(2017y / 6, 2017y / 12, yuan(900), Scheme::employee_pension);
  house.deliver_all(known);
  house.promise(three_months, house.situation.current, "resident_pension: 3 x 120.00 = 360.00");
  house.decide(Outcome::registry_wrong);
  const std::string text = house.letter(LetterKind::repair);
  CHECK(contains(text, "合起来是360.00元"));
  CHECK(contains(text, "还在查"));
  CHECK(contains(text, "企业职工基本养老保险：从2018年1月起有3个月的发放名单还没有到"));
}

}  // namespace
}  // namespace benefit::pipeline
