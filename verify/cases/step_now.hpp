// Which steps an officer could take on a case at this moment: what a screen offers, and what it says of the
// others before anything is typed.
#pragma once

#include "verify/types/error.hpp"

#include <optional>
#include <string_view>

namespace benefit::cases {

struct StepNow {
  std::string_view command;  ///< "suspension propose"
  /// `case decide` comes twice: with an outcome that hurts nobody, and with one that hurts the recipient.
  bool hurts = false;
  /// What the step would be refused with, whatever is written in it; nullopt: it may be taken.
  std::optional<Error> refusal;
};

inline StepNow step_now(std::string_view command, bool hurts, const Expected<void>& may) {
  return {command, hurts, may ? std::nullopt : std::optional(may.error())};
}

}  // namespace benefit::cases
