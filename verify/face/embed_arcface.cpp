#include "verify/face/align.hpp"
#include "verify/face/embed.hpp"
#include "verify/face/face_and_mirror.hpp"

namespace benefit::face {
namespace {

class ArcfaceEmbedder final : public Embedder {
 public:
  explicit ArcfaceEmbedder(const Graph& network)
      : network_(network, {.scale = 1.0 / 128, .mean = cv::Scalar::all(127), .rgb = false}) {}

  std::vector<float> embed(const cv::Mat& bgr, const Landmarks& landmarks) override {
    const auto into = similarity(five_points(landmarks), arcface_template);
    auto [face, mirrored] = network_.forward(cut_out(bgr, into, arcface_side));
    make_unit(face);
    make_unit(mirrored);
    return unit_sum(std::move(face), mirrored);
  }

 private:
  FaceAndMirror network_;
};

}  // namespace

std::unique_ptr<Embedder> make_arcface_embedder(const Graph& network) {
  return std::make_unique<ArcfaceEmbedder>(network);
}

}  // namespace benefit::face
