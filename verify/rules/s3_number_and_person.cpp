// S3 (provision Q3): one ID number used by two people, or one person under two ID numbers.
// Reads the names on the roll and on payments, and roll entries under other numbers that record matching has
// found to be perhaps the same person's. No money: whether any was lost is for S1 and for the officer.
#include "verify/identity/name.hpp"
#include "verify/identity/region.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/types/stable_hash.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

namespace benefit::rules {
namespace {

constexpr std::string_view two_names = "s3.two_names";
constexpr std::string_view find_out_who = "s3.find_out_who";
constexpr std::string_view two_numbers = "s3.two_numbers";
constexpr std::string_view how_sure = "s3.how_sure";
constexpr std::string_view find_right_number = "s3.find_right_number";
constexpr std::array reason_codes = {two_names, find_out_who, two_numbers, how_sure, find_right_number};
constexpr std::array needed = {Feed::roll};

struct NamedRow {
  std::string_view name;
  Source first_seen;
};

/// The distinct spellings of the subject's name, that of the roll first, then by their bytes.
std::vector<NamedRow> spellings(const Subject& subject) {
  std::map<std::string_view, Source> first_seen;
  const auto note = [&first_seen](std::string_view name, Source row) {
    if (name.empty()) return;
    const auto [known, is_new] = first_seen.emplace(name, row);
    if (!is_new) known->second = std::min(known->second, row);
  };
  for (const Enrolment& entry : subject.facts().enrolments) note(entry.name, entry.source);
  for (const Payment& payment : subject.facts().payments) note(payment.name, payment.source);

  std::vector<NamedRow> result;
  for (const auto& [name, row] : first_seen) result.push_back({name, row});
  std::stable_partition(result.begin(), result.end(),
                        [name = name_of(subject.facts())](const NamedRow& row) { return row.name == name; });
  return result;
}

bool one_spelling(const SubjectFacts& facts) {
  const std::string_view name = name_of(facts);
  return std::all_of(facts.enrolments.begin(), facts.enrolments.end(),
                     [name](const Enrolment& entry) { return entry.name == name; }) &&
         std::all_of(facts.payments.begin(), facts.payments.end(),
                     [name](const Payment& payment) { return payment.name.empty() || payment.name == name; });
}

bool two_people(const NamedRow& a, const NamedRow& b) {
  return !identity::could_be_same_person(a.name, b.name);
}

void find_two_people(const Subject& subject, std::vector<Finding>& findings) {
  if (one_spelling(subject.facts())) return;
  const std::vector<NamedRow> rows = spellings(subject);
  // The first spelling that differs from any other is the one to set the others beside: mostly the roll's.
  for (auto row = rows.begin(); row != rows.end(); ++row) {
    std::vector<NamedRow> others;
    std::copy_if(row + 1, rows.end(), std::back_inserter(others),
                 [&](const NamedRow& other) { return two_people(*row, other); });
    if (others.empty()) continue;

    Finding finding = new_finding(subject, "S3", "two_people");
    cite(finding, row->first_seen);
    for (const NamedRow& other : others) {
      add_reason(finding, two_names,
                 {{"name", std::string(row->name)}, {"other_name", std::string(other.name)}});
      cite(finding, other.first_seen);
    }
    add_reason(finding, find_out_who);
    findings.push_back(std::move(finding));
    return;
  }
}

void find_two_numbers(const Subject& subject, std::vector<Finding>& findings) {
  const Enrolment* const own = newest_enrolment(subject.facts());
  if (own == nullptr) return;
  for (const OtherNumber* other : subject.other_numbers()) {
    Finding finding = new_finding(subject, "S3", "two_numbers:" + fingerprint(other->id));
    const Enrolment& entry = other->enrolments.back();
    add_reason(finding, two_numbers,
               {{"county", identity::format_region_code(entry.region.county)},
                {"scheme", std::string(to_string(entry.scheme))},
                {"fingerprint", fingerprint(other->id)}});
    add_comparisons(finding, other->match, particulars(*own), particulars(entry));
    add_reason(finding, how_sure, {{"percent", percent(other->match)}});
    add_reason(finding, find_right_number);
    cite(finding, own->source);
    for (const Enrolment& row : other->enrolments) cite(finding, row.source);
    findings.push_back(std::move(finding));
  }
}

void find(const Subject& subject, const CheckContext&, std::vector<Finding>& findings) {
  find_two_people(subject, findings);
  find_two_numbers(subject, findings);
}

}  // namespace

constinit const Check s3_number_and_person{
    .code = "S3",
    .provision = q3,
    .finds =
        "Names under one ID number that cannot be the same person's; "
        "and roll entries under two ID numbers that look like one human.",
    .reads =
        "Names on the roll and on payments: variants, homophones and names that agree in part do not count "
        "as two people. Roll entries under another number that record matching has found to be perhaps the "
        "same person's, with the comparison of both, the bank accounts among it (docs/matching.md).",
    .needs = {.all = needed, .any = {}},
    .money = "None: the payments are judged by S1 and by the officer.",
    .period = "two_people; or two_numbers: and a hash of the other number, on the larger of the two numbers",
    .cannot_see =
        "Two people of the same or a similar name under one number. One human under two numbers with two "
        "names, or in two villages: namesakes born on one day look like that. A married woman's or a monk's "
        "new name looks like a second person.",
    .reason_codes = reason_codes,
    .shows_match = true,
    .find = find,
};

}  // namespace benefit::rules
