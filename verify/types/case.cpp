#include "verify/types/case.hpp"

#include <iterator>

namespace benefit {
namespace {

constexpr std::string_view states[] = {"open", "taken", "proposed", "decided", "withdrawn"};
constexpr std::string_view outcomes[] = {
    "fraud_suspected", "agency_error",        "recipient_error", "death_reported_late",
    "registry_wrong",  "not_the_same_person", "entitled",        "cannot_be_decided",
    "in_order"};
constexpr std::string_view kinds[] = {"record_repair", "payment_in_doubt", "entitlement_owed",
                                      "retake_photo",  "reminder",         "chosen_by_lot"};

template <class Enum, std::size_t N>
std::optional<Enum> parse(const std::string_view (&names)[N], std::string_view text) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == text) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace

std::string_view to_string(CaseKind kind) { return kinds[static_cast<std::size_t>(kind) - 1]; }
std::optional<CaseKind> parse_case_kind(std::string_view text) {
  for (std::size_t i = 0; i < std::size(kinds); ++i)
    if (kinds[i] == text) return static_cast<CaseKind>(i + 1);
  return std::nullopt;
}
std::span<const std::string_view> case_kind_names() { return kinds; }

std::string_view to_string(CaseState state) { return states[static_cast<std::size_t>(state)]; }
std::string_view to_string(Outcome outcome) { return outcomes[static_cast<std::size_t>(outcome)]; }
std::optional<CaseState> parse_case_state(std::string_view text) { return parse<CaseState>(states, text); }
std::optional<Outcome> parse_outcome(std::string_view text) { return parse<Outcome>(outcomes, text); }
std::span<const std::string_view> case_state_names() { return states; }
std::span<const std::string_view> outcome_names() { return outcomes; }

}  // namespace benefit
