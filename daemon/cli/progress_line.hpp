// How far long work is, on standard error: one line drawn over itself on a terminal, a line now and then
// elsewhere.
#pragma once

#include "daemon/cli/terminal.hpp"
#include "daemon/cli/text_sink.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace benefit::cli {

using Moment = std::chrono::steady_clock::time_point;
using SteadyClock = std::function<Moment()>;

enum class Amount { count, bytes };

/// "1.5 MB", "640 kB", "12 bytes": powers of ten.
std::string format_bytes(std::int64_t bytes);
/// "about 40 s", "about 3 min", "about 2 h 10 min": no finer than an estimate deserves.
std::string format_time_left(std::chrono::seconds left);

/// Rate since the first sight of a phase, and from it the time left. Work done before one began to look does
/// not count, so that a job which is taken up again is not thought faster than it is.
class RateEstimate {
 public:
  void see(std::int64_t done, Moment now);
  void restart() { first_.reset(); }
  /// Per second; nullopt until there is enough to tell.
  std::optional<double> rate() const;
  std::optional<std::chrono::seconds> time_left(std::int64_t total) const;

 private:
  struct Sight {
    std::int64_t done;
    Moment at;
  };
  std::optional<Sight> first_;
  Sight last_{};
};

class ProgressLine {
 public:
  /// `label` names the work ("import", "job 4"). The sink outlives the line and never throws
  /// (MessageSink).
  ProgressLine(TextSink& err, const Terminal& terminal, std::string label, Amount amount, SteadyClock clock);
  /// Takes the line off the terminal.
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// `total` is 0 while it is unknown. Cheap to call often: it draws when there is something new to see.
  void update(std::string_view phase, std::int64_t done, std::int64_t total);
  /// Says something without leaving half a progress line behind it.
  void message(std::string_view line);

 private:
  std::string text(std::int64_t done, std::int64_t total) const;
  std::string amount_text(std::int64_t amount) const;
  void clear();

  TextSink& err_;
  bool redraws_;
  std::size_t columns_;
  std::string label_;
  Amount amount_;
  SteadyClock clock_;
  std::string phase_;
  RateEstimate estimate_;
  std::optional<Moment> last_drawn_;
  bool on_screen_ = false;
};

}  // namespace benefit::cli
