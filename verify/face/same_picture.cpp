#include "verify/face/same_picture.hpp"

#include "verify/face/kernel/fit_kernel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

#include <opencv2/imgproc.hpp>

namespace benefit::face {
namespace {

/// A picture at one size.
struct Layer {
  cv::Mat grey;    ///< float, smoothed
  cv::Mat usable;  ///< 8-bit, 255 where it is within the photo and not blown out to white
};

Layer full_layer(const PhotoPrint& print) {
  const cv::Mat pixels(PhotoPrint::side, PhotoPrint::side, CV_8UC1,
                       const_cast<std::uint8_t*>(print.picture.data()));
  const cv::Mat inside = pixels != 0;
  // Where a lightened copy has gone white there is nothing to compare.
  constexpr int white = 250;
  const cv::Mat usable = inside & (pixels < white);
  cv::Mat filled = pixels.clone();
  filled.setTo(cv::mean(pixels, inside)[0], ~inside);
  Layer layer;
  filled.convertTo(layer.grey, CV_32F);
  cv::GaussianBlur(layer.grey, layer.grey, {5, 5}, 0.9);
  cv::erode(usable, layer.usable, cv::getStructuringElement(cv::MORPH_RECT, {5, 5}), {-1, -1}, 1,
            cv::BORDER_CONSTANT, cv::Scalar::all(0));
  return layer;
}

Layer halved(const Layer& layer) {
  const int half = layer.grey.cols / 2;
  Layer smaller;
  cv::resize(layer.grey, smaller.grey, {half, half}, 0, 0, cv::INTER_AREA);
  cv::resize(layer.usable, smaller.usable, {half, half}, 0, 0, cv::INTER_NEAREST);
  return smaller;
}

// ---- laying one over the other ----

/// From the first picture's points to the second's, in units of the picture's width and counted from its
/// middle; and from the second's brightness to the first's.
struct Fit {
  double scale_x = 1, scale_y = 1, turn = 0, x = 0, y = 0;
  double gain = 1, offset = 0;
  double spread = 40;  ///< grey levels; larger differences count little

  cv::Matx23d in_pixels(int width) const {
    const double middle = (width - 1) / 2.0;
    return {scale_x, -turn,   middle + x * width - scale_x * middle + turn * middle,
            turn,    scale_y, middle + y * width - turn * middle - scale_y * middle};
  }
  /// No edit that is looked for leads further away.
  bool plausible() const {
    return std::abs(scale_x - 1) < 0.35 && std::abs(scale_y - 1) < 0.35 && std::abs(turn) < 0.2 &&
           std::abs(x) < 0.25 && std::abs(y) < 0.25;
  }
};

cv::Mat placed(const cv::Mat& picture, const Fit& fit, int interpolation) {
  cv::Mat warped;
  cv::warpAffine(picture, warped, fit.in_pixels(picture.cols), picture.size(),
                 interpolation | cv::WARP_INVERSE_MAP, cv::BORDER_CONSTANT, cv::Scalar::all(0));
  return warped;
}

cv::Vec<double, benefit_fit_unknowns> solve(const BenefitFitSums& sums) {
  cv::Matx<double, benefit_fit_unknowns, benefit_fit_unknowns> normal;
  const double* left = sums.left;
  for (int i = 0; i < benefit_fit_unknowns; ++i) {
    for (int j = 0; j <= i; ++j) normal(i, j) = normal(j, i) = *left++;
    normal(i, i) *= 1 + 1e-6;  // a picture without contrast has a solution too
  }
  return normal.solve(cv::Vec<double, benefit_fit_unknowns>(sums.right), cv::DECOMP_CHOLESKY);
}

/// One step of Gauss and Newton. `other` holds the second picture as the kernel wants it. Returns how far it
/// went, in pixels; 0 when there is no further.
double step(const Layer& first, const cv::Mat& other, Fit& fit) {
  const int width = first.grey.cols;
  BenefitFit known{};
  known.width = width;
  known.target = first.grey.ptr<float>();
  known.usable = first.usable.ptr<std::uint8_t>();
  known.other = other.ptr<float>();
  const auto in_pixels = fit.in_pixels(width);
  std::transform(std::begin(in_pixels.val), std::end(in_pixels.val), std::begin(known.to_other),
                 [](double value) { return static_cast<float>(value); });
  known.gain = static_cast<float>(fit.gain);
  known.offset = static_cast<float>(fit.offset);
  known.limit = static_cast<float>(1 / (4 * fit.spread * fit.spread));
  const BenefitFitSums sums = benefit_fit_sums(&known);
  constexpr double fewest_pixels = 50;
  if (sums.weights < fewest_pixels) return 0;
  const auto solved = solve(sums);
  constexpr double least_gain = 0.2;
  if (!std::isfinite(solved[0]) || solved[0] < least_gain) return 0;
  Fit next = fit;
  const double unit = 1.0 / width / solved[0];
  next.scale_x += solved[2] * unit;
  next.scale_y += solved[3] * unit;
  next.turn += solved[4] * unit;
  next.x += solved[5] * unit;
  next.y += solved[6] * unit;
  if (!next.plausible()) return 0;
  next.gain = solved[0];
  next.offset = solved[1];
  next.spread = std::clamp(1.5 * sums.differences / sums.weights, 1.5, 40.0);
  const double moved =
      width * (std::abs(next.x - fit.x) + std::abs(next.y - fit.y) + std::abs(next.turn - fit.turn) +
               std::abs(next.scale_x - fit.scale_x) + std::abs(next.scale_y - fit.scale_y));
  fit = next;
  return moved;
}

void lay_over(const Layer& first, const Layer& second, int most_steps, Fit& fit) {
  std::array<cv::Mat, 4> planes{second.grey};
  cv::Sobel(second.grey, planes[1], CV_32F, 1, 0, 3, 1.0 / 8);
  cv::Sobel(second.grey, planes[2], CV_32F, 0, 1, 3, 1.0 / 8);
  second.usable.convertTo(planes[3], CV_32F, 1.0 / 255);
  cv::Mat other;
  cv::merge(planes, other);
  constexpr double near_enough = 0.02;
  for (int i = 0; i < most_steps; ++i)
    if (step(first, other, fit) < near_enough) break;
}

// ---- block by block ----

/// What one block of pixels says of the two pictures.
struct Block {
  double likeness = 0;    ///< normalised cross-correlation
  double shift = 0;       ///< squared, pixels
  double difference = 0;  ///< mean square after the best gain and offset, grey levels
  double explained = 0;   ///< of it, what the shift explains
};

class BlockMaker {
 public:
  BlockMaker(const Layer& first, const Layer& second, const Fit& fit)
      : first_(first.grey),
        second_(placed(second.grey, fit, cv::INTER_CUBIC)),
        usable_(placed(second.usable, fit, cv::INTER_NEAREST) & first.usable) {
    const cv::Mat both = first_ + second_;
    cv::Sobel(both, slope_x_, CV_32F, 1, 0, 3, 1.0 / 16);
    cv::Sobel(both, slope_y_, CV_32F, 0, 1, 3, 1.0 / 16);
  }

