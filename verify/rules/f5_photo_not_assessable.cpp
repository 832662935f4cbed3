// F5 (provision Q1): a collection photo that cannot be assessed.
// Reads what was measured on the photo, and whether a later photo of the person could be assessed. A photo on
// which somebody else may have been measured is one of them. A request to take it again or to use another
// technique, never a suspicion. No money.
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"

#include <array>

namespace benefit::rules {
namespace {

constexpr std::string_view not_assessable = "f5.not_assessable";
constexpr std::string_view take_it_again = "f5.take_it_again";
constexpr std::string_view several_faces = "f5.several_faces";
constexpr std::array reason_codes = {not_assessable, several_faces, take_it_again};

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

void find(const Subject& subject, const CheckContext&, std::vector<Finding>& findings) {
  std::vector<const AssessedCollection*> collections = collections_in_order(subject);
  // An assessable photo answers every request that came before it.
  while (!collections.empty() && says_nothing(*collections.back())) {
    const AssessedCollection& collected = *collections.back();
    collections.pop_back();
    Finding finding = new_finding(subject, "F5", period_of(collected.collection));
    add_why(finding, collected);
    add_reason(finding, take_it_again);
    cite(finding, collected.collection.photo);
    findings.push_back(std::move(finding));
  }
}

}  // namespace

constinit const Check f5_photo_not_assessable{
    .code = "F5",
    .provision = q1,
    .finds =
        "A collection photo that cannot be assessed (no face found, damaged, too small, not a photo), or on "
        "which there are several faces and the one that was measured is not like the enrolled one, after "
        "which no assessable one was taken.",
    .reads = "What was measured on the person's collection photos.",
    .money = "None.",
    .period = "the collection (collection:17)",
    .cannot_see =
        "Whether the person, the camera or the station was the cause. For people who cannot come or be "
        "photographed, a visit is the better way.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
