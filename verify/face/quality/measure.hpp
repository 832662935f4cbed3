// All quality measures of one face, and whether it can be compared at all.
#pragma once

#include "verify/face/decode.hpp"
#include "verify/face/landmarks.hpp"
#include "verify/face/quality/bounds.hpp"
#include "verify/types/photo_quality.hpp"

#include <optional>
#include <vector>

#include <opencv2/core.hpp>

namespace benefit::face {

/// `faces` are all boxes found in `photo.bgr`, `subject` one of them, `landmarks` its points. Pure and
/// thread-safe; less than a millisecond (tests/bench/face_bench.cpp).
PhotoQuality measure_quality(const Photo& photo, const std::vector<cv::Rect>& faces, const cv::Rect& subject,
                             const Landmarks& landmarks);

/// Why a comparison would be hopeless; nullopt when it is not. What the operator is told to do is in
/// advice_for().
std::optional<Refusal> refuse_by_quality(const PhotoQuality& quality, const QualityBounds& bounds);

}  // namespace benefit::face
