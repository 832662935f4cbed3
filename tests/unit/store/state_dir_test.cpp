#include "verify/store/state_dir.hpp"

#include "tests/unit/store/scratch.hpp"

#include <fstream>
#include <sys/stat.h>

#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

unsigned mode_of(const std::filesystem::path& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 0777;
}

TEST_CASE("a state directory is made for its owner only", "[state_dir]") {
  const test::TemporaryDirectory directory;
  const StateDir held{directory.path() / "a" / "state"};
  CHECK(mode_of(directory.path() / "a" / "state") == 0700);
  CHECK(mode_of(held.database()) == 0600);
  CHECK(mode_of(directory.path() / "a" / "state" / "benefitd.lock") == 0600);
}

TEST_CASE("one process at a time holds a state directory", "[state_dir]") {
  const test::TemporaryDirectory directory;
  {
    const StateDir held{directory.state()};
    const Error error = test::failure_of([&] { StateDir{directory.state()}; });
    CHECK(error.code == ErrorCode::state_locked);
    CHECK(error.what == fmt::format("process {} holds the state directory", ::getpid()));
    CHECK(error.where == directory.state().string());
  }
  CHECK_NOTHROW(StateDir{directory.state()});
}

TEST_CASE("the lock names its present holder, not an earlier one with more digits", "[state_dir]") {
  const test::TemporaryDirectory directory;
  std::filesystem::create_directory(directory.state());
  std::ofstream{directory.state() / "benefitd.lock"} << "999999999999\n";
  const StateDir held{directory.state()};
  std::string line;
  std::getline(std::ifstream{directory.state() / "benefitd.lock"}, line);
  CHECK(line == std::to_string(::getpid()));
}

TEST_CASE("a state directory that is a file is an I/O failure", "[state_dir]") {
  const test::TemporaryDirectory directory;
  std::ofstream{directory.state()} << "no directory";
  const Error error = test::failure_of([&] { make_state_dir(directory.state()); });
  CHECK(error.code == ErrorCode::io);
  CHECK(error.what == "cannot make the state directory: File exists");
  CHECK(test::failure_of([&] { StateDir{directory.state()}; }) == error);
}

}  // namespace
}  // namespace benefit::store
