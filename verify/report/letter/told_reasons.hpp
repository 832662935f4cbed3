// Which of a finding's reasons a letter tells the person that they are about, and in which words.
#pragma once

#include "verify/types/case.hpp"
#include "verify/types/finding.hpp"
#include "verify/types/letter.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace benefit::report {

/// What a letter is written on.
struct LetterMatter {
  LetterKind kind = LetterKind::decision;
  /// What was decided on the case; nullopt as long as nothing is. A decision letter then tells that a
  /// suspension is in force, was lifted or will not come.
  std::optional<Outcome> decided{};
};

/// Whether a letter on the matter speaks of findings of this check at all. What was overpaid after a death
/// and what survivors are owed (D3) is told once the death stands by a decision; a letter about a suspension
/// speaks of deaths and of nothing else.
bool speaks_of(const LetterMatter& matter, std::string_view check);

/// Facts about the person himself, each in the letters that it belongs to. Left out is what is meant for
/// officers (how sure we are, where to look first), what is said of other people, and what a machine saw in a
/// face. A new reason is told to nobody until it is put on the list.
bool is_told(std::string_view reason_code, const LetterMatter& matter);

/// Whether its sums may be told. What rests on a value of the policy that is no legal rate
/// (policy::Dated::in_letters) is for the office to work out first.
bool may_tell_sums(const Finding& finding);
/// Of money paid after a death: the funeral grant or the balance of the account is not known for certain, so
/// that what is left to be paid, either way, is not final.
bool is_settlement_open(const Finding& finding);

/// The reasons to be told of a finding, in its order. What an amount rests on is cited as the policy has it
/// for letters; what speaks to the office is replaced by what speaks to the person ("letter.CODE").
std::vector<Reason> told_reasons(const Finding& finding, const LetterMatter& matter);

}  // namespace benefit::report
