// Nothing that the product can say lacks a sentence in either language.
#include "verify/report/messages.hpp"

#include "verify/identity/name.hpp"
#include "verify/intake/defects.hpp"
#include "verify/report/catalogue.hpp"
#include "verify/rules/registry.hpp"
#include "verify/types/case.hpp"
#include "verify/types/facts.hpp"
#include "verify/types/photo.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::report;

namespace {

std::set<std::string> placeholders(const std::string& text) {
  static const std::regex placeholder("\\{([a-z_]+)\\}");
  std::set<std::string> names;
  for (std::sregex_iterator match(text.begin(), text.end(), placeholder), end; match != end; ++match)
    names.insert((*match)[1]);
  return names;
}

void check_there(const std::string& code) {
  INFO(code);
  CHECK(find_message(code) != nullptr);
}

/// What a check says of itself, under its context in the catalogue.
std::map<std::string, std::string_view> readings_of(const rules::Check& check) {
  const std::string prefix = "check." + std::string(check.code) + '.';
  return {{prefix + "finds", check.finds},
          {prefix + "reads", check.reads},
          {prefix + "money", check.money},
          {prefix + "period", check.period},
          {prefix + "cannot_see", check.cannot_see}};
}

template <class Enum>
void check_words_there(const std::string& name, Enum first, Enum last) {
  for (int i = static_cast<int>(first); i <= static_cast<int>(last); ++i)
    check_there(name + "." + std::string(to_string(static_cast<Enum>(i))));
}

}  // namespace

TEST_CASE("every code stands once") {
  std::set<std::string_view> codes;
  for (const Message& message : messages()) {
    INFO(message.code);
    CHECK(codes.insert(message.code).second);
  }
}

TEST_CASE("every message is translated, with the same placeholders in each form") {
  for (const Message& message : messages()) {
    INFO(message.code);
    for (const std::int64_t count : {1, 2}) {
      const std::string english = translate(message, Language::english, count);
      const std::string chinese = translate(message, Language::chinese, count);
      CHECK(chinese != english);
      if (message.count.empty() || count != 1) CHECK(placeholders(chinese) == placeholders(english));
      if (!message.count.empty() && count != 1)
        CHECK(placeholders(english).count(std::string(message.count)) == 1);
    }
  }
}

TEST_CASE("the catalogue holds no entry that the product does not use") {
  std::ifstream po(std::string(BENEFIT_SOURCE_DIR) + "/verify/report/po/zh_CN.po");
  REQUIRE(po);
  std::map<std::string, std::string_view> readings;
  for (const rules::Check* check : rules::checks())
    for (const auto& [context, english] : readings_of(*check)) readings[context] = english;
  static const std::regex context("msgctxt \"(.*)\"");
  std::smatch match;
  std::size_t entries = 0;
  for (std::string line; std::getline(po, line);) {
    if (!std::regex_match(line, match, context)) continue;
    ++entries;
    if (readings.contains(match[1])) continue;
    check_there(match[1]);
  }
  CHECK(entries == messages().size() + readings.size());
}

TEST_CASE("our reading of every check is there in Chinese") {
  for (const rules::Check* check : rules::checks())
    for (const auto& [context, english] : readings_of(*check)) {
      INFO(context);
      const std::string chinese = translate(context, english, Language::chinese);
      CHECK(chinese != english);
      CHECK(std::any_of(chinese.begin(), chinese.end(),
                        [](char c) { return static_cast<signed char>(c) < 0; }));
      CHECK(translate(context, english, Language::english) == english);
    }
}

TEST_CASE("every check has a title and a sentence for each of its reasons, and no sentence lacks its check") {
  std::set<std::string_view> reasons;
  for (const rules::Check* check : rules::checks()) {
    check_there("check." + std::string(check->code));
    for (const std::string_view code : check->reason_codes) {
      check_there(std::string(code));
      reasons.insert(code);
    }
  }
  static const std::regex of_a_check("[a-z][0-9]\\..*");
  for (const Message& message : messages())
    if (std::regex_match(std::string(message.code), of_a_check)) {
      INFO(message.code);
      CHECK(reasons.contains(message.code));
    }
}

TEST_CASE("every defect that a delivered row can have has a sentence and a hint") {
  for (const intake::DefectKind& kind : intake::defect_kinds()) {
    check_there(std::string(kind.code));
    check_there("hint." + std::string(kind.code));
  }
}

TEST_CASE("no sentence speaks of a defect that no row can have") {
  std::set<std::string> codes;
  for (const intake::DefectKind& kind : intake::defect_kinds()) codes.emplace(kind.code);
  static const std::regex of_a_defect("(?:hint\\.)?((?:id|date|money|text|row|value)\\..*)");
  std::cmatch match;
  for (const Message& message : messages()) {
    const std::string code(message.code);
    if (!std::regex_match(code.c_str(), match, of_a_defect)) continue;
    INFO(code);
    CHECK(codes.contains(match[1].str()));
  }
}

TEST_CASE("every coded value that a reason may carry has words") {
  check_words_there("source", DeathSource::health, DeathSource::court);
  check_words_there("scheme", Scheme::resident_pension, Scheme::work_injury);
  check_words_there("registry", Registry::dibao, Registry::medical_aid);
  check_words_there("why", NotAssessable::not_an_image, NotAssessable::worker_failed);
  check_words_there("advice", PhotoAdvice::look_straight, PhotoAdvice::send_original);
  check_words_there("kind", TraceKind::counter_visit, TraceKind::phone_contact);
  check_words_there("kind", MaternityKind::fixed_reimbursement, MaternityKind::employee_benefit);
  check_words_there("outcome", HouseholdOutcome::accepted, HouseholdOutcome::removed);
  check_words_there("outcome", Outcome::fraud_suspected, Outcome::cannot_be_decided);
  check_words_there("basis", SubsidyBasis::poverty, SubsidyBasis::unemployment);
  for (int i = 0; i <= static_cast<int>(identity::NameAgreement::different); ++i)
    if (const auto agreement = static_cast<identity::NameAgreement>(i);
        identity::could_be_same_person(agreement))
      check_there("agreement." + std::string(identity::to_string(agreement)));
}
