#include "daemon/cli/new_file.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/unit/cli/fake_session.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/stat.h>

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
  CHECK(is_folder.code == ErrorCode::bad_request);
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

TEST_CASE("no file takes the place of what is no ordinary file") {
  const test::TemporaryFolder folder;
  const auto target = folder.path() / "target", link = folder.path() / "link", fifo = folder.path() / "fifo";
  std::ofstream(target) << "mine";
  std::filesystem::create_symlink(target, link);
  REQUIRE(mkfifo(fifo.c_str(), 0600) == 0);
  for (const auto& path : {link, fifo, std::filesystem::path("/dev/null"), folder.path()}) {
    INFO(path);
    const Error error = test::error_of([&] { cli::NewFile file(path); });
    CHECK(error.code == ErrorCode::bad_request);
    CHECK(error.where == path);
  }
  CHECK(test::content(target) == "mine");
  CHECK(std::filesystem::is_fifo(fifo));
  const Error standard_output = test::error_of([] { cli::require_free("/dev/stdout", true); });
  CHECK(standard_output.hint.find("-o") != std::string::npos);
}

TEST_CASE("a file that is there is replaced when the same command line says so") {
  const test::TemporaryFolder folder;
  const std::string path = folder.path() / "template.csv";
  std::ofstream(path) << "mine";
  test::FakeSession session;
  const Error error = test::error_of([&] { session.run({"feed", "template", "roll", "--out", path}); });
  CHECK(error.code == ErrorCode::conflict);
  CHECK(error.hint.find("--replace") != std::string::npos);
  CHECK(test::content(path) == "mine");
  CHECK(session.run({"feed", "template", "roll", "--out", path, "--replace"}) == 0);
  CHECK(test::content(path) != "mine");
}

TEST_CASE("every command that writes a file can be told to replace one") {
  for (const api::Command& command : api::commands()) {
    INFO(command.name());
    const auto& parameters = command.parameters;
    const bool writes = std::ranges::any_of(
        parameters, [](const api::Parameter& one) { return one.type == api::ValueType::new_file; });
    CHECK(writes == (std::ranges::count(parameters, api::replace_flag, &api::Parameter::name) == 1));
  }
}
