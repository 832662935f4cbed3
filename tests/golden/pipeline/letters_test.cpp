// tests/golden/pipeline/letters.txt shows every letter that ships, in both languages, so that a change of
// wording is seen.
#include "tests/support/golden_file.hpp"
#include "verify/gather_letter.hpp"
#include "verify/report/document/plain_text.hpp"
#include "verify/report/letter/template.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::report;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

constexpr Day today = Day{2018y / 4 / 10};
const LetterOffice office{.agency = "滦县社会保险事业管理所",
                          .address = "滦县新城滦河路1号",
                          .telephone = "0315-7120000",
                          .hours = "周一至周五8:30–17:00",
                          .complaints = "滦县人力资源和社会保障局"};

std::string letter(LetterKind kind, Language language, const LetterValues& values) {
  const auto form = load_template(std::nullopt, kind, language);
  if (!form) return form.error().where + ": " + form.error().what;
  Document document;
  document.language = language;
  document.blocks = form->fill(values);
  return std::string(72, '=') + "\n" + template_file_name(kind, language) + "\n" + std::string(72, '=') +
         "\n" + plain_text(document) + "\n";
}

std::string sample(LetterKind kind, Language language) {
  return letter(kind, language, pipeline::sample_letter({kind, language, "", "2018-12-1"}, office, today));
}

/// What is decided, one letter for each result.
std::string decisions(Language language) {
  std::string text;
  for (const char* result :
       {"suspended", "lifted", "stopped", "decided_agency_error", "decided_recipient_error",
        "decided_death_reported_late", "decided_referred", "decided_entitled", "decided_in_favour"}) {
    LetterValues values =
        pipeline::sample_letter({LetterKind::decision, language, "", "2018-12-1"}, office, today);
    for (const char* other : {"lifted", "visit"}) values.set(other, false);
    for (const char* list : {"back_pay", "reasons", "provisions"})
      values.set(list, std::vector<std::string>{});
    for (const char* flag : {"has_reasons", "has_provisions"}) values.set(flag, false);
    values.set("back_pay_total", std::string());
    values.set("owed", std::string());
    values.set(result, true);
    if (result == std::string("decided_death_reported_late")) {
      values.set("held_dead", true);
      values.set("settlement_open", true);
    }
    text += letter(LetterKind::decision, language, values);
  }
  return text;
}

/// Where something is still to be paid, or an old person's photo could not be assessed.
std::string other_turns(Language language) {
  const auto changed = [&](LetterKind kind, auto change) {
    LetterValues values = pipeline::sample_letter({kind, language, "", "2018-12-1"}, office, today);
    change(values);
    return letter(kind, language, values);
  };
  return changed(LetterKind::repair,
                 [&](LetterValues& values) {
                   values.set("back_pay", std::vector<std::string>{});
                   values.set("back_pay_total", std::string());
                   values.set("has_unpaid", true);
                   values.set("unpaid", std::vector<std::string>{"2018-02, 2018-03"});
                 }) +
         changed(LetterKind::reminder,
                 [](LetterValues& values) {
                   values.set("visit", true);
                   values.set("asks_for_photo", true);
                 }) +
         changed(LetterKind::entitlement, [](LetterValues& values) {
           values.set("back_pay", std::vector<std::string>{});
           for (const char* list : {"back_pay", "reasons", "provisions"})
             values.set(list, std::vector<std::string>{});
           for (const char* flag : {"has_reasons", "has_provisions"}) values.set(flag, false);
           for (const char* sum : {"back_pay_total", "owed", "contribution"}) values.set(sum, std::string());
           values.set("decided_entitled", true);
         });
}

}  // namespace

TEST_CASE("golden: every letter that ships, in both languages") {
  std::string made;
  for (const Language language : {Language::chinese, Language::english}) {
    for (const std::string_view name : letter_kind_names())
      made += sample(*parse_letter_kind(name), language);
    made += decisions(language) + other_turns(language);
  }
  CHECK(made == golden("tests/golden/pipeline/letters.txt", made));
}

TEST_CASE("no letter that ships speaks of fraud or threatens, whatever was decided") {
  std::string made;
  for (const Language language : {Language::chinese, Language::english}) {
    for (const std::string_view name : letter_kind_names())
      made += sample(*parse_letter_kind(name), language);
    made += decisions(language);
  }
  for (const char* word : {"欺诈", "诈骗", "骗取", "冒领", "追究", "处罚", "嫌疑", "fraud", "Fraud", "punish",
                           "prosecut", "suspicion", "penalty"}) {
    INFO(word);
    CHECK(made.find(word) == std::string::npos);
  }
}

TEST_CASE("nobody of great age is asked for a photo, and a family is greeted when a death stands") {
  for (const Language language : {Language::chinese, Language::english}) {
    LetterValues values =
        pipeline::sample_letter({LetterKind::reminder, language, "", "2018-12-1"}, office, today);
    values.set("asks_for_photo", true);
    const bool chinese = language == Language::chinese;
    const std::string another = chinese ? "再拍一张" : "take another";
    CHECK(letter(LetterKind::reminder, language, values).find(another) != std::string::npos);
    values.set("visit", true);
    CHECK(letter(LetterKind::reminder, language, values).find(another) == std::string::npos);

    LetterValues late =
        pipeline::sample_letter({LetterKind::decision, language, "", "2018-12-1"}, office, today);
    late.set("held_dead", true);
    const std::string text = letter(LetterKind::decision, language, late);
    CHECK(text.find(chinese ? "王桂英的家属：" : "Dear family of Wang Guiying,") != std::string::npos);
    CHECK(text.find(chinese ? "王桂英，或者" : "Dear Wang") == std::string::npos);
  }
}

TEST_CASE("a person is told where to call, where to complain and what it rests on") {
  for (const Language language : {Language::chinese, Language::english})
    for (const std::string_view name : letter_kind_names()) {
      const LetterKind kind = *parse_letter_kind(name);
      const std::string text = sample(kind, language);
      INFO(template_file_name(kind, language));
      CHECK(text.find(office.telephone) != std::string::npos);
      // A letter that takes another back rests on nothing of its own.
      CHECK((text.find("冀人社发〔2018〕3号") != std::string::npos) == (kind != LetterKind::retraction));
      if (kind == LetterKind::correction) continue;
      CHECK(text.find("12333") != std::string::npos);
      CHECK(text.find(office.complaints) != std::string::npos);
      CHECK(text.find("130225********") != std::string::npos);
    }
}
