#include "daemon/cli/text_sink.hpp"

#include "tests/unit/cli/fake_session.hpp"

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch.hpp>

using namespace benefit;

TEST_CASE("a full disk is an error where it happens") {
  const int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
  REQUIRE(full >= 0);
  cli::DescriptorSink sink(full, "standard output");
  const Error error = test::error_of([&] { sink.write("x"); });
  CHECK(error.code == ErrorCode::disk_full);
  CHECK(error.where == "standard output");
  CHECK(error.hint.find("state directory") == std::string::npos);  // it may be a disk of anybody's
  CHECK_FALSE(error.hint.empty());
  close(full);
}

TEST_CASE("a reader that went away is no failure to complain about") {
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  int ends[2] = {};
  REQUIRE(pipe(ends) == 0);
  close(ends[0]);
  cli::DescriptorSink sink(ends[1], "standard output");
  CHECK_THROWS_AS(sink.write("x"), cli::ClosedPipe);
  close(ends[1]);
  std::signal(SIGPIPE, before);
}

TEST_CASE("a closed standard output is an error, a closed standard error none") {
  constexpr int nothing = 1000;
  cli::DescriptorSink sink(nothing, "standard output");
  CHECK(test::error_of([&] { sink.write("x"); }).code == ErrorCode::io);
  CHECK_NOTHROW(cli::MessageSink(nothing).write("x"));
}

TEST_CASE("everything is written, in order") {
  int ends[2] = {};
  REQUIRE(pipe(ends) == 0);
  cli::DescriptorSink sink(ends[1], "pipe");
  sink.write("one ");
  sink.write("");
  sink.write("two");
  close(ends[1]);
  char buffer[16] = {};
  CHECK(read(ends[0], buffer, sizeof buffer) == 7);
  CHECK(std::string(buffer) == "one two");
  close(ends[0]);
}
