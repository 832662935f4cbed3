#include "verify/types/suspension.hpp"

#include <algorithm>
#include <array>

namespace benefit {
namespace {

constexpr std::array<std::string_view, 5> state_names = {"noticed", "proposed", "in_force", "stopped",
                                                         "lifted"};
constexpr std::array<std::string_view, 4> services = {"in_person", "registered_post", "left_with_family",
                                                      "public_notice"};

template <class Enum, std::size_t n>
std::optional<Enum> parse(const std::array<std::string_view, n>& names, std::string_view text) {
  const auto found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view to_string(SuspensionState state) { return state_names.at(static_cast<std::size_t>(state)); }
std::optional<SuspensionState> parse_suspension_state(std::string_view text) {
  return parse<SuspensionState>(state_names, text);
}
std::string_view to_string(Service how) { return services.at(static_cast<std::size_t>(how)); }
std::optional<Service> parse_service(std::string_view text) { return parse<Service>(services, text); }
std::span<const std::string_view> service_names() { return services; }

}  // namespace benefit
