#include "daemon/server/station_roll.hpp"

#include "tests/support/station_certificate.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using server::Standing;
using server::StationRoll;

TEST_CASE("who is on the roll is let in under his own name and for as long as his certificate holds") {
  const Instant now{std::chrono::days{17'000}};
  StationCertificate registered = certificate_of("S1", 'a', now);
  StationCertificate revoked = certificate_of("S1", 'b', now);
  revoked.revoked_at = now;
  StationRoll roll;
  CHECK(roll.standing_of(registered, now) == Standing::unknown);
  roll.replace({registered, revoked});
  CHECK(roll.standing_of(registered, now) == Standing::registered);
  CHECK(roll.standing_of(revoked, now) == Standing::revoked);
  CHECK(roll.standing_of(certificate_of("S1", 'c', now), now) == Standing::unknown);
  CHECK(roll.standing_of(certificate_of("S2", 'a', now), now) == Standing::of_another_station);
  CHECK(roll.standing_of(registered, registered.valid_until + std::chrono::hours{1}) ==
        Standing::not_valid_now);
  roll.replace({});
  CHECK(roll.standing_of(registered, now) == Standing::unknown);
}
