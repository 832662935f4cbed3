#include "verify/intake/encoding.hpp"

#include "tests/support/gb18030.hpp"

#include <string>

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

const std::string chinese = "公民身份号码,姓名,险种,金额\n11010519491231002X,王小明,城乡居民养老,108.00\n";

TEST_CASE("Chinese text is recognised in either encoding") {
  CHECK(recognise_encoding(chinese) == Encoding::utf8);
  CHECK(recognise_encoding(test::to_gb18030(chinese)) == Encoding::gb18030);
  CHECK(recognise_encoding("id_number,name\n1,a\n") == Encoding::utf8);
  CHECK(recognise_encoding("") == Encoding::utf8);
}

TEST_CASE("one broken row does not turn the scales") {
  CHECK(recognise_encoding(chinese + "x,\xFF\xFE\xFF,y\n") == Encoding::utf8);
  CHECK(recognise_encoding(chinese + test::to_gb18030("x,王小明,y\n")) == Encoding::utf8);
  CHECK(recognise_encoding(test::to_gb18030(chinese) + "x,\xFF\xFF\xFF,y\n") == Encoding::gb18030);
  CHECK(recognise_encoding(test::to_gb18030(chinese) + "x,王,y\n") == Encoding::gb18030);
}

TEST_CASE("short names that are UTF-8 by chance are GB18030") {
  // The two pairs of 联通 look like two-byte characters of UTF-8.
  CHECK(recognise_encoding("name\n" + test::to_gb18030("联通")) == Encoding::gb18030);
}

TEST_CASE("a character that is cut at the end of the sample counts for nothing") {
  for (std::size_t cut = 3; cut < chinese.size(); ++cut) {
    CAPTURE(cut);
    CHECK(recognise_encoding(chinese.substr(0, cut)) == Encoding::utf8);
  }
}

TEST_CASE("a byte order mark names its encoding") {
  CHECK(find_byte_order_mark("\xEF\xBB\xBF"
                             "a")
            ->encoding == Encoding::utf8);
  CHECK(find_byte_order_mark("\xEF\xBB\xBF")->bytes == 3);
  CHECK(find_byte_order_mark("\x84\x31\x95\x33")->encoding == Encoding::gb18030);
  CHECK_FALSE(find_byte_order_mark("\xEF\xBB"));
  CHECK_FALSE(find_byte_order_mark("a"));
}

TEST_CASE("whole UTF-8 is not copied") {
  const TextDecoder decoder(Encoding::utf8);
  std::string buffer;
  constexpr std::string_view name = "王小明";
  const Decoded decoded = decoder.decode(name, buffer);
  CHECK(decoded.text.data() == name.data());
  CHECK_FALSE(decoded.broken);
}

TEST_CASE("broken UTF-8 is marked and the rest kept") {
  const TextDecoder decoder(Encoding::utf8);
  std::string buffer;
  for (const auto& [bytes, text] : {std::pair{"王\xFF明", "王\uFFFD明"},
                                    {"王\xE5", "王\uFFFD"},
                                    {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"}}) {
    const Decoded decoded = decoder.decode(bytes, buffer);
    CHECK(decoded.broken);
    CHECK(decoded.text == text);
  }
}

TEST_CASE("GB18030 becomes UTF-8, rare characters of four bytes too") {
  const TextDecoder decoder(Encoding::gb18030);
  std::string buffer;
  for (const char* text : {"王小明", "買買提·艾力", "㛃", "\U0002A6A5", "", "abc", "\uFFFD"}) {
    const Decoded decoded = decoder.decode(test::to_gb18030(text), buffer);
    CHECK(decoded.text == text);
    CHECK_FALSE(decoded.broken);
  }
}

TEST_CASE("broken GB18030 is marked, and the next cell is whole again") {
  const TextDecoder decoder(Encoding::gb18030);
  std::string buffer;
  const std::string wang = test::to_gb18030("王");
  for (const std::string& bytes : {wang + "\xFF", wang + "\xCD", wang + "\x81\x30", "\x80\xFF" + wang}) {
    const Decoded broken = decoder.decode(bytes, buffer);
    CHECK(broken.broken);
    CHECK(broken.text.find("王") != std::string_view::npos);
    CHECK(broken.text.find("\uFFFD") != std::string_view::npos);
    CHECK_FALSE(decoder.decode(wang, buffer).broken);
  }
}

}  // namespace
}  // namespace benefit::intake
