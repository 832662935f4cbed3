#include "verify/face/edits.hpp"

#include "verify/face/align.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace benefit::face {
namespace {

Bytes as_jpeg(const cv::Mat& bgr, int quality) {
  Bytes file;
  cv::imencode(".jpg", bgr, file, {cv::IMWRITE_JPEG_QUALITY, quality});
  return file;
}

/// An EXIF segment behind the start of the image: pixels stay, the file is another one.
void add_exif(Bytes& jpeg, EditDice& dice) {
  Bytes segment = {
      0xFF, 0xE1, 0, 52,   'E', 'x', 'i', 'f', 0, 0,  'M', 'M', 0, 42, 0, 0, 0, 8,   // big-endian TIFF
      0,    1,    1, 0x32, 0,   2,   0,   0,   0, 20, 0,   0,   0, 26, 0, 0, 0, 0};  // DateTime at 26
  std::string date = "2018:00:00 00:00:00";
  for (const std::size_t i : {6U, 9U, 12U, 15U, 18U}) date[i] = static_cast<char>('1' + dice.next() % 9);
  segment.insert(segment.end(), date.begin(), date.end());
  segment.push_back(0);
  segment[3] = static_cast<std::uint8_t>(segment.size() - 2);
  jpeg.insert(jpeg.begin() + 2, segment.begin(), segment.end());
}

cv::Mat resized(const cv::Mat& bgr, double factor) {
  cv::Mat other;
  const cv::Size size(std::max(1, cvRound(bgr.cols * factor)), std::max(1, cvRound(bgr.rows * factor)));
  cv::resize(bgr, other, size, 0, 0, factor < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
  return other;
}

cv::Mat cropped(const cv::Mat& bgr, EditDice& dice) {
  const int width = cvRound(bgr.cols * (1 - dice.between(0.02, 0.10)));
  const int height = cvRound(bgr.rows * (1 - dice.between(0.02, 0.10)));
  const int left = static_cast<int>(dice.between(0, bgr.cols - width + 0.999));
  const int top = static_cast<int>(dice.between(0, bgr.rows - height + 0.999));
  return bgr({left, top, width, height}).clone();
}

cv::Scalar any_colour(EditDice& dice) {
  return {dice.between(0, 255), dice.between(0, 255), dice.between(0, 255)};
}

cv::Mat framed(const cv::Mat& bgr, EditDice& dice) {
  const int edge = std::max(1, cvRound(bgr.cols * dice.between(0.01, 0.08)));
  const double kind = dice.between(0, 3);
  const cv::Scalar colour = kind < 1   ? cv::Scalar::all(255)
                            : kind < 2 ? cv::Scalar::all(0)
                                       : any_colour(dice);
  cv::Mat other;
  cv::copyMakeBorder(bgr, other, edge, edge, edge, edge, cv::BORDER_CONSTANT, colour);
  return other;
}

cv::Mat stamped(const cv::Mat& bgr, EditDice& dice) {
  cv::Mat other = bgr.clone();
  const double unit = std::min(bgr.cols, bgr.rows);
  const bool left = dice.between(0, 1) < 0.5;
  const bool top = dice.between(0, 1) < 0.5;
  const int radius = cvRound(unit * dice.between(0.06, 0.11));
  const int margin = radius + cvRound(unit * dice.between(0.01, 0.05));
  const cv::Point middle(left ? margin : bgr.cols - margin, top ? margin : bgr.rows - margin);
  const cv::Scalar red(30, 20, 200);
  cv::circle(other, middle, radius, red, std::max(1, radius / 8), cv::LINE_AA);
  cv::circle(other, middle, radius / 3, red, cv::FILLED, cv::LINE_AA);
  const double size = unit / 480 * 0.8;
  const cv::Point text(bgr.cols / 20, top ? bgr.rows - bgr.rows / 25 : bgr.rows / 12);
  cv::putText(other, "2018-03-06 10:21", text, cv::FONT_HERSHEY_SIMPLEX, size, {0, 200, 255},
              std::max(1, cvRound(2 * size)), cv::LINE_AA);
  return other;
}

// ---- the same chair ----

/// How far each point of the new photo lies from its place in the old one.
struct Motion {
  cv::Mat x, y;  ///< float, pixels
};

/// Adds a move that fades out around `at`.
void push(Motion& motion, cv::Point2d at, double reach, cv::Point2d by) {
  const int radius = cvRound(3 * reach);
  const cv::Rect part =
      cv::Rect(cvRound(at.x) - radius, cvRound(at.y) - radius, 2 * radius + 1, 2 * radius + 1) &
      cv::Rect({0, 0}, motion.x.size());
  for (int y = part.y; y < part.br().y; ++y)
    for (int x = part.x; x < part.br().x; ++x) {
      const double distance = (std::pow(x - at.x, 2) + std::pow(y - at.y, 2)) / (2 * reach * reach);
      const auto weight = static_cast<float>(std::exp(-distance));
      motion.x.at<float>(y, x) += weight * static_cast<float>(by.x);
      motion.y.at<float>(y, x) += weight * static_cast<float>(by.y);
    }
}

}  // namespace

std::uint64_t EditDice::next() {
  state_ += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31U);
}

double EditDice::between(double from, double to) {
  return from + (to - from) * static_cast<double>(next() >> 11U) * 0x1.0p-53;
}

