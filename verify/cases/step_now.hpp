// Which steps an officer could take on a case at this moment: what a screen offers, and what it says of the
// others before anything is typed.
#pragma once

#include "verify/types/case.hpp"
#include "verify/types/error.hpp"

#include <optional>
#include <string_view>

namespace benefit::cases {

struct StepNow {
  std::string_view command;  ///< "suspension propose"
  bool hurts = false;        ///< the recipient
  /// What the step would be refused with, whatever is written in it; nullopt: it may be taken.
  std::optional<Error> refusal;
  std::optional<Outcome> outcome{};  ///< of `case decide`, which comes once for each
};

inline StepNow step_now(std::string_view command, bool hurts, const Expected<void>& may) {
  return {command, hurts, may ? std::nullopt : std::optional(may.error()), {}};
}

}  // namespace benefit::cases
