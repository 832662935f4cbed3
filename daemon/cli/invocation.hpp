// What one command line asks for.
#pragma once

#include "daemon/api/command.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace benefit::cli {

enum class Format { human, json, csv };

struct Invocation {
  const api::Command* command = nullptr;  ///< a row of the table; never null
  /// What was given, by parameter name. A flag that was given is "true".
  std::map<std::string, std::string, std::less<>> values{};
  Format format = Format::human;
  std::string socket{};  ///< of --socket; empty when not given
  bool no_pager = false;

  /// nullopt: not given.
  std::optional<std::string> value(std::string_view parameter) const {
    const auto found = values.find(parameter);
    return found == values.end() ? std::nullopt : std::optional(found->second);
  }
  bool flag(std::string_view parameter) const { return values.contains(parameter); }
};

}  // namespace benefit::cli
