#include "verify/types/observation_store.hpp"

#include "tests/unit/store/scratch.hpp"

#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

using test::at;
using test::Scratch;

const std::vector<std::string> every_check = {"A1", "A2", "I1"};

Observation observation(const char* check, const char* thing, Fen monthly = {}) {
  return {.key = {check, ThingKind::account, thing, "twelve_months"},
          .name = "****8901",
          .region = {RegionCode{130225}, "胡各庄镇", "西街村"},
          .monthly = monthly,
          .reasons = {{"a1.people", {{"people", std::int64_t{4}}, {"first_month", test::month(2018, 1)}}}},
          .citations = {{Source{1, 2}, std::nullopt}, {std::nullopt, PhotoId{7}}}};
}

JobId new_run(const Scratch& store) { return store->jobs().add(JobKind::verify, "{}", "clerk", at(1)); }

JobId keep(const Scratch& store, const std::vector<Observation>& observations, std::int64_t now,
           const std::vector<std::string>& checks = every_check) {
  const JobId run = new_run(store);
  store->observations().keep(run, checks, observations, at(now));
  return run;
}

std::vector<StoredObservation> kept(const Scratch& store, bool with_withdrawn = false) {
  std::vector<StoredObservation> all;
  store->observations().for_each_observation(with_withdrawn,
                                             [&](const StoredObservation& one) { all.push_back(one); });
  return all;
}

TEST_CASE("observations come back as they were kept, in order of key", "[observations]") {
  Scratch store;
  const std::vector<Observation> all = {observation("A2", "b"), observation("A1", "c", Fen{48'000}),
                                        observation("A1", "a")};
  keep(store, all, 100);
  store.reopen();
  const auto back = kept(store);
  REQUIRE(back.size() == 3);
  CHECK(back[0].observation == all[2]);
  CHECK(back[1].observation == all[1]);
  CHECK(back[2].observation == all[0]);
  CHECK(back[0].first_seen_at == at(100));
  CHECK(back[0].last_seen_at == at(100));
  CHECK_FALSE(back[0].withdrawn_at);
}

TEST_CASE("seen again it is the same, under what the newer run says", "[observations]") {
  const Scratch store;
  keep(store, {observation("A1", "a", Fen{1})}, 100);
  keep(store, {observation("A1", "a", Fen{2})}, 200);
  const auto back = kept(store);
  REQUIRE(back.size() == 1);
  CHECK(back[0].observation.monthly == Fen{2});
  CHECK(back[0].first_seen_at == at(100));
  CHECK(back[0].last_seen_at == at(200));
}

TEST_CASE("what a run does not see again is withdrawn, and comes back when it is seen once more",
          "[observations]") {
  const Scratch store;
  keep(store, {observation("A1", "a"), observation("A1", "b")}, 100);
  keep(store, {observation("A1", "b")}, 200);
  CHECK(kept(store).size() == 1);
  const auto all = kept(store, true);
  REQUIRE(all.size() == 2);
  CHECK(all[0].withdrawn_at == at(200));
  CHECK(all[0].last_seen_at == at(100));
  keep(store, {observation("A1", "a")}, 300);
  const auto back = kept(store);
  REQUIRE(back.size() == 1);
  CHECK(back[0].first_seen_at == at(100));
  CHECK_FALSE(back[0].withdrawn_at);
}

TEST_CASE("what a check had seen stays when it was not run", "[observations]") {
  const Scratch store;
  keep(store, {observation("A1", "a"), observation("A2", "b")}, 100);
  keep(store, {}, 200, {"A2", "I1"});
  const auto back = kept(store);
  REQUIRE(back.size() == 1);
  CHECK(back[0].observation.key.check == "A1");
}

TEST_CASE("keeping the same again after a stop changes nothing", "[observations]") {
  const Scratch store;
  const JobId run = keep(store, {observation("A1", "a")}, 100);
  store->observations().keep(run, every_check, std::vector{observation("A1", "a")}, at(110));
  const auto back = kept(store, true);
  REQUIRE(back.size() == 1);
  CHECK(back[0].first_seen_at == at(100));
}

TEST_CASE("a run that ends late neither overwrites nor withdraws what a newer one has seen",
          "[observations]") {
  const Scratch store;
  const JobId early = new_run(store);
  keep(store, {observation("A1", "a", Fen{2}), observation("A1", "b")}, 100);
  store->observations().keep(early, every_check, std::vector{observation("A1", "a", Fen{1})}, at(200));
  const auto back = kept(store);
  REQUIRE(back.size() == 2);
  CHECK(back[0].observation.monthly == Fen{2});
}

TEST_CASE("kinds keep things of one name apart", "[observations]") {
  const Scratch store;
  Observation station = observation("A2", "130225/西街站");
  station.key.kind = ThingKind::station;
  Observation work = station;
  work.key.kind = ThingKind::station_operator;
  keep(store, {station, work}, 100);
  CHECK(kept(store).size() == 2);
}

}  // namespace
}  // namespace benefit::store
