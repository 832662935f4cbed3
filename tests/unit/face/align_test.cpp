#include "verify/face/align.hpp"

#include <cmath>

#include <catch2/catch.hpp>

using namespace benefit;
using face::FivePoints;

namespace {

cv::Point2d apply(const cv::Matx23d& map, cv::Point2d point) {
  const cv::Vec2d moved = map * cv::Vec3d(point.x, point.y, 1);
  return {moved[0], moved[1]};
}

FivePoints apply(const cv::Matx23d& map, const FivePoints& points) {
  FivePoints moved;
  for (std::size_t i = 0; i < points.size(); ++i) moved[i] = apply(map, points[i]);
  return moved;
}

double squared_error(const cv::Matx23d& map, const FivePoints& from, const FivePoints& to) {
  double sum = 0;
  for (std::size_t i = 0; i < from.size(); ++i) {
    const cv::Point2d error = apply(map, from[i]) - to[i];
    sum += error.dot(error);
  }
  return sum;
}

}  // namespace

TEST_CASE("a turn, scale and shift are recovered") {
  const double scale = 2.5;
  const double angle = 0.4;
  const cv::Matx23d moved(scale * std::cos(angle), -scale * std::sin(angle), 30, scale * std::sin(angle),
                          scale * std::cos(angle), -12);
  const cv::Matx23d found = face::similarity(face::arcface_template, apply(moved, face::arcface_template));
  for (int i = 0; i < 6; ++i) CHECK(found.val[i] == Approx(moved.val[i]));
}

TEST_CASE("a mirrored face is not mirrored back") {
  FivePoints mirrored = face::arcface_template;
  for (cv::Point2d& point : mirrored) point.x = face::arcface_side - point.x;
  const cv::Matx23d found = face::similarity(face::arcface_template, mirrored);
  const double determinant = found(0, 0) * found(1, 1) - found(0, 1) * found(1, 0);
  CHECK(determinant > 0);
}

TEST_CASE("no neighbouring similarity fits better") {
  FivePoints from = face::arcface_template;
  from[2] += cv::Point2d(7, -3);
  from[4] += cv::Point2d(-2, 5);
  const cv::Matx23d best = face::similarity(from, face::arcface_template);
  const double least = squared_error(best, from, face::arcface_template);
  for (const double step : {-0.01, 0.01}) {
    cv::Matx23d other = best;
    other(0, 2) += step;
    CHECK(squared_error(other, from, face::arcface_template) > least);
    other = best;
    other(0, 0) += step;  // the scale: both elements of the diagonal
    other(1, 1) += step;
    CHECK(squared_error(other, from, face::arcface_template) > least);
    other = best;
    other(0, 1) -= step;  // the turn
    other(1, 0) += step;
    CHECK(squared_error(other, from, face::arcface_template) > least);
  }
}

TEST_CASE("the five points are eyes, nose tip and mouth corners") {
  face::Landmarks landmarks;
  for (int i = 0; i < 68; ++i) landmarks[static_cast<std::size_t>(i)] = {i, 2 * i};
  const FivePoints points = face::five_points(landmarks);
  CHECK(points[0] == cv::Point2d(39, 78));  // 37, 38, 40, 41
  CHECK(points[1] == cv::Point2d(45, 90));  // 43, 44, 46, 47
  CHECK(points[2] == cv::Point2d(30, 60));
  CHECK(points[3] == cv::Point2d(54, 108));  // 48, 60
  CHECK(points[4] == cv::Point2d(59, 118));  // 54, 64
}

TEST_CASE("the aligned face has the network's size and the point where the template has it") {
  cv::Mat photo(300, 300, CV_8UC3, cv::Scalar::all(0));
  face::Landmarks landmarks;
  const auto place = [&landmarks](std::initializer_list<std::size_t> indices, cv::Point at) {
    for (const std::size_t index : indices) landmarks[index] = at;
  };
  place({37, 38, 40, 41}, {100, 100});
  place({43, 44, 46, 47}, {170, 100});
  place({30}, {135, 140});
  place({48, 60}, {106, 181});
  place({54, 64}, {164, 181});
  photo(cv::Rect(95, 95, 11, 11)) = cv::Scalar::all(255);  // a bright left eye

  const cv::Mat aligned = face::align(photo, landmarks);
  REQUIRE(aligned.size() == cv::Size(112, 112));
  CHECK(aligned.at<cv::Vec3b>(52, 38) == cv::Vec3b(255, 255, 255));
  CHECK(aligned.at<cv::Vec3b>(52, 73) == cv::Vec3b(0, 0, 0));
}
