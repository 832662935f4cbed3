#include "daemon/logging.hpp"

#include <memory>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/sinks/systemd_sink.h>
#include <spdlog/spdlog.h>

namespace benefit {
namespace {

/// systemd names the journal's end of the pipe by device and inode; an inherited variable may speak of
/// another one.
bool stderr_is_journal(const Environment& environment) {
  struct stat here {};
  const auto journal = environment("JOURNAL_STREAM");
  return journal && ::fstat(STDERR_FILENO, &here) == 0 &&
         *journal == fmt::format("{}:{}", here.st_dev, here.st_ino);
}

}  // namespace

void set_up_logging(const std::string& level, const Environment& environment) {
  if (stderr_is_journal(environment)) {
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("benefitd", std::make_shared<spdlog::sinks::systemd_sink_mt>()));
  } else {
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("benefitd", std::make_shared<spdlog::sinks::stderr_sink_mt>()));
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
  }
  set_log_level(level);
}

void set_log_level(const std::string& level) { spdlog::set_level(spdlog::level::from_str(level)); }

}  // namespace benefit
