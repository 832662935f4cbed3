#include "verify/types/station_store.hpp"

#include "tests/support/station_certificate.hpp"
#include "tests/unit/store/scratch.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using benefit::store::test::Scratch;
using namespace std::chrono_literals;

namespace {

const Instant now{std::chrono::days{17'000}};

}  // namespace

TEST_CASE("certificates are on file in the order of their registration, also after a restart") {
  Scratch store;
  REQUIRE(store->stations().add(certificate_of("S2", 'b', now)));
  REQUIRE(store->stations().add(certificate_of("S1", 'a', now)));
  store.reopen();
  const auto all = store->stations().certificates();
  REQUIRE(all.size() == 2);
  CHECK(all[0].station == "S2");
  CHECK(all[1].fingerprint == std::string(64, 'a'));
  CHECK(all[1].valid_until == now + 24h);
  CHECK(all[1].registered_by == "ann");
  CHECK_FALSE(all[1].revoked_at);
}

TEST_CASE("a station has at most two valid certificates") {
  Scratch store;
  REQUIRE(store->stations().add(certificate_of("S1", 'a', now)));
  REQUIRE(store->stations().add(certificate_of("S1", 'b', now)));
  CHECK(store->stations().add(certificate_of("S1", 'c', now)).error().code == ErrorCode::conflict);
  CHECK(store->stations().add(certificate_of("S2", 'c', now)));
  CHECK(store->stations().add(certificate_of("S1", 'd', now + 48h)));  // the first two have expired by then
}

TEST_CASE("a fingerprint is registered once, whoever's it is") {
  Scratch store;
  REQUIRE(store->stations().add(certificate_of("S1", 'a', now)));
  CHECK(store->stations().add(certificate_of("S1", 'a', now)).error().code == ErrorCode::conflict);
  CHECK(store->stations().add(certificate_of("S2", 'a', now)).error().code == ErrorCode::conflict);
}

TEST_CASE("a revoked certificate stays revoked") {
  Scratch store;
  REQUIRE(store->stations().add(certificate_of("S1", 'a', now)));
  REQUIRE(store->stations().add(certificate_of("S1", 'b', now)));
  const std::string first(64, 'a');
  CHECK(store->stations().revoke("S2", std::nullopt, "bob", "lost", now).error().code ==
        ErrorCode::not_found);
  CHECK(store->stations().revoke("S1", first, "bob", "replaced", now) == std::size_t{1});
  CHECK(store->stations().revoke("S1", first, "bob", "again", now).error().code == ErrorCode::not_found);
  CHECK(store->stations().revoke("S1", std::nullopt, "bob", "stolen", now) == std::size_t{1});
  CHECK(store->stations().add(certificate_of("S1", 'a', now)).error().code == ErrorCode::conflict);
  const auto all = store->stations().certificates();
  CHECK(all[0].reason == "replaced");
  CHECK(all[1].reason == "stolen");
  CHECK(all[1].revoked_by == "bob");
}

TEST_CASE("a keyed request is begun once and answered as often as it is repeated") {
  Scratch store;
  const KeyedRequest request{"station:S1", "key", std::string(64, '1')};
  auto& requests = store->keyed_requests();
  REQUIRE(requests.begin(request, now, now - 1h));
  CHECK_FALSE(*requests.begin(request, now, now - 1h));  // cut off before its answer: to be done
  requests.keep_answer(request, {200, "{}"});
  store.reopen();
  const auto kept = store->keyed_requests().begin(request, now, now - 1h);
  REQUIRE(kept);
  REQUIRE(*kept);
  CHECK((*kept)->status == 200);
  CHECK((*kept)->content == "{}");
}

TEST_CASE("a key stands for one request of one asker") {
  Scratch store;
  auto& requests = store->keyed_requests();
  REQUIRE(requests.begin({"station:S1", "key", std::string(64, '1')}, now, now - 1h));
  CHECK(requests.begin({"station:S1", "key", std::string(64, '2')}, now, now - 1h).error().code ==
        ErrorCode::bad_input);
  CHECK(requests.begin({"station:S2", "key", std::string(64, '2')}, now, now - 1h));
  requests.forget({"station:S1", "key", std::string(64, '1')});
  CHECK(requests.begin({"station:S1", "key", std::string(64, '2')}, now, now - 1h));
  CHECK(requests.begin({"station:S1", "key", std::string(64, '3')}, now + 2h, now + 1h));  // long ago
}
