#include "daemon/server/peer.hpp"

#include "verify/types/error.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <grp.h>
#include <optional>
#include <pwd.h>
#include <sys/socket.h>

#include <fmt/format.h>

namespace benefit::server {
namespace {

/// Large enough for any entry of the user and group databases but one with thousands of members; a group that
/// does not fit gives no role.
constexpr std::size_t entry_size = 256 * 1024;

constexpr int most_groups = 1024;

[[noreturn]] void no_credentials() {
  throw Failure({ErrorCode::io, "the credentials of the peer cannot be read", "socket", ""});
}

std::string user_name(uid_t uid) {
  std::vector<char> buffer(entry_size);
  passwd entry{};
  passwd* found = nullptr;
  if (::getpwuid_r(uid, &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr)
    return fmt::format("uid:{}", uid);
  return found->pw_name;
}

std::optional<gid_t> group_id(const std::string& name) {
  std::vector<char> buffer(entry_size);
  group entry{};
  group* found = nullptr;
  if (::getgrnam_r(name.c_str(), &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr)
    return std::nullopt;
  return found->gr_gid;
}

api::Roles roles_of(const PeerCredentials& peer, uid_t own_uid, const RoleGroups& groups) {
  if (peer.uid == 0 || peer.uid == own_uid) return api::Roles::all();
  api::Roles roles;
  const auto add = [&](api::Role role, const std::string& name) {
    const auto id = group_id(name);
    if (id && std::find(peer.groups.begin(), peer.groups.end(), *id) != peer.groups.end()) roles.add(role);
  };
  add(api::Role::clerk, groups.clerk);
  add(api::Role::reviewer, groups.reviewer);
  add(api::Role::supervisor, groups.supervisor);
  add(api::Role::auditor, groups.auditor);
  add(api::Role::station, groups.station);
  add(api::Role::administrator, groups.administrator);
  return roles;
}

}  // namespace

PeerCredentials peer_credentials(int descriptor) {
  ucred credentials{};
  socklen_t size = sizeof credentials;
  if (::getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0) no_credentials();
  PeerCredentials peer{credentials.uid, {}};
  size = 0;
  // Asked with no room first, the kernel answers how much it needs.
  if (::getsockopt(descriptor, SOL_SOCKET, SO_PEERGROUPS, nullptr, &size) != 0 && errno != ERANGE)
    no_credentials();
  peer.groups.resize(size / sizeof(gid_t));
  if (size > 0 && ::getsockopt(descriptor, SOL_SOCKET, SO_PEERGROUPS, peer.groups.data(), &size) != 0)
    no_credentials();
  peer.groups.push_back(credentials.gid);
  return peer;
}

std::optional<api::Roles> roles_of_user(const std::string& user, uid_t own_uid, const RoleGroups& groups) {
  std::vector<char> buffer(entry_size);
  passwd entry{};
  passwd* found = nullptr;
  if (::getpwnam_r(user.c_str(), &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr)
    return std::nullopt;
  PeerCredentials credentials{found->pw_uid, {}};
  int count = most_groups;
  credentials.groups.resize(most_groups);
  if (::getgrouplist(found->pw_name, found->pw_gid, credentials.groups.data(), &count) < 0)
    count = most_groups;  // of someone in still more groups, those have to do
  credentials.groups.resize(static_cast<std::size_t>(count));
  return roles_of(credentials, own_uid, groups);
}

api::Identity identify(const PeerCredentials& peer, uid_t own_uid, const RoleGroups& groups) {
  return {peer.uid, user_name(peer.uid), roles_of(peer, own_uid, groups)};
}

}  // namespace benefit::server
