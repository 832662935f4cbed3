#include "tests/unit/store/scratch.hpp"

#include <SQLiteCpp/Database.h>
#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

using test::at;
using test::citizen;
using test::Scratch;

TEST_CASE("the audit log keeps who read what", "[audit]") {
  Scratch store;
  store->audit().record("clerk", "person.show", citizen(1), "from the case list", at(10));
  store->audit().record("benefitd", "start", std::nullopt, "", at(20));
  store.close();

  SQLite::Database database{store.database().string()};
  SQLite::Statement select{database, "SELECT at, actor, what, subject, detail FROM audit_log ORDER BY id"};
  REQUIRE(select.executeStep());
  CHECK(select.getColumn(0).getInt64() == 10);
  CHECK(select.getColumn(1).getString() == "clerk");
  CHECK(select.getColumn(2).getString() == "person.show");
  CHECK(select.getColumn(3).getInt64() == static_cast<std::int64_t>(citizen(1).body()));
  CHECK(select.getColumn(4).getString() == "from the case list");
  REQUIRE(select.executeStep());
  CHECK(select.isColumnNull(3));
  CHECK_FALSE(select.executeStep());
}

TEST_CASE("the audit log and the events of cases only grow", "[audit]") {
  Scratch store;
  store->audit().record("clerk", "person.show", citizen(1), "", at(10));
  REQUIRE(store->cases().apply({test::new_case(), {{at(1), "benefitd", "opened", ""}}, {}, {}}));
  store.close();

  SQLite::Database database{store.database().string(), SQLite::OPEN_READWRITE};
  for (const char* sql : {"UPDATE audit_log SET actor = 'nobody'", "DELETE FROM audit_log",
                          "UPDATE case_events SET text = 'nothing'", "DELETE FROM case_events"})
    CHECK_THROWS_AS(database.exec(sql), SQLite::Exception);
}

}  // namespace
}  // namespace benefit::store
