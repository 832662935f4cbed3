#include "tests/unit/store/scratch.hpp"
#include "verify/types/audit_chain.hpp"
#include "verify/types/hex.hpp"

#include <tuple>

#include <SQLiteCpp/Database.h>
#include <catch2/catch.hpp>
#include <fmt/format.h>

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

/// What the reader finds in the whole record of a store.
std::vector<FoundBreach> breaches_of(const Scratch& store, std::int64_t a_stretch = 3) {
  AuditChainReader chain;
  std::int64_t after = 0;
  for (;;) {
    const AuditStretch stretch = store->audit().stretch(after, a_stretch);
    chain.read(stretch);
    if (static_cast<std::int64_t>(stretch.entries.size()) < a_stretch) break;
    after = stretch.entries.back().id;
  }
  chain.end();
  return chain.breaches();
}

/// A record of eight entries with a seal under the fifth.
void fill(AuditLog& audit) {
  for (int i = 1; i <= 8; ++i) {
    audit.record("li", "person.show", i % 2 == 0 ? std::optional(citizen(i)) : std::nullopt,
                 fmt::format("case {}", i), at(i), i % 3 == 0 ? "他问起" : "");
    if (i == 5) audit.seal(at(100));
  }
}

/// What somebody does with the database who has it and not the key, and what is undone again.
class Tampering {
 public:
  explicit Tampering(const std::filesystem::path& file) : database_{file.string(), SQLite::OPEN_READWRITE} {
    for (const char* trigger : {"audit_log_is_not_changed", "audit_log_is_not_deleted",
                                "audit_seals_are_not_changed", "audit_seals_are_not_deleted"})
      database_.exec(std::string("DROP TRIGGER ") + trigger);
  }
  void exec(const std::string& sql) { database_.exec(sql); }
  SQLite::Database& database() { return database_; }

 private:
  SQLite::Database database_;
};

TEST_CASE("a record that was left alone holds", "[audit]") {
  const Scratch store;
  CHECK(breaches_of(store).empty());
  fill(store->audit());
  CHECK(breaches_of(store).empty());
  CHECK(breaches_of(store, 1000).empty());
}

TEST_CASE("a seal is kept once for the newest entry, and signed by the store's key", "[audit]") {
  const Scratch store;
  CHECK_FALSE(store->audit().seal(at(5)));
  fill(store->audit());
  const auto first = store->audit().seal(at(200)), again = store->audit().seal(at(300));
  REQUIRE(first);
  REQUIRE(again);
  CHECK(first->entry == 8);
  CHECK(first->at == at(200));
  CHECK(again->at == at(200));
  AuditChainReader ours(first->public_key), other(std::vector<std::uint8_t>(32, 7));
  for (AuditChainReader* chain : {&ours, &other}) {
    chain->read(store->audit().stretch(0, 1000));
    chain->end();
  }
  CHECK(ours.breaches().empty());
  CHECK(ours.seals() == 2);
  CHECK(ours.sealed_to() == 8);
  CHECK(other.breaches().front().breach == AuditBreach::other_key);
}

