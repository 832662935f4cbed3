// Cases reviewed on the whole screen of a terminal (ncursesw), with colour or without.
#pragma once

#include "daemon/cli/review/review_terminal.hpp"
#include "daemon/cli/terminal.hpp"

#include <memory>

namespace benefit::cli {

/// One at a time: the terminal is the process's. It is given back when this ends, by an exception too. Pages
/// are laid out anew when the window changes its size. Throws Failure (unavailable) when the terminal cannot
/// be used so; `case review --plain` can.
std::unique_ptr<ReviewTerminal> open_curses_terminal(const Terminal& terminal);

}  // namespace benefit::cli
