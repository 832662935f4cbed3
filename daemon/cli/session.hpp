// What a command is given to work with.
#pragma once

#include "daemon/cli/pause.hpp"
#include "daemon/cli/progress_line.hpp"
#include "daemon/cli/service.hpp"
#include "daemon/cli/terminal.hpp"
#include "daemon/cli/text_sink.hpp"

#include <functional>
#include <istream>
#include <memory>

namespace benefit::cli {

/// References outlive the command.
struct Session {
  TextSink& out;  ///< data
  TextSink& err;  ///< messages and progress; never throws
  std::istream& in;
  Terminal terminal;
  Service& service;
  /// Made when watching begins.
  std::function<std::unique_ptr<Pause>()> make_pause;
  SteadyClock clock;
  /// Before a question: what was typed or pasted on the terminal before it is no answer to it.
  std::function<void()> drop_typed = [] {};
};

/// Of a command that did what it was asked to. Others are in daemon/api/errors.hpp.
constexpr int exit_done = 0;
/// The operator stopped watching (128 + SIGINT, as shells have it).
constexpr int exit_interrupted = 130;
/// As of a program that SIGPIPE ends (`benefitctl finding list | head`).
constexpr int exit_closed_pipe = 141;

}  // namespace benefit::cli
