// The one table that maps what can go wrong to an HTTP status, an exit status and a hint. The daemon answers
// by it, benefitctl exits by it, and docs/commands.md prints it.
#pragma once

#include "verify/types/error.hpp"

#include <span>
#include <string>
#include <string_view>

namespace benefit::api {

struct ErrorRow {
  ErrorCode code;
  int http_status;
  /// Of benefitctl and benefitd. Stable: a number is never given a new meaning. 0 is success.
  int exit_status;
  std::string_view meaning;
  std::string_view hint;  ///< what to do when the error itself brings no better hint
};

/// One row for each ErrorCode, in the order of the exit statuses.
std::span<const ErrorRow> error_table();
const ErrorRow& error_row(ErrorCode code);

/// The error's own hint or else its code's.
std::string hint_for(const Error& error);

}  // namespace benefit::api