TEST_CASE("every changed byte of a small record is found", "[audit]") {
  Scratch store;
  fill(store->audit());
  Tampering tampering{store.database()};
  int changed_bytes = 0;
  for (const auto& [table, key, columns] :
       {std::tuple{"audit_log", "id",
                   std::vector<std::string>{"at", "actor", "what", "subject", "detail", "purpose", "hash"}},
        std::tuple{"audit_seals", "entry", std::vector<std::string>{"at", "hash", "public_key", "signature"}},
        std::tuple{"audit_newest", "only_row",
                   std::vector<std::string>{"at", "entry", "hash", "public_key", "signature"}}}) {
    std::vector<std::int64_t> rows;
    {
      SQLite::Statement select{tampering.database(), fmt::format("SELECT {} FROM {}", key, table)};
      while (select.executeStep()) rows.push_back(select.getColumn(0).getInt64());
    }
    for (const std::int64_t row : rows)
      for (const std::string& column : columns) {
        const auto each_of = [&](const std::string& what) {
          return fmt::format("UPDATE {} SET {} = {} WHERE {} = {}", table, column, what, key, row);
        };
        SQLite::Statement value{tampering.database(),
                                fmt::format("SELECT {} FROM {} WHERE {} = {}", column, table, key, row)};
        REQUIRE(value.executeStep());
        const SQLite::Column original = value.getColumn(0);
        std::vector<std::string> changes, undo;
        if (original.isNull()) {
          changes = {std::to_string(citizen(3).body())};
          undo = {"NULL"};
        } else if (original.isInteger()) {
          undo = {std::to_string(original.getInt64())};
          for (int bit = 0; bit < 40; bit += 8)
            changes.push_back(std::to_string(original.getInt64() ^ (std::int64_t{1} << bit)));
        } else {
          const bool text = original.isText();
          const std::string bytes(static_cast<const char*>(original.getBlob()),
                                  static_cast<std::size_t>(original.getBytes()));
          const auto literal = [&](const std::string& of) {
            const std::string hex = to_hex({reinterpret_cast<const std::uint8_t*>(of.data()), of.size()});
            return text ? fmt::format("CAST(x'{}' AS TEXT)", hex) : fmt::format("x'{}'", hex);
          };
          undo = {literal(bytes)};
          for (std::size_t i = 0; i < bytes.size(); ++i) {
            std::string other = bytes;
            other[i] = static_cast<char>(other[i] ^ 1);
            changes.push_back(literal(other));
          }
          if (!bytes.empty()) changes.push_back(literal(bytes.substr(1)));
          changes.push_back(literal(bytes + "x"));
        }
        value.reset();
        for (const std::string& change : changes) {
          INFO(table << " " << row << " " << column << " " << change);
          tampering.exec(each_of(change));
          CHECK_FALSE(breaches_of(store).empty());
          ++changed_bytes;
        }
        tampering.exec(each_of(undo.front()));
      }
  }
  CHECK(breaches_of(store).empty());
  CHECK(changed_bytes > 1000);
}

TEST_CASE("every entry that is taken out, doubled or put elsewhere is found", "[audit]") {
  Scratch store;
  fill(store->audit());
  Tampering tampering{store.database()};
  for (int row = 1; row <= 8; ++row) {
    INFO("entry " << row);
    for (const std::string& sql :
         {fmt::format("DELETE FROM audit_log WHERE id = {}", row),
          fmt::format("DELETE FROM audit_log WHERE id = {0}; UPDATE audit_log SET id = -id WHERE id > {0}; "
                      "UPDATE audit_log SET id = -id - 1 WHERE id < 0",
                      row),
          fmt::format("DELETE FROM audit_log WHERE id >= {}", row),
          fmt::format("DELETE FROM audit_log WHERE id >= {0}; DELETE FROM audit_seals WHERE entry >= {0}; "
                      "DELETE FROM audit_newest",
                      row),
          fmt::format("UPDATE audit_log SET id = 100 WHERE id = {}", row),
          fmt::format("INSERT INTO audit_log SELECT 9, at, actor, what, subject, detail, purpose, hash "
                      "FROM audit_log WHERE id = {}",
                      row)}) {
      INFO(sql);
      if (row == 1 && sql.find("DELETE FROM audit_newest") != std::string::npos) continue;  // nothing is left
      tampering.exec("SAVEPOINT before");
      tampering.exec(sql);
      tampering.exec("RELEASE before");
      CHECK_FALSE(breaches_of(store).empty());
      tampering.exec("DELETE FROM audit_log; DELETE FROM audit_seals; DELETE FROM audit_newest");
      fill(store->audit());
      CHECK(breaches_of(store).empty());
    }
  }
}

}  // namespace
}  // namespace benefit::store
