#include "daemon/cli/worker_threads.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace benefit;

TEST_CASE("threads are as many as asked for, within bounds") {
  const auto asked_for = [](const std::string& threads) {
    cli::Invocation invocation;
    invocation.values["threads"] = threads;
    return cli::worker_threads(invocation);
  };
  CHECK(asked_for("3") == 3);
  CHECK(asked_for("0") == 1);
  CHECK(asked_for("-4") == 1);
  CHECK(asked_for("100000") == 256);
  CHECK(cli::worker_threads({}) >= 1);
}
