// The letters that leave the house.
#pragma once

#include "verify/types/case.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace benefit {

/// Stored by name (`to_string`), in the events of cases.
enum class LetterKind : std::uint8_t {
  notice,       ///< a suspension is intended: what is on file, and until when to reply
  reminder,     ///< a proof of life is due, or a photo has to be taken again
  decision,     ///< what was decided, and how to have it looked at anew
  repair,       ///< a death was wrongly recorded, and that is put right
  entitlement,  ///< money is owed to the person
  correction,   ///< to the supplier of a death record, who is asked to correct it
  retraction,   ///< what an earlier letter told holds no longer, for the case is looked at anew
};
std::string_view to_string(LetterKind kind);
std::optional<LetterKind> parse_letter_kind(std::string_view text);
std::span<const std::string_view> letter_kind_names();

/// A letter that a step has left to be done. It waits from the event that asks for it until it is written; a
/// notice waits once more, until it is served.
struct WaitingLetter {
  CaseId case_id = 0;
  LetterKind kind = LetterKind::decision;
  std::string to;        ///< the supplier of a correction, as the catalogue of feeds names him; else empty
  Instant since;         ///< of the event
  std::string actor;     ///< of the event
  bool written = false;  ///< a notice that is to be served
};

}  // namespace benefit
