// One face, many names (F4): the whole gallery against itself.
#pragma once

#include "verify/face/gallery/gallery.hpp"
#include "verify/face/gallery/search.hpp"
#include "verify/types/error.hpp"
#include "verify/types/progress.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace benefit::face {

/// The phase that find_duplicates() tells of, in products of two blocks.
inline constexpr std::string_view duplicates_phase = "duplicates";

struct DuplicateOptions {
  /// A face of more lookalikes than this keeps the nearest: with a bad photo there may be thousands.
  std::size_t most_per_face = 20;
  unsigned threads = 1;
};

/// Photos of two people that look like one person. A lead for an officer, no finding.
struct DuplicatePair {
  double score = 0;         ///< what compare() gives for the two templates
  FacePhoto first, second;  ///< of two people; the first has the lower photo id
  friend bool operator==(const DuplicatePair&, const DuplicatePair&) = default;
};

struct Duplicates {
  /// The most alike first, of equally alike ones by photo ids. Each is among the `most_per_face` nearest of
  /// one of its two faces at least.
  std::vector<DuplicatePair> pairs;
  std::uint64_t found = 0;         ///< pairs at or below the threshold, those not kept included
  std::size_t overfull_faces = 0;  ///< faces with more than `most_per_face` such pairs
};

/// All pairs of photos of different people whose score lies at or below the threshold. Pairs of one person's
/// own photos are none. The same result whatever the number of threads, the blocks and the order of adding.
/// Memory: 4 MB a thread with blocks of 1024, and what is kept. Errors: cancelled.
Expected<Duplicates> find_duplicates(const GalleryView& gallery, IdentificationThreshold threshold,
                                     const DuplicateOptions& options, Progress& progress);

}  // namespace benefit::face
