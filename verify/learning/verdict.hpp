// What the outcome of a case says of each check that had a finding in it: was the finding right?
//
// A finding is right when what it claims turned out to be so, whoever made the mistake: that a check was
// right never means that somebody cheated. So fraud, error and a death reported late stay apart in every
// figure of money and of people; here they only say alike that something was to be found.
//
//   claims                   fraud  agency  recip.  late    registry  not the  entitled  cannot
//                                   error   error   death   wrong     same               be decided
//   paid after a death       right  right   right   right   wrong     wrong    wrong     -
//   paid without entitlement right  right   right   -       -         wrong    wrong     -
//   a certification in doubt right  right   right   right   -         wrong    wrong     -
//   a death record is wrong  wrong  right   -       wrong   right     right    right     -
//   another record is wrong  right  right   right   -       right     wrong    -         -
//   money is owed            wrong  right   right   wrong   wrong     wrong    right     -
//   a proof is missing       right  wrong   right   right   wrong     wrong    right     -
//
// "-": the outcome does not say, so the finding counts as undecided. Where an outcome is read in two ways by
// two officers (a wrong enrolled photo is a wrong record, and the face is another all the same; a person
// under two numbers was paid twice because the register is wrong), it does not say either.
#pragma once

#include "verify/types/case.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace benefit::learning {

enum class Judged : std::uint8_t { right, wrong, undecided };

/// What a finding of a check says is so.
enum class Claim : std::uint8_t {
  paid_after_death,        ///< D1 D2 D3
  paid_without_right,      ///< P5 P6 M3 S1 S2 U1 U2 X1, and checks of a newer version
  certification_in_doubt,  ///< A3 F1 F2 F3 F4
  death_record_wrong,      ///< D4 D5
  record_wrong,            ///< C1 P2 S3
  money_owed,              ///< M1 M2 P1 P3 P4 P7 Q4 T1
  proof_missing,           ///< F5 L1
};
Claim claim_of(std::string_view check);
/// The checks of the table, in order.
std::vector<std::string_view> known_checks();

Judged judge(std::string_view check, Outcome outcome);

/// "D" of "D1": checks that look at the same thing.
std::string_view family_of(std::string_view check);

}  // namespace benefit::learning
