// What the random arm says about all payments and certifications of some months: how many are wrong, in which
// way, how many of those no check has seen, and how much money that is. Error, a death reported late and
// fraud are never added: each way of being wrong has its own line.
#pragma once

#include "verify/learning/estimate.hpp"
#include "verify/types/sample.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace benefit::learning {

/// Among units that are wrong in one way, those that no check of a family had found. Families that claim
/// something of the kind alone (verdict.hpp); "" stands for all of them together.
struct Missed {
  std::string family;
  Estimate share{};  ///< of the wrong ones (Hájek)
};

/// Units of one kind that are wrong in one way: Outcome::fraud_suspected, agency_error, recipient_error,
/// death_reported_late, or entitled (too little was paid).
struct WrongUnits {
  Outcome outcome = Outcome::fraud_suspected;
  Estimate units{};         ///< how many of all
  Estimate share{};         ///< of all
  Estimate money{};         ///< fen; of payments
  Estimate unseen{};        ///< units that are wrong and that no check which claims such a thing had found
  Estimate unseen_money{};  ///< fen
  std::vector<Missed> missed{};  ///< only when some are wrong
};

struct SampleReport {
  SampleKind kind = SampleKind::payment;
  std::int64_t units = 0;       ///< in the frame
  std::int64_t covered = 0;     ///< of them, in strata that were drawn from and have an answer
  Fen amount{};                 ///< of the covered ones
  std::int64_t left_frame = 0;  ///< draws that count no longer: their deliveries were replaced
  Response response{};
  std::vector<WrongUnits> wrong{};  ///< a line for each of the five, in the order of Outcome
};

/// What an officer's answer means for the estimate; nullopt: it is none yet, or it cannot be decided. A wrong
/// registry entry is no wrong payment.
std::optional<bool> is_wrong(const AnsweredDraw& draw, Outcome in_this_way);

/// A report for each kind that the frame has, payments first.
std::vector<SampleReport> sample_reports(std::span<const FrameGroup> frame,
                                         std::span<const AnsweredDraw> draws);

}  // namespace benefit::learning
