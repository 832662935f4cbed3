#include "verify/policy/policy.hpp"

#include "default_policy.hpp"
#include "verify/policy/dated_table.hpp"

#include <fmt/format.h>

namespace benefit::policy {
namespace {

constexpr std::string_view funeral_grant_resident = "funeral_grant_resident";
constexpr std::string_view certification_months = "certification_months";
constexpr int longest_certification = 120;  // months; more is a slip of the pen

Expected<toml::table> parse_document(std::string_view text) {
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    return tl::make_unexpected(
        Error{ErrorCode::bad_input, std::string(error.description()),
              fmt::format("line {}, column {}", error.source().begin.line, error.source().begin.column), ""});
  }
}

Expected<void> check_tables_known(const toml::table& document) {
  for (const auto& [key, value] : document)
    if (key.str() != funeral_grant_resident && key.str() != certification_months)
      return tl::make_unexpected(
          Error{ErrorCode::bad_input, "is not a known table", std::string(key.str()), ""});
  return {};
}

}  // namespace

Policy default_policy() {
  Expected<Policy> policy = parse_policy(embedded::default_policy);
  if (!policy) throw Failure(policy.error());
  return *std::move(policy);
}

Expected<Policy> parse_policy(std::string_view toml) {
  const auto document = parse_document(toml);
  if (!document) return tl::make_unexpected(document.error());
  if (const auto known = check_tables_known(*document); !known) return tl::make_unexpected(known.error());

  auto grants = read_dated_table<Fen>(*document, funeral_grant_resident, "yuan",
                                      [](const Entry& entry) { return entry.yuan("yuan"); });
  if (!grants) return tl::make_unexpected(grants.error());
  auto months = read_dated_table<int>(*document, certification_months, "months", [](const Entry& entry) {
    return entry.integer("months", 1, longest_certification).map([](std::int64_t value) {
      return static_cast<int>(value);
    });
  });
  if (!months) return tl::make_unexpected(months.error());
  if (months->empty())
    return tl::make_unexpected(
        Error{ErrorCode::bad_input, "the table is missing or empty", std::string(certification_months), ""});
  return Policy{*std::move(grants), *std::move(months)};
}

}  // namespace benefit::policy
