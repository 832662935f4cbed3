#include "verify/face/align.hpp"
#include "verify/face/embed.hpp"
#include "verify/face/face_and_mirror.hpp"

#include <utility>

#include <opencv2/imgproc.hpp>

namespace benefit::face {
namespace {

constexpr int chip_side = 150;
constexpr double chip_margin = 0.25;  ///< of the face's side, on each side

/// dlib's mean face (dlib/image_transforms/interpolation.h, get_face_chip_details): a landmark's number and
/// its place in a face of side 1. Jaw, brows and lower lip move too much and are left out.
struct MeanPoint {
  std::size_t landmark;
  double x, y;
};
constexpr std::array<MeanPoint, 33> mean_face = {{
    {27, 0.490127, 0.203352}, {28, 0.490127, 0.307009}, {29, 0.490127, 0.409805}, {30, 0.490127, 0.515625},
    {31, 0.36688, 0.587326},  {32, 0.426036, 0.609345}, {33, 0.490127, 0.628106}, {34, 0.554217, 0.609345},
    {35, 0.613373, 0.587326}, {36, 0.121737, 0.216423}, {37, 0.187122, 0.178758}, {38, 0.265825, 0.179852},
    {39, 0.334606, 0.231733}, {40, 0.260918, 0.245099}, {41, 0.182743, 0.244077}, {42, 0.645647, 0.231733},
    {43, 0.714428, 0.179852}, {44, 0.793132, 0.178758}, {45, 0.858516, 0.216423}, {46, 0.79751, 0.244077},
    {47, 0.719335, 0.245099}, {48, 0.254149, 0.780233}, {49, 0.340985, 0.745405}, {50, 0.428858, 0.727388},
    {51, 0.490127, 0.742578}, {52, 0.551395, 0.727388}, {53, 0.639268, 0.745405}, {54, 0.726104, 0.780233},
    {60, 0.290379, 0.784792}, {61, 0.428096, 0.778746}, {62, 0.490127, 0.785343}, {63, 0.552157, 0.778746},
    {64, 0.689874, 0.784792},
}};

class DlibEmbedder final : public Embedder {
 public:
  explicit DlibEmbedder(const Graph& network)
      : network_(network, {.scale = 1.0 / 256, .mean = {122.782, 117.001, 104.298}, .rgb = true}) {}

  std::vector<float> embed(const cv::Mat& bgr, const Landmarks& landmarks) override {
    std::array<cv::Point2d, mean_face.size()> found, wanted;
    for (std::size_t i = 0; i < mean_face.size(); ++i) {
      found[i] = landmarks[mean_face[i].landmark];
      wanted[i] = cv::Point2d(mean_face[i].x + chip_margin, mean_face[i].y + chip_margin) * chip_side /
                  (1 + 2 * chip_margin);
    }
    // As dlib does it: the errors are least in the photo, not in the face cut out.
    cv::Matx23d into;
    cv::invertAffineTransform(similarity(wanted, found), into);
    auto [face, mirrored] = network_.forward(cut_out(bgr, into, chip_side));
    return unit_sum(std::move(face), mirrored);
  }

 private:
  FaceAndMirror network_;
};

}  // namespace

std::unique_ptr<Embedder> make_dlib_embedder(const Graph& network) {
  return std::make_unique<DlibEmbedder>(network);
}

}  // namespace benefit::face
