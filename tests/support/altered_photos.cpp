#include "tests/support/altered_photos.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include <opencv2/imgproc.hpp>

namespace benefit::test::altered {
namespace {

/// The same figures on every platform, which the distributions of <random> do not promise.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  double between(double low, double high) {
    return low + (high - low) * static_cast<double>(engine_()) / static_cast<double>(std::mt19937::max());
  }

 private:
  std::mt19937 engine_;
};

/// Lays `picture` askew on a wall of the same size: corners moved by up to 4 % of it.
cv::Mat held(const cv::Mat& picture, double share, cv::Scalar wall, Dice& dice) {
  const auto width = static_cast<float>(picture.cols);
  const auto height = static_cast<float>(picture.rows);
  const cv::Point2f from[4] = {{0, 0}, {width, 0}, {width, height}, {0, height}};
  cv::Point2f to[4];
  for (int i = 0; i < 4; ++i) {
    const auto move = [&dice](float size) { return static_cast<float>(dice.between(-0.04, 0.04)) * size; };
    to[i] = {
        width * (1 - static_cast<float>(share)) / 2 + from[i].x * static_cast<float>(share) + move(width),
        height * (1 - static_cast<float>(share)) / 2 + from[i].y * static_cast<float>(share) + move(height)};
  }
  cv::Mat scene(picture.size(), CV_8UC3, wall);
  cv::RNG noise(static_cast<std::uint64_t>(dice.between(1, 1e9)));
  cv::Mat grain(picture.size(), CV_8UC3);
  noise.fill(grain, cv::RNG::NORMAL, 12, 4);
  scene -= grain;
  cv::warpPerspective(picture, scene, cv::getPerspectiveTransform(from, to), scene.size(), cv::INTER_AREA,
                      cv::BORDER_TRANSPARENT);
  return scene;
}

/// One ink: where the picture is darker than a turned grid of dots, there is ink.
cv::Mat halftone(const cv::Mat& grey, double cell, double angle) {
  cv::Mat ink(grey.size(), CV_8UC1);
  const double c = std::cos(angle) * 2 * std::numbers::pi / cell;
  const double s = std::sin(angle) * 2 * std::numbers::pi / cell;
  for (int y = 0; y < grey.rows; ++y)
    for (int x = 0; x < grey.cols; ++x) {
      const double threshold = 127.5 + 63.75 * (std::cos(c * x + s * y) + std::cos(c * y - s * x));
      ink.at<std::uint8_t>(y, x) = grey.at<std::uint8_t>(y, x) > threshold ? 255 : 0;
    }
  return ink;
}

void add_camera(cv::Mat& photo, double blur, Dice& dice) {
  cv::GaussianBlur(photo, photo, {}, blur);
  cv::Mat grain(photo.size(), CV_16SC3);
  cv::RNG noise(static_cast<std::uint64_t>(dice.between(1, 1e9)));
  noise.fill(grain, cv::RNG::NORMAL, 0, 3);
  cv::add(photo, grain, photo, cv::noArray(), CV_8UC3);
}

}  // namespace

cv::Mat print(const cv::Mat& photo, std::uint32_t seed) {
  constexpr double finer = 2;  // the dots are made at twice the size and then seen by the camera
  Dice dice(seed);
  cv::Mat large;
  cv::resize(photo, large, {}, finer, finer, cv::INTER_CUBIC);
  std::vector<cv::Mat> inks;
  cv::split(large, inks);
  const double cell = dice.between(3.5, 6);
  const double angles[3] = {0.0, 1.31, 0.26};  // 0, 75 and 15 degrees: yellow, magenta, cyan
  for (int i = 0; i < 3; ++i)
    inks[static_cast<std::size_t>(i)] = halftone(inks[static_cast<std::size_t>(i)], cell, angles[i]);
  cv::Mat dots;
  cv::merge(inks, dots);
  cv::resize(dots, dots, photo.size(), 0, 0, cv::INTER_AREA);
  cv::addWeighted(dots, 0.7, photo, 0.3, 0, dots);  // ink runs
  // Paper: faded black, yellowish white.
  const double black = dice.between(25, 50);
  const double white = dice.between(215, 240);
  dots.convertTo(dots, CV_8UC3, (white - black) / 255, black);
  dots -= cv::Scalar(dice.between(5, 20), 2, 0);
  const int border = std::max(2, photo.cols / 25);
  cv::rectangle(dots, {0, 0, dots.cols, dots.rows}, cv::Scalar(white - 15, white - 4, white), border);
  cv::Mat scene =
      held(dots, dice.between(0.78, 0.95), cv::Scalar(110, 120, 130) * dice.between(0.5, 1.4), dice);
  add_camera(scene, dice.between(0.4, 0.8), dice);
  return scene;
}

