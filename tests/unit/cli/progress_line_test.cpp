#include "daemon/cli/progress_line.hpp"

#include "tests/unit/cli/fake_session.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace std::chrono_literals;
using cli::Moment;

TEST_CASE("bytes and times are no finer than they deserve") {
  CHECK(cli::format_bytes(999) == "999 bytes");
  CHECK(cli::format_bytes(1500) == "1.5 kB");
  CHECK(cli::format_bytes(999'700) == "1.0 MB");
  CHECK(cli::format_bytes(2'147'483'648) == "2.1 GB");
  CHECK(cli::format_time_left(0s) == "about 1 s");
  CHECK(cli::format_time_left(89s) == "about 89 s");
  CHECK(cli::format_time_left(100s) == "about 2 min");
  CHECK(cli::format_time_left(7800s) == "about 2 h 10 min");
}

TEST_CASE("the estimate rests on what was seen, not on what was done before") {
  cli::RateEstimate estimate;
  const Moment start{};
  estimate.see(5000, start);
  CHECK_FALSE(estimate.rate());
  estimate.see(5010, start + 100ms);
  CHECK_FALSE(estimate.rate());  // too short to tell
  estimate.see(5100, start + 2s);
  CHECK(*estimate.rate() == Approx(50));
  CHECK(*estimate.time_left(6100) == 20s);
  CHECK_FALSE(estimate.time_left(5100));
  estimate.restart();
  CHECK_FALSE(estimate.rate());
}

namespace {

struct Drawn {
  test::StringSink err;
  Moment now{};
  cli::Terminal terminal;
  cli::SteadyClock clock = [this] { return now; };
};

}  // namespace

TEST_CASE("on a terminal one line is drawn over itself and taken off at the end") {
  Drawn drawn;
  drawn.terminal.err = true;
  {
    cli::ProgressLine line(drawn.err, drawn.terminal, "job 4", cli::Amount::count, drawn.clock);
    line.update("verify", 0, 100);
    drawn.now += 10ms;
    line.update("verify", 1, 100);  // too soon to be seen
    drawn.now += 1990ms;
    line.update("verify", 20, 100);
  }
  CHECK(drawn.err.text() ==
        "\r\x1b[Kjob 4: verify  0 of 100 (0 %)"
        "\r\x1b[Kjob 4: verify  20 of 100 (20 %)  10/s  about 8 s left"
        "\r\x1b[K");
}

TEST_CASE("elsewhere lines are few: one now and then, none for what is soon over") {
  Drawn drawn;
  {
    cli::ProgressLine line(drawn.err, drawn.terminal, "send", cli::Amount::bytes, drawn.clock);
    line.update("", 0, 2'000'000);
    drawn.now += 9s;
    line.update("", 900'000, 2'000'000);
    drawn.now += 1s;
    line.update("", 1'000'000, 2'000'000);
    line.update("check", 0, 0);
  }
  CHECK(drawn.err.text() == "send  1.0 MB of 2.0 MB (50 %)  100 kB/s  about 10 s left\n");
}

TEST_CASE("a message does not stand behind half a progress line") {
  Drawn drawn;
  drawn.terminal.err = true;
  {
    cli::ProgressLine line(drawn.err, drawn.terminal, "x", cli::Amount::count, drawn.clock);
    line.update("", 1, 2);
    line.message("line 3: no such file");
  }
  CHECK(drawn.err.text() == "\r\x1b[Kx  1 of 2 (50 %)\r\x1b[Kline 3: no such file\n");
}

TEST_CASE("a line is never wider than the terminal") {
  Drawn drawn;
  drawn.terminal.err = true;
  drawn.terminal.columns = 20;
  {
    cli::ProgressLine line(drawn.err, drawn.terminal, std::string(50, 'l'), cli::Amount::count, drawn.clock);
    line.update("", 1, 2);
  }
  CHECK(drawn.err.text() == "\r\x1b[K" + std::string(19, 'l') + "\r\x1b[K");
}
