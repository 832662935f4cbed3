// 1:N: whose enrolled faces look most like this one? (F4; ISO/IEC 2382-37: biometric identification search)
#pragma once

#include "verify/face/gallery/gallery.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace benefit::face {

/// Of 1:N, found by identification.hpp. A type of its own because a 1:1 threshold must never stand here: what
/// one stranger in a thousand reaches, of a gallery of a million a thousand people reach.
struct IdentificationThreshold {
  double at_or_below = 0;  ///< a fused score, 0 .. 2
};

struct SearchOptions {
  std::size_t most_people = 10;  ///< found for each probe
  /// nullopt: the most alike people, however little alike they are.
  std::optional<IdentificationThreshold> threshold{};
  unsigned threads = 1;
};

struct Probe {
  FaceTemplate face;
  /// Whose photos are not to be found: the person whose other names are looked for. nullopt: all are.
  std::optional<CitizenId> without{};
};

/// The nearest photo of somebody.
struct FoundPerson {
  double score = 0;  ///< what compare() gives for the two templates
  FacePhoto face;
  friend bool operator==(const FoundPerson&, const FoundPerson&) = default;
};

/// For each probe the people most like it, the most alike first; of equally alike photos the one with the
/// lower id. Somebody with several photos is found once, by the nearest. Exact: the same as with compare()
/// for each photo, whatever the number of threads, the blocks and the order of adding. Evidence for a
/// person's look, no finding. Throws Failure(internal) for a probe of another model set than the gallery's.
std::vector<std::vector<FoundPerson>> search(const GalleryView& gallery, std::span<const Probe> probes,
                                             const SearchOptions& options);

/// The same for faces of the gallery itself, each without its own person's photos.
std::vector<std::vector<FoundPerson>> search_strangers(const GalleryView& gallery,
                                                       std::span<const GalleryRow> probes,
                                                       const SearchOptions& options);

}  // namespace benefit::face
