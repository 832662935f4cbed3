#include "verify/report/sentences.hpp"

#include "tests/support/arbitrary_facts.hpp"
#include "tests/support/run_checks.hpp"
#include "verify/report/values.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace benefit;
using namespace benefit::test;
using report::Language;

TEST_CASE("property: every reason that a check gives fills its sentence in both languages") {
  REQUIRE(rc::check([] {
    for (const Finding& finding : run_checks(any_subject().facts))
      for (const Reason& reason : finding.reasons)
        for (const Language language : {Language::english, Language::chinese}) {
          const std::string sentence = report::sentence(reason, language);
          RC_ASSERT(sentence != reason.code);
          RC_ASSERT(sentence.find_first_of("{}") == std::string::npos);
          RC_ASSERT(sentence.find("…") == std::string::npos);
        }
  }));
}

TEST_CASE("property: reasons survive the store, so that the sentence stays the same") {
  REQUIRE(rc::check([] {
    for (const Finding& finding : run_checks(any_subject().facts))
      RC_ASSERT(reasons_from_json(to_json(finding.reasons)) == finding.reasons);
  }));
}

TEST_CASE("property: money without its separators is the amount again") {
  REQUIRE(rc::check([](std::int32_t fen) {
    std::string text = report::format_money(Fen{fen}, Language::english);
    std::erase(text, ',');
    std::erase(text, '.');
    RC_ASSERT(std::stoll(text) == fen);
  }));
}
