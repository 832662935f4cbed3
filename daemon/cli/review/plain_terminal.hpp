// Cases reviewed in plain lines, for screen readers, pipes and terminals that take no codes.
#pragma once

#include "daemon/cli/review/review_terminal.hpp"
#include "daemon/cli/text_sink.hpp"

#include <functional>
#include <istream>
#include <utility>

namespace benefit::cli {

/// Writes each page from its beginning to its end, then the keys, and reads a line for an answer: its first
/// letter is the key. References outlive it.
class PlainTerminal final : public ReviewTerminal {
 public:
  /// `columns`: where lines are broken; 0: not at all. `drop_typed`: forgets what a terminal has waiting.
  PlainTerminal(
      TextSink& out, std::istream& in, std::size_t columns, std::function<void()> drop_typed = [] {})
      : out_(out), in_(in), columns_(columns), drop_typed_(std::move(drop_typed)) {}

  char ask_key(const ReviewPage& page) override;
  std::optional<std::string> ask_text(const TextQuestion& question, std::string& draft) override;
  void show_pictures(const std::string&) override {}
  bool shows_pictures() const override { return false; }
  int colours() const override { return 0; }

 private:
  TextSink& out_;
  std::istream& in_;
  std::size_t columns_;
  std::function<void()> drop_typed_;
};

}  // namespace benefit::cli