double EditDice::normal(double deviation) {
  const double radius = std::sqrt(-2 * std::log(1 - between(0, 1)));
  return deviation * radius * std::cos(2 * std::numbers::pi * between(0, 1));
}

RetakeModel RetakeModel::scaled(double factor) const {
  RetakeModel model = *this;
  for (double* movement : {&model.shift, &model.scale, &model.tilt, &model.turn, &model.expression})
    *movement *= factor;
  return model;
}

std::string_view to_string(Edit edit) {
  constexpr std::array<std::string_view, edit_kinds> names = {"compress", "resize", "crop",     "brighten",
                                                              "frame",    "stamp",  "new_exif", "mirror"};
  return names[static_cast<std::size_t>(edit)];
}

Bytes edited(const cv::Mat& bgr, const std::vector<Edit>& edits, EditDice& dice) {
  cv::Mat photo = bgr;
  int quality = 90;
  bool exif = false;
  for (const Edit edit : edits) switch (edit) {
      case Edit::compress:
        quality = static_cast<int>(dice.between(40, 95.999));
        break;
      case Edit::resize:
        photo = resized(photo, std::exp2(dice.between(-1, 1)));
        break;
      case Edit::crop:
        photo = cropped(photo, dice);
        break;
      case Edit::brighten: {
        cv::Mat other;
        photo.convertTo(other, -1, dice.between(0.8, 1.2));
        photo = other;
        break;
      }
      case Edit::frame:
        photo = framed(photo, dice);
        break;
      case Edit::stamp:
        photo = stamped(photo, dice);
        break;
      case Edit::new_exif:
        exif = true;
        break;
      case Edit::mirror: {
        cv::Mat other;
        cv::flip(photo, other, 1);
        photo = other;
        break;
      }
    }
  Bytes file = as_jpeg(photo, quality);
  if (exif) add_exif(file, dice);
  return file;
}

Bytes retaken(const cv::Mat& bgr, const Landmarks& landmarks, const RetakeModel& model, EditDice& dice) {
  const FivePoints five = five_points(landmarks);
  const double eyes = std::max(4.0, cv::norm(five[1] - five[0]));
  const cv::Point2d middle = (five[0] + five[1]) * 0.3 + (five[3] + five[4]) * 0.2;
  const double radians = std::numbers::pi / 180;
  const double shift_x = dice.normal(model.shift) * eyes;
  const double shift_y = dice.normal(model.shift) * eyes;
  const double scale = dice.normal(model.scale);
  const double tilt = dice.normal(model.tilt) * radians;
  const double yaw = dice.normal(model.turn) * radians;
  const double pitch = dice.normal(model.turn) * radians;

  Motion motion{cv::Mat::zeros(bgr.size(), CV_32F), cv::Mat::zeros(bgr.size(), CV_32F)};
  for (int y = 0; y < bgr.rows; ++y)
    for (int x = 0; x < bgr.cols; ++x) {
      const double u = (x - middle.x) / eyes;
      const double v = (y - middle.y) / eyes;
      // The head: an ellipse 2.4 by 3.4 distances of the eyes, whose edge fades into the still background.
      const double out = std::sqrt(u * u / (1.2 * 1.2) + v * v / (1.7 * 1.7));
      const double head = std::clamp((1.5 - out) / 0.5, 0.0, 1.0);
      // Depth of an ellipsoid one distance of the eyes deep: what is nearer moves further when the head
      // turns.
      const double depth = out < 1 ? std::sqrt(1 - out * out) : 0.0;
      motion.x.at<float>(y, x) =
          static_cast<float>(head * (shift_x + eyes * (scale * u - tilt * v + std::sin(yaw) * depth)));
      motion.y.at<float>(y, x) =
          static_cast<float>(head * (shift_y + eyes * (scale * v + tilt * u + std::sin(pitch) * depth)));
    }
  // Brows, eyes and mouth move on their own.
  for (std::size_t point = 17; point < landmarks.size(); point += point < 36 ? 3 : 2) {
    if (point >= 27 && point < 36) continue;
    push(motion, landmarks[point], 0.12 * eyes,
         {dice.normal(model.expression) * eyes, dice.normal(model.expression) * eyes});
  }

  cv::Mat from_x(bgr.size(), CV_32F);
  cv::Mat from_y(bgr.size(), CV_32F);
  for (int y = 0; y < bgr.rows; ++y)
    for (int x = 0; x < bgr.cols; ++x) {
      from_x.at<float>(y, x) = static_cast<float>(x) - motion.x.at<float>(y, x);
      from_y.at<float>(y, x) = static_cast<float>(y) - motion.y.at<float>(y, x);
    }
  cv::Mat photo;
  cv::remap(bgr, photo, from_x, from_y, cv::INTER_CUBIC, cv::BORDER_REPLICATE);
  const double exposure = 1 + dice.normal(model.exposure);
  for (int y = 0; y < photo.rows; ++y) {
    auto* row = photo.ptr<std::uint8_t>(y);
    for (int x = 0; x < photo.cols * 3; ++x)
      row[x] = cv::saturate_cast<std::uint8_t>(row[x] * exposure + dice.normal(model.noise));
  }
  return as_jpeg(photo, static_cast<int>(dice.between(85, 95.999)));
}

}  // namespace benefit::face
