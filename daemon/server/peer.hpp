// Who is at the other end of a unix socket, and what that user may do.
#pragma once

#include "daemon/api/request.hpp"

#include <functional>
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
  std::string administrator = "benefit-administrator";
  std::string officer = "benefit-officer";
  std::string reader = "benefit-reader";
};

/// uid 0 and `own_uid` (the daemon's) are administrators; others have the highest role that one of their
/// groups gives, or none. Asks the system's user and group databases. Thread-safe.
api::Identity identify(const PeerCredentials& peer, uid_t own_uid, const RoleGroups& groups);

/// How the server asks; handed in.
using Identify = std::function<api::Identity(const PeerCredentials&)>;

}  // namespace benefit::server
