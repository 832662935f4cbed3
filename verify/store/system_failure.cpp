#include "verify/store/system_failure.hpp"

#include <cerrno>
#include <system_error>

#include <fmt/format.h>

namespace benefit::store {

Failure system_failure(std::string_view what, const std::filesystem::path& where) {
  const int number = errno;
  const bool no_space = number == ENOSPC || number == EDQUOT;
  return Failure{Error{no_space ? ErrorCode::disk_full : ErrorCode::io,
                       fmt::format("cannot {}: {}", what, std::generic_category().message(number)),
                       where.string(),
                       {}}};
}

}  // namespace benefit::store
