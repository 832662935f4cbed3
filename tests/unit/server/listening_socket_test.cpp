#include "daemon/server/listening_socket.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/support/unix_client.hpp"
#include "verify/types/error.hpp"

#include <fstream>
#include <sys/stat.h>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using server::ListeningSocket;

namespace {

ErrorCode failure_of(const std::filesystem::path& path) {
  try {
    const ListeningSocket socket = ListeningSocket::open(path);
  } catch (const Failure& failure) {
    return failure.error().code;
  }
  FAIL("the socket was opened");
  return ErrorCode::internal;
}

/// The file of a daemon that was killed: nobody listens on it any more.
void leave_dead_socket(const std::filesystem::path& path) {
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
  REQUIRE(::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  ::close(descriptor);
}

}  // namespace

TEST_CASE("the socket's file is for owner and group, and goes with the socket") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "s";
  {
    const ListeningSocket socket = ListeningSocket::open(path);
    struct stat there {};
    REQUIRE(::stat(path.c_str(), &there) == 0);
    CHECK((there.st_mode & 07777) == 0660);
    CHECK_NOTHROW(Client(path));
  }
  CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("a dead daemon's socket is replaced") {
  const TemporaryFolder folder;
  leave_dead_socket(folder.path() / "s");
  const ListeningSocket socket = ListeningSocket::open(folder.path() / "s");
  CHECK_NOTHROW(Client(folder.path() / "s"));
}

TEST_CASE("a live daemon's socket is not") {
  const TemporaryFolder folder;
  const ListeningSocket live = ListeningSocket::open(folder.path() / "s");
  CHECK(failure_of(folder.path() / "s") == ErrorCode::state_locked);
  CHECK_NOTHROW(Client(folder.path() / "s"));
}

TEST_CASE("something else than a socket is left alone") {
  const TemporaryFolder folder;
  std::ofstream(folder.path() / "s") << "precious";
  CHECK(failure_of(folder.path() / "s") == ErrorCode::bad_request);
  CHECK(std::filesystem::file_size(folder.path() / "s") == 8);
}

TEST_CASE("a path that is too long, or leads nowhere, is refused") {
  CHECK(failure_of("/tmp/" + std::string(200, 'x')) == ErrorCode::bad_request);
  CHECK(failure_of("/nowhere/at/all") == ErrorCode::io);
}
