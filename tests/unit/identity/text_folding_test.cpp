#include "verify/identity/text_folding.hpp"

#include <catch2/catch.hpp>

namespace benefit::identity {
namespace {

TEST_CASE("full-width signs become ASCII and blanks at the ends go") {
  std::string buffer;
  CHECK(fold_width("　２０１８－０３\u00A0", buffer) == "2018-03");
  CHECK(fold_width(" a b ", buffer) == "a b");
  CHECK(fold_width("城乡　居民", buffer) == "城乡　居民");
  CHECK(fold_width("", buffer).empty());
  CHECK(fold_width(" \u200B", buffer).empty());
}

TEST_CASE("blanks inside go when asked") {
  std::string buffer;
  CHECK(fold_width_and_blanks(" 1 3\u200B0\u3000２ ", buffer) == "1302");
}

TEST_CASE("text with nothing to fold is not copied") {
  std::string buffer = "untouched";
  constexpr std::string_view text = "2018-03-01";
  CHECK(fold_width(text, buffer).data() == text.data());
  CHECK(buffer == "untouched");
}

TEST_CASE("broken UTF-8 is handed through") {
  std::string buffer;
  CHECK(fold_width(" \xFF\xE5 ", buffer) == "\xFF\xE5");
}

}  // namespace
}  // namespace benefit::identity
