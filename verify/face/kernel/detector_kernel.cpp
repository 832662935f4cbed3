#include "verify/face/kernel/detector_kernel.hpp"

#include <algorithm>
#include <cstring>
#include <exception>
#include <vector>

#include <dlib/image_processing/frontal_face_detector.h>
#include <dlib/image_transforms/image_pyramid.h>

struct BenefitDetector {
  dlib::frontal_face_detector find = dlib::get_frontal_face_detector();
  std::vector<dlib::rect_detection> detections;
};

namespace {

using Image = dlib::array2d<dlib::bgr_pixel>;

Image copy_of(const unsigned char* bgr, int width, int height, std::ptrdiff_t stride) {
  Image image(height, width);
  const auto row_bytes = static_cast<std::size_t>(width) * sizeof(dlib::bgr_pixel);
  for (int row = 0; row < height; ++row) std::memcpy(&image[row][0], bgr + row * stride, row_bytes);
  return image;
}

BenefitDetection to_plain(const dlib::rectangle& box, double confidence) {
  return {static_cast<int>(box.left()), static_cast<int>(box.top()), static_cast<int>(box.width()),
          static_cast<int>(box.height()), confidence};
}

int find(BenefitDetector& detector, Image& image, bool enlarge, BenefitDetection* found, int capacity) {
  const dlib::pyramid_down<2> pyramid;
  if (enlarge) dlib::pyramid_up(image, pyramid);
  detector.find(image, detector.detections);
  const auto count = static_cast<int>(detector.detections.size());
  for (int i = 0; i < std::min(count, capacity); ++i) {
    const dlib::rect_detection& face = detector.detections[static_cast<std::size_t>(i)];
    found[i] = to_plain(enlarge ? dlib::rectangle(pyramid.rect_down(face.rect)) : face.rect,
                        face.detection_confidence);
  }
  return count;
}

}  // namespace

BenefitDetector* benefit_detector_open() noexcept {
  try {
    return new BenefitDetector;
  } catch (const std::exception&) {
    return nullptr;
  }
}

void benefit_detector_close(BenefitDetector* detector) noexcept { delete detector; }

int benefit_detector_find(BenefitDetector* detector, const unsigned char* bgr, int width, int height,
                          std::ptrdiff_t stride, int enlarge, BenefitDetection* found,
                          int capacity) noexcept {
  try {
    Image image = copy_of(bgr, width, height, stride);
    return find(*detector, image, enlarge != 0, found, capacity);
  } catch (const std::exception&) {
    return -1;
  }
}

const char* benefit_detector_kernel() noexcept { return BENEFIT_KERNEL_NAME; }
