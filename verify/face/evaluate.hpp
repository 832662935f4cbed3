// Measures the face path on labelled pairs of photos: what an agency does before it trusts a threshold.
#pragma once

#include "verify/face/accuracy.hpp"
#include "verify/face/compare.hpp"
#include "verify/face/measure_photos.hpp"
#include "verify/face/pairs.hpp"
#include "verify/face/quality/errors_by_quality.hpp"
#include "verify/types/time.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace benefit::face {

/// One score's figures. nullopt without a scored pair of either kind.
struct ScoreFigures {
  std::optional<OperatingPoint> at_far_1_percent;
  std::optional<OperatingPoint> at_far_01_percent;  ///< FAR 0.1 %
  std::optional<BestAccuracy> best;
};

/// Claims against people of whom `photos` photos and more are in the list, by the nearest of `photos`, beside
/// the same claims by one photo (claims.hpp). The rates are of claims: of so many strangers' claims.
struct ClaimFigures {
  std::size_t photos = 0;
  std::size_t genuine = 0, impostor = 0;  ///< claims
  ScoreFigures by_one, by_nearest;        ///< of the normalised score
};

struct Evaluation {
  std::size_t photos = 0;                             ///< different ones; each is measured once
  std::size_t genuine_pairs = 0, impostor_pairs = 0;  ///< in the file
  std::size_t genuine_pairs_unscored = 0,
              impostor_pairs_unscored = 0;                   ///< of these, with a photo not assessable
  std::map<NotAssessable, std::size_t> failures_to_acquire;  ///< photos by reason
  std::vector<ScoreFigures> networks;  ///< of each network's own distance, in their order
  ScoreFigures fused;
  /// Of the fused score normalised by the other people of the list; without figures when these are too few.
  ScoreFigures normalised;
  std::vector<ClaimFigures> claims;       ///< with 2 and with 3 photos
  ErrorsByQuality by_quality;             ///< of the scored pairs of one person
  std::chrono::milliseconds measuring{};  ///< from the first photo to the last
  double photos_per_second() const;
};

/// What an evaluation works with, handed in.
struct EvaluationTools {
  MeasuringTools measuring;
  const Scoring& scoring;
  const Clock& clock;
};

/// Told of every pair, in the order of the list, from the calling thread; `normalised` as in Evaluation.
using PairObserver =
    std::function<void(const LabelledPair&, const FaceComparison&, std::optional<double> normalised)>;

/// Told of every photo after all are measured, in the order in which the list first names them.
using PhotoObserver = std::function<void(const std::string& name, const FaceMeasurement&)>;

/// Measures every photo below `root` that `pairs` names, then compares the pairs. Photos are of one person
/// when a chain of same pairs joins them: the cohort of a pair are all photos but those of its two people.
/// The figures do not depend on the number of workers. Errors: bad_input (a photo is not there, with its
/// line), cancelled. Throws Failure when a measurer does.
Expected<Evaluation> evaluate(const std::vector<LabelledPair>& pairs, const std::filesystem::path& root,
                              const EvaluationTools& tools, const PairObserver& observe = {},
                              const PhotoObserver& observe_photo = {});

}  // namespace benefit::face
