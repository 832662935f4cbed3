// One face among all enrolled ones (F4): who does this photo look like, and which people look like others?
#pragma once

#include "verify/face/compare.hpp"
#include "verify/types/like_faces.hpp"
#include "verify/types/photo_store.hpp"
#include "verify/types/progress.hpp"
#include "verify/types/time.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace benefit::pipeline {

/// Somebody whom a searched face looks like, by the photo of hers that is nearest.
struct LikePerson {
  CitizenId person;
  PhotoId photo = 0;
  double score = 0;                      ///< fused distance, 0 .. 2
  std::optional<bool> within_threshold;  ///< of the last gallery search; nullopt: there is no threshold
};

/// A search of the whole gallery, and what was left out of its pairs.
struct LikeFacesFound {
  GallerySearch search;
  /// Photos that looked like more than 20 others: of these the 20 nearest were kept.
  std::size_t crowded_photos = 0;
};

/// Holds the templates of all enrolled photos in memory once they are needed (about 2.6 kB each), those of
/// today's networks only. Biometric data. Thread-safe.
class FaceGallery {
 public:
  /// Reads nothing yet. All of them outlive it.
  FaceGallery(const PhotoStore& photos, LikeFaceStore& found, const face::Scoring& scoring,
              const FaceMeasurer& faces);
  ~FaceGallery();

  /// The people most like the face, the most alike first: at most `most`. Photos that were enrolled since the
  /// last call are read first; one that was measured anew since (by other networks, or after a worker had
  /// failed at it) is known from the next find_like_faces() or start on. Evidence for a person's look, no
  /// finding. Throws Failure: internal (a template of other networks).
  std::vector<LikePerson> search(const FaceTemplate& face, std::size_t most);

  /// Reads the gallery anew, tries how often a search finds a stranger, takes from that the threshold for
  /// the false positive identification rate `fpir` (0 < fpir < 1), compares everybody with everybody, and
  /// keeps what lies at or below it instead of what earlier searches found. Takes a time that grows with the
  /// square of the gallery. Stopped before its end it changes nothing. Errors: cancelled.
  Expected<LikeFacesFound> find_like_faces(double fpir, unsigned threads, const Clock& clock,
                                           Progress& progress);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace benefit::pipeline