cv::Mat screen(const cv::Mat& photo, std::uint32_t seed) {
  Dice dice(seed);
  cv::Mat lit;
  photo.convertTo(lit, CV_8UC3, dice.between(0.85, 1.0), dice.between(10, 25));
  lit += cv::Scalar(dice.between(5, 18), 3, 0);
  // Seen through subpixel stripes whose width does not fit the camera's pixels, each colour a third of a
  // stripe on.
  const double stripe = dice.between(2.05, 3.4);
  const double tilt = dice.between(-0.15, 0.15);
  const double depth = dice.between(0.06, 0.2);
  for (int y = 0; y < lit.rows; ++y)
    for (int x = 0; x < lit.cols; ++x) {
      auto& pixel = lit.at<cv::Vec3b>(y, x);
      for (int colour = 0; colour < 3; ++colour) {
        const double across = 2 * std::numbers::pi * ((x + tilt * y) / stripe - colour / 3.0);
        const double down = 2 * std::numbers::pi * (y - tilt * x) / stripe;
        const double seen = 1 + depth * std::cos(across) + depth / 2 * std::cos(down);
        pixel[colour] = cv::saturate_cast<std::uint8_t>(pixel[colour] * seen);
      }
    }
  // A reflection: a pale band across the glass.
  cv::Mat glare = cv::Mat::zeros(lit.size(), CV_8UC3);
  const int at = static_cast<int>(dice.between(0, lit.cols));
  cv::line(glare, {at, 0}, {at - lit.cols / 2, lit.rows}, cv::Scalar::all(dice.between(20, 70)),
           lit.cols / 6);
  cv::GaussianBlur(glare, glare, {}, lit.cols / 20.0);
  lit += glare;
  const int frame = std::max(3, photo.cols / 18);
  cv::rectangle(lit, {0, 0, lit.cols, lit.rows}, cv::Scalar(22, 20, 20), frame);
  cv::Mat scene =
      held(lit, dice.between(0.8, 0.97), cv::Scalar(150, 150, 150) * dice.between(0.4, 1.3), dice);
  add_camera(scene, dice.between(0.3, 0.6), dice);
  return scene;
}

cv::Mat spoil(const cv::Mat& photo, std::string_view how, double amount, std::uint32_t seed) {
  Dice dice(seed);
  cv::Mat spoilt = photo.clone();
  if (how == "blurred") {
    cv::GaussianBlur(photo, spoilt, {}, 0.5 + amount * photo.cols / 25.0);
  } else if (how == "dark") {
    // Fewer photons: darker, and the sensor's noise stays.
    photo.convertTo(spoilt, CV_8UC3, 0.5 * std::pow(0.03, amount));
    add_camera(spoilt, 0.3, dice);
  } else if (how == "bright") {
    photo.convertTo(spoilt, CV_8UC3, 1.3 + 6 * amount, 40 * amount);
  } else if (how == "small") {
    const double share = 0.4 * std::pow(0.12, amount);
    cv::resize(photo, spoilt, {}, share, share, cv::INTER_AREA);
    cv::resize(spoilt, spoilt, photo.size(), 0, 0, cv::INTER_CUBIC);
  } else if (how == "covered") {
    // A band of cloth over the lower part of a face that fills the middle of the photo.
    const int top = static_cast<int>(photo.rows * (0.78 - 0.33 * amount));
    cv::rectangle(spoilt, {0, top, photo.cols, photo.rows - top}, cv::Scalar(200, 170, 140), cv::FILLED);
  } else if (how == "glasses") {
    // A dark band at the height of the eyes of such a face, over a third to two thirds of the photo's width.
    const int half = cvRound(photo.cols * (0.17 + 0.05 * amount));
    const int height = cvRound(photo.rows * (0.04 + 0.06 * amount));
    cv::rectangle(spoilt, {photo.cols / 2 - half, cvRound(photo.rows * 0.46) - height / 2, 2 * half, height},
                  cv::Scalar::all(18), cv::FILLED);
  } else if (how == "upside_down") {
    cv::rotate(photo, spoilt, cv::ROTATE_180);
  } else if (how == "cut") {
    // The photo begins within such a face.
    spoilt = photo(cv::Rect(cvRound(photo.cols * (0.3 + 0.25 * amount)), 0,
                            photo.cols - cvRound(photo.cols * (0.3 + 0.25 * amount)), photo.rows))
                 .clone();
  }
  return spoilt;
}

}  // namespace benefit::test::altered
