// F3 (provisions Q1, Q3): a collection photo may show a picture or a screen instead of a person before the
// camera. Reads the suspicion that was kept with the photo. Weak evidence: it opens only where nearly no
// photo of a person does, asks for another photo, and a later one that is not suspected answers it. It
// accuses nobody. No money.
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"

#include <array>

namespace benefit::rules {
namespace {

constexpr std::string_view may_show_picture = "f3.may_show_picture";
constexpr std::string_view weak_evidence = "f3.weak_evidence";
constexpr std::string_view take_another_photo = "f3.take_another_photo";
constexpr std::array reason_codes = {may_show_picture, weak_evidence, take_another_photo};

bool answers(const AssessedCollection& collected) {
  return !collected.not_assessable && !collected.may_show_picture && !looks_different(collected);
}

void find(const Subject& subject, const CheckContext&, std::vector<Finding>& findings) {
  std::vector<const AssessedCollection*> collections = collections_in_order(subject);
  while (!collections.empty() && !answers(*collections.back())) {
    const AssessedCollection& collected = *collections.back();
    collections.pop_back();
    if (!collected.may_show_picture) continue;
    Finding finding = new_finding(subject, "F3", period_of(collected.collection));
    add_reason(finding, may_show_picture,
               {{"captured_on", china_day_of(collected.collection.captured_at)},
                {"station", collected.collection.station}});
    add_reason(finding, weak_evidence);
    add_reason(finding, take_another_photo);
    cite(finding, collected.collection.photo);
    findings.push_back(std::move(finding));
  }
}

}  // namespace

constinit const Check f3_presentation_attack{
    .code = "F3",
    .provision = q1,
    .finds =
        "A collection photo that may show a printed picture or a screen, after which no photo was taken that "
        "is free of "
        "the suspicion.",
    .reads =
        "The suspicion measured on the photo: a network's opinion and regular patterns (moire), made into "
        "one score "
        "(models/README.md has its error rates).",
    .money = "None.",
    .period = "the collection (collection:17)",
    .cannot_see =
        "Most good prints and good screens: a photo without this finding is not shown to be of a live "
        "person. A door "
        "frame, a patterned wall or a poor camera can look like a picture of a picture. Where an agency has "
        "labelled photos of "
        "its own, `benefitctl face evaluate-attacks` measures both.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
