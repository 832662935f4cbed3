#include "tests/unit/store/scratch.hpp"
#include "verify/store/sealer.hpp"
#include "verify/store/sqlite/sealed_tables.hpp"
#include "verify/types/audit_chain.hpp"
#include "verify/types/hex.hpp"
#include "verify/types/sha256.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include <SQLiteCpp/Database.h>
#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

using test::at;
using test::citizen;
using test::TemporaryDirectory;

const Bytes paper(20'000, 'd');

Bytes picture_of(int n) { return Bytes(9000, static_cast<std::uint8_t>('a' + n)); }

FaceMeasurement printed_face() {
  FaceMeasurement measured = test::measured_face();
  measured.print = PhotoPrint{};
  measured.print->picture = Bytes{1, 2, 3};
  return measured;
}

/// A store that may be opened with the key in use, the next one, or both.
class Changing {
 public:
  enum class Keys { former, next, both, both_swapped };

  Changing() {
    open(Keys::both);
    for (int n = 0; n < 5; ++n)
      store_->photos().enrol(citizen(n), test::day(2015, 1, 1), picture_of(n), printed_face(), at(1));
    CaseChange change{test::new_case(), {{at(1), "li", "opened", ""}}, {}, {}};
    change.attaching.push_back({"a.pdf", AttachmentType::pdf, sha256(paper), paper, "li", at(1)});
    case_ = store_->cases().apply(change).value().id;
    store_->audit().record("li", "person.show", citizen(1), "", at(2));
    store_->audit().seal(at(3));
  }

  void open(Keys keys) {
    store_.reset();
    store_ = SqliteStore::open(directory_.state(), offered(keys));
  }
  void close() { store_.reset(); }
  SqliteStore* operator->() const { return store_.get(); }

  SealKey former() const { return load_or_create_key(directory_.path() / "former.key"); }
  SealKey next() const { return load_or_create_key(directory_.path() / "next.key"); }
  std::filesystem::path file(const char* suffix = "") const {
    return directory_.state() / (std::string("benefitd.db") + suffix);
  }

  /// Until so many steps of two values are made, or none is left.
  bool rewrap(int steps) {
    for (int i = 0; i < steps; ++i)
      if (store_->master_keys().rewrap(2).complete) return true;
    return false;
  }
  KeyChange change_wholly() {
    REQUIRE(store_->master_keys().begin_change("root", at(10)));
    REQUIRE(rewrap(1000));
    return store_->master_keys().end_change("root", at(20));
  }

  void check_readable() const {
    for (int n = 0; n < 5; ++n) {
      const PhotoId id = store_->photos().enrolled(citizen(n)).value().photo;
      CHECK(store_->photos().photo(id).value() == picture_of(n));
      CHECK(store_->photos().measurement(id)->face == test::measured_face().face);
      CHECK(store_->photos().print(id)->picture == Bytes{1, 2, 3});
    }
    const AttachmentId attachment = store_->cases().attachments_of(case_).at(0).id;
    CHECK(store_->cases().attachment(case_, attachment).value() == paper);
  }

  /// The first bytes of every sealed value, as they lie in the file.
  std::set<std::string> heads() const {
    std::set<std::string> heads;
    const SQLite::Database database{file().string()};
    for (const SealedTable& table : sealed_tables) {
      SQLite::Statement select{database, fmt::format("SELECT substr(sealed, 2, 72) FROM {}", table.name)};
      while (select.executeStep()) heads.insert(select.getColumn(0).getString());
    }
    return heads;
  }
  int opened_by(const SealKey& key) const {
    int opened = 0;
    const SQLite::Database database{file().string()};
    for (const SealedTable& table : sealed_tables) {
      SQLite::Statement select{database, fmt::format("SELECT rowid, sealed FROM {}", table.name)};
      while (select.executeStep()) {
        const auto* const bytes = static_cast<const std::uint8_t*>(select.getColumn(1).getBlob());
        const auto size = static_cast<std::size_t>(select.getColumn(1).getBytes());
        if (open_under(key, {bytes, size}, seal_context(table, select.getColumn(0).getInt64()))) ++opened;
      }
    }
    return opened;
  }

 private:
  OfferedKeys offered(Keys keys) const {
    switch (keys) {
      case Keys::former:
        return former();
      case Keys::next:
        return next();
      case Keys::both_swapped:
        return {next(), former()};
      case Keys::both:
        break;
    }
    return {former(), next()};
  }

  TemporaryDirectory directory_;
  std::unique_ptr<SqliteStore> store_;
  CaseId case_ = 0;
};

using Keys = Changing::Keys;

std::vector<FoundBreach> breaches_of(const Changing& store,
                                     std::optional<std::vector<std::uint8_t>> key = {}) {
  AuditChainReader chain(std::move(key));
  chain.read(store->audit().stretch(0, 1000));
  chain.end();
  return chain.breaches();
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

TEST_CASE("after a change of the master key the next one opens everything, the former one nothing",
          "[keys]") {
  Changing store;
  CHECK(store.opened_by(store.former()) == 21);
  const MasterKeyState before = store->master_keys().state();
  CHECK(before.sealed == 21);
  CHECK(before.under_former == 0);
  CHECK_FALSE(before.former);

  const KeyChange change = store.change_wholly();

  CHECK(change.rewrapped == 21);
  CHECK(change.broken == 0);
  CHECK(change.former == before.key);
  CHECK(change.key == before.next);
  store.check_readable();
  CHECK(store.opened_by(store.former()) == 0);
  CHECK(store.opened_by(store.next()) == 21);
  const MasterKeyState after = store->master_keys().state();
  CHECK(after.key == change.key);
  CHECK_FALSE(after.next);
  CHECK_FALSE(after.former);
  CHECK(test::failure_of([&] { store.open(Keys::former); }).code == ErrorCode::corrupt);
  for (const Keys keys : {Keys::next, Keys::both, Keys::both_swapped}) {
    store.open(keys);
    store.check_readable();
    CHECK(store->master_keys().state().key == change.key);
  }
}

TEST_CASE("a change that was left half done goes on, and needs both keys", "[keys]") {
  Changing store;
  REQUIRE(store->master_keys().begin_change("root", at(10)));
  REQUIRE_FALSE(store.rewrap(4));
  store.check_readable();
  const MasterKeyState halfway = store->master_keys().state();
  CHECK(halfway.former);
  CHECK(halfway.under_former == 21 - 7);
  for (const Keys keys : {Keys::former, Keys::next, Keys::both_swapped}) {
    const Error error = test::failure_of([&] { store.open(keys); });
    CHECK(error.code == ErrorCode::corrupt);
    CHECK(error.what.find("under way") != std::string::npos);
  }
  store.open(Keys::both);
  CHECK(store->master_keys().state().former == halfway.former);
  store.check_readable();
  CHECK(store.change_wholly().rewrapped == 21);
  store.check_readable();
}

TEST_CASE("what is kept while a change is under way lies under the next key", "[keys]") {
  Changing store;
  REQUIRE(store->master_keys().begin_change("root", at(10)));
  store->photos().enrol(citizen(9), test::day(2015, 1, 1), picture_of(9), printed_face(), at(11));
  CHECK(store.opened_by(store.next()) == 4);
  REQUIRE(store.rewrap(1000));
  // Measured anew after its table was done.
  store->photos().replace_measurement(1, printed_face());
  CHECK(store->master_keys().end_change("root", at(20)).broken == 0);
  CHECK(store.opened_by(store.former()) == 0);
  store.check_readable();
}

TEST_CASE("a value that neither key opens is counted, and holds up nothing", "[keys]") {
  Changing store;
  store.close();
  SQLite::Database{store.file().string(), SQLite::OPEN_READWRITE}.exec(
      "UPDATE photo_contents SET sealed = zeroblob(200) WHERE photo_id = 1;"
      "UPDATE face_templates SET sealed = zeroblob(3) WHERE photo_id = 2");
  store.open(Keys::both);
  const KeyChange change = store.change_wholly();
  CHECK(change.broken == 2);
  CHECK(change.rewrapped == 19);
}

TEST_CASE("without a next key nothing changes", "[keys]") {
  Changing store;
  store.open(Keys::former);
  CHECK(store->master_keys().begin_change("root", at(10)).error().code == ErrorCode::not_found);
  CHECK_FALSE(store->master_keys().state().former);
  CHECK(store.opened_by(store.former()) == 21);
}

TEST_CASE("no former wrapping is left in the database or its journal", "[keys]") {
  Changing store;
  const std::set<std::string> former_heads = store.heads();
  REQUIRE(former_heads.size() == 21);
  store.change_wholly();
  CHECK(bytes_of(store.file("-wal")).empty());
  const std::string bytes = bytes_of(store.file());
  for (const std::string& head : former_heads) CHECK(bytes.find(head) == std::string::npos);
  for (const std::string& head : store.heads()) CHECK(bytes.find(head) != std::string::npos);
}

TEST_CASE("the record holds across a change of the master key, for who trusts either key", "[keys][audit]") {
  Changing store;
  const auto former = store->audit().stretch(0, 1000).newest->public_key;
  CHECK(breaches_of(store, former).empty());
  store.change_wholly();
  store->audit().record("li", "person.show", citizen(1), "", at(30));
  store->audit().seal(at(31));
  const auto next = store->audit().stretch(0, 1000).newest->public_key;
  CHECK(next != former);
  CHECK(breaches_of(store).empty());
  CHECK(breaches_of(store, former).empty());
  CHECK(breaches_of(store, next).empty());
  const auto strange = breaches_of(store, std::vector<std::uint8_t>(32, 7));
  REQUIRE_FALSE(strange.empty());
  CHECK(strange.front().breach == AuditBreach::other_key);

  // Whoever forges the handover has no seal of the former key over it.
  store.close();
  SQLite::Database{store.file().string(), SQLite::OPEN_READWRITE}.exec(
      "DROP TRIGGER audit_seals_are_not_deleted; DELETE FROM audit_seals WHERE entry IN "
      "(SELECT id FROM audit_log WHERE what = 'key.rotate')");
  store.open(Keys::next);
  const auto unsigned_handover = breaches_of(store);
  REQUIRE_FALSE(unsigned_handover.empty());
  CHECK(unsigned_handover.front().breach == AuditBreach::other_key);
}

}  // namespace
}  // namespace benefit::store
