#include "verify/types/station.hpp"

#include "tests/support/station_certificate.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;

namespace {

Expected<CertificateFacts> read(const char* name) {
  return read_station_certificate(std::string_view(certificate_pem(name)));
}

}  // namespace

TEST_CASE("a certificate names its station by its URN, else by its common name") {
  const auto by_urn = read("urn");
  REQUIRE(by_urn);
  CHECK(by_urn->station == "S1");  // though the common name is another
  // openssl x509 -noout -fingerprint -sha256
  CHECK(by_urn->fingerprint == "9f3881b460e89810b012209553e2444190b269331aaad989160d5a03d56b07ad");
  CHECK(by_urn->valid_until - by_urn->valid_from == std::chrono::days{36'500});
  REQUIRE(read("cn"));
  CHECK(read("cn")->station == "迁西县第一采集点");
}

TEST_CASE("a certificate that names no station, or two, is none") {
  for (const char* name : {"two", "none", "colon"}) {
    INFO(name);
    REQUIRE_FALSE(read(name));
    CHECK(read(name).error().code == ErrorCode::bad_input);
  }
}

TEST_CASE("what is no certificate is refused") {
  CHECK_FALSE(read_station_certificate(std::string_view("no certificate")));
  CHECK_FALSE(read_station_certificate(std::string_view()));
  CHECK_FALSE(read_station_certificate(std::vector<std::uint8_t>{0x30, 0x82, 0xff}));
  std::string cut = certificate_pem("urn");
  cut.erase(cut.size() / 2, 40);
  CHECK_FALSE(read_station_certificate(std::string_view(cut)));
}

TEST_CASE("a station's name is one short line without a colon") {
  CHECK(is_station_name("S1"));
  CHECK(is_station_name("迁西县第一采集点"));
  for (const char* name : {"", " S1", "S1 ", "a:b", "a\nb", "a\x7f"}) CHECK_FALSE(is_station_name(name));
  CHECK(is_station_name(std::string(64, 'x')));
  CHECK_FALSE(is_station_name(std::string(65, 'x')));
  CHECK(actor_of_station("S1") == "station:S1");
}

TEST_CASE("a certificate holds from its first to its last instant, unless it was revoked") {
  const Instant now{std::chrono::days{17'000}};
  StationCertificate one = certificate_of("S1", 'a', now);
  CHECK(is_valid(one, one.valid_from));
  CHECK(is_valid(one, one.valid_until));
  CHECK_FALSE(is_valid(one, one.valid_from - std::chrono::milliseconds{1}));
  CHECK_FALSE(is_valid(one, one.valid_until + std::chrono::milliseconds{1}));
  one.revoked_at = now;
  CHECK_FALSE(is_valid(one, now));
}
