#include "daemon/cli/terminal.hpp"

#include <cstdlib>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <fmt/format.h>

namespace benefit::cli {

namespace {

/// Codes can be sent to it: not the terminal of an editor, for one.
bool understands_codes(const char* term) { return term != nullptr && std::string_view(term) != "dumb"; }

}  // namespace

Terminal detect_terminal() {
  const char* const term = std::getenv("TERM");  // NOLINT(concurrency-mt-unsafe): nothing sets variables
  const char* const no_color = std::getenv("NO_COLOR");  // NOLINT(concurrency-mt-unsafe)
  Terminal terminal;
  terminal.in = isatty(STDIN_FILENO) != 0;
  terminal.out = isatty(STDOUT_FILENO) != 0 && understands_codes(term);
  terminal.err = isatty(STDERR_FILENO) != 0 && understands_codes(term);
  terminal.colour = colour_wanted(terminal.out, no_color);
  winsize size{};
  const int descriptor = terminal.out ? STDOUT_FILENO : STDERR_FILENO;
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
    terminal.columns = size.ws_col;
    terminal.rows = size.ws_row;
    if (size.ws_xpixel >= size.ws_col && size.ws_ypixel >= size.ws_row) {
      terminal.cell_width = size.ws_xpixel / size.ws_col;
      terminal.cell_height = size.ws_ypixel / size.ws_row;
    }
  }
  return terminal;
}

void drop_typed(int descriptor) {
  constexpr int quiet_ms = 50;
  if (isatty(descriptor) == 0) return;
  pollfd waiting{.fd = descriptor, .events = POLLIN, .revents = 0};
  do {
    tcflush(descriptor, TCIFLUSH);
  } while (poll(&waiting, 1, quiet_ms) > 0 && (waiting.revents & POLLHUP) == 0);
  tcflush(descriptor, TCIFLUSH);  // what has no line's end yet is not waiting, and stays
}

bool colour_wanted(bool is_terminal, const char* no_color) {
  return is_terminal && (no_color == nullptr || *no_color == '\0');
}

std::string Style::strong(std::string_view text) const {
  return colour_ ? fmt::format("\x1b[1m{}\x1b[0m", text) : std::string(text);
}

}  // namespace benefit::cli
