#include "verify/types/error.hpp"

#include <cerrno>

namespace benefit {

std::string_view to_string(ErrorCode code) {
  switch (code) {
    case ErrorCode::bad_request:
      return "bad_request";
    case ErrorCode::bad_input:
      return "bad_input";
    case ErrorCode::bad_image:
      return "bad_image";
    case ErrorCode::not_found:
      return "not_found";
    case ErrorCode::conflict:
      return "conflict";
    case ErrorCode::forbidden:
      return "forbidden";
    case ErrorCode::second_person:
      return "second_person";
    case ErrorCode::too_large:
      return "too_large";
    case ErrorCode::timeout:
      return "timeout";
    case ErrorCode::busy:
      return "busy";
    case ErrorCode::unavailable:
      return "unavailable";
    case ErrorCode::state_locked:
      return "state_locked";
    case ErrorCode::schema_newer:
      return "schema_newer";
    case ErrorCode::disk_full:
      return "disk_full";
    case ErrorCode::io:
      return "io";
    case ErrorCode::corrupt:
      return "corrupt";
    case ErrorCode::cancelled:
      return "cancelled";
    case ErrorCode::internal:
      return "internal";
  }
  return "internal";
}

std::optional<ErrorCode> parse_error_code(std::string_view name) {
  for (int number = 0; number <= static_cast<int>(ErrorCode::internal); ++number)
    if (const auto code = static_cast<ErrorCode>(number); to_string(code) == name) return code;
  return std::nullopt;
}

ErrorCode code_of_errno(int number) {
  return number == ENOSPC || number == EDQUOT ? ErrorCode::disk_full : ErrorCode::io;
}

}  // namespace benefit
