// The whole screen, on a terminal of its own: a process that draws on one end of it, and this test, which
// types and reads on the other.
#include "daemon/cli/review/curses_terminal.hpp"

#include "daemon/cli/locale.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <poll.h>
#include <pty.h>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include <catch2/catch.hpp>

using namespace benefit::cli;

namespace {

constexpr const char* leaves_the_screen = "\x1b[?1049l";

/// `work` on a terminal of its own. What it gives is its exit status.
class OnTerminal {
 public:
  explicit OnTerminal(const std::function<int(ReviewTerminal&)>& work) {
    winsize size{.ws_row = 24, .ws_col = 80, .ws_xpixel = 0, .ws_ypixel = 0};
    child_ = forkpty(&end_, nullptr, nullptr, &size);
    REQUIRE(child_ >= 0);
    if (child_ > 0) return;
    ::setenv("TERM", "xterm-256color", 1);  // NOLINT(concurrency-mt-unsafe): a process of one thread
    set_utf8_locale();
    int status = 0;
    {
      const auto terminal = open_curses_terminal({});
      status = work(*terminal);
    }
    std::fflush(stdout);
    ::_exit(status);
  }
  ~OnTerminal() { ::close(end_); }
  OnTerminal(const OnTerminal&) = delete;
  OnTerminal& operator=(const OnTerminal&) = delete;

  void type(const std::string& keys) const {
    CHECK(::write(end_, keys.data(), keys.size()) == static_cast<ssize_t>(keys.size()));
  }
  /// Reads until it has been written; all that was written so far.
  const std::string& wait_for(const std::string& text) {
    while (written_.find(text, read_until_) == std::string::npos && read_more()) {
    }
    INFO(written_);
    REQUIRE(written_.find(text, read_until_) != std::string::npos);
    read_until_ = written_.find(text, read_until_) + text.size();
    return written_;
  }
  int status() {
    while (read_more()) {
    }
    int status = 0;
    CHECK(::waitpid(child_, &status, 0) == child_);
    return WEXITSTATUS(status);
  }
  const std::string& written() const { return written_; }

 private:
  bool read_more() {
    constexpr int patience_ms = 20'000;
    pollfd waiting{.fd = end_, .events = POLLIN, .revents = 0};
    char bytes[4096];
    if (::poll(&waiting, 1, patience_ms) <= 0) return false;
    const ssize_t length = ::read(end_, bytes, sizeof bytes);
    if (length <= 0) return false;
    written_.append(bytes, static_cast<std::size_t>(length));
    return true;
  }

  int end_ = -1;
  pid_t child_ = -1;
  std::string written_;
  std::size_t read_until_ = 0;
};

ReviewPage page_of(const char* title, std::vector<KeyHelp> keys, bool asks = false) {
  return {.title = title,
          .head = {},
          .body = {},
          .message = {},
          .keys = std::move(keys),
          .not_now = {{'k', "it is decided"}},
          .asks = asks};
}

constexpr int was_back = 3, was_yes = 4, was_given_up = 5;

/// A reason is asked for, then whether to do it.
int asks_why_and_whether(ReviewTerminal& terminal, const std::string& expected) {
  terminal.ask_key(page_of("Case 12", {{'d', "decide"}, {'q', "quit"}}));
  std::string draft;
  const auto reason = terminal.ask_text({.question = "Why:", .heading = "fraud suspected"}, draft);
  if (reason != expected) return was_given_up;
  return terminal.ask_key(page_of("Do this?", {{'y', "yes"}, {'b', "back"}}, true)) == 'y' ? was_yes
                                                                                           : was_back;
}

}  // namespace

TEST_CASE("lines that are pasted into a reason confirm nothing, marked as a paste or not") {
  const bool marked = GENERATE(true, false);
  const std::string expected = marked ? "The village says so. y y" : "The village says so.";
  OnTerminal terminal([&](ReviewTerminal& t) { return asks_why_and_whether(t, expected); });
  terminal.wait_for("d:decide");
  terminal.type("d");
  terminal.wait_for("Why:");
  const std::string paste = "The village says so.\ny\ny\n";
  terminal.type(marked ? "\x1b[200~" + paste + "\x1b[201~\n" : paste);
  terminal.wait_for("Do this?");
  std::this_thread::sleep_for(std::chrono::milliseconds{300});
  terminal.type("b");
  CHECK(terminal.status() == was_back);
}

