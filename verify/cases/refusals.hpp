// How the steps of this room say no.
#pragma once

#include "verify/types/case.hpp"
#include "verify/types/error.hpp"

#include <string>

namespace benefit::cases {

inline tl::unexpected<Error> in_conflict(std::string what, std::string hint = {}) {
  return tl::make_unexpected(Error{ErrorCode::conflict, std::move(what), "", std::move(hint)});
}

/// `where` is the parameter meant.
inline tl::unexpected<Error> bad_value(std::string where, std::string what) {
  return tl::make_unexpected(Error{ErrorCode::bad_request, std::move(what), std::move(where), ""});
}

inline bool is_closed(const Case& one) {
  return one.state == CaseState::decided || one.state == CaseState::withdrawn;
}

}  // namespace benefit::cases
