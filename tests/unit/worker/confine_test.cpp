#include "daemon/worker/confine.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <functional>
#include <string>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include <catch2/catch.hpp>

using namespace benefit;

namespace {

constexpr int signalled = 1000;

/// Runs `act` in a confined process: its exit status, or `signalled` + the signal that ended it.
int confined(const std::function<int()>& act) {
  const pid_t child = fork();
  if (child == 0) {
    worker::confine();
    _exit(act());
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? signalled + WTERMSIG(status) : WEXITSTATUS(status);
}

constexpr int killed = signalled + SIGSYS;

}  // namespace

TEST_CASE("a confined process computes, uses memory and speaks over the socket that it holds") {
  std::array<int, 2> ends{};
  REQUIRE(socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) == 0);
  CHECK(confined([&] {
          const std::vector<char> memory(64 << 20, 'a');
          return send(ends[1], memory.data(), 1, 0) == 1 ? 7 : 1;
        }) == 7);
  char heard = 0;
  CHECK(recv(ends[0], &heard, 1, MSG_DONTWAIT) == 1);
  CHECK(heard == 'a');
  close(ends[0]);
  close(ends[1]);
}

TEST_CASE("a confined process opens no file") {
  CHECK(confined([] { return open("/etc/passwd", O_RDONLY) < 0 && errno == EACCES ? 0 : 1; }) == 0);
  CHECK(confined([] { return open("/tmp/new", O_WRONLY | O_CREAT, 0600) < 0 ? 0 : 1; }) == 0);
}

TEST_CASE("a confined process reaches nobody") {
  CHECK(confined([] { return socket(AF_UNIX, SOCK_STREAM, 0); }) == killed);
  CHECK(confined([] { return socket(AF_INET, SOCK_STREAM, 0); }) == killed);
  CHECK(confined([] { return kill(getppid(), 0); }) == killed);
  CHECK(confined([] { return static_cast<int>(ptrace(PTRACE_ATTACH, 1, nullptr, nullptr)); }) == killed);
}

TEST_CASE("a confined process starts nothing and makes no memory executable") {
  CHECK(confined([] { return fork() == 0 ? 0 : 1; }) == killed);
  CHECK(confined([] {
          char* const arguments[] = {nullptr};
          return execve("/bin/true", arguments, arguments);
        }) == killed);
  CHECK(confined([] {
          void* const page = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
          return mprotect(page, 4096, PROT_READ | PROT_EXEC);
        }) == killed);
  CHECK(confined([] {
          return mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
        }) == killed);
}
