#include "verify/store/system_failure.hpp"

#include <cerrno>
#include <system_error>

#include <fmt/format.h>

namespace benefit::store {

Failure system_failure(std::string_view what, const std::filesystem::path& where) {
  const int number = errno;
  return Failure{Error{code_of_errno(number),
                       fmt::format("cannot {}: {}", what, std::generic_category().message(number)),
                       where.string(),
                       {}}};
}

}  // namespace benefit::store