  /// Blocks that lie within both photos and are not plain.
  std::vector<Block> all(int size) const {
    std::vector<Block> blocks;
    for (int y = 0; y + size <= first_.rows; y += size)
      for (int x = 0; x + size <= first_.cols; x += size)
        if (const auto block = make({x, y, size, size})) blocks.push_back(*block);
    return blocks;
  }

 private:
  struct Moments {
    double n = 0, a = 0, b = 0, aa = 0, bb = 0, ab = 0;
  };

  template <class Visit>
  void for_each_pixel(const cv::Rect& at, Visit visit) const {
    for (int y = at.y; y < at.br().y; ++y)
      for (int x = at.x; x < at.br().x; ++x)
        if (usable_.at<std::uint8_t>(y, x) != 0) visit(y, x);
  }

  std::optional<Block> make(const cv::Rect& at) const {
    Moments m;
    for_each_pixel(at, [&](int y, int x) {
      const auto a = static_cast<double>(first_.at<float>(y, x));
      const auto b = static_cast<double>(second_.at<float>(y, x));
      m.n += 1, m.a += a, m.b += b, m.aa += a * a, m.bb += b * b, m.ab += a * b;
    });
    if (m.n < 0.75 * at.area()) return std::nullopt;
    const double variance_a = m.aa / m.n - m.a * m.a / m.n / m.n;
    const double variance_b = m.bb / m.n - m.b * m.b / m.n / m.n;
    const double covariance = m.ab / m.n - m.a * m.b / m.n / m.n;
    constexpr double plain = 9;  // grey levels squared
    if (std::min(variance_a, variance_b) < plain) return std::nullopt;

    Block block;
    constexpr double noise = 4;
    block.likeness = (covariance + noise) / std::sqrt((variance_a + noise) * (variance_b + noise));
    block.difference = std::max(0.0, variance_a - covariance * covariance / variance_b);
    add_shift(at, m, covariance / variance_b, block);
    return block;
  }

