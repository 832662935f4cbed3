// What the administrator and the auditor see of keys and retention.
#include "tests/unit/api/house.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using benefit::test::House;
namespace json = boost::json;

TEST_CASE("keys are named by fingerprint, and never shown") {
  House house;
  const json::object shown = House::object_of(house.ask("GET", "/v1/master-key"));
  CHECK(shown.at("key").as_string().size() == 16);
  CHECK(shown.at("next").is_null());
  CHECK(shown.at("sealed") == 0);
}

TEST_CASE("a change of the master key needs a next one") {
  House house;
  const api::Reply refused = house.ask("POST", "/v1/master-key-changes");
  CHECK(House::error_of(refused) == "not_found");
  CHECK(house.queue.rotations.empty());
}

TEST_CASE("each kind of data is listed with its period and its basis, and what has none is never due") {
  House house;
  house.policy.retention = {{{Day{std::chrono::year{2000} / 1 / 1}, std::nullopt},
                             {RetentionKind::rejected_row, 12},
                             "the agency's"}};
  const json::array kinds = House::object_of(house.ask("GET", "/v1/retention")).at("kinds").as_array();
  REQUIRE(kinds.size() == all_retention_kinds.size());
  for (const json::value& kind : kinds) {
    const bool set = kind.at("kind") == "rejected_row";
    CHECK(kind.at("months").is_null() == !set);
    CHECK(kind.at("due") == 0);
    CHECK(kind.at("legal_basis") == (set ? "the agency's" : ""));
  }
}

TEST_CASE("a retention run goes on record with who asked for it") {
  House house;
  house.ask("POST", "/v1/retention-runs", R"({"dry_run":true})", "root");
  CHECK(house.queue.retentions == std::vector<std::pair<bool, std::string>>{{true, "root"}});
  const AuditEntry entry = house.recorded().back();
  CHECK(entry.what == "retention.run");
  CHECK(entry.detail == "dry run");
}

TEST_CASE("a case's dossier tells of a photo that was erased, and costs nothing else") {
  House house;
  house.deliver_paid_after_death();
  const PhotoId photo =
      house.store->photos()
          .enrol(test::citizen(), Day{std::chrono::year{2015} / 1 / 1}, Bytes{7}, {}, house.clock.now())
          .photo;
  house.verify();
  CaseChange decision{
      house.store->cases().find_case(1).value(), {{house.clock.now(), "li", "decided", "x"}}, {}, {}};
  decision.next.state = CaseState::decided;
  decision.next.outcome = Outcome::registry_wrong;
  REQUIRE(house.store->cases().apply(decision));
  const RetentionLimits limits{.closed_since = house.clock.now() + std::chrono::hours{1}, .calibrated = {}};
  REQUIRE(
      house.store->retention()
          .erase(RetentionKind::replaced_photo, std::vector{photo}, limits, Erasing::done, house.clock.now())
          .erased == 1);
  const api::Reply dossier = house.ask("GET", "/v1/cases/1/dossier");
  CHECK(dossier.status == 200);
  CHECK(House::object_of(dossier).at("photos") == 1);
}
