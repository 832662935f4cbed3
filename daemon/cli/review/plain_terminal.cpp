#include "daemon/cli/review/plain_terminal.hpp"

#include "daemon/cli/say.hpp"
#include "verify/identity/safe_text.hpp"
#include "verify/identity/utf8.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

namespace benefit::cli {
namespace {

/// Nothing is broken: longer than any text.
constexpr std::size_t unbroken = 1U << 20U;

}  // namespace

char PlainTerminal::ask_key(const ReviewPage& page) {
  // A chart as wide as a text is long would be no chart.
  constexpr std::size_t chart_columns = 72;
  out_.write(page.title + "\n");
  if (page.head)
    for (const Line& line : page.head(columns_ == 0 ? chart_columns : columns_))
      out_.write(text_of(line) + "\n");
  out_.write("\n");
  if (page.body)
    for (const Line& line : page.body(columns_ == 0 ? unbroken : columns_)) out_.write(text_of(line) + "\n");
  std::string question;
  for (const KeyHelp& key : page.keys)
    question += fmt::format("{}{}{}{}", question.empty() ? "" : ", ", key.key, key.label.empty() ? "" : " ",
                            key.label);
  if (!page.message.empty()) out_.write(page.message + "\n");
  if (page.asks) drop_typed_();
  for (;;) {
    out_.write(question + "> ");
    std::string answer;
    if (!std::getline(in_, answer)) {
      out_.write("\n");
      return page.keys.back().key;
    }
    if (answer.empty()) continue;
    if (std::ranges::find(page.keys, answer.front(), &KeyHelp::key) != page.keys.end()) return answer.front();
    if (answer.front() == 'q') return page.keys.back().key;
    out_.write(answer_to_key(page, identity::safe_line(answer)) + "\n");
  }
}

std::optional<std::string> PlainTerminal::ask_text(const TextQuestion& question, std::string& draft) {
  if (!question.heading.empty()) out_.write(question.heading + "\n");
  if (!question.message.empty()) out_.write(question.message + "\n");
  out_.write(question.question + " " + say("(an empty line gives up)") + "\n");
  if (!draft.empty()) out_.write(say("Written before, and taken again by a single = : {}", draft) + "\n");
  out_.write("> ");
  std::string answer;
  while (std::getline(in_, answer) && !identity::is_utf8(answer))
    out_.write(say("That is not valid UTF-8; set the terminal to UTF-8, and type it again.") + "\n> ");
  if (!in_ || answer.empty()) return std::nullopt;
  if (answer != "=" || draft.empty()) draft = answer;
  return draft;
}

}  // namespace benefit::cli
