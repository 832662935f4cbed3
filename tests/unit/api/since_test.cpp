#include "daemon/api/since.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::api;
using std::chrono::days;

TEST_CASE("since is so many days or weeks back, or a day") {
  using namespace std::chrono_literals;
  CHECK(std::get<days>(*parse_since("7d")) == days{7});
  CHECK(std::get<days>(*parse_since("2w")) == days{14});
  CHECK(std::get<days>(*parse_since("0d")) == days{0});
  CHECK(std::get<Day>(*parse_since("2018-03-01")) == Day{2018y / 3 / 1});
  for (const char* wrong : {"", "d", "w", "7", "7m", "-7d", "+7d", " 7d", "7 d", "7d ", "1.5d",
                            "99999999999d", "36501d", "5300w", "2018-02-30", "yesterday", "7d7d"}) {
    INFO(wrong);
    CHECK_FALSE(parse_since(wrong));
  }
}

TEST_CASE("a day begins at midnight in China") {
  using namespace std::chrono_literals;
  const Instant now = Instant{Day{2018y / 4 / 10}} + 5h;
  CHECK(begin_of(*parse_since("7d"), now) == now - days{7});
  CHECK(begin_of(*parse_since("2018-03-01"), now) == Instant{Day{2018y / 2 / 28}} + 16h);
}
