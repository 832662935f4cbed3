#include "verify/face/landmarks.hpp"

#include "verify/face/memory_stream.hpp"
#include "verify/types/error.hpp"

#include <string>

#include <dlib/image_processing/shape_predictor.h>
#include <dlib/opencv/cv_image.h>
#include <dlib/pixel.h>

namespace benefit::face {

struct LandmarkPredictor::Trees {
  dlib::shape_predictor predict;
};

LandmarkPredictor::LandmarkPredictor(std::span<const std::uint8_t> weights) {
  Trees trees;
  try {
    MemoryStream stream(weights);
    dlib::deserialize(trees.predict, stream);
  } catch (const std::exception& failure) {
    throw Failure(
        {ErrorCode::corrupt, std::string("the landmark model cannot be read: ") + failure.what(), {}, {}});
  }
  if (trees.predict.num_parts() != Landmarks{}.size())
    throw Failure({ErrorCode::corrupt, "the landmark model has another number of points than 68", {}, {}});
  trees_ = std::make_unique<const Trees>(std::move(trees));
}

LandmarkPredictor::~LandmarkPredictor() = default;

Landmarks LandmarkPredictor::find(const cv::Mat& bgr, const cv::Rect& box) const {
  const dlib::cv_image<dlib::bgr_pixel> image(bgr);
  const dlib::rectangle face(box.x, box.y, box.x + box.width - 1, box.y + box.height - 1);
  const dlib::full_object_detection shape = trees_->predict(image, face);
  Landmarks landmarks;
  for (unsigned long i = 0; i < landmarks.size(); ++i)
    landmarks[i] = {static_cast<int>(shape.part(i).x()), static_cast<int>(shape.part(i).y())};
  return landmarks;
}

}  // namespace benefit::face
