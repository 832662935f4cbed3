#include "daemon/units.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace std::chrono_literals;

TEST_CASE("durations are read with their unit") {
  CHECK(parse_duration("250ms") == 250ms);
  CHECK(parse_duration("30s") == 30s);
  CHECK(parse_duration("5min") == 5min);
  CHECK(parse_duration("2h") == 2h);
  CHECK(parse_duration("0s") == 0s);
}

TEST_CASE("a duration without a unit, with a sign, a blank or too much of it is none") {
  for (const char* text : {"", "30", "s", "-1s", "+1s", " 30s", "30 s", "30 seconds", "1.5s", "30S",
                           "99999999999999999999s", "18446744073709551615h"})
    CHECK_FALSE(parse_duration(text).has_value());
}

TEST_CASE("sizes are powers of 1024") {
  CHECK(parse_size("512B") == 512U);
  CHECK(parse_size("64KiB") == 64U * 1024);
  CHECK(parse_size("24MiB") == 24U * 1024 * 1024);
  CHECK(parse_size("16GiB") == 16ULL << 30);
  for (const char* text : {"", "512", "64KB", "64k", "-1B", "17179869184GiB"})
    CHECK_FALSE(parse_size(text).has_value());
}

TEST_CASE("what is printed is read back as the same, in the largest exact unit") {
  CHECK(format_duration(60'000ms) == "1min");
  CHECK(format_duration(90'000ms) == "90s");
  CHECK(format_duration(1ms) == "1ms");
  CHECK(format_duration(0ms) == "0ms");
  CHECK(format_size(24ULL << 20) == "24MiB");
  CHECK(format_size(1000) == "1000B");
  for (const auto duration : {0ms, 1ms, 999ms, 60'000ms, 3'600'000ms, 3'600'001ms})
    CHECK(parse_duration(format_duration(duration)) == duration);
}
