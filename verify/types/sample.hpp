// The random arm: of each month's certifications and payments a share is chosen by lot and looked at by an
// officer, flagged or not, so that it can be estimated how much is wrong and how much of that no check sees
// (docs/learning.md). Whoever is chosen is not suspected of anything.
#pragma once

#include "verify/types/age_band.hpp"
#include "verify/types/case.hpp"
#include "verify/types/citizen_id.hpp"
#include "verify/types/money.hpp"
#include "verify/types/randomness.hpp"
#include "verify/types/region.hpp"
#include "verify/types/time.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit {

using DrawId = std::int64_t;

/// Stored by number: never renumber.
enum class SampleKind : std::uint8_t {
  certification = 1,  ///< a photo handed in to certify, or a certification by hand (Certification)
  payment = 2,        ///< what one scheme paid to one person for one month
};
std::string_view to_string(SampleKind kind);  ///< "payment"

/// All draws of one month. Every unit of the month is drawn, or not, by a number that follows from the seed
/// and the unit alone (verify/learning/lot.hpp), so that drawing again draws the same.
struct SampleRound {
  Month month;
  Seed seed{};
};

/// What can be drawn.
struct SampleUnit {
  SampleKind kind = SampleKind::payment;
  std::string stratum;  ///< "photo", "by_hand"; of payments the scheme, "resident_pension"
  CitizenId subject;
  /// Tells units of one person, kind and month apart; no personal data.
  std::string unit;
  RegionCode county;
  Fen amount;  ///< of payments
};

/// Units of a round that are alike: the frame that the draws are from.
struct FrameGroup {
  Month month;
  SampleKind kind = SampleKind::payment;
  std::string stratum;
  RegionCode county;
  Sex sex = Sex::male;
  AgeBand age = AgeBand::from_60;
  std::int64_t per_million = 0;  ///< how probable each of them is drawn
  std::int64_t units = 0;
  Fen amount;

  friend bool operator==(const FrameGroup&, const FrameGroup&) = default;
};

/// A unit that was drawn.
struct Draw {
  DrawId id = 0;
  Month month;
  SampleUnit unit;
  std::int64_t per_million = 0;
  Instant drawn_at;
  /// A later draw of the round did not find the unit any more: its delivery was replaced. It counts no
  /// longer.
  std::optional<Instant> left_frame_at;
  CaseId case_id = 0;               ///< in which it is looked at
  std::optional<Fen> wrong_amount;  ///< of a payment: how much of it, or how much was missing
};

/// A draw with what came of it.
struct AnsweredDraw {
  Draw draw;
  CaseState state = CaseState::open;
  std::optional<Outcome> outcome{};
  /// The checks that had found something about the person by then, in order, without doubles: any finding
  /// that was open at some time from the draw to the decision (or until now).
  std::vector<std::string> found_by{};
};

}  // namespace benefit
