#include "verify/store/sqlite/text_list.hpp"

#include "tests/unit/store/scratch.hpp"

#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

TEST_CASE("a list of texts comes back as it was", "[text_list]") {
  using Texts = std::vector<std::string>;
  for (const Texts& texts : {Texts{}, Texts{""}, Texts{"姓名", "a,\"b\"\\\n"}, Texts{std::string{"a\0b", 3}},
                             Texts{"\xff\xfe", "\xe7\x8e"}})
    CHECK(from_json_array(to_json_array(texts)) == texts);
  CHECK(to_json_array({"a", "b"}) == R"(["a","b"])");
}

TEST_CASE("what is no list of texts is damage", "[text_list]") {
  for (const char* text : {"", "{}", "[1]", "[\"a\"", "null"})
    CHECK(test::failure_of([&] { from_json_array(text); }).code == ErrorCode::corrupt);
}

TEST_CASE("a list of numbers comes back as it was", "[text_list]") {
  for (const std::vector<double>& numbers : {std::vector<double>{}, {0.1, 2, -1e-17}})
    CHECK(numbers_from_json_array(numbers_to_json_array(numbers)) == numbers);
  for (const char* text : {"", "{}", "[\"1\"]", "[1"})
    CHECK(test::failure_of([&] { numbers_from_json_array(text); }).code == ErrorCode::corrupt);
}

}  // namespace
}  // namespace benefit::store
