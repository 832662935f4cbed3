// What of a finding stands in which letter.
#include "verify/report/letter/told_reasons.hpp"

#include "tests/support/facts_builder.hpp"
#include "verify/report/messages.hpp"
#include "verify/report/sentences.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::report;
using namespace std::chrono_literals;

namespace {

constexpr LetterMatter notice{LetterKind::notice, {}};
constexpr LetterMatter reminder{LetterKind::reminder, {}};
constexpr LetterMatter entitlement{LetterKind::entitlement, {}};
constexpr LetterMatter suspension{LetterKind::decision, {}};
constexpr LetterMatter repair{LetterKind::repair, Outcome::registry_wrong};

LetterMatter decided(Outcome outcome) { return {LetterKind::decision, outcome}; }

/// Every matter that there is a letter to the person about.
std::vector<LetterMatter> all_matters() {
  std::vector<LetterMatter> all{notice, reminder, entitlement, suspension, repair};
  for (const std::string_view name : outcome_names()) all.push_back(decided(*parse_outcome(name)));
  return all;
}

Finding finding_of(std::string check, std::vector<Reason> reasons) {
  return {{std::move(check), test::citizen(), "2018"}, "", {}, {}, std::move(reasons), {}};
}

std::vector<std::string> codes(const Finding& finding, const LetterMatter& matter) {
  std::vector<std::string> all;
  for (const Reason& reason : told_reasons(finding, matter)) all.push_back(reason.code);
  return all;
}

Reason grant(std::string basis_in_letters) {
  return {"d3.funeral_grant",
          {{"amount", Fen{100'000}},
           {"basis", std::string("a default, to be replaced")},
           {"basis_in_letters", std::move(basis_in_letters)}}};
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("what is told to people are reasons that there are, and none that is for officers") {
  for (const LetterMatter& matter : all_matters()) {
    for (const Message& message : messages())
      for (const char* part : {".how_sure", ".look_first", ".look_at_both", ".find_", ".ask_"})
        if (message.code.find(part) != std::string_view::npos && message.code.size() > 3 &&
            message.code[2] == '.') {
          INFO(message.code);
          CHECK_FALSE(is_told(message.code, matter));
        }
    CHECK_FALSE(is_told("f4.other_is", matter));
    CHECK_FALSE(is_told("d2.death_recorded", matter));
    CHECK_FALSE(is_told("something.new", matter));
  }
  CHECK(is_told("d1.death_recorded", notice));
  CHECK(is_told("l1.was_due", reminder));
  CHECK_FALSE(is_told("d1.death_recorded", {LetterKind::correction, {}}));
}

TEST_CASE("a letter about a suspension tells the death records and that the person was seen, no more") {
  const Finding paid = finding_of("D1", {{"d1.death_recorded", {}},
                                         {"d1.paid_after_death", {}},
                                         {"d1.sign_of_life", {}},
                                         {"d1.no_sign_of_life", {}},
                                         {"d1.still_flowing", {}}});
  const Finding alive =
      finding_of("D4", {{"d4.death_recorded", {}}, {"d4.seen_alive", {}}, {"d4.payments_stopped", {}}});
  for (const LetterMatter& matter : {suspension, repair}) {
    CHECK(codes(paid, matter) == Codes{"d1.death_recorded"});
    CHECK(codes(alive, matter) == Codes{"d4.death_recorded", "d4.seen_alive"});
  }
  CHECK(codes(paid, notice).size() == 5);
  for (const char* check : {"D3", "S2", "F1", "P1"}) {
    INFO(check);
    CHECK_FALSE(speaks_of(suspension, check));
  }
  CHECK(speaks_of(suspension, "D1"));
  CHECK_FALSE(is_told("s2.both_drawn", suspension));
}

TEST_CASE("that nothing stops before a decision stands in no letter that tells one") {
  for (const LetterMatter& matter : all_matters())
    CHECK(is_told("d1.still_flowing", matter) == (matter.kind == LetterKind::notice));
}

TEST_CASE("what survivors owe and are owed is told when a late report or a recipient's error is decided") {
  for (const LetterMatter& matter : all_matters()) {
    const bool death_stands =
        matter.kind == LetterKind::decision && matter.decided &&
        (*matter.decided == Outcome::death_reported_late || *matter.decided == Outcome::recipient_error);
    INFO(to_string(matter.kind) << " " << (matter.decided ? to_string(*matter.decided) : ""));
    CHECK(speaks_of(matter, "D3") == death_stands);
    for (const char* code : {"d3.overpaid", "d3.account_balance", "d3.recovery_order", "d3.funeral_grant"})
      CHECK(is_told(code, matter) == death_stands);
  }
}

TEST_CASE("what rests on a value that is no legal rate is told to nobody, nor what was worked out from it") {
  const LetterMatter late = decided(Outcome::death_reported_late);
  const std::vector<Reason> before{{"d3.overpaid", {}}, {"d3.account_balance", {}}};
  std::vector<Reason> reasons = before;
  reasons.insert(reasons.end(), {grant(""), {"d3.recovery_order", {}}});
  const Finding of_default = finding_of("D3", reasons);
  CHECK(codes(of_default, late) == Codes{"d3.overpaid", "d3.account_balance"});
  CHECK_FALSE(may_tell_sums(of_default));
  CHECK(is_settlement_open(of_default));

  reasons = before;
  reasons.insert(reasons.end(), {grant("冀某发1号"), {"d3.recovery_order", {}}});
  const Finding of_law = finding_of("D3", reasons);
  CHECK(codes(of_law, late) ==
        Codes{"d3.overpaid", "d3.account_balance", "d3.funeral_grant", "d3.recovery_order"});
  CHECK(may_tell_sums(of_law));
  CHECK_FALSE(is_settlement_open(of_law));
  const std::string told = sentence(told_reasons(of_law, late)[2], Language::chinese);
  CHECK(told.find("冀某发1号") != std::string::npos);
  CHECK(told.find("default") == std::string::npos);
}

TEST_CASE("a settlement is open as long as grant or balance are not known") {
  for (const char* code :
       {"d3.grant_not_set", "d3.grant_not_looked_at", "d3.balance_unknown", "d3.nothing_known_to_set_off"}) {
    INFO(code);
    const Finding finding = finding_of("D3", {{"d3.overpaid", {}}, {code, {}}, {"d3.rest_is_due", {}}});
    CHECK(is_settlement_open(finding));
    for (const std::string& told : codes(finding, decided(Outcome::death_reported_late)))
      CHECK(told != "d3.rest_is_due");
  }
  CHECK_FALSE(is_settlement_open(finding_of("D3", {{"d3.overpaid", {}}, {"d3.rest_is_due", {}}})));
}

TEST_CASE("a sentence to the office is told in words for the person") {
  const Finding finding = finding_of("D4", {{"d4.payments_stopped",
                                             {{"scheme", std::string("resident_pension")},
                                              {"last_month", 2018y / 1},
                                              {"amount", Fen{12'000}},
                                              {"months", std::int64_t{2}},
                                              {"owed", Fen{24'000}}}}});
  const auto told = told_reasons(finding, entitlement);
  REQUIRE(told.size() == 1);
  CHECK(sentence(told[0], Language::chinese) ==
        "城乡居民基本养老保险发放到2018年1月，每月120.00元。此后有2个整月没有发放，应当补发240.00元。");
  CHECK(sentence(told[0], Language::english).find("see to it") == std::string::npos);
}

TEST_CASE("every sentence in words for the person stands for one that is told") {
  for (const Message& message : messages()) {
    constexpr std::string_view own = "letter.";
    if (!message.code.starts_with(own)) continue;
    const std::string_view code = message.code.substr(own.size());
    if (code.find('.') == std::string_view::npos) continue;
    INFO(code);
    CHECK(find_message(code) != nullptr);
    CHECK(is_told(code, decided(Outcome::entitled)));
  }
}
