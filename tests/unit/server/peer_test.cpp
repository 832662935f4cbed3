#include "daemon/server/peer.hpp"

#include <grp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>

using namespace benefit;
using api::Role;
using server::identify;

namespace {

constexpr uid_t nobody_known = 3'999'999'999U;
constexpr uid_t daemon_user = 3'999'999'998U;

/// Groups that every system has, in the places of ours.
const server::RoleGroups groups{.administrator = "root", .officer = "daemon", .reader = "sys"};

gid_t gid(const char* name) { return ::getgrnam(name)->gr_gid; }

}  // namespace

TEST_CASE("the kernel vouches for the peer") {
  int ends[2];
  REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
  const server::PeerCredentials peer = server::peer_credentials(ends[0]);
  CHECK(peer.uid == ::geteuid());
  CHECK(std::find(peer.groups.begin(), peer.groups.end(), ::getegid()) != peer.groups.end());
  ::close(ends[0]);
  ::close(ends[1]);
  CHECK_THROWS(server::peer_credentials(ends[0]));
}

TEST_CASE("root and the daemon's own user are administrators") {
  CHECK(identify({0, {}}, daemon_user, groups).role == Role::administrator);
  CHECK(identify({0, {}}, daemon_user, groups).user == "root");
  CHECK(identify({daemon_user, {}}, daemon_user, groups).role == Role::administrator);
}

TEST_CASE("a group gives its role, the highest of several counts") {
  CHECK(identify({nobody_known, {gid("sys")}}, daemon_user, groups).role == Role::reader);
  CHECK(identify({nobody_known, {gid("sys"), gid("daemon")}}, daemon_user, groups).role == Role::officer);
  CHECK(identify({nobody_known, {gid("root"), gid("sys")}}, daemon_user, groups).role == Role::administrator);
}

TEST_CASE("without such a group there is no role") {
  const api::Identity stranger = identify({nobody_known, {gid("bin")}}, daemon_user, groups);
  CHECK_FALSE(stranger.role);
  CHECK(stranger.user == "uid:3999999999");
  CHECK_FALSE(identify({nobody_known, {0}}, daemon_user,
                       {.administrator = "no-such-group", .officer = "nor-this", .reader = "nor-that"})
                  .role);
}
