// The policy that a `policy` command speaks of.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "verify/policy/overview.hpp"
#include "verify/policy/policy.hpp"
#include "verify/types/region.hpp"
#include "verify/types/time.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace benefit::cli {

struct PolicyFile {
  policy::Policy policy;
  std::string name;  ///< the file's path; of the one that ships "default_policy.toml"
};

/// Of `FILE`, or the one that ships. Throws Failure: not_found, io, bad_input with file, table and entry.
PolicyFile policy_file(const Invocation& invocation);

/// Of `--region`. Throws Failure(bad_request).
std::optional<RegionCode> region_option(const Invocation& invocation);
/// Of an option that is a day; nullopt: not given. Throws Failure(bad_request).
std::optional<Day> day_option(const Invocation& invocation, std::string_view name);

/// The provisions that a table, or one subject of it, is for: "P1 P3".
std::string provisions_of(const policy::TableInfo& table, const std::string& subject);

}  // namespace benefit::cli
