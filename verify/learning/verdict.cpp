#include "verify/learning/verdict.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace benefit::learning {
namespace {

using enum Claim;

constexpr std::array claims = {std::pair{std::string_view("A3"), certification_in_doubt},
                               std::pair{std::string_view("C1"), record_wrong},
                               std::pair{std::string_view("D1"), paid_after_death},
                               std::pair{std::string_view("D2"), paid_after_death},
                               std::pair{std::string_view("D3"), paid_after_death},
                               std::pair{std::string_view("D4"), death_record_wrong},
                               std::pair{std::string_view("D5"), death_record_wrong},
                               std::pair{std::string_view("F1"), certification_in_doubt},
                               std::pair{std::string_view("F2"), certification_in_doubt},
                               std::pair{std::string_view("F3"), certification_in_doubt},
                               std::pair{std::string_view("F4"), certification_in_doubt},
                               std::pair{std::string_view("F5"), proof_missing},
                               std::pair{std::string_view("L1"), proof_missing},
                               std::pair{std::string_view("M1"), money_owed},
                               std::pair{std::string_view("M2"), money_owed},
                               std::pair{std::string_view("M3"), paid_without_right},
                               std::pair{std::string_view("P1"), money_owed},
                               std::pair{std::string_view("P2"), record_wrong},
                               std::pair{std::string_view("P3"), money_owed},
                               std::pair{std::string_view("P4"), money_owed},
                               std::pair{std::string_view("P5"), paid_without_right},
                               std::pair{std::string_view("P6"), paid_without_right},
                               std::pair{std::string_view("P7"), money_owed},
                               std::pair{std::string_view("Q4"), money_owed},
                               std::pair{std::string_view("S1"), paid_without_right},
                               std::pair{std::string_view("S2"), paid_without_right},
                               std::pair{std::string_view("S3"), record_wrong},
                               std::pair{std::string_view("T1"), money_owed},
                               std::pair{std::string_view("U1"), paid_without_right},
                               std::pair{std::string_view("U2"), paid_without_right},
                               std::pair{std::string_view("X1"), paid_without_right}};
static_assert(std::ranges::is_sorted(claims));

/// A line for each claim, a letter for each outcome in the order of Outcome: right, wrong, or not said.
constexpr std::array<std::string_view, 7> table = {
    "rrrrwww--",  // paid_after_death
    "rrr--ww--",  // paid_without_right
    "rrrr-ww--",  // certification_in_doubt
    "wr-wrrr--",  // death_record_wrong
    "rrr-rw---",  // record_wrong
    "wrrwwwr--",  // money_owed
    "rwrrwwr--",  // proof_missing
};

}  // namespace

Claim claim_of(std::string_view check) {
  const auto found = std::ranges::lower_bound(claims, check, {}, [](const auto& row) { return row.first; });
  return found != claims.end() && found->first == check ? found->second : paid_without_right;
}

std::vector<std::string_view> known_checks() {
  std::vector<std::string_view> checks;
  for (const auto& [check, claim] : claims) checks.push_back(check);
  return checks;
}

Judged judge(std::string_view check, Outcome outcome) {
  switch (table.at(static_cast<std::size_t>(claim_of(check))).at(static_cast<std::size_t>(outcome))) {
    case 'r':
      return Judged::right;
    case 'w':
      return Judged::wrong;
    default:
      return Judged::undecided;
  }
}

std::string_view family_of(std::string_view check) { return check.substr(0, 1); }

}  // namespace benefit::learning
