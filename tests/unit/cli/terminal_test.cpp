#include "daemon/cli/terminal.hpp"

#include <poll.h>
#include <pty.h>
#include <string>
#include <unistd.h>

#include <catch2/catch.hpp>

using namespace benefit::cli;

namespace {

bool has_something(int descriptor) {
  pollfd waiting{.fd = descriptor, .events = POLLIN, .revents = 0};
  return poll(&waiting, 1, 0) > 0;
}

void write_to(int descriptor, const std::string& text) {
  REQUIRE(::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
}

}  // namespace

TEST_CASE("what was typed on a terminal is forgotten, with a line that has not ended") {
  int keyboard = -1, terminal = -1;
  REQUIRE(openpty(&keyboard, &terminal, nullptr, nullptr, nullptr) == 0);
  write_to(keyboard, "yes\nye");
  REQUIRE(has_something(terminal));
  drop_typed(terminal);
  CHECK_FALSE(has_something(terminal));
  write_to(keyboard, "no\n");
  char line[8] = {};
  CHECK(::read(terminal, line, sizeof line) == 3);
  CHECK(std::string(line) == "no\n");
  ::close(keyboard);
  ::close(terminal);
}

TEST_CASE("what a program sends through a pipe is kept") {
  int ends[2] = {};
  REQUIRE(::pipe(ends) == 0);
  write_to(ends[1], "yes\n");
  drop_typed(ends[0]);
  CHECK(has_something(ends[0]));
  ::close(ends[0]);
  ::close(ends[1]);
}
