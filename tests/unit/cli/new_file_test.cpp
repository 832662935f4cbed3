#include "daemon/cli/new_file.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/unit/cli/fake_session.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

using namespace benefit;

namespace {

std::size_t files_in(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

}  // namespace

TEST_CASE("a new file is whole when it is finished, and not there before") {
  const test::TemporaryFolder folder;
  const auto path = folder.path() / "links.csv";
  {
    cli::NewFile file(path);
    file.write("a,b\n");
    file.write("1,2\n");
    CHECK_FALSE(std::filesystem::exists(path));
    file.finish();
    CHECK(test::content(path) == "a,b\n1,2\n");
  }
  CHECK(test::content(path) == "a,b\n1,2\n");
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a new file that is given up leaves nothing") {
  const test::TemporaryFolder folder;
  { cli::NewFile(folder.path() / "links.csv").write("half"); }
  CHECK(files_in(folder.path()) == 0);
}

TEST_CASE("an exception while a file is written leaves nothing, and the file that was there before") {
  const test::TemporaryFolder folder;
  const auto path = folder.path() / "links.csv";
  std::ofstream(path) << "before";
  const auto fail_half_way = [&path] {
    cli::NewFile file(path);
    file.write("half");
    throw Failure({ErrorCode::cancelled, "stopped", "", ""});
  };
  CHECK(test::error_of(fail_half_way).code == ErrorCode::cancelled);
  CHECK(test::content(path) == "before");
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a finished file takes the place of the one before") {
  const test::TemporaryFolder folder;
  const auto path = folder.path() / "links.csv";
  std::ofstream(path) << "before, and longer than what comes";
  cli::NewFile file(path);
  file.write("after");
  file.finish();
  CHECK(test::content(path) == "after");
}

TEST_CASE("where no file can be made the error names it") {
  const Error missing = test::error_of([] { cli::NewFile file("/nowhere/links.csv"); });
  CHECK(missing.code == ErrorCode::io);
  CHECK(missing.where == "/nowhere/links.csv");
  const test::TemporaryFolder folder;
  const Error is_folder = test::error_of([&] { cli::NewFile file(folder.path()); });
  CHECK(is_folder.code == ErrorCode::io);
  CHECK(is_folder.where == folder.path());
  CHECK(files_in(folder.path()) == 0);
  // Nobody may make a file in /proc, not even root.
  CHECK(test::error_of([] { cli::NewFile file("/proc/links.csv"); }).code == ErrorCode::io);
}

TEST_CASE("a file whose folder goes meanwhile is an error and no file") {
  const test::TemporaryFolder folder;
  const auto inner = folder.path() / "inner";
  std::filesystem::create_directory(inner);
  const Error error = test::error_of([&] {
    cli::NewFile file(inner / "links.csv");
    file.write("text");
    std::filesystem::remove_all(inner);
    file.finish();
  });
  CHECK(error.code == ErrorCode::io);
  CHECK(files_in(folder.path()) == 0);
}
