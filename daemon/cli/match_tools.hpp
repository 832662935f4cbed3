// What the offline match commands share.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/progress_line.hpp"
#include "daemon/cli/session.hpp"
#include "verify/intake/people_reader.hpp"
#include "verify/match/people.hpp"
#include "verify/types/progress.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::cli {

/// One phase of the work and how long it took.
struct Stage {
  std::string name;
  double seconds = 0;
};

/// Draws the progress of worker threads, takes the time of each phase, and stops the work on Ctrl-C.
class MatchProgress final : public Progress {
 public:
  MatchProgress(Session& session, std::string label);
  void report(std::string_view phase, std::int64_t done, std::int64_t total) override;
  bool stop_requested() const override;
  /// A line of its own, with the label.
  void message(std::string_view line);
  /// The phases so far, in order; the last one ends now.
  std::vector<Stage> stages();

 private:
  void end_phase();

  mutable std::mutex one_at_a_time_;
  SteadyClock clock_;
  std::string label_;
  ProgressLine line_;
  std::unique_ptr<Pause> pause_;
  mutable bool stopped_ = false;
  std::string phase_;
  Moment began_;
  std::vector<Stage> stages_;
};

/// Hands each row of the file parameter (--left, --right, --in) to `take`, read with the command's --encoding
/// and its --left-mapping (--right-mapping, --mapping). Throws Failure (not_found, io, bad_input with the
/// file's name, cancelled).
intake::PeopleContents read_list(const Invocation& invocation, std::string_view parameter,
                                 const std::function<void(const PersonRow&)>& take, Progress& progress);

/// A number between 0 and 1. Throws Failure(bad_request) naming the option.
double probability_option(const Invocation& invocation, std::string_view parameter, double otherwise);

}  // namespace benefit::cli
