// Cases reviewed in plain lines, for screen readers, pipes and terminals that take no codes.
#pragma once

#include "daemon/cli/review/review_terminal.hpp"
#include "daemon/cli/text_sink.hpp"

#include <istream>

namespace benefit::cli {

/// Writes each page from its beginning to its end, then the keys, and reads a line for an answer: its first
/// letter is the key. References outlive it.
class PlainTerminal final : public ReviewTerminal {
 public:
  /// `columns`: where lines are broken; 0: not at all.
  PlainTerminal(TextSink& out, std::istream& in, std::size_t columns)
      : out_(out), in_(in), columns_(columns) {}

  char ask_key(const ReviewPage& page) override;
  std::optional<std::string> ask_text(const std::string& question, std::string& draft) override;
  void show_pictures(const std::string&) override {}
  bool shows_pictures() const override { return false; }
  int colours() const override { return 0; }

 private:
  TextSink& out_;
  std::istream& in_;
  std::size_t columns_;
};

}  // namespace benefit::cli
