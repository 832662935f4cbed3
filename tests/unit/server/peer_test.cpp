#include "daemon/server/peer.hpp"

#include <grp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>

using namespace benefit;
using api::Role;
using api::Roles;
using server::identify;

namespace {

constexpr uid_t nobody_known = 3'999'999'999U;
constexpr uid_t daemon_user = 3'999'999'998U;

/// Groups that every system has, in the places of ours.
const server::RoleGroups groups{.clerk = "sys",
                                .reviewer = "daemon",
                                .supervisor = "adm",
                                .auditor = "lp",
                                .station = "mail",
                                .administrator = "root"};

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

TEST_CASE("root and the daemon's own user have every role") {
  CHECK(identify({0, {}}, daemon_user, groups).roles == Roles::all());
  CHECK(identify({0, {}}, daemon_user, groups).user == "root");
  CHECK(identify({daemon_user, {}}, daemon_user, groups).roles == Roles::all());
}

TEST_CASE("each group gives its role, and no other") {
  const auto roles = [](std::vector<gid_t> of) {
    return identify({nobody_known, std::move(of)}, daemon_user, groups).roles;
  };
  CHECK(roles({gid("sys")}) == Roles{Role::clerk});
  CHECK(roles({gid("daemon")}) == Roles{Role::reviewer});
  CHECK(roles({gid("adm")}) == Roles{Role::supervisor});
  CHECK(roles({gid("lp")}) == Roles{Role::auditor});
  CHECK(roles({gid("mail")}) == Roles{Role::station});
  CHECK(roles({gid("root")}) == Roles{Role::administrator});
  CHECK(roles({gid("sys"), gid("daemon"), gid("bin")}) == Roles{Role::clerk, Role::reviewer});
}

TEST_CASE("a user's roles are known by name, too") {
  CHECK(server::roles_of_user("root", daemon_user, groups) == Roles::all());
  CHECK(server::roles_of_user("sys", daemon_user, groups) == Roles{Role::clerk});
  CHECK(server::roles_of_user("games", daemon_user, groups) == Roles{});
  CHECK(server::roles_of_user("nobody-known", daemon_user, groups) == std::nullopt);
}

TEST_CASE("without such a group there is no role") {
  const api::Identity stranger = identify({nobody_known, {gid("bin")}}, daemon_user, groups);
  CHECK(stranger.roles.empty());
  CHECK(stranger.user == "uid:3999999999");
  CHECK(identify({nobody_known, {0}}, daemon_user, {}).roles.empty());
}
