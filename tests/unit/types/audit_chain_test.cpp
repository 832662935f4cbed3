#include "verify/types/audit_chain.hpp"

#include "verify/types/hex.hpp"
#include "verify/types/sha256.hpp"

#include <catch2/catch.hpp>

namespace benefit {
namespace {

AuditEntry entry_of(std::int64_t id, const std::string& previous) {
  AuditEntry entry{{.at = Instant{std::chrono::milliseconds{1'523'318'400'123}},
                    .actor = "li",
                    .what = "case.show",
                    .subject = CitizenId::from_body(13022519450312002),
                    .detail = "case 12",
                    .purpose = "他问起"}};
  entry.id = id;
  entry.hash = chain_hash(previous, entry);
  return entry;
}

std::vector<AuditEntry> entries(int count) {
  std::vector<AuditEntry> all;
  std::string previous{chain_start};
  for (int id = 1; id <= count; ++id) {
    all.push_back(entry_of(id, previous));
    previous = all.back().hash;
  }
  return all;
}

/// Breaches of entries without any seal; the missing signature under the newest one is left out.
std::vector<FoundBreach> chain_breaches(std::vector<AuditEntry> read) {
  AuditChainReader chain;
  chain.read({.entries = std::move(read), .seals = {}, .newest = {}});
  return chain.breaches();
}

}  // namespace

TEST_CASE("the hash is the one that the description gives", "[types][audit]") {
  // printf '%064d\n1:1,13:1523318400123,2:li,9:case.show,18:%s,7:case 12,9:他问起,' 0 NUMBER | sha256sum
  std::string text(chain_start);
  text +=
      "\n1:1,13:1523318400123,2:li,9:case.show,18:" + CitizenId::from_body(13022519450312002).to_string() +
      ",7:case 12,9:他问起,";
  CHECK(entry_of(1, std::string(chain_start)).hash ==
        sha256({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}));
}

TEST_CASE("what stands in which field is part of the hash", "[types][audit]") {
  AuditEntry one = entry_of(1, std::string(chain_start)), other = one;
  one.detail = "ab";
  one.purpose = "c";
  other.detail = "a";
  other.purpose = "bc";
  CHECK(chain_hash(chain_start, one) != chain_hash(chain_start, other));
}

TEST_CASE("a record that was left alone holds, in stretches of any length", "[types][audit]") {
  const std::vector<AuditEntry> all = entries(7);
  CHECK(chain_breaches(all).empty());
  AuditChainReader chain;
  for (const AuditEntry& entry : all) chain.read({.entries = {entry}, .seals = {}, .newest = {}});
  CHECK(chain.breaches().empty());
  CHECK(chain.entries() == 7);
  CHECK(chain.last_hash() == all.back().hash);
}

TEST_CASE("each way of tampering is found where it is", "[types][audit]") {
  const std::vector<AuditEntry> all = entries(5);
  auto changed = all;
  SECTION("an actor") {
    changed[2].actor = "wang";
    CHECK(chain_breaches(changed) == std::vector<FoundBreach>{{3, AuditBreach::entry_changed}});
  }
  SECTION("an actor, with a hash to match") {
    changed[2].actor = "wang";
    changed[2].hash = chain_hash(changed[1].hash, changed[2]);
    CHECK(chain_breaches(changed) == std::vector<FoundBreach>{{4, AuditBreach::entry_changed}});
  }
  SECTION("one taken out") {
    changed.erase(changed.begin() + 1);
    CHECK(chain_breaches(changed) == std::vector<FoundBreach>{{2, AuditBreach::entries_missing}});
  }
  SECTION("one taken out, the others counted anew") {
    changed.erase(changed.begin() + 1);
    for (std::size_t i = 1; i < changed.size(); ++i) changed[i].id = static_cast<std::int64_t>(i) + 1;
    CHECK(chain_breaches(changed).front() == FoundBreach{2, AuditBreach::entry_changed});
  }
  SECTION("two in each other's place") {
    std::swap(changed[1], changed[2]);
    CHECK(chain_breaches(changed).front() == FoundBreach{2, AuditBreach::entries_missing});
  }
  SECTION("one twice") {
    changed.insert(changed.begin() + 1, changed[1]);
    CHECK(chain_breaches(changed).front() == FoundBreach{3, AuditBreach::entries_missing});
  }
}

TEST_CASE("an end without a signature is told", "[types][audit]") {
  AuditChainReader chain;
  chain.read({.entries = entries(2), .seals = {}, .newest = {}});
  chain.end();
  CHECK(chain.breaches() == std::vector<FoundBreach>{{2, AuditBreach::newest_missing}});
  AuditChainReader empty;
  empty.end();
  CHECK(empty.breaches().empty());
}

}  // namespace benefit
