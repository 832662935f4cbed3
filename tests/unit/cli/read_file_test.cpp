#include "daemon/cli/read_file.hpp"

#include "tests/unit/cli/fake_session.hpp"

#include <catch2/catch.hpp>

using namespace benefit;

TEST_CASE("a file is read up to a limit") {
  const std::filesystem::path file = BENEFIT_SOURCE_DIR "/CMakeLists.txt";
  const Bytes start = cli::read_file(file, 10);
  CHECK(std::string(start.begin(), start.end()) == "cmake_mini");
  CHECK(cli::read_file(file, 1'000'000).size() == std::filesystem::file_size(file));
}

TEST_CASE("a file that is not there, and what is no file") {
  const Error missing = test::error_of([] { cli::read_file("/nowhere/a.jpg", 10); });
  CHECK(missing.code == ErrorCode::not_found);
  CHECK(missing.where == "/nowhere/a.jpg");
  CHECK(test::error_of([] { cli::read_file("/tmp", 10); }).code == ErrorCode::bad_input);
}
