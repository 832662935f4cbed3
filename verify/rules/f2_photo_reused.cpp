// F2 (provisions Q1, Q3): the very same photo file was handed in before.
// Reads the earlier uses of the file that were kept with the collection; the same submission repeated is
// none, that is settled when it is taken. A reused photo proves nothing about today, so a new one is asked
// for. No money.
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"

#include <algorithm>
#include <array>

namespace benefit::rules {
namespace {

constexpr std::string_view used_for_same_person = "f2.used_for_same_person";
constexpr std::string_view is_enrolled_photo = "f2.is_enrolled_photo";
constexpr std::string_view used_for_other_person = "f2.used_for_other_person";
constexpr std::string_view take_a_new_one = "f2.take_a_new_one";
constexpr std::array reason_codes = {used_for_same_person, is_enrolled_photo, used_for_other_person,
                                     take_a_new_one};

/// A file that a whole county hands in would otherwise cite everybody for everybody.
constexpr std::size_t most_cited_uses = 20;

std::string_view code_for(const SameFileUse& use, CitizenId subject) {
  if (use.person != subject) return used_for_other_person;
  return use.collection ? used_for_same_person : is_enrolled_photo;
}

/// One reason for each kind of use, with how often and since when.
void add_uses(Finding& finding, const AssessedCollection& collected, CitizenId subject) {
  for (const std::string_view code : {used_for_same_person, is_enrolled_photo, used_for_other_person}) {
    std::int64_t times = 0;
    std::optional<Instant> first;
    for (const SameFileUse& use : collected.earlier_uses) {
      if (code_for(use, subject) != code) continue;
      ++times;
      first = first ? std::min(*first, use.received_at) : use.received_at;
    }
    if (first) add_reason(finding, code, {{"times", times}, {"first_on", china_day_of(*first)}});
  }
}

void cite_uses(Finding& finding, const AssessedCollection& collected) {
  std::vector<PhotoId> photos;
  for (const SameFileUse& use : collected.earlier_uses) photos.push_back(use.photo);
  std::sort(photos.begin(), photos.end());
  photos.erase(std::unique(photos.begin(), photos.end()), photos.end());
  if (photos.size() > most_cited_uses) photos.resize(most_cited_uses);
  for (const PhotoId photo : photos) cite(finding, photo);
}

void find(const Subject& subject, const CheckContext&, std::vector<Finding>& findings) {
  for (const AssessedCollection* collected : collections_in_order(subject)) {
    if (collected->earlier_uses.empty()) continue;
    Finding finding = new_finding(subject, "F2", period_of(collected->collection));
    add_uses(finding, *collected, subject.id());
    add_reason(finding, take_a_new_one);
    cite(finding, collected->collection.photo);
    cite_uses(finding, *collected);
    findings.push_back(std::move(finding));
  }
}

}  // namespace

constinit const Check f2_photo_reused{
    .code = "F2",
    .provision = q3,
    .finds =
        "A collection photo whose file, byte for byte, was handed in before: "
        "for an earlier collection, as the enrolled photo, or for another person.",
    .reads = "The hashes of all photo files, in order of arrival.",
    .money = "None.",
    .period = "the collection (collection:17)",
    .cannot_see =
        "An edited, re-saved or re-photographed copy. "
        "A station that mixed up two files looks the same as one that reused a photo on purpose.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
