#include "daemon/cli/progress_line.hpp"

#include "daemon/cli/say.hpp"
#include "verify/identity/safe_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace benefit::cli {
namespace {

using std::chrono::seconds;

constexpr std::chrono::milliseconds redraw_interval{100};
constexpr seconds sparse_interval{10};
/// Less than this tells nothing about a rate.
constexpr std::chrono::milliseconds shortest_measure{500};

}  // namespace

std::string format_bytes(std::int64_t bytes) {
  static constexpr std::array units = {"kB", "MB", "GB", "TB"};
  if (bytes < 1000) return say("{} bytes", bytes);
  double amount = static_cast<double>(bytes) / 1000;
  std::size_t unit = 0;
  for (; amount >= 999.5 && unit + 1 < units.size(); ++unit) amount /= 1000;
  return amount < 10 ? fmt::format("{:.1f} {}", amount, units[unit])
                     : fmt::format("{:.0f} {}", amount, units[unit]);
}

std::string format_time_left(seconds left) {
  const auto count = left.count();
  if (count < 90) return say("about {} s", std::max<std::int64_t>(count, 1));
  if (count < 90 * 60) return say("about {} min", (count + 30) / 60);
  return say("about {} h {} min", count / 3600, count % 3600 / 60);
}

void RateEstimate::see(std::int64_t done, Moment now) {
  last_ = {done, now};
  if (!first_) first_ = last_;
}

std::optional<double> RateEstimate::rate() const {
  if (!first_ || last_.done <= first_->done || last_.at - first_->at < shortest_measure) return std::nullopt;
  const std::chrono::duration<double> elapsed = last_.at - first_->at;
  return static_cast<double>(last_.done - first_->done) / elapsed.count();
}

std::optional<seconds> RateEstimate::time_left(std::int64_t total) const {
  const auto per_second = rate();
  if (!per_second || total <= last_.done) return std::nullopt;
  return seconds{static_cast<std::int64_t>(static_cast<double>(total - last_.done) / *per_second + 0.5)};
}

ProgressLine::ProgressLine(TextSink& err, const Terminal& terminal, std::string label, Amount amount,
                           SteadyClock clock)
    : err_(err),
      redraws_(terminal.err),
      columns_(static_cast<std::size_t>(std::max(terminal.columns, 20))),
      label_(std::move(label)),
      amount_(amount),
      clock_(std::move(clock)) {
  // What is over soon leaves no line in a log.
  if (!redraws_) last_drawn_ = clock_();
}

ProgressLine::~ProgressLine() { clear(); }

void ProgressLine::update(std::string_view phase, std::int64_t done, std::int64_t total) {
  const Moment now = clock_();
  const bool new_phase = phase != phase_;
  if (new_phase) {
    phase_ = identity::safe_line(phase);
    estimate_.restart();
  }
  estimate_.see(done, now);
  const auto interval = redraws_ ? redraw_interval : std::chrono::milliseconds(sparse_interval);
  const bool draw_at_once = redraws_ && new_phase;
  if (!draw_at_once && last_drawn_ && now - *last_drawn_ < interval) return;
  last_drawn_ = now;
  if (redraws_) {
    err_.write("\r\x1b[K" + text(done, total).substr(0, columns_ - 1));
    on_screen_ = true;
  } else {
    err_.write(text(done, total) + '\n');
  }
}

void ProgressLine::message(std::string_view line) {
  clear();
  err_.write(std::string(line) + '\n');
}

std::string ProgressLine::text(std::int64_t done, std::int64_t total) const {
  std::string line = phase_.empty() ? label_ : fmt::format("{}: {}", label_, phase_);
  if (total > 0) {
    const double share = 100.0 * static_cast<double>(done) / static_cast<double>(total);
    line += say("  {} of {} ({:.0f} %)", amount_text(done), amount_text(total), share);
  } else if (done > 0) {
    line += "  " + amount_text(done);
  }
  if (const auto rate = estimate_.rate())
    line += fmt::format("  {}/s", amount_text(static_cast<std::int64_t>(*rate + 0.5)));
  if (const auto left = estimate_.time_left(total)) line += say("  {} left", format_time_left(*left));
  return line;
}

std::string ProgressLine::amount_text(std::int64_t amount) const {
  return amount_ == Amount::bytes ? format_bytes(amount) : std::to_string(amount);
}

void ProgressLine::clear() {
  if (!on_screen_) return;
  on_screen_ = false;
  err_.write("\r\x1b[K");
}

}  // namespace benefit::cli
