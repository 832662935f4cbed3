#include "daemon/api/roles.hpp"

namespace benefit::api {

std::string_view to_string(Role role) {
  switch (role) {
    case Role::clerk:
      return "clerk";
    case Role::reviewer:
      return "reviewer";
    case Role::supervisor:
      return "supervisor";
    case Role::auditor:
      return "auditor";
    case Role::station:
      return "station";
    case Role::administrator:
      return "administrator";
  }
  return "administrator";
}

std::string to_string(Roles roles) {
  std::string text;
  for (const Role role : every_role)
    if (roles.contains(role)) text += (text.empty() ? "" : ", ") + std::string(to_string(role));
  return text.empty() ? "none" : text;
}

}  // namespace benefit::api
