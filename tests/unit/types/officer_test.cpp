#include "verify/types/officer.hpp"

#include "tests/support/facts_builder.hpp"

#include <catch2/catch.hpp>

namespace benefit {
namespace {

Registration entry(const char* user, int person, const char* name) {
  return {user, test::citizen(person), name, Instant{}, "root"};
}

}  // namespace

TEST_CASE("accounts and numbers that hang together are one person, however long the chain", "[types]") {
  const Officers officers({entry("li", 1, "李强"), entry("wang", 2, "王伟"), entry("wang2", 2, "王伟"),
                           entry("wang2", 3, "王卫"), entry("zhao", 3, "王卫"), entry("sun", 4, "孙丽")});
  CHECK(officers.are_one_person("wang", "wang2"));
  CHECK(officers.are_one_person("wang", "zhao"));
  CHECK(officers.are_one_person("zhao", "wang"));
  CHECK_FALSE(officers.are_one_person("wang", "li"));
  CHECK_FALSE(officers.are_one_person("sun", "zhao"));
  CHECK(officers.has_person("wang", test::citizen(3)));
  CHECK_FALSE(officers.has_person("li", test::citizen(3)));
  CHECK(officers.of_person("wang").size() == 4);
  CHECK(officers.of_person("nobody").empty());
}

TEST_CASE("a person goes by each of his user names and names", "[types]") {
  const Officers officers({entry("wang", 2, "王伟"), entry("wang2", 2, "王大伟")});
  for (const char* name : {"wang", "wang2", "王伟", "王大伟"}) {
    INFO(name);
    CHECK(officers.goes_by("wang", name));
    CHECK(officers.goes_by("wang2", name));
  }
  CHECK_FALSE(officers.goes_by("wang", "李强"));
  CHECK(officers.goes_by("qian", "qian"));  // nobody has said who he is
  CHECK_FALSE(officers.are_one_person("qian", "wang"));
}

}  // namespace benefit
