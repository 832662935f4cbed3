#include "verify/face/align.hpp"

#include <cmath>

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

using namespace benefit;
using face::FivePoints;

namespace {

const FivePoints some_points = {{{38, 52}, {74, 51}, {56, 72}, {42, 92}, {71, 93}}};

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
  const cv::Matx23d found = face::similarity(some_points, apply(moved, some_points));
  for (int i = 0; i < 6; ++i) CHECK(found.val[i] == Approx(moved.val[i]));
}

TEST_CASE("a mirrored face is not mirrored back") {
  FivePoints mirrored = some_points;
  for (cv::Point2d& point : mirrored) point.x = 112 - point.x;
  const cv::Matx23d found = face::similarity(some_points, mirrored);
  const double determinant = found(0, 0) * found(1, 1) - found(0, 1) * found(1, 0);
  CHECK(determinant > 0);
}

TEST_CASE("no neighbouring similarity fits better") {
  FivePoints from = some_points;
  from[2] += cv::Point2d(7, -3);
  from[4] += cv::Point2d(-2, 5);
  const cv::Matx23d best = face::similarity(from, some_points);
  const double least = squared_error(best, from, some_points);
  for (const double step : {-0.01, 0.01}) {
    cv::Matx23d other = best;
    other(0, 2) += step;
    CHECK(squared_error(other, from, some_points) > least);
    other = best;
    other(0, 0) += step;  // the scale: both elements of the diagonal
    other(1, 1) += step;
    CHECK(squared_error(other, from, some_points) > least);
    other = best;
    other(0, 1) -= step;  // the turn
    other(1, 0) += step;
    CHECK(squared_error(other, from, some_points) > least);
  }
}

TEST_CASE("the five points are eyes, nose tip and mouth corners") {
  face::Landmarks landmarks;
  for (int i = 0; i < 68; ++i) landmarks[static_cast<std::size_t>(i)] = cv::Point2d(i, 2 * i);
  const FivePoints points = face::five_points(landmarks);
  CHECK(points[0] == cv::Point2d(39, 78));  // 37, 38, 40, 41
  CHECK(points[1] == cv::Point2d(45, 90));  // 43, 44, 46, 47
  CHECK(points[2] == cv::Point2d(30, 60));
  CHECK(points[3] == cv::Point2d(54, 108));  // 48, 60
  CHECK(points[4] == cv::Point2d(59, 118));  // 54, 64
}

TEST_CASE("a face is cut out at the place and in the size that were asked for") {
  cv::Mat photo(300, 300, CV_8UC3, cv::Scalar::all(0));
  photo(cv::Rect(95, 95, 11, 11)) = cv::Scalar::all(255);  // a bright left eye
  const cv::Matx23d into(0.9, 0, 38 - 0.9 * 100, 0, 0.9, 52 - 0.9 * 100);
  const cv::Mat face = face::cut_out(photo, into, 112);
  REQUIRE(face.size() == cv::Size(112, 112));
  CHECK(face.at<cv::Vec3b>(52, 38) == cv::Vec3b(255, 255, 255));
  CHECK(face.at<cv::Vec3b>(52, 73) == cv::Vec3b(0, 0, 0));
}

TEST_CASE("a face that is reduced is averaged, and stays in its place") {
  // Fine stripes, white above and left of the middle.
  cv::Mat photo(800, 800, CV_8UC3, cv::Scalar::all(0));
  for (int column = 0; column < 800; column += 2) photo.col(column) = cv::Scalar::all(200);
  const cv::Mat grey = face::cut_out(photo, {0.125, 0, 0, 0, 0.125, 0}, 100);
  cv::Mat inside = grey(cv::Rect(5, 5, 90, 90));
  double least = 0, most = 0;
  cv::minMaxLoc(inside.reshape(1), &least, &most);
  CHECK(least >= 95);
  CHECK(most <= 105);

  cv::Mat spot(800, 800, CV_8UC3, cv::Scalar::all(0));
  cv::circle(spot, {404, 204}, 40, cv::Scalar::all(255), cv::FILLED);
  const cv::Mat small = face::cut_out(spot, {0.125, 0, 0, 0, 0.125, 0}, 100);
  cv::Mat one;
  cv::extractChannel(small, one, 0);
  const cv::Moments moments = cv::moments(one);
  CHECK(moments.m10 / moments.m00 == Approx(404 * 0.125).margin(0.1));
  CHECK(moments.m01 / moments.m00 == Approx(204 * 0.125).margin(0.1));
}
