#include "verify/rules/places.hpp"

#include <catch2/catch.hpp>

using benefit::rules::kilometres_between;

TEST_CASE("distances on the earth") {
  CHECK(kilometres_between({39.90, 116.41}, {31.23, 121.47}) == Approx(1067).margin(5));  // Beijing, Shanghai
  CHECK(kilometres_between({31.23, 121.47}, {31.23, 121.47}) == 0);
  CHECK(kilometres_between({0, 179.5}, {0, -179.5}) == Approx(111.2).margin(0.1));  // over the date line
  CHECK(kilometres_between({90, 0}, {-90, 0}) == Approx(20'015).margin(1));
}
