// The photos that a case is judged by.
#pragma once

#include "verify/pipeline.hpp"

#include <span>
#include <vector>

namespace benefit::pipeline {

/// The person's enrolled photo, and the collected ones and those of lookalikes that the findings cite, each
/// with the enrolled ones that it was compared with.
struct PhotosOfCase {
  std::vector<EnrolledPhoto> enrolled;  ///< without doubles
  std::vector<LikeFace> lookalikes;
  std::vector<AssessedCollection> collected;
};
PhotosOfCase photos_of_case(const Ports& ports, CitizenId subject, std::span<const StoredFinding> findings);

}  // namespace benefit::pipeline
