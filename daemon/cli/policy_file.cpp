#include "daemon/cli/policy_file.hpp"

#include "daemon/cli/read_file.hpp"
#include "verify/identity/date.hpp"
#include "verify/identity/region.hpp"

#include <utility>

namespace benefit::cli {
namespace {

constexpr std::uint64_t most_bytes = 1U << 20U;
constexpr std::string_view how_to_mend =
    "Mend the entry; default_policy.toml beside the documentation explains every table.";

}  // namespace

PolicyFile policy_file(const Invocation& invocation) {
  const auto path = invocation.value("file");
  if (!path) return {policy::default_policy(), "default_policy.toml"};
  const Bytes bytes = read_file(*path, most_bytes + 1);
  if (bytes.size() > most_bytes)
    throw Failure(
        {ErrorCode::bad_input, "is larger than any policy (1 MiB)", *path, "Give a policy file (TOML)."});
  auto policy = policy::parse_policy({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  if (policy) return {*std::move(policy), *path};
  Error error = in_file(*path, policy.error());
  error.hint = how_to_mend;
  throw Failure(std::move(error));
}

std::optional<RegionCode> region_option(const Invocation& invocation) {
  const auto written = invocation.value("region");
  if (!written) return std::nullopt;
  const auto region = identity::parse_region_code(*written);
  if (!region)
    throw Failure({ErrorCode::bad_request, "'" + *written + "' is no region code", "--region",
                   "Give six digits of GB/T 2260, like 130225."});
  return region;
}

std::optional<Day> day_option(const Invocation& invocation, std::string_view name) {
  const auto written = invocation.value(name);
  if (!written) return std::nullopt;
  const auto day = identity::parse_day(*written);
  if (!day)
    throw Failure({ErrorCode::bad_request, "'" + *written + "' is no day", "--" + std::string(name),
                   "Write it like 2018-03-01."});
  return *day;
}

std::string provisions_of(const policy::TableInfo& table, const std::string& subject) {
  return table.provisions.empty() ? subject : std::string(table.provisions);
}

}  // namespace benefit::cli
