// What a person may do: a set of roles. Roles have no order: an administrator runs the service and decides no
// case, an auditor reads everything and changes nothing.
#pragma once

#include "verify/types/error.hpp"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace benefit::api {

enum class Role : std::uint8_t {
  clerk,         ///< works cases, proposes outcomes, takes deliveries
  reviewer,      ///< confirms what another has proposed
  supervisor,    ///< transfers cases, lifts leases, sees to the queues
  auditor,       ///< reads everything and the trail, changes nothing
  station,       ///< hands in collections, and nothing else
  administrator  ///< runs the service: networks, calibrations, officers, deliveries
};
inline constexpr std::array every_role = {Role::clerk,   Role::reviewer, Role::supervisor,
                                          Role::auditor, Role::station,  Role::administrator};
std::string_view to_string(Role role);

/// A small set of roles, a value.
class Roles {
 public:
  constexpr Roles() = default;
  constexpr Roles(std::initializer_list<Role> roles) {
    for (const Role role : roles) add(role);
  }
  static constexpr Roles all() {
    Roles every;
    for (const Role role : every_role) every.add(role);
    return every;
  }

  constexpr void add(Role role) { bits_ |= bit(role); }
  constexpr bool contains(Role role) const { return (bits_ & bit(role)) != 0; }
  constexpr bool meets(Roles others) const { return (bits_ & others.bits_) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  friend constexpr bool operator==(Roles, Roles) = default;

 private:
  static constexpr unsigned bit(Role role) { return 1U << static_cast<unsigned>(role); }
  unsigned bits_ = 0;
};

/// "clerk, supervisor", in the order of Role; "none" when empty.
std::string to_string(Roles roles);

/// forbidden: who has `roles` needs one of `may` for what `command` names; nullopt when he has one.
std::optional<Error> refusal_by_role(Roles may, Roles roles, std::string_view command);

}  // namespace benefit::api
