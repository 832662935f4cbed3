#include "verify/face/print.hpp"

#include "verify/face/align.hpp"
#include "verify/face/print_code.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <opencv2/imgproc.hpp>

namespace benefit::face {
namespace {

constexpr int print_side = PhotoPrint::side;

// ---- the face's frame ----

/// Where the five points lie in the picture: those of the ArcFace template, smaller and moved to the middle.
FivePoints points_in_picture() {
  constexpr double eye_distance = 28;
  constexpr double template_eye_distance = 35.24;
  constexpr double scale = eye_distance / template_eye_distance;
  FivePoints points = arcface_template;
  for (cv::Point2d& point : points) point = cv::Point2d{(point.x - 56.0) * scale + 47.5, point.y * scale + 3};
  return points;
}

cv::Point2d apply(const cv::Matx23d& map, cv::Point2d point) {
  return {map(0, 0) * point.x + map(0, 1) * point.y + map(0, 2),
          map(1, 0) * point.x + map(1, 1) * point.y + map(1, 2)};
}

/// The part of the photo that the picture shows, with two pixels around it.
cv::Rect part_shown(const cv::Matx23d& to_photo, cv::Size photo) {
  double left = photo.width;
  double top = photo.height;
  double right = 0;
  double bottom = 0;
  for (const cv::Point2d corner :
       {cv::Point2d{0, 0}, {print_side, 0}, {0, print_side}, {print_side, print_side}}) {
    const cv::Point2d at = apply(to_photo, corner);
    left = std::min(left, at.x);
    top = std::min(top, at.y);
    right = std::max(right, at.x);
    bottom = std::max(bottom, at.y);
  }
  const cv::Point from(static_cast<int>(std::floor(left)) - 2, static_cast<int>(std::floor(top)) - 2);
  const cv::Point to(static_cast<int>(std::ceil(right)) + 3, static_cast<int>(std::ceil(bottom)) + 3);
  return cv::Rect(from, to) & cv::Rect({0, 0}, photo);
}

/// `grey` warped by `map` into the print's square, each pixel the mean of the area that it stands for.
cv::Mat warped(cv::Mat grey, cv::Matx23d map) {
  // A reduction beyond two is left to a resize by area: the warp looks at four pixels only.
  const double scale = std::hypot(map(0, 0), map(1, 0));
  if (scale < 0.5) {
    const double factor = std::max(2 * scale, 1.0 / std::max(grey.cols, grey.rows));
    const cv::Size size(std::max(1, cvRound(grey.cols * factor)), std::max(1, cvRound(grey.rows * factor)));
    const double fx = static_cast<double>(size.width) / grey.cols;
    const double fy = static_cast<double>(size.height) / grey.rows;
    cv::resize(grey, grey, size, 0, 0, cv::INTER_AREA);
    // A pixel's middle lies half a pixel from its corner.
    map = {map(0, 0) / fx,
           map(0, 1) / fy,
           map(0, 2) + map(0, 0) * (0.5 / fx - 0.5) + map(0, 1) * (0.5 / fy - 0.5),
           map(1, 0) / fx,
           map(1, 1) / fy,
           map(1, 2) + map(1, 0) * (0.5 / fx - 0.5) + map(1, 1) * (0.5 / fy - 0.5)};
  }
  const cv::Matx23d doubled{2 * map(0, 0), 2 * map(0, 1), 2 * map(0, 2) + 0.5,
                            2 * map(1, 0), 2 * map(1, 1), 2 * map(1, 2) + 0.5};
  cv::Mat large;
  cv::warpAffine(grey, large, doubled, {2 * print_side, 2 * print_side}, cv::INTER_LINEAR,
                 cv::BORDER_REPLICATE);
  cv::Mat small;
  cv::resize(large, small, {print_side, print_side}, 0, 0, cv::INTER_AREA);
  return small;
}

cv::Matx23d inverse(const cv::Matx23d& map) {
  cv::Matx23d back;
  cv::invertAffineTransform(map, back);
  return back;
}

cv::Mat grey_of(const cv::Mat& bgr) {
  cv::Mat grey;
  cv::cvtColor(bgr, grey, cv::COLOR_BGR2GRAY);
  return grey;
}

std::vector<std::uint8_t> face_picture(const cv::Mat& bgr, const Landmarks& landmarks) {
  static const FivePoints target = points_in_picture();
  const cv::Matx23d to_picture = similarity(five_points(landmarks), target);
  const cv::Matx23d to_photo = inverse(to_picture);
  const cv::Rect part = part_shown(to_photo, bgr.size());
  std::vector<std::uint8_t> picture(print_side * print_side, 0);
  if (part.empty()) return picture;

  cv::Matx23d from_part = to_picture;
  const cv::Point2d origin = apply(to_picture, part.tl());
  from_part(0, 2) = origin.x;
  from_part(1, 2) = origin.y;
  const cv::Mat pixels = warped(grey_of(bgr(part)), from_part);
  for (int y = 0; y < print_side; ++y)
    for (int x = 0; x < print_side; ++x) {
      const cv::Point2d at = apply(to_photo, cv::Point2d(x, y));
      const bool inside = at.x >= 0 && at.y >= 0 && at.x <= bgr.cols - 1 && at.y <= bgr.rows - 1;
      if (inside)
        picture[static_cast<std::size_t>(y * print_side + x)] =
            std::max<std::uint8_t>(1, pixels.at<std::uint8_t>(y, x));
    }
  return picture;
}

// ---- the whole photo's frame ----

/// A row or column that is all of one colour, but for the traces of compression.
bool is_of_one_colour(const cv::Mat& line, int colour) {
  constexpr int traces = 12;
  double least = 0;
  double most = 0;
  cv::minMaxLoc(line, &least, &most);
  return std::abs(least - colour) <= traces && std::abs(most - colour) <= traces;
}

/// The photo without a border of one colour, at most a quarter of each side.
cv::Rect without_border(const cv::Mat& grey) {
  const int colour = grey.at<std::uint8_t>(0, 0);
  cv::Rect inner({0, 0}, grey.size());
  const int most_x = grey.cols / 4;
  const int most_y = grey.rows / 4;
  for (int i = 0; i < most_y && is_of_one_colour(grey.row(inner.y), colour); ++i) ++inner.y, --inner.height;
  for (int i = 0; i < most_y && is_of_one_colour(grey.row(inner.y + inner.height - 1), colour); ++i)
    --inner.height;
  for (int i = 0; i < most_x && is_of_one_colour(grey.col(inner.x), colour); ++i) ++inner.x, --inner.width;
  for (int i = 0; i < most_x && is_of_one_colour(grey.col(inner.x + inner.width - 1), colour); ++i)
    --inner.width;
  return inner;
}

std::vector<std::uint8_t> whole_picture(const cv::Mat& bgr) {
  const cv::Mat grey = grey_of(bgr);
  cv::Mat small;
  cv::resize(grey(without_border(grey)), small, {print_side, print_side}, 0, 0, cv::INTER_AREA);
  std::vector<std::uint8_t> picture(small.begin<std::uint8_t>(), small.end<std::uint8_t>());
  for (std::uint8_t& pixel : picture) pixel = std::max<std::uint8_t>(1, pixel);
  return picture;
}

}  // namespace

PhotoPrint make_print(const cv::Mat& bgr, const std::optional<Landmarks>& landmarks) {
  PhotoPrint print;
  print.frame = landmarks ? PrintFrame::face : PrintFrame::whole;
  print.picture = landmarks ? face_picture(bgr, *landmarks) : whole_picture(bgr);
  print.code = code_of(print.picture);
  return print;
}

bool is_plain(const PhotoPrint& print) {
  constexpr double least_contrast = 4;  // grey levels
  const cv::Mat picture(print_side, print_side, CV_8UC1, const_cast<std::uint8_t*>(print.picture.data()));
  cv::Scalar mean, deviation;
  cv::meanStdDev(picture, mean, deviation);
  return deviation[0] < least_contrast;
}

}  // namespace benefit::face
