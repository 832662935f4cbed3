#include "daemon/cli/pause.hpp"

#include <csignal>
#include <future>
#include <thread>

#include <catch2/catch.hpp>

using namespace benefit::cli;
using namespace std::chrono_literals;

namespace {

bool interrupt_is_blocked() {
  sigset_t mask;
  pthread_sigmask(SIG_SETMASK, nullptr, &mask);
  return sigismember(&mask, SIGINT) == 1;
}

}  // namespace

TEST_CASE("Ctrl-C ends a pause instead of the program, also when it came before the pause") {
  REQUIRE_FALSE(interrupt_is_blocked());
  {
    InterruptiblePause pause;
    CHECK(pause.wait(0ms));
    std::raise(SIGINT);
    CHECK_FALSE(pause.wait(1h));
    CHECK(pause.wait(1ms));  // it was one interruption
  }
  CHECK_FALSE(interrupt_is_blocked());
}

TEST_CASE("Ctrl-C that reaches a thread of a library ends a pause all the same") {
  std::promise<void> pausing;
  std::thread of_library([&pausing] {
    pausing.get_future().wait();
    std::raise(SIGINT);
  });
  InterruptiblePause pause;
  pausing.set_value();
  CHECK_FALSE(pause.wait(1h));
  of_library.join();
}
