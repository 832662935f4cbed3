#include "daemon/api/handlers/asked.hpp"

#include "daemon/api/suggestion.hpp"
#include "verify/cases/written_text.hpp"
#include "verify/rules/registry.hpp"

#include <vector>

#include <fmt/format.h>

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

Expected<std::optional<Day>> asked_past_day(const Request& request, std::string_view name,
                                            const Clock& clock) {
  const Day* const asked = request.parameters.find<Day>(name);
  if (asked == nullptr) return std::optional<Day>();
  if (*asked > china_day_of(clock.now()))
    return tl::unexpected(
        Error{ErrorCode::bad_request, fmt::format("'{}' lies in the future", name), std::string(name), ""});
  return std::optional(*asked);
}

Expected<std::string> asked_purpose(const Request& request, const Services& services) {
  std::string words;
  if (const auto* text = request.parameters.find<std::string>("purpose")) {
    auto checked = cases::check_written_text("purpose", *text);
    if (!checked) return checked;
    words = *std::move(checked);
  }
  const auto* id = request.parameters.find<std::int64_t>("for_case");
  if (id == nullptr) return words;
  if (!services.ports.cases.find_case(*id))
    return tl::unexpected(
        Error{ErrorCode::not_found, fmt::format("there is no case {}", *id), "for_case", ""});
  return fmt::format("case {}{}{}", *id, words.empty() ? "" : ": ", words);
}

Expected<std::int64_t> asked_limit(const Request& request, std::int64_t usual, std::int64_t most) {
  const auto* const limit = request.parameters.find<std::int64_t>("limit");
  if (limit == nullptr) return usual;
  if (*limit < 1 || *limit > most)
    return tl::unexpected(
        Error{ErrorCode::bad_request, fmt::format("'limit' has to be from 1 to {}", most), "limit", ""});
  return *limit;
}

std::optional<Instant> asked_since(const Request& request, const Clock& clock) {
  const Since* const since = request.parameters.find<Since>("since");
  return since == nullptr ? std::nullopt : std::optional(begin_of(*since, clock.now()));
}

}  // namespace benefit::api::handlers
