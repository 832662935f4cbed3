#include "daemon/api/roles.hpp"

#include <fmt/format.h>

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

std::optional<Error> refusal_by_role(Roles may, Roles roles, std::string_view command) {
  if (roles.meets(may)) return std::nullopt;
  const std::string needed = "needs one of: " + to_string(may);
  return Error{ErrorCode::forbidden,
               roles.empty() ? "you have no role in benefitd; this " + needed
                             : fmt::format("this {}; you are {}", needed, to_string(roles)),
               std::string(command), ""};
}

}  // namespace benefit::api