TEST_CASE("several keys at once are no answer to what is asked, and one alone is") {
  OnTerminal terminal([](ReviewTerminal& t) {
    return t.ask_key(page_of("Do this?", {{'y', "yes"}, {'b', "back"}}, true)) == 'b' ? was_back : was_yes;
  });
  terminal.wait_for("Do this?");
  std::this_thread::sleep_for(
      std::chrono::milliseconds{200});  // what came before the page was seen is dropped
  terminal.type("my reply: yes");
  terminal.wait_for("is no answer");
  terminal.type("b");
  CHECK(terminal.status() == was_back);
}

TEST_CASE("while a reason is written the screen says what it is for and how it ends") {
  OnTerminal terminal([](ReviewTerminal& t) { return asks_why_and_whether(t, "so"); });
  terminal.wait_for("d:decide");
  terminal.type("d");
  terminal.wait_for("Enter: done, Esc: back");
  CHECK(terminal.written().find("fraud suspected") != std::string::npos);
  terminal.type("so\n");
  terminal.wait_for("Do this?");
  std::this_thread::sleep_for(std::chrono::milliseconds{300});
  terminal.type("y");
  CHECK(terminal.status() == was_yes);
}

TEST_CASE("why an answer was none stands where it is asked for anew") {
  OnTerminal terminal([](ReviewTerminal& t) {
    t.ask_key(page_of("Case 12", {{'d', "decide"}, {'q', "quit"}}));
    std::string draft;
    t.ask_text({.question = "The day:", .heading = "diary", .message = "“x” is no day."}, draft);
    return was_back;
  });
  terminal.wait_for("d:decide");
  terminal.type("d");
  terminal.wait_for("is no day. The day:");
  terminal.type("\x1b");
  CHECK(terminal.status() == was_back);
}

TEST_CASE("Escape goes back where there is a way back, and leaves nothing else") {
  OnTerminal terminal([](ReviewTerminal& t) {
    const char first = t.ask_key(page_of("Help", {{'w', "write"}, {'b', "back"}}));
    const char second = t.ask_key(page_of("Case 12", {{'n', "next"}, {'q', "quit"}}));
    return first == 'b' && second == 'n' ? was_back : was_given_up;
  });
  terminal.wait_for("b:back");
  terminal.type("\x1b");
  terminal.wait_for("q:quit");
  terminal.type("\x1b");
  terminal.wait_for("Esc does nothing here");
  terminal.type("n");
  CHECK(terminal.status() == was_back);
}

TEST_CASE("a key that is of no use is answered") {
  OnTerminal terminal([](ReviewTerminal& t) {
    return t.ask_key(page_of("Case 12", {{'q', "quit"}})) == 'q' ? was_back : 0;
  });
  terminal.wait_for("q:quit");
  terminal.type("k");
  terminal.wait_for("k: not now. it is decided");
  terminal.type("x");
  terminal.wait_for("x does nothing here");
  terminal.type("q");
  CHECK(terminal.status() == was_back);
}

TEST_CASE("faces are drawn on the review's own screen, which is gone when it ends") {
  OnTerminal terminal([](ReviewTerminal& t) {
    t.show_pictures("a face\n");
    return was_back;
  });
  terminal.wait_for("a face\r\n");
  terminal.wait_for("(any key goes back)");
  CHECK(terminal.written().find(leaves_the_screen) == std::string::npos);
  terminal.type(" ");
  CHECK(terminal.status() == was_back);
  const std::string& all = terminal.written();
  CHECK(all.find(leaves_the_screen) > all.find("a face"));
  CHECK(all.find(leaves_the_screen) != std::string::npos);
}
