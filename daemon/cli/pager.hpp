// Long output, shown a screen at a time.
#pragma once

#include "daemon/cli/terminal.hpp"
#include "daemon/cli/text_sink.hpp"

#include <functional>
#include <string>

namespace benefit::cli {

/// What shows long text: $PAGER, else `less -FRX`; empty when PAGER is set to nothing or to "cat".
/// `environment` is like std::getenv.
std::string pager_command(const std::function<const char*(const char*)>& environment);

/// Keeps what is written until it is finished; then hands it to a pager when it is longer than the terminal,
/// and to `out` otherwise, or where the pager cannot be started. Pictures in a terminal's own codes (sixel,
/// kitty) never go through a pager, which would cut them.
class PagedSink final : public TextSink {
 public:
  /// `out` outlives it. `show` is given the command and the text, and gives false when there is no such
  /// program.
  PagedSink(TextSink& out, const Terminal& terminal, std::string command,
            std::function<bool(const std::string& command, const std::string& text)> show);
  void write(std::string_view text) override { text_ += text; }
  /// Called once, when all is written.
  void finish();

 private:
  bool is_long() const;

  TextSink& out_;
  Terminal terminal_;
  std::string command_;
  std::function<bool(const std::string&, const std::string&)> show_;
  std::string text_;
};

/// Runs the command under sh with the text on its standard input, and waits until it ends. false: the shell
/// found no such program. That it is left before the end of the text is no failure. `less` is told that the
/// text is UTF-8: of a locale that was not generated it would not know, and show bytes.
bool run_pager(const std::string& command, const std::string& text);

}  // namespace benefit::cli
