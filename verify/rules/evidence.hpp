// How a check writes down what it found.
#pragma once

#include "verify/policy/policy.hpp"
#include "verify/rules/check.hpp"
#include "verify/rules/subject.hpp"
#include "verify/types/finding.hpp"

#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace benefit::rules {

/// A finding about the subject, without reasons yet. Name and region are those of the roll; of somebody who
/// is not on it those of the newest payment, contribution or collection.
Finding new_finding(const Subject& subject, std::string_view check, std::string period);

void add_reason(Finding& finding, std::string_view code,
                std::vector<std::pair<std::string, ReasonValue>> values = {});
/// Puts what an amount of the policy rests on to the finding's last reason: "basis", and "basis_in_letters"
/// where letters cite it in another way or, when that is empty, tell nothing of it. `kept_back`: nor do they
/// for another value that the amount rests on.
template <class T>
void add_basis(Finding& finding, const policy::Dated<T>& entry, bool kept_back = false) {
  auto& values = finding.reasons.back().values;
  values.emplace_back("basis", entry.legal_basis);
  if (kept_back || entry.in_letters)
    values.emplace_back("basis_in_letters", kept_back ? std::string() : *entry.in_letters);
}
void cite(Finding& finding, Source row);
void cite(Finding& finding, PhotoId photo);
/// Rows of any kind, by pointer.
template <class Rows>
requires requires(const Rows& rows) { (*std::begin(rows))->source; }
void cite(Finding& finding, const Rows& rows) {
  for (const auto* row : rows) cite(finding, row->source);
}

/// Since when the person is in the registry by which she is poor in the year: "registry", "valid_from",
/// "year".
void add_poor_in_year(Finding& finding, std::string_view code, const RegistryPeriod& stay, int year);

/// Cites every usable death record with a reason: who recorded it, the day, how far the names agree, and the
/// record's fingerprint, by which a decision can set it aside.
void add_deaths(Finding& finding, const Subject& subject, std::string_view code);

/// What cases have promised to pay the subject.
std::span<const Arrears> promised_to(const Subject& subject, const CheckContext& context);

/// When a suspension of the subject was lifted, if after this death: as strong a sign of life as any.
std::optional<Day> lifted_after(const Subject& subject, const CheckContext& context, Day death);

/// What a record says of a person, to be read beside another record. Empty: not given.
struct Particulars {
  std::string id_number, name, birth_date, place;
};
Particulars particulars(const Enrolment& entry);
Particulars particulars(const DeathRecord& record);
Particulars particulars(const RegistryPeriod& period);
Particulars particulars(const GovernmentContribution& contribution);

/// A reason for every field that says something: how far the two agree, and what each of them says ("ours",
/// "theirs"). Its code is that of verify/match/explanation: "match.name.homophone".
void add_comparisons(Finding& finding, const MatchEvidence& match, const Particulars& ours,
                     const Particulars& theirs);
/// Of a hundred pairs like this, how many are of one person: rounded down, so that 100 is certainty.
std::int64_t percent(const MatchEvidence& match);

/// The subject's collections in order of capture.
std::vector<const AssessedCollection*> collections_in_order(const Subject& subject);
/// The face that was measured on the photo is not like the enrolled one.
bool looks_different(const AssessedCollection& collected);
/// Others are on the photo: perhaps one of them was measured.
bool has_bystander(const AssessedCollection& collected);
/// The photo shows the person of today: its face certifies, and nothing says that it is an old picture.
bool certifies_life(const AssessedCollection& collected);
/// FindingKey::period of a finding about one collection: "collection:17".
std::string period_of(const Collection& collection);

}  // namespace benefit::rules
