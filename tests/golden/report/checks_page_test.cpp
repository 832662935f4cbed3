// docs/checks.md is made from the registry and the sentences; BENEFIT_UPDATE_GOLDEN=1 writes it anew.
#include "tests/support/golden_file.hpp"
#include "verify/report/catalogue.hpp"
#include "verify/report/sentences.hpp"
#include "verify/rules/registry.hpp"

#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace benefit;
using report::Language;

namespace {

constexpr std::string_view introduction = R"(# Checks

What benefitd looks for, on which provision each check rests, what it reads, how its money is computed and what it
cannot see. This page is made from the registry in `verify/rules` (a test holds it there).

A finding is evidence for a person to judge, never a verdict. No check stops a benefit; poverty tags, ethnicity and
disability raise suspicion in none of them (C1 and P4 look for what the poor are owed). Each finding has three sums that are never added to each other: **lost** (paid so far
without entitlement), **still flowing** (paid each month if nothing happens) and **owed** (what the person or the
family should get). The same check, subject and period is the same finding in every run.

I1, A1 and A2 are about things: building projects, bank accounts, stations and what operators do there. What they notice
is an **observation** (`benefitctl observation list`): it is about no person, becomes no case, says what it may innocently
be, and counts no money as lost. It is known in every run by check, thing and period, and withdrawn when a run does not
see it any more.

What is dated after the day of the run (payments, contributions, photos, deaths, traces of life) has not happened
yet. Payments and contributions of nothing are none. One that several deliveries bring, equal in every column, is one:
a cumulative file is not money paid twice; rows that are equal within one delivery all count.
)";

std::string sentences_of(const rules::Check& check) {
  std::string text = "| reason | English | 中文 |\n|---|---|---|\n";
  for (const std::string_view code : check.reason_codes) {
    const report::Message& message = *report::find_message(code);
    text += fmt::format("| `{}` | {} | {} |\n", code, translate(message, Language::english, 2),
                        translate(message, Language::chinese, 2));
  }
  if (check.shows_match)
    text +=
        "\nThe reasons of a match stand between them, field by field, with what both records say "
        "(docs/matching.md).\n";
  return text;
}

/// One part of our reading, in both languages.
std::string reading(const rules::Check& check, std::string_view label, const char* name,
                    std::string_view english) {
  return fmt::format("- **{}.** {}\n  {}\n", label, english,
                     translate(fmt::format("check.{}.{}", check.code, name), english, Language::chinese));
}

std::string section(const rules::Check& check) {
  const rules::Provision& provision = check.provision;
  return fmt::format("\n## {}: {}\n\n{}\n\n> {} ({} {}): “{}”\n\n", check.code,
                     report::check_title(check.code, Language::english),
                     report::check_title(check.code, Language::chinese), provision.code, provision.document,
                     provision.place, provision.text) +
         reading(check, "Finds", "finds", check.finds) + reading(check, "Reads", "reads", check.reads) +
         reading(check, "Money", "money", check.money) +
         reading(check, check.observe == nullptr ? "Period of the finding" : "Period of the observation",
                 "period", check.period) +
         reading(check, "Cannot see", "cannot_see", check.cannot_see) + '\n' + sentences_of(check);
}

}  // namespace

TEST_CASE("docs/checks.md says what the registry says") {
  std::string page(introduction);
  for (const rules::Check* check : rules::checks()) page += section(*check);
  CHECK(page == test::golden("docs/checks.md", page));
}
