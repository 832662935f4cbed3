#include "daemon/cli/review/plain_terminal.hpp"

#include "tests/unit/cli/fake_session.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::cli;
using test::FakeSession;

namespace {

const ReviewPage page = {.title = "Case 12",
                         .head =
                             [](std::size_t columns) {
                               return Lines{{{std::to_string(columns), Look::plain}}};
                             },
                         .body =
                             [](std::size_t) {
                               return Lines{{{"said", Look::alarm}}};
                             },
                         .message = "Noted.",
                         .keys = {{'d', "decide"}, {'q', "quit"}}};

std::optional<std::string> asked(PlainTerminal& terminal, std::string draft) {
  return terminal.ask_text({.question = "Note:"}, draft);
}

}  // namespace

TEST_CASE("a page is written whole, without codes, and a line answers") {
  FakeSession fake;
  fake.in.str("\nx\ndecide\n");
  PlainTerminal terminal(fake.out, fake.in, 60);
  CHECK(terminal.ask_key(page) == 'd');
  CHECK(fake.out.text() ==
        "Case 12\n60\n\nsaid\nNoted.\nd decide, q quit> d decide, q quit> "
        "x does nothing here; the keys: d:decide q:quit\nd decide, q quit> ");
}

TEST_CASE("a key that does something at other times says why not now") {
  FakeSession fake;
  fake.in.str("k\nq\n");
  PlainTerminal terminal(fake.out, fake.in, 60);
  ReviewPage decided = page;
  decided.not_now = {{'k', "the case is decided"}};
  CHECK(terminal.ask_key(decided) == 'q');
  CHECK(fake.out.text().find("k: not now. the case is decided\n") != std::string::npos);
}

TEST_CASE("what was pasted before a page that asks was written is no answer to it") {
  FakeSession fake;
  fake.in.str("y\n");
  PlainTerminal terminal(fake.out, fake.in, 60, [&] { fake.in.str(""); });
  ReviewPage asks = page;
  asks.keys = {{'y', "yes"}, {'b', "back"}};
  asks.asks = true;
  CHECK(terminal.ask_key(asks) == 'b');
}

TEST_CASE("when the input ends the last key is meant, and no text is given") {
  FakeSession fake;
  PlainTerminal terminal(fake.out, fake.in, 0);
  CHECK(terminal.ask_key(page) == 'q');
  CHECK(asked(terminal, "") == std::nullopt);
}

TEST_CASE("q is the way back where it has no meaning of its own") {
  FakeSession fake;
  fake.in.str("q\n");
  PlainTerminal terminal(fake.out, fake.in, 0);
  ReviewPage help = page;
  help.keys = {{'w', "write"}, {'b', "back"}};
  CHECK(terminal.ask_key(help) == 'b');
}

TEST_CASE("what was written before is taken again") {
  FakeSession fake;
  fake.in.str("=\n=\n");
  PlainTerminal terminal(fake.out, fake.in, 0);
  CHECK(asked(terminal, "She is ill.") == "She is ill.");
  CHECK(fake.out.text().find("She is ill.") != std::string::npos);
  CHECK(asked(terminal, "") == "=");
}

TEST_CASE("an empty line gives a text up") {
  FakeSession fake;
  fake.in.str("She is ill.\n\n");
  PlainTerminal terminal(fake.out, fake.in, 0);
  CHECK(asked(terminal, "") == "She is ill.");
  CHECK(asked(terminal, "") == std::nullopt);
}

TEST_CASE("a text that is not UTF-8 is asked for again") {
  FakeSession fake;
  fake.in.str("\xd2\xd1\nwell\n");
  PlainTerminal terminal(fake.out, fake.in, 0);
  CHECK(asked(terminal, "") == "well");
}

TEST_CASE("what was written stands in the draft, and stays there when nothing new is said") {
  FakeSession fake;
  fake.in.str("She is ill.\n\n");
  PlainTerminal terminal(fake.out, fake.in, 0);
  std::string draft;
  CHECK(terminal.ask_text({.question = "Note:"}, draft) == "She is ill.");
  CHECK(draft == "She is ill.");
  CHECK(terminal.ask_text({.question = "Note:"}, draft) == std::nullopt);
  CHECK(draft == "She is ill.");
}
