#include "daemon/cli/pager.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/unit/cli/fake_session.hpp"

#include <csignal>
#include <string>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::cli;

namespace {

struct Shown {
  std::string paged;
  std::string direct;
};

Shown shown(const std::string& text, const std::string& command = "less", bool there = true) {
  Shown seen;
  test::StringSink out;
  PagedSink sink(out, {.out = true, .columns = 10, .rows = 4}, command,
                 [&](const std::string&, const std::string& all) {
                   if (there) seen.paged = all;
                   return there;
                 });
  sink.write(text.substr(0, text.size() / 2));
  sink.write(text.substr(text.size() / 2));
  CHECK(out.text().empty());
  sink.finish();
  seen.direct = out.text();
  return seen;
}

std::string command_for(const char* pager) {
  return pager_command([pager](const char*) { return pager; });
}

}  // namespace

TEST_CASE("what fits on the screen is written as it is, what does not goes to the pager whole") {
  CHECK(shown("a\nb\nc\n").direct == "a\nb\nc\n");
  CHECK(shown("a\nb\nc\nd\n").paged == "a\nb\nc\nd\n");
  CHECK(shown("a\nb\nc\nd\n").direct.empty());
  CHECK(shown("").direct.empty());
  // Two lines of which one is as wide as three.
  CHECK(shown("a\n" + std::string(25, 'x') + "\n").paged.size() == 28);
}

TEST_CASE("no pager: all is written, and so are pictures") {
  const std::string long_text = "a\nb\nc\nd\ne\n";
  CHECK(shown(long_text, "").direct == long_text);
  CHECK(shown(long_text, "no-such-program", false).direct == long_text);
  CHECK(shown(long_text + "\x1bPq#0\x1b\\").paged.empty());
  CHECK(shown(long_text + "\x1b_Gf=100;\x1b\\").paged.empty());
}

TEST_CASE("the pager is the environment's, else less") {
  CHECK(command_for(nullptr) == "less -FRX");
  CHECK(command_for("more") == "more");
  CHECK(command_for("").empty());
  CHECK(command_for("cat").empty());
}

TEST_CASE("a program that is not there is noticed, one that leaves early is none") {
  std::signal(SIGPIPE, SIG_IGN);  // as run_application does
  CHECK_FALSE(run_pager("benefit-no-such-pager 2>/dev/null", "text"));
  CHECK(run_pager("true", std::string(100, 'x')));
}

TEST_CASE("less is told that the text is UTF-8, unless the environment says something else") {
  const test::TemporaryFolder folder;
  const std::string seen = folder.path() / "seen";
  CHECK(run_pager("printf %s \"$LESSCHARSET\" > " + seen, "text"));
  CHECK(test::content(seen) == "utf-8");
}
