// Whether a photo may show a picture or a screen instead of a person (F3; ISO/IEC 30107: presentation
// attack). How it is measured: verify/face/presentation_attack.
#pragma once

namespace benefit {

/// Weak evidence: it asks for another photo and says nothing about the person.
struct PresentationAttack {
  double network =
      0;  ///< the network's logarithm of the odds for an attack, about -20 .. 20 (liveness_network.hpp)
  double moire =
      0;  ///< strongest regular pattern, above its surroundings in the spectrum, 0 .. about 6 (moire.hpp)
  double edges =
      0;  ///< longest straight line beside the face by the width looked at, 0 .. about 1.4 (frame_edges.hpp)
  double chroma = 0;  ///< spread of the face's colours, 0 (grey, or flat) .. about 20 (chroma_spread.hpp)
  double score = 0;   ///< the four fused, 0 (a person) .. 1 (a picture)
  bool suspected = false;  ///< `score` reached the threshold that was in force (models/manifest.toml)

  friend bool operator==(const PresentationAttack&, const PresentationAttack&) = default;
};

}  // namespace benefit
