#include "verify/face/presentation_attack/detector.hpp"

#include "verify/face/presentation_attack/chroma_spread.hpp"
#include "verify/face/presentation_attack/frame_edges.hpp"
#include "verify/face/presentation_attack/moire.hpp"
#include "verify/face/quality/face_crop.hpp"

namespace benefit::face {

PresentationAttack AttackDetector::look(const cv::Mat& bgr, const cv::Rect& face,
                                        const Landmarks& landmarks) {
  return fuse({.network = network_.attack_odds(bgr, face),
               .moire = moire(bgr, face),
               .edges = frame_edges(bgr, face),
               .chroma = chroma_spread(crop_face(bgr, landmarks))},
              fusion_);
}

}  // namespace benefit::face
