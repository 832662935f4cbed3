// The port for the random arm: rounds, their frames, draws and what came of them.
// All methods are thread-safe and throw Failure when the store itself is broken.
#pragma once

#include "verify/types/case_store.hpp"
#include "verify/types/sample.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace benefit {

/// A unit that is drawn for the first time, with the case that is opened for it.
struct NewDraw {
  SampleUnit unit;
  std::int64_t per_million = 0;
  CaseChange opening;
};

/// A draw whose unit has left the frame, or has come back into it, and what becomes of its case.
struct FrameChange {
  DrawId draw = 0;
  bool in_frame = false;
  std::optional<CaseChange> of_case{};
};

/// What one drawing brings about.
struct Drawing {
  SampleRound round;
  std::vector<FrameGroup> frame;  ///< takes the place of the round's former one
  std::vector<NewDraw> draws;
  std::vector<FrameChange> changes;
};

class SampleStore {
 public:
  virtual ~SampleStore() = default;

  virtual std::optional<SampleRound> round(Month month) const = 0;
  /// Of these months, in order of month, kind, stratum, county, sex and age.
  virtual std::vector<FrameGroup> frame(Month from, Month to) const = 0;
  /// Of the round, in order of number.
  virtual std::vector<Draw> draws(Month month) const = 0;
  /// The draw that a case was opened for; nullopt for a case about findings.
  virtual std::optional<Draw> draw_of(CaseId id) const = 0;
  /// Of these months, in order of number; those that left the frame too.
  virtual std::vector<AnsweredDraw> answered(Month from, Month to) const = 0;
  /// What was paid for the month, by current deliveries, in order of person and scheme. Of deliveries that
  /// repeat one another the one counts that has most of it. One pass.
  virtual void for_each_paid(Month month, const std::function<void(const SampleUnit&)>& visit) const = 0;
  /// Keeps it wholly or not at all. Error: conflict, somebody else was drawing, or a case has changed.
  virtual Expected<void> keep(const Drawing& drawing, std::string_view officer, Instant now) = 0;
};

}  // namespace benefit
