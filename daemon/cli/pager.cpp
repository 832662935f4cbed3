#include "daemon/cli/pager.hpp"

#include "daemon/cli/display_width.hpp"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <sys/wait.h>
#include <utility>

namespace benefit::cli {

std::string pager_command(const std::function<const char*(const char*)>& environment) {
  const char* const asked = environment("PAGER");
  if (asked == nullptr) return "less -FRX";
  return std::string_view(asked) == "cat" ? "" : asked;
}

PagedSink::PagedSink(TextSink& out, const Terminal& terminal, std::string command,
                     std::function<bool(const std::string&, const std::string&)> show)
    : out_(out), terminal_(terminal), command_(std::move(command)), show_(std::move(show)) {}

void PagedSink::finish() {
  const bool paged = !command_.empty() && is_long() && show_(command_, text_);
  if (!paged && !text_.empty()) out_.write(text_);
  text_.clear();
}

/// Lines as the terminal breaks them, and one for the prompt that follows.
bool PagedSink::is_long() const {
  if (text_.find("\x1bP") != std::string::npos || text_.find("\x1b_G") != std::string::npos) return false;
  const auto columns = static_cast<std::size_t>(terminal_.columns > 0 ? terminal_.columns : 80);
  std::size_t rows = 1;
  for (std::size_t at = 0; at < text_.size();) {
    const std::size_t end = std::min(text_.find('\n', at), text_.size());
    const std::size_t width = display_width(std::string_view(text_).substr(at, end - at));
    rows += width == 0 ? 1 : (width + columns - 1) / columns;
    at = end + 1;
  }
  return rows > static_cast<std::size_t>(terminal_.rows > 0 ? terminal_.rows : 24);
}

bool run_pager(const std::string& command, const std::string& text) {
  const std::string told = "export LESSCHARSET=\"${LESSCHARSET:-utf-8}\"; " + command;
  std::FILE* const pipe = ::popen(told.c_str(), "w");
  if (pipe == nullptr) return false;
  std::fwrite(text.data(), 1, text.size(), pipe);  // short when the reader has left
  const int status = ::pclose(pipe);
  constexpr int not_found = 127;  // of sh
  return !(WIFEXITED(status) && WEXITSTATUS(status) == not_found);
}

}  // namespace benefit::cli
