// Who is at the other end of a unix socket, and what that user may do.
#pragma once

#include "daemon/api/request.hpp"

#include <functional>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace benefit::server {

/// What the kernel vouches for: the peer's credentials at the time of its connect.
struct PeerCredentials {
  uid_t uid = 0;
  std::vector<gid_t> groups;  ///< its primary group and its supplementary ones
};

/// `descriptor` is a connected unix socket. Throws Failure (io).
PeerCredentials peer_credentials(int descriptor);

/// The groups whose members have a role.
struct RoleGroups {
  std::string clerk = "benefit-clerk";
  std::string reviewer = "benefit-reviewer";
  std::string supervisor = "benefit-supervisor";
  std::string auditor = "benefit-auditor";
  std::string station = "benefit-station";
  std::string administrator = "benefit-administrator";
};

/// Others have the role of each of their groups, or none. uid 0 and `own_uid` (the daemon's) have every role:
/// the store's files are theirs, and a rule that they can walk around would only look like one. Asks the
/// system's user and group databases. Thread-safe.
api::Identity identify(const PeerCredentials& peer, uid_t own_uid, const RoleGroups& groups);

/// The same of a user by name, by the groups that the system lists him in; nullopt: there is no such user.
std::optional<api::Roles> roles_of_user(const std::string& user, uid_t own_uid, const RoleGroups& groups);

/// How the server asks; handed in.
using Identify = std::function<api::Identity(const PeerCredentials&)>;

}  // namespace benefit::server
