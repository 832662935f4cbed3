// The lot: which units of a month are looked at by chance.
//
// Each unit has a number u in [0, 1) of its own, the first 53 bits of SHA-256 (seed, month, kind, person,
// unit), and is drawn when u < p, its stratum's probability: Poisson sampling with permanent random numbers
// (Brewer, Early and Joyce 1972, Aust. J. Stat. 14:231-239; Ohlsson 1995). So units are drawn independently
// of each other and of everything that is known about them but their stratum, above all of whether a check
// found something; drawing again draws the same, and a unit that is delivered late is drawn by the same rule.
// The seed is secret until the round is over: who knows it could foretell who is drawn.
//
// p is dated policy (`sample_share`) by kind, stratum and region, taken on the month's first day. A round
// keeps the p that a stratum was first drawn with, for what was drawn by another p would have another
// probability.
#pragma once

#include "verify/policy/policy.hpp"
#include "verify/types/certification.hpp"
#include "verify/types/facts.hpp"
#include "verify/types/sample.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <vector>

namespace benefit::learning {

/// The unit's own number, 0 <= u < 1.
double number_of(const SampleRound& round, const SampleUnit& unit);

/// An act of certifying as a unit: stratum "photo" or "by_hand".
SampleUnit unit_of(const Certification& certification);

/// Draws a round, unit by unit. One thread. `policy` outlives it.
class Lot {
 public:
  /// `earlier`: the round's frame as it was drawn from before; empty for a new round.
  Lot(const SampleRound& round, const policy::Policy& policy, std::span<const FrameGroup> earlier);

  /// Counts the unit in the frame. Its probability per million when it is drawn; 0: it is not.
  std::int64_t draw(const SampleUnit& unit);

  /// All units so far, in order of kind, stratum, county, sex and age (on the month's last day).
  std::vector<FrameGroup> frame() const;

 private:
  using Stratum = std::tuple<SampleKind, std::string, RegionCode>;
  std::int64_t per_million(const Stratum& stratum);

  SampleRound round_;
  const policy::Policy& policy_;
  std::map<Stratum, std::int64_t> probabilities_;
  std::map<std::tuple<SampleKind, std::string, RegionCode, Sex, AgeBand>, FrameGroup> groups_;
};

}  // namespace benefit::learning
