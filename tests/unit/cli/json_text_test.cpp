#include "daemon/cli/json_text.hpp"

#include <limits>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit::cli;
namespace json = boost::json;

TEST_CASE("JSON for programs is one line") {
  CHECK(json_text(json::parse(R"({"a":[1,2,{"b":null}],"c":"张","d":true,"e":{}})"), JsonLayout::compact) ==
        "{\"a\":[1,2,{\"b\":null}],\"c\":\"张\",\"d\":true,\"e\":{}}\n");
}

TEST_CASE("JSON for people is indented") {
  CHECK(json_text(json::parse(R"({"a":[1,{"b":[]}]})"), JsonLayout::indented) ==
        "{\n  \"a\": [\n    1,\n    {\n      \"b\": []\n    }\n  ]\n}\n");
}

TEST_CASE("numbers are short and read back the same") {
  CHECK(json_text(0.31, JsonLayout::compact) == "0.31\n");
  CHECK(json_text(1e-7, JsonLayout::compact) == "1e-07\n");
  CHECK(json_text(std::int64_t{-9007199254740993}, JsonLayout::compact) == "-9007199254740993\n");
  CHECK(json_text(std::numeric_limits<double>::infinity(), JsonLayout::compact) == "null\n");
}

TEST_CASE("no control character leaves unescaped") {
  const std::string text = "\x1b \x7f \xc2\x9b é";
  const std::string printed = json_text(json::value(text), JsonLayout::compact);
  CHECK(printed == "\"\\u001b \\u007f \\u009b é\"\n");
  CHECK(json::parse(printed).as_string() == text);
}
