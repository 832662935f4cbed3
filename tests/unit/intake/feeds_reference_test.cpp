#include "verify/intake/feeds_reference.hpp"

#include "verify/intake/catalogue.hpp"

#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

constexpr const char* page = BENEFIT_SOURCE_DIR "/docs/feeds.md";

TEST_CASE("docs/feeds.md is what the catalogue says") {
  std::ifstream file(page, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  INFO("make it anew with: test_intake '[write-docs]'");
  CHECK((text.str() == feeds_reference_markdown()));
}

TEST_CASE("the reference names every feed and column") {
  const std::string text = feeds_reference_markdown();
  for (const FeedInfo& feed : feeds()) {
    CHECK(text.find("\n## " + std::string(feed.name) + " ") != std::string::npos);
    for (const Column& column : feed.columns) CHECK(text.find(column.title) != std::string::npos);
  }
}

// Not run unless it is asked for: it writes into the source tree.
TEST_CASE("write docs/feeds.md", "[.][write-docs]") {
  std::ofstream file(page, std::ios::binary);
  file << feeds_reference_markdown();
  file.close();
  REQUIRE(file);
}

}  // namespace
}  // namespace benefit::intake
