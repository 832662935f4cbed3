// F5 (provision Q1): a collection photo that cannot be assessed.
// Reads what was measured on the photo, and whether a later photo of the person could be assessed. A photo on
// which somebody else may have been measured is one of them. A request to take it again, with what helps, or
// to use another technique, which goes first for the very old; never a suspicion. No money.
#include "verify/rules/calendar.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"

#include <array>

namespace benefit::rules {
namespace {

constexpr std::string_view not_assessable = "f5.not_assessable";
constexpr std::string_view take_it_again = "f5.take_it_again";
constexpr std::string_view several_faces = "f5.several_faces";
constexpr std::string_view what_helps = "f5.what_helps";
constexpr std::string_view other_technique = "f5.other_technique";
constexpr std::array reason_codes = {not_assessable, several_faces, what_helps, take_it_again,
                                     other_technique};

bool says_nothing(const AssessedCollection& collected) {
  return collected.not_assessable || (looks_different(collected) && has_bystander(collected));
}

void add_why(Finding& finding, const AssessedCollection& collected) {
  const Day captured_on = china_day_of(collected.collection.captured_at);
  const std::string& station = collected.collection.station;
  if (collected.not_assessable) {
    add_reason(finding, not_assessable,
               {{"captured_on", captured_on},
                {"station", station},
                {"why", std::string(to_string(*collected.not_assessable))}});
  } else {
    add_reason(finding, several_faces,
               {{"captured_on", captured_on},
                {"station", station},
                {"faces", static_cast<std::int64_t>(collected.faces)}});
  }
}

/// Nobody of a great age is led before the camera again and again.
void add_what_to_do(Finding& finding, const Subject& subject, const AssessedCollection& collected,
                    const AsOf& as_of) {
  if (const int age = as_of.age_of(subject.id().birth_date()); age >= age_of_other_techniques) {
    add_reason(finding, other_technique, {{"age", age}});
    return;
  }
  const auto advice =
      collected.not_assessable ? advice_for(*collected.not_assessable) : PhotoAdvice::one_person_only;
  if (advice) add_reason(finding, what_helps, {{"advice", std::string(to_string(*advice))}});
  add_reason(finding, take_it_again);
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  std::vector<const AssessedCollection*> collections = collections_in_order(subject);
  // An assessable photo answers every request that came before it.
  while (!collections.empty() && says_nothing(*collections.back())) {
    const AssessedCollection& collected = *collections.back();
    collections.pop_back();
    Finding finding = new_finding(subject, "F5", period_of(collected.collection));
    add_why(finding, collected);
    add_what_to_do(finding, subject, collected, context.as_of);
    cite(finding, collected.collection.photo);
    findings.push_back(std::move(finding));
  }
}

}  // namespace

constinit const Check f5_photo_not_assessable{
    .code = "F5",
    .provision = q1,
    .finds =
        "A collection photo that cannot be assessed (no face found, too dark, too blurred, turned away, "
        "covered, too small, damaged, not a photo), or on which there are several faces and the one that was "
        "measured is not like the enrolled one, after "
        "which no assessable one was taken.",
    .reads = "What was measured on the person's collection photos.",
    .money = "None.",
    .period = "the collection (collection:17)",
    .cannot_see =
        "Whether the person, the camera or the station was the cause. Who is bedridden: the roll does not "
        "say. "
        "From the age of 80 on, other techniques are asked for instead of another photo.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