  void add_shift(const cv::Rect& at, const Moments& m, double gain, Block& block) const {
    double xx = 0;
    double xy = 0;
    double yy = 0;
    double xt = 0;
    double yt = 0;
    for_each_pixel(at, [&](int y, int x) {
      const double left = (static_cast<double>(first_.at<float>(y, x)) - m.a / m.n) -
                          gain * (static_cast<double>(second_.at<float>(y, x)) - m.b / m.n);
      const auto dx = static_cast<double>(slope_x_.at<float>(y, x));
      const auto dy = static_cast<double>(slope_y_.at<float>(y, x));
      xx += dx * dx, xy += dx * dy, yy += dy * dy, xt += dx * left, yt += dy * left;
    });
    const double ridge = 2 * m.n;  // where there is hardly a slope, noise is no shift
    const double determinant = (xx + ridge) * (yy + ridge) - xy * xy;
    const double x = ((yy + ridge) * xt - xy * yt) / determinant;
    const double y = ((xx + ridge) * yt - xy * xt) / determinant;
    block.shift = x * x + y * y;
    block.explained = std::max(0.0, 2 * (x * xt + y * yt) - (x * x * xx + 2 * x * y * xy + y * y * yy)) / m.n;
  }

  cv::Mat first_, second_, usable_, slope_x_, slope_y_;
};

/// Fewer say nothing.
constexpr std::size_t fewest_blocks = 12;

/// The root mean square of the shifts without the largest tenth.
double shift_of(std::vector<Block>& blocks) {
  std::sort(blocks.begin(), blocks.end(), [](const Block& a, const Block& b) { return a.shift < b.shift; });
  const std::size_t counted = blocks.size() * 9 / 10;
  double sum = 0;
  for (std::size_t i = 0; i < counted; ++i) sum += blocks[i].shift;
  return std::sqrt(sum / static_cast<double>(counted));
}

/// Of the differences without the largest tenth, the share that shifts explain.
double explained_share(std::vector<Block>& blocks) {
  std::sort(blocks.begin(), blocks.end(),
            [](const Block& a, const Block& b) { return a.difference < b.difference; });
  double difference = 1e-9;
  double explained = 0;
  for (std::size_t i = 0; i < blocks.size() * 9 / 10; ++i) {
    difference += blocks[i].difference;
    explained += blocks[i].explained;
  }
  return explained / difference;
}

double median_likeness(std::vector<Block>& blocks) {
  const auto middle = blocks.begin() + static_cast<std::ptrdiff_t>(blocks.size() / 2);
  std::nth_element(blocks.begin(), middle, blocks.end(),
                   [](const Block& a, const Block& b) { return a.likeness < b.likeness; });
  return middle->likeness;
}

constexpr PictureMatch no_match{std::numeric_limits<double>::infinity(), false};

}  // namespace

struct PreparedPicture::Layers {
  PhotoPrint print;
  cv::Mat full_grey, full_usable, half_grey, half_usable;

  Layer full() const { return {full_grey, full_usable}; }
  Layer half() const { return {half_grey, half_usable}; }
};

PreparedPicture::PreparedPicture(const PhotoPrint& print) {
  const Layer full = full_layer(print);
  const Layer half = halved(full);
  layers_ = std::make_shared<const Layers>(Layers{print, full.grey, full.usable, half.grey, half.usable});
}

const PhotoPrint& PreparedPicture::print() const { return layers_->print; }

PictureMatch match_pictures(const PreparedPicture& first, const PreparedPicture& second) {
  if (first.print().frame != second.print().frame) return no_match;
  // Always the same way round, so that the order of asking makes no difference.
  const bool swap = second.print().picture < first.print().picture;
  const PreparedPicture::Layers& one = *(swap ? second : first).layers_;
  const PreparedPicture::Layers& other = *(swap ? first : second).layers_;
  Fit fit;
  // A crop moves the whole photo's frame much further than landmarks ever move the face's.
  if (one.print.frame == PrintFrame::whole) lay_over(halved(one.half()), halved(other.half()), 12, fit);
  lay_over(one.half(), other.half(), 8, fit);
  std::vector<Block> blocks = BlockMaker(one.half(), other.half(), fit).all(6);
  constexpr double far_too_far = 0.2;  // pixels of the half size; copies stay below half of it
  if (blocks.size() < fewest_blocks || shift_of(blocks) > far_too_far) return no_match;
  lay_over(one.full(), other.full(), 6, fit);
  blocks = BlockMaker(one.full(), other.full(), fit).all(12);
  if (blocks.size() < fewest_blocks) return no_match;
  const double misfit = shift_of(blocks) * std::sqrt(explained_share(blocks));
  constexpr double alike = 0.9;
  return {misfit, misfit <= copy_misfit && median_likeness(blocks) >= alike};
}

}  // namespace benefit::face
