// How the steps of this room say no.
#pragma once

#include "verify/types/case.hpp"
#include "verify/types/error.hpp"

#include <string>

#include <fmt/format.h>

namespace benefit::cases {

inline tl::unexpected<Error> in_conflict(std::string what, std::string hint = {}) {
  return tl::make_unexpected(Error{ErrorCode::conflict, std::move(what), "", std::move(hint)});
}

/// `where` is the parameter meant.
inline tl::unexpected<Error> bad_value(std::string where, std::string what) {
  return tl::make_unexpected(Error{ErrorCode::bad_request, std::move(what), std::move(where), ""});
}

/// What to do about a case that another officer has.
inline std::string take_it_over(const Case& one) {
  return fmt::format("benefitctl case take {} --over takes it out of these hands", one.id);
}

/// What to do about a proposed outcome: whoever ends it does so on purpose.
inline std::string confirm_or_take_over(const Case& one) {
  return fmt::format(
      "benefitctl case confirm {} as a second officer; benefitctl case take {} --over makes the proposal fall",
      one.id, one.id);
}

inline tl::unexpected<Error> proposal_stands(const Case& one) {
  return in_conflict("an outcome is proposed for the case", confirm_or_take_over(one));
}

inline tl::unexpected<Error> held_by_another(const Case& one) {
  return in_conflict(fmt::format("{} has taken the case", one.taken_by.value_or("")), take_it_over(one));
}

}  // namespace benefit::cases
