#include "daemon/api/handlers/checks.hpp"

#include "daemon/api/suggestion.hpp"
#include "verify/rules/registry.hpp"

#include <vector>

namespace benefit::api::handlers {

Expected<std::optional<std::string>> asked_check(const Request& request) {
  const auto* code = request.parameters.find<std::string>("check");
  if (code == nullptr) return std::optional<std::string>();
  if (rules::find_check(*code) != nullptr) return std::optional<std::string>(*code);
  std::vector<std::string> codes;
  for (const rules::Check* check : rules::checks()) codes.emplace_back(check->code);
  return tl::unexpected(
      Error{ErrorCode::bad_request, "there is no check of this name", "check", suggestion(*code, codes)});
}

}  // namespace benefit::api::handlers
