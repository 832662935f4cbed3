// F4 (provision Q3): the enrolled photos of two people look like one person's. Reads what a search of the
// whole gallery (`face dedupe`) has kept. Of two numbers the larger one tells, so that one human is one
// finding. Faces of relatives are alike and photos get mixed up, so it asks a person to look and accuses
// nobody. No money: what was drawn under two numbers is for S1.
#include "verify/identity/region.hpp"
#include "verify/identity/utf8.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace benefit::rules {
namespace {

constexpr std::string_view look_like_one = "f4.look_like_one";
constexpr std::string_view other_is = "f4.other_is";
constexpr std::string_view how_rare = "f4.how_rare";
constexpr std::string_view rarity_unknown = "f4.rarity_unknown";
constexpr std::string_view records_agree = "f4.records_agree";
constexpr std::string_view may_be_twins = "f4.may_be_twins";
constexpr std::string_view may_be_relatives = "f4.may_be_relatives";
constexpr std::string_view weak_evidence = "f4.weak_evidence";
constexpr std::string_view ask_both = "f4.ask_both";
constexpr std::array reason_codes = {look_like_one,    other_is,      how_rare,
                                     rarity_unknown,   records_agree, may_be_twins,
                                     may_be_relatives, weak_evidence, ask_both};

/// A rate above one in so many says nothing that helps.
constexpr std::int64_t least_rarity = 5;

bool same_village(const RegionPath& a, const RegionPath& b) { return !a.village.empty() && a == b; }

/// The first character tells enough, of the few compound surnames too.
bool same_surname(std::string_view a, std::string_view b) {
  return !a.empty() && !b.empty() &&
         identity::next_character(a, 0).bytes == identity::next_character(b, 0).bytes;
}

/// Why strangers to one another may look alike here; weakens the evidence.
bool add_kinship(Finding& finding, const Subject& subject, const LikeFace& like) {
  if (like.other.birth_date() == subject.id().birth_date()) {
    add_reason(finding, may_be_twins, {{"birth_date", subject.id().birth_date()}});
    return true;
  }
  const Enrolment* const own = newest_enrolment(subject.facts());
  if (own == nullptr || like.enrolments.empty()) return false;
  const Enrolment& theirs = like.enrolments.back();
  if (!same_surname(own->name, theirs.name) || !same_village(own->region, theirs.region)) return false;
  add_reason(finding, may_be_relatives, {{"village", own->region.village}});
  return true;
}

void find(const Subject& subject, const CheckContext&, std::vector<Finding>& findings) {
  for (const LikeFace& like : subject.facts().like_faces) {
    if (!(like.other < subject.id()) || is_set_aside(subject.facts(), fingerprint(like.other))) continue;
    Finding finding = new_finding(subject, "F4", "two_numbers:" + fingerprint(like.other));
    add_reason(finding, look_like_one,
               {{"own_photo", like.own},
                {"other_photo", like.theirs},
                {"distance", like.score},
                {"fingerprint", fingerprint(like.other)}});
    if (!like.enrolments.empty()) {
      const Enrolment& entry = like.enrolments.back();
      add_reason(finding, other_is,
                 {{"name", entry.name}, {"county", identity::format_region_code(entry.region.county)}});
    }
    const auto one_in = static_cast<std::int64_t>(std::floor(1 / like.fpir_high));
    if (one_in >= least_rarity)
      add_reason(finding, how_rare, {{"one_in", one_in}, {"people", like.people}});
    else
      add_reason(finding, rarity_unknown, {{"people", like.people}});
    const auto& others = subject.other_numbers();
    if (std::any_of(others.begin(), others.end(),
                    [&](const OtherNumber* other) { return other->id == like.other; }))
      add_reason(finding, records_agree);
    else if (add_kinship(finding, subject, like))
      add_reason(finding, weak_evidence);
    add_reason(finding, ask_both);
    cite(finding, like.own);
    cite(finding, like.theirs);
    for (const Enrolment& row : like.enrolments) cite(finding, row.source);
    findings.push_back(std::move(finding));
  }
}

}  // namespace

constinit const Check f4_one_face_many_names{
    .code = "F4",
    .provision = q3,
    .finds =
        "Two people whose enrolled photos look so alike that strangers seldom do: perhaps one human enrolled "
        "under two numbers, perhaps twins or relatives, perhaps two photos that were mixed up.",
    .reads =
        "The pairs that the last search of the whole gallery kept (`face dedupe`), with a threshold for "
        "searches among many, never that for two photos; birth dates, surnames and villages, to say when "
        "kinship explains the likeness; what record matching says of the two numbers.",
    .money = "None: what was drawn under two numbers is for S1 and for the officer.",
    .period = "two_numbers: and a hash of the other number, on the larger of the two numbers",
    .cannot_see =
        "People whose photos came after the last search, or were measured by other networks; a face that is "
        "enrolled once and handed in for others (F1 compares those). With few people enrolled only faces "
        "that "
        "are clearly the same are named. Twins look alike to it, and relatives who moved away are not told "
        "from strangers.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
