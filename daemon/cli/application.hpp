// The whole program, from argv to exit status.
#pragma once

#include "daemon/cli/text_sink.hpp"
#include "verify/types/error.hpp"

#include <string>
#include <vector>

namespace benefit::cli {

/// `arguments` is argv without the program's name. Data goes to standard output, messages to standard error.
/// Never throws.
int run_application(const std::vector<std::string>& arguments);

/// Says on `err` what went wrong, where, and what to do about it; gives the exit status of the error's kind.
int report_error(TextSink& err, const Error& error);

}  // namespace benefit::cli
